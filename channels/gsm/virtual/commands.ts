import {
  type CommandModem,
  cms,
  error,
  type Form,
  type Handler,
  type ModemState,
  ok,
  type Reply,
} from './command.ts';
import {
  list,
  memories,
  messageFormat,
  messageService,
  notices,
  read,
  remove,
  send,
} from './message-commands.ts';

const CME_TEXTS: Record<number, string> = {
  3: 'operation not allowed',
  11: 'SIM PIN required',
  12: 'SIM PUK required',
  16: 'incorrect password',
};

function cme(modem: CommandModem, code: number): Reply {
  const { errors } = modem.state;
  if (errors === 0) return error;
  return { lines: [], final: `+CME ERROR: ${errors === 2 ? CME_TEXTS[code] : code}` };
}

/** A command that only remembers or tells something fixed. */
const fixed =
  (answers: Partial<Record<Form, Reply>>): Handler =>
  (_, form) =>
    copy(answers[form] ?? error);

const copy = (reply: Reply): Reply => ({ ...reply, lines: [...reply.lines] });

/** Commands that work before the PIN (3GPP TS 27.007 §8.3 and what modems do). */
const WITHOUT_PIN = /^(?:[EVZ&QIXS]|\+C(?:PIN|MEE|FUN|GMI|GMM|GMR|GSN|SQ|REG|SCS|MGF)\b|$)/;

/**
 * Carries out a line of commands (`AT+CMGF=0;+CNMI=2,1`); the first refusal ends it.
 * @param line as written, beginning with AT
 */
export function obey(modem: CommandModem, line: string): Reply {
  const lines: string[] = [];
  let final = 'OK';
  for (const command of splitCommands(line.slice(2))) {
    const reply = one(modem, command);
    lines.push(...reply.lines);
    final = reply.final;
    if (final !== 'OK') break;
  }
  return { lines, final };
}

/** Cuts at `;` outside quotes. */
function splitCommands(text: string): string[] {
  return text.match(/(?:"[^"]*"|[^;"])+/g) ?? [''];
}

function one(modem: CommandModem, command: string): Reply {
  const match = /^([A-Z]\d*|&[A-Z]\d*|\+[A-Z0-9]+|)(=\?|\?|=)?(.*)$/i.exec(command.trim());
  if (!match) return error;
  const [, name = '', operator = '', value = ''] = match;
  const key = name.toUpperCase();
  if (modem.state.pin !== undefined && !WITHOUT_PIN.test(key)) return cme(modem, 11);
  const form: Form =
    operator === '=?' ? 'test' : operator === '?' ? 'read' : operator === '=' ? 'set' : 'run';
  const handler = HANDLERS[key] ?? basic(key);
  return handler ? handler(modem, form, value.trim()) : error;
}

/** The single-letter commands of ITU-T V.250. */
function basic(key: string): Handler | undefined {
  if (/^(?:Z|&F)\d*$/.test(key)) return restore;
  const echo = /^E(\d?)$/.exec(key);
  if (echo)
    return (modem) => remember(() => (modem.state.echo = echo[1] !== '0' && echo[1] !== ''));
  return /^(?:[VQXILMHS]\d*|&[CDSKWV]\d*|)$/.test(key) ? () => ok() : undefined;
}

function restore(modem: CommandModem): Reply {
  modem.state.echo = true;
  modem.state.errors = 0;
  return ok();
}

function remember(change: () => unknown): Reply {
  change();
  return ok();
}

const HANDLERS: Record<string, Handler> = {
  '+CMEE': (modem, form, value) => {
    if (form === 'test') return ok('+CMEE: (0-2)');
    if (form === 'read') return ok(`+CMEE: ${modem.state.errors}`);
    return remember(() => (modem.state.errors = Number(value)));
  },
  '+CFUN': fixed({ read: ok('+CFUN: 1'), test: ok('+CFUN: (0,1,4),(0,1)'), set: ok() }),
  '+CPIN': pin,
  '+CGMI': fixed({ run: ok('Hotline'), test: ok() }),
  '+CGMM': fixed({ run: ok('Virtual GSM Modem'), test: ok() }),
  '+CGMR': fixed({ run: ok('+CGMR: 1.0'), test: ok() }),
  '+CGSN': (modem, form) => (form === 'run' ? ok(modem.imei) : ok()),
  '+CIMI': fixed({ run: ok('510000000000001'), test: ok() }),
  '+CREG': registration,
  '+CEREG': fixed({ read: ok('+CEREG: 0,0'), set: ok(), test: ok('+CEREG: (0-2)') }),
  '+CSQ': fixed({ run: ok('+CSQ: 21,99'), test: ok('+CSQ: (0-31,99),(0-7,99)') }),
  '+COPS': fixed({
    read: ok('+COPS: 0,0,"HOTLINE"'),
    set: ok(),
    test: ok('+COPS: (2,"HOTLINE","HOT","51000")'),
  }),
  '+CBC': fixed({ run: ok('+CBC: 0,100') }),
  '+CSCS': (modem, form, value) => {
    if (form === 'test') return ok('+CSCS: ("GSM","HEX","UCS2")');
    if (form === 'read') return ok(`+CSCS: "${modem.state.characterSet}"`);
    return remember(() => (modem.state.characterSet = value.replace(/"/g, '')));
  },
  '+CSCA': (modem, form) => (form === 'read' ? ok(`+CSCA: "${modem.serviceCentre}",145`) : ok()),
  '+CSMS': messageService,
  '+CPMS': memories,
  '+CNMI': notices,
  '+CMGF': messageFormat,
  '+CMGL': list,
  '+CMGR': read,
  '+CMGD': remove,
  '+CMGS': send,
  '+CMMS': (modem, form, value) => {
    if (form === 'test') return ok('+CMMS: (0-2)');
    if (form === 'read') return ok(`+CMMS: ${modem.state.cmms}`);
    return remember(() => (modem.state.cmms = Number(value)));
  },
  '+CNMA': (modem, form) => {
    if (form === 'test') return ok('+CNMA: (0-2)');
    // 340: nothing expects an acknowledgement (3GPP TS 27.005 §3.2.5).
    return modem.acknowledge() ? ok() : cms(340);
  },
  '+CUSD': fixed({ set: ok(), read: ok('+CUSD: 0'), test: ok('+CUSD: (0-2)') }),
};

function pin(modem: CommandModem, form: Form, value: string): Reply {
  const { state } = modem;
  if (form === 'test') return ok();
  if (form === 'read') return ok(`+CPIN: ${pinState(state)}`);
  if (state.pin === undefined) return cme(modem, 3);
  if (state.pinTries === 0) return cme(modem, 12);
  if (value.replace(/"/g, '') === state.pin) return remember(() => (state.pin = undefined));
  state.pinTries -= 1;
  return cme(modem, 16);
}

function pinState(state: ModemState): string {
  if (state.pin === undefined) return 'READY';
  return state.pinTries > 0 ? 'SIM PIN' : 'SIM PUK';
}

function registration(modem: CommandModem, form: Form, value: string): Reply {
  const { state } = modem;
  if (form === 'test') return ok('+CREG: (0-2)');
  if (form === 'set') return remember(() => (state.registrationNotices = value !== '0'));
  return ok(`+CREG: ${state.registrationNotices ? 1 : 0},${state.registration}`);
}
