import { splitFields } from '../at/parse.ts';
import {
  type CommandModem,
  cme,
  type Form,
  ok,
  type Reply,
  remember,
  unquoted,
} from './command.ts';
import type { ModemState } from './state.ts';

/** The SIM's lock and number (3GPP TS 27.007 §7.1, §7.4, §8.3). */

export function pin(modem: CommandModem, form: Form, value: string): Reply {
  const { state } = modem;
  if (form === 'test') return ok();
  if (form === 'read') return ok(`+CPIN: ${pinState(state)}`);
  if (state.pin === undefined) return cme(modem, 3);
  const refused = checked(modem, unquoted(value));
  return (
    refused ?? { ...remember(() => (state.pin = undefined)), after: () => modem.radioChanged() }
  );
}

/** How a password is refused; undefined when it is right. Three wrong ones lock the SIM. */
function checked(modem: CommandModem, password: string): Reply | undefined {
  const { state, simLock } = modem;
  if (state.pinTries === 0) return cme(modem, 12);
  if (password === simLock.secret) {
    state.pinTries = 3;
    return undefined;
  }
  state.pinTries -= 1;
  return cme(modem, 16);
}

function pinState(state: ModemState): string {
  if (state.pinTries === 0) return 'SIM PUK';
  return state.pin === undefined ? 'READY' : 'SIM PIN';
}

/** AT+CPINR: how often the PIN may still be wrong, of how often at most. */
export function pinTries(modem: CommandModem, form: Form): Reply {
  if (form === 'test' || form === 'read') return ok();
  const { pinTries: left } = modem.state;
  return ok(`+CPINR: SIM PIN,${left},3`, '+CPINR: SIM PUK,10,10');
}

/** AT+CLCK="SC": asks whether the SIM wants its PIN, or changes that. Other locks there are none. */
export function lock(modem: CommandModem, form: Form, value: string): Reply {
  const { simLock } = modem;
  if (form === 'test') return ok('+CLCK: ("SC")');
  const [facility, mode, password] = splitFields(value).map(unquoted);
  if (form !== 'set' || facility !== 'SC') return cme(modem, 4);
  if (mode === '2') return ok(`+CLCK: ${simLock.locked ? 1 : 0}`);
  if (!['0', '1'].includes(mode ?? '')) return cme(modem, 50);
  if (simLock.secret === undefined) return cme(modem, 3);
  return checked(modem, password ?? '') ?? remember(() => (simLock.locked = mode === '1'));
}

export function ownNumber(modem: CommandModem, form: Form): Reply {
  if (form === 'test') return ok();
  return form === 'run' ? ok(`+CNUM: "",${quotedNumber(modem.number)}`) : cme(modem, 50);
}

function quotedNumber(number: string): string {
  return `"${number}",${number.startsWith('+') ? 145 : 129}`;
}
