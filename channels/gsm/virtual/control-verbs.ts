import { readIncoming } from '../codec.ts';
import type { RestartKind } from './command.ts';
import { readFault } from './fault-file.ts';
import { NAMED_FAULTS } from './fault-names.ts';
import type { VirtualModem } from './modem.ts';
import type { VirtualNetwork } from './network.ts';
import { USSD_FORMS, type UssdForm } from './ussd.ts';

/** The commands by which a rack of virtual modems is worked; see `control.ts`. */

/** A command that cannot be carried out, in words for whoever gave it. */
export class ControlError extends Error {
  override readonly name = 'ControlError';
}

export interface Rack {
  network: VirtualNetwork;
  modems: VirtualModem[];
  /** Waits on the rack's clock. */
  later(milliseconds: number, work: () => void): void;
}

/** Answer to a command: fields beside `event`, which is `done` if not given. */
export type Answer = Record<string, unknown>;

export interface Verb {
  usage: string;
  about: string;
  /** @param rest what follows the verb */
  run(rack: Rack, rest: string): Answer;
}

const RESTARTS: RestartKind[] = ['said', 'silent', 'text'];

const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

function modemOf({ modems }: Rack, given = '1'): VirtualModem {
  const modem = /^\d+$/.test(given) ? modems[Number(given) - 1] : undefined;
  if (!modem) throw new ControlError(`there is no modem ${given}: 1 to ${modems.length}`);
  return modem;
}

function numberOf(given: string | undefined, what: string): number {
  const number = Number(given);
  if (given === undefined || !Number.isFinite(number) || number < 0)
    throw new ControlError(`${what} must be a number, not "${given ?? ''}"`);
  return number;
}

/** Line ends are written `\n`. */
const textOf = (given: string): string => given.replaceAll('\\n', '\n');

/** A command about one modem, which its last word names. */
const forModem =
  (act: (modem: VirtualModem) => void): Verb['run'] =>
  (rack, rest) => {
    act(modemOf(rack, words(rest)[0]));
    return {};
  };

/** A command with a number, about one modem. */
const withNumber =
  (what: string, act: (modem: VirtualModem, number: number) => void): Verb['run'] =>
  (rack, rest) => {
    const [number, modem] = words(rest);
    act(modemOf(rack, modem), numberOf(number, what));
    return {};
  };

