import {
  type CommandModem,
  cme,
  cms,
  error,
  fixed,
  type Handler,
  ok,
  type Reply,
  remember,
  unquoted,
} from './command.ts';
import { type Command, commandsOf } from './command-line.ts';
import { list, memories, read, remove } from './message-commands.ts';
import { functionality, operator, registration, ussd } from './network-commands.ts';
import {
  acknowledgement,
  messageFormat,
  messageService,
  moreMessages,
  notices,
  send,
  sendStored,
  serviceCentre,
  write,
} from './service-commands.ts';
import { lock, ownNumber, pin, pinTries } from './sim-commands.ts';
import { restoreDefaults } from './state.ts';

/** Every command that the virtual modem knows. */

/** Commands that work before the PIN (3GPP TS 27.007 §8.3 and what modems do). */
const WITHOUT_PIN =
  /^(?:&?[A-Z]|S\d+|\+C(?:PIN|PINR|MEE|FUN|GMI|GMM|GMR|GSN|SQ|REG|GREG|EREG|SCS|MGF|PAS|BC|CLK)|\+G(?:MI|MM|MR|SN|CAP)|\+(?:IPR|IFC|ICF))$/;

const REVISION = '1.0';

/** Bits per second that AT+IPR takes. */
const RATES = [1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200, 230400, 460800, 921600];

const CHARACTER_SETS = ['GSM', 'HEX', 'UCS2'];

/** Tells one line when asked, and that it can be asked. */
const told =
  (line: (modem: CommandModem) => string): Handler =>
  (modem, form) =>
    form === 'run' ? ok(line(modem)) : form === 'test' ? ok() : error;

/** Accepted and of no consequence here: what a modem of ours has no use for. */
const accepted = fixed({ run: '', set: '' });
const noCarrier: Handler = () => ({ lines: [], final: 'NO CARRIER' });

/** The single-letter commands of ITU-T V.250; what follows the letter is the value. */
const BASIC: Record<string, Handler> = {
  A: noCarrier,
  D: noCarrier,
  O: noCarrier,
  E: (modem, _, value) => remember(() => (modem.state.echo = Number(value) > 0)),
  V: (modem, _, value) => remember(() => (modem.state.verbose = Number(value) > 0)),
  Q: (modem, _, value) => remember(() => (modem.state.quiet = Number(value) > 0)),
  I: (modem) =>
    ok(
      modem.profile.manufacturer,
      modem.profile.model,
      `Revision: ${REVISION}`,
      `IMEI: ${modem.imei}`,
      '+GCAP: +CGSM',
    ),
  Z: (modem) => remember(() => restoreDefaults(modem.state, modem.profile)),
  '&F': (modem) => remember(() => restoreDefaults(modem.state, modem.profile)),
  ...Object.fromEntries(
    ['H', 'L', 'M', 'X', '&C', '&D', '&K', '&S', '&V', '&W'].map((name) => [name, accepted]),
  ),
};

/** S-registers: none does anything here, all can be written and read as 0. */
const register: Handler = (_, form) => (form === 'read' ? ok('000') : ok());

