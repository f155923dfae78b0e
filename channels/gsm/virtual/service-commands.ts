import { splitFields } from '../at/parse.ts';
import {
  type CommandModem,
  cms,
  type Form,
  ok,
  type Reply,
  remember,
  unquoted,
} from './command.ts';
import { UNSENT } from './memory.ts';
import { noticesAsTold } from './profile.ts';

/** The message service: how messages come and go (3GPP TS 27.005 §3 and §4). */

/** AT+CMGF: 0 PDU mode, 1 text mode, which is refused as not allowed (CMS 302) where it is not known. */
export function messageFormat(modem: CommandModem, form: Form, value: string): Reply {
  const { state, profile } = modem;
  if (form === 'test') return ok(profile.textMode ? '+CMGF: (0,1)' : '+CMGF: (0)');
  if (form === 'read') return ok(`+CMGF: ${state.textMode ? 1 : 0}`);
  if (value === '1' && profile.textMode) return remember(() => (state.textMode = true));
  return value === '0' || value === '' ? remember(() => (state.textMode = false)) : cms(302);
}

export function messageService(modem: CommandModem, form: Form, value: string): Reply {
  const { services } = modem.profile;
  if (form === 'test') return ok(`+CSMS: (${services.join(',')})`);
  if (form === 'read') return ok(`+CSMS: ${modem.state.acknowledging ? 1 : 0},1,1,1`);
  if (!/^\d$/.test(value) || !services.includes(Number(value))) return cms(302);
  modem.state.acknowledging = value === '1';
  return ok('+CSMS: 1,1,1');
}

/** AT+CNMI: what is told at once, and what is handed over without being kept. */
export function notices(modem: CommandModem, form: Form, value: string): Reply {
  const { state, profile } = modem;
  if (form === 'test') return ok(`+CNMI: ${noticesAsTold(profile)}`);
  if (form === 'read') return ok(`+CNMI: ${state.cnmi}`);
  const given = value.split(',').map(Number);
  const [mode = 0, messages = 0, , reports = 0] = given;
  // what is left out is taken as 0, and must be possible as well
  const possible = profile.notices.every((values, at) => values.includes(given[at] ?? 0));
  const served = reports !== 1 || !profile.reportsNeedService || state.acknowledging;
  if (given.length > 5 || !possible || !served) return cms(303);
  state.notices = { mode, messages, reports };
  const fields = value.split(',');
  state.cnmi = Array.from({ length: 5 }, (_, at) => fields[at] ?? '0').join(',');
  // what could not be handed over can be now
  return { ...ok(), after: () => modem.memoryFreed() };
}

/** AT+CNMA; 340: nothing expects an acknowledgement. */
export function acknowledgement(modem: CommandModem, form: Form): Reply {
  if (form === 'test') return ok('+CNMA: (0-2)');
  return modem.acknowledge() ? ok() : cms(340);
}

export function moreMessages(modem: CommandModem, form: Form, value: string): Reply {
  if (form === 'test') return ok('+CMMS: (0-2)');
  if (form === 'read') return ok(`+CMMS: ${modem.state.cmms}`);
  if (!/^[0-2]$/.test(value)) return cms(302);
  return remember(() => (modem.state.cmms = Number(value)));
}

export function serviceCentre(modem: CommandModem, form: Form, value: string): Reply {
  if (form === 'test') return ok();
  if (form === 'read') return ok(`+CSCA: "${modem.serviceCentre}",145`);
  const number = unquoted(splitFields(value)[0] ?? '');
  if (!/^\+?\d+$/.test(number)) return cms(304);
  return remember(() => (modem.serviceCentre = number));
}

const prompt: Reply = { lines: [], final: '>' };

/** AT+CMGS: the prompt; what follows is the modem's matter. */
export function send(modem: CommandModem, form: Form, value: string): Reply {
  if (form === 'test') return ok();
  const { textMode } = modem.state;
  const to = unquoted(splitFields(value)[0] ?? '');
  if (form !== 'set' || (textMode ? to === '' : !/^\d+$/.test(value))) return cms(304);
  if (textMode) modem.awaitText(to);
  else modem.awaitPdu(Number(value));
  return { ...prompt };
}

/** AT+CMGW: keeps a message of our own, not yet sent if nothing else is said. */
export function write(modem: CommandModem, form: Form, value: string): Reply {
  if (form === 'test') return ok();
  const [, length, status] = /^(\d+)(?:,([0-3]))?$/.exec(value) ?? [];
  if (form !== 'set' || length === undefined) return cms(304);
  modem.awaitPdu(Number(length), { kind: 'store', status: Number(status ?? UNSENT) });
  return { ...prompt };
}

/** AT+CMSS: sends what AT+CMGW has kept. The answer comes when the network has it. */
export function sendStored(modem: CommandModem, form: Form, value: string): Reply {
  if (form === 'test') return ok();
  const index = Number(value.split(',')[0]);
  const memory = modem.memories.get(modem.state.memories[1] ?? 'SM');
  if (form !== 'set' || !memory?.get(index)) return cms(321);
  return { lines: [], final: '', after: () => modem.sendStored(index) };
}