export const VERBS: Record<string, Verb> = {
  sms: {
    usage: 'FROM[>TO] TEXT',
    about: 'a phone writes to a SIM',
    run: ({ network }, rest) => {
      const [, from, to, text] = /^([^\s>]+)(?:>(\S+))?\s+(.+)$/s.exec(rest) ?? [];
      if (from === undefined || text === undefined)
        throw new ControlError('needs a number and a text');
      if (to !== undefined && !network.sims().includes(to))
        throw new ControlError(`${to} is no SIM here`);
      const { parts } = network.phone(from).send(textOf(text), to);
      return { parts };
    },
  },
  pdu: {
    usage: 'HEX [MODEM]',
    about: 'the network brings a PDU as it is',
    run: (rack, rest) => {
      const [hex = '', modem] = words(rest);
      if (!/^(?:[0-9A-F]{2})+$/i.test(hex)) throw new ControlError(`"${hex}" is not hex`);
      rack.network.inject(modemOf(rack, modem).number, hex.toUpperCase());
      return {};
    },
  },
  messages: {
    usage: '[MODEM]',
    about: 'what lies in a modem, and what waits for it in the network',
    run: (rack, rest) => messagesOf(rack, modemOf(rack, words(rest)[0])),
  },
  fault: {
    usage: 'NAME|JSON [MODEM]',
    about: 'lays a fault',
    run: (rack, rest) => {
      const [, given = '', modem] = /^(\{.*\}|\S+)(?:\s+(\d+))?$/s.exec(rest) ?? [];
      const fault = readFault(given.startsWith('{') ? parsed(given) : given);
      modemOf(rack, modem).faults.add(fault);
      return { fault };
    },
  },
  faults: {
    usage: '',
    about: 'the names of faults',
    run: () => ({ names: Object.keys(NAMED_FAULTS) }),
  },
  calm: {
    usage: '[MODEM]',
    about: 'takes away the faults that have not struck',
    run: forModem((modem) => modem.faults.clear()),
  },
  unplug: {
    usage: '[MODEM] [SECONDS]',
    about: 'takes a modem out, for good or for some seconds',
    run: (rack, rest) => {
      const [which, seconds] = words(rest);
      const modem = modemOf(rack, which);
      const milliseconds = seconds === undefined ? 0 : 1000 * numberOf(seconds, 'SECONDS');
      modem.pull();
      if (milliseconds > 0) rack.later(milliseconds, () => modem.plug());
      return {};
    },
  },
  plug: {
    usage: '[MODEM]',
    about: 'puts it back',
    run: forModem((modem) => modem.plug()),
  },
  cut: {
    usage: '[MODEM]',
    about: 'cuts the line, which can be opened again',
    run: forModem((modem) => modem.unplug()),
  },
  reset: {
    usage: '[said|silent|text] [MODEM]',
    about: 'restarts a modem: said with its words, silent, or silent and in text mode',
    run: (rack, rest) => {
      const given = words(rest);
      const how = RESTARTS.find((kind) => given.includes(kind));
      modemOf(
        rack,
        given.find((word) => word !== how),
      ).reset(how);
      return {};
    },
  },
  phone: {
    usage: 'NUMBER on|off|gone',
    about: 'switches a phone on or off, or gives its number up',
    run: ({ network }, rest) => {
      const [number = '', state = ''] = words(rest);
      if (!['on', 'off', 'gone'].includes(state)) throw new ControlError('on, off or gone?');
      const phone = network.phone(number);
      phone.gone = state === 'gone';
      phone.airplane = state === 'off';
      return {};
    },
  },
  register: {
    usage: 'STATUS [MODEM]',
    about: 'registration as +CREG tells it: 1 at home, 2 searching …',
    run: withNumber('STATUS', (modem, status) => modem.register(status)),
  },
  refuse: {
    usage: 'CAUSE|off [MODEM]',
    about: 'every SMS is refused with this +CMS ERROR: 21 without credit, 38 no network …',
    run: (rack, rest) => {
      const [cause, which] = words(rest);
      const modem = modemOf(rack, which);
      modem.refusal = cause === 'off' ? undefined : numberOf(cause, 'CAUSE');
      return {};
    },
  },
  signal: {
    usage: 'LEVEL [MODEM]',
    about: 'signal as +CSQ tells it: 0 to 31, 99 unknown',
    run: withNumber('LEVEL', (modem, level) => {
      modem.signal = level;
    }),
  },
  latency: {
    usage: 'MILLISECONDS [MODEM]',
    about: 'time each command takes',
    run: withNumber('MILLISECONDS', (modem, milliseconds) => {
      modem.latency = milliseconds;
    }),
  },
  baud: {
    usage: 'BITS_PER_SECOND [MODEM]',
    about: 'speed of the line; 0 for no limit',
    run: withNumber('BITS_PER_SECOND', (modem, speed) => {
      modem.bitsPerSecond = speed === 0 ? undefined : speed;
    }),
  },
  ussd: {
    usage: `CODE FORM TEXT`,
    about: `what the network answers to a code; forms: ${USSD_FORMS.join(', ')}`,
    run: ({ modems }, rest) => {
      const [, code = '', form, text = ''] = /^(\S+)\s+(\S+)\s*(.*)$/s.exec(rest) ?? [];
      if (!isUssdForm(form)) throw new ControlError(`FORM must be one of ${USSD_FORMS.join(', ')}`);
      for (const modem of modems) modem.ussd.set(code, { text: textOf(text), form });
      return {};
    },
  },
};

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new ControlError(`no JSON: ${error instanceof Error ? error.message : error}`);
  }
}

function isUssdForm(given: string | undefined): given is UssdForm {
  return USSD_FORMS.some((form) => form === given);
}

function messagesOf({ network }: Rack, modem: VirtualModem): Answer {
  const messages = [...modem.memories].flatMap(([memory, slots]) =>
    slots.entries().map(([index, { status, pdu }]) => {
      const read = readIncoming(pdu);
      const sms = read.kind === 'message' ? { from: read.from, text: read.text } : {};
      return { memory, index, status, ...sms, pdu };
    }),
  );
  const { number } = modem;
  return { event: 'messages', number, messages, waiting: network.waiting(number) };
}
