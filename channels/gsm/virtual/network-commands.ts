import { splitFields } from '../at/parse.ts';
import { inCharacterSet } from './character-set.ts';
import {
  type CommandModem,
  cme,
  type Form,
  type Handler,
  ok,
  type Reply,
  remember,
  unquoted,
} from './command.ts';
import { ussdCode, ussdResults } from './ussd.ts';

/** The network as AT commands see it: registration, operator, signal, USSD (3GPP TS 27.007 §7). */

/** Long name, short name and number of the virtual operator, as AT+COPS=3 asks for them. */
const OPERATOR = ['HOTLINE', 'HOT', '51000'];
const CELL = ',"00C8","00001A2B"';

type Notices = 'registrationNotices' | 'packetNotices';

/** `<stat>`, with the cell where it was asked for and there is one. */
export function registrationStatus(
  state: CommandModem['state'],
  notices: Notices = 'registrationNotices',
): string {
  const { registration } = state;
  const registered = registration === 1 || registration === 5;
  return `${registration}${state[notices] === 2 && registered ? CELL : ''}`;
}

/** AT+CREG for calls and SMS, AT+CGREG for packet data: one network here, two settings. */
export const registration =
  (name: string, notices: Notices): Handler =>
  (modem, form, value) => {
    const { state } = modem;
    if (form === 'test') return ok(`${name}: (0-2)`);
    if (form === 'read')
      return ok(`${name}: ${state[notices]},${registrationStatus(state, notices)}`);
    if (!/^[0-2]?$/.test(value)) return cme(modem, 50);
    return remember(() => (state[notices] = Number(value)));
  };

export function operator(modem: CommandModem, form: Form, value: string): Reply {
  const { state } = modem;
  const names = OPERATOR.map((name) => `"${inCharacterSet(state.characterSet, name)}"`);
  if (form === 'test') return ok(`+COPS: (2,${names.join(',')}),,(0-4),(0-2)`);
  if (form === 'read') {
    if (![1, 5].includes(state.registration)) return ok('+COPS: 0');
    return ok(`+COPS: 0,${state.operatorFormat},${names[state.operatorFormat]}`);
  }
  const [mode, format] = value.split(',');
  if (mode === '3' && /^[0-2]$/.test(format ?? '')) state.operatorFormat = Number(format);
  return ok();
}

/** AT+CFUN: 0 and 4 switch the radio off; a 1 behind the comma restarts the modem first. */
export function functionality(modem: CommandModem, form: Form, value: string): Reply {
  const { state } = modem;
  if (form === 'test') return ok('+CFUN: (0,1,4),(0,1)');
  if (form === 'read') return ok(`+CFUN: ${state.functionality}`);
  const [level = '', restart = '0'] = value.split(',');
  if (!/^[014]$/.test(level) || !/^[01]$/.test(restart)) return cme(modem, 50);
  if (restart === '1') return { ...ok(), after: () => modem.reset() };
  const before = state.functionality;
  state.functionality = Number(level);
  if (before === state.functionality) return ok();
  return { ...ok(), after: () => modem.radioChanged() };
}

export function ussd(modem: CommandModem, form: Form, value: string): Reply {
  const { state } = modem;
  if (form === 'test') return ok('+CUSD: (0-2)');
  if (form === 'read') return ok(`+CUSD: ${state.ussdNotices ? 1 : 0}`);
  const [mode, code] = splitFields(value);
  if (!/^[0-2]$/.test(mode ?? '')) return cme(modem, 50);
  if (mode !== '2') state.ussdNotices = mode === '1';
  if (mode === '2' || code === undefined) return ok();
  return { ...ok(), after: () => ask(modem, ussdCode(unquoted(code))) };
}

/** The network does not know other codes than those it was given: result 4. */
function ask(modem: CommandModem, code: string): void {
  if (!modem.state.ussdNotices) return;
  const reply = modem.ussd.get(code) ?? { text: '', form: 'unsupported' };
  for (const line of ussdResults(reply, modem.state.characterSet))
    modem.announceLater(reply.after ?? 0, line);
}