const NAMED: Record<string, Handler> = {
  '+CMEE': (modem, form, value) => {
    if (form === 'test') return ok('+CMEE: (0-2)');
    if (form === 'read') return ok(`+CMEE: ${modem.state.errors}`);
    return /^[0-2]$/.test(value)
      ? remember(() => (modem.state.errors = Number(value)))
      : cme(modem, 50);
  },
  '+CGMI': told(({ profile }) => profile.manufacturer),
  '+CGMM': told(({ profile }) => profile.model),
  '+CGMR': told(() => `+CGMR: ${REVISION}`),
  '+CGSN': told(({ imei }) => imei),
  '+GMI': told(({ profile }) => profile.manufacturer),
  '+GMM': told(({ profile }) => profile.model),
  '+GMR': told(() => REVISION),
  '+GSN': told(({ imei }) => imei),
  '+GCAP': told(() => '+GCAP: +CGSM'),
  '+CIMI': told(({ imsi }) => imsi),
  '+CNUM': ownNumber,
  '+CFUN': functionality,
  '+CPIN': pin,
  '+CPINR': pinTries,
  '+CLCK': lock,
  '+CREG': registration('+CREG', 'registrationNotices'),
  '+CGREG': registration('+CGREG', 'packetNotices'),
  '+CEREG': fixed({ read: '+CEREG: 0,0', set: '', test: '+CEREG: (0-2)' }),
  '+CGATT': fixed({ read: '+CGATT: 1', set: '', test: '+CGATT: (0,1)' }),
  '+COPS': operator,
  '+CSQ': (modem, form) =>
    form === 'run' ? ok(`+CSQ: ${modem.signal},99`) : ok('+CSQ: (0-31,99),(0-7,99)'),
  '+CBC': fixed({ run: '+CBC: 0,100', test: '+CBC: (0,1,2,3),(0-100)' }),
  '+CPAS': fixed({ run: '+CPAS: 0', test: '+CPAS: (0,2,3,4)' }),
  '+CCLK': (modem, form) =>
    form === 'read' ? ok(`+CCLK: "${clockText(modem.now())}"`) : cme(modem, 4),
  '+CSCS': (modem, form, value) => {
    const names = CHARACTER_SETS.map((name) => `"${name}"`).join(',');
    if (form === 'test') return ok(`+CSCS: (${names})`);
    if (form === 'read') return ok(`+CSCS: "${modem.state.characterSet}"`);
    const wanted = unquoted(value);
    if (!CHARACTER_SETS.includes(wanted)) return cme(modem, 4);
    return remember(() => (modem.state.characterSet = wanted));
  },
  '+IPR': (modem, form, value) => {
    if (form === 'test') return ok(`+IPR: (),(0,${RATES.join(',')})`);
    if (form === 'read') return ok(`+IPR: ${modem.state.rate}`);
    const rate = Number(value);
    if (value === '' || (rate !== 0 && !RATES.includes(rate))) return error;
    // The answer still comes at the old speed.
    return { ...ok(), after: () => (modem.state.rate = rate) };
  },
  '+IFC': fixed({ read: '+IFC: 0,0', set: '', test: '+IFC: (0-2),(0-2)' }),
  '+ICF': fixed({ read: '+ICF: 3,3', set: '', test: '+ICF: (3),(3)' }),
  '+CLIP': fixed({ read: '+CLIP: 0,0', set: '', test: '+CLIP: (0,1)' }),
  '+CRC': fixed({ read: '+CRC: 0', set: '', test: '+CRC: (0,1)' }),
  '+CUSD': ussd,
  '+CSCA': serviceCentre,
  '+CSMS': messageService,
  '+CPMS': memories,
  '+CNMI': notices,
  '+CMGF': messageFormat,
  '+CMGL': list,
  '+CMGR': read,
  '+CMGD': remove,
  '+CMGS': send,
  '+CMGW': write,
  '+CMSS': sendStored,
  '+CMMS': moreMessages,
  '+CNMA': acknowledgement,
};

/** WIB, as the service centre: `26/11/23,09:00:00+28`, the zone in quarters of an hour. */
function clockText(now: number): string {
  const local = new Date(now + 7 * 3_600_000).toISOString();
  return `${local.slice(2, 10).replaceAll('-', '/')},${local.slice(11, 19)}+28`;
}

/**
 * Carries out a line of commands (`AT+CMGF=0;+CNMI=2,1`); the first refusal ends it.
 * @param line as written, beginning with AT
 */
export function obey(modem: CommandModem, line: string): Reply {
  const done: Reply[] = [];
  for (const command of commandsOf(line.slice(2)) ?? [undefined]) {
    const reply = command === undefined ? error : one(modem, command);
    done.push(reply);
    if (reply.final !== 'OK') break;
  }
  return {
    lines: done.flatMap(({ lines }) => lines),
    final: done.at(-1)?.final ?? 'OK',
    commands: Math.max(1, done.length),
    after: () => {
      for (const { after } of done) after?.();
    },
  };
}

function one(modem: CommandModem, { name, form, value }: Command): Reply {
  if (modem.state.pin !== undefined && !WITHOUT_PIN.test(name))
    return modem.profile.lockedAsCms ? cms(311) : cme(modem, 11);
  const handler = /^S\d/.test(name) ? register : (BASIC[name] ?? NAMED[name]);
  return handler ? handler(modem, form, value) : error;
}
