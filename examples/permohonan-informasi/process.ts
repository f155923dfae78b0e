import { statePath } from '../../machines/chart/state-path.ts';
import type { Talk } from '../../machines/conversation/talk.ts';
import type { Personal } from '../../machines/district/personal.ts';
import type { Rules } from '../../machines/district/rules.ts';
import { createDecider } from '../../machines/engine/decider.ts';
import { followAgencies } from '../../machines/engine/followed-agencies.ts';
import { NO_FIELDS } from '../../machines/engine/kind.ts';
import type { Hands, Process } from '../../machines/engine/process.ts';
import { ticketCode } from '../../machines/numbers/tickets.ts';
import { SYSTEM } from '../../machines/people/actor.ts';
import type { Shown } from '../../machines/people/shown.ts';
import type { BroughtPorts, WholeProcess } from '../../machines/processes/whole.ts';
import { ACTS } from './acts.ts';
import { runningDue } from './clock.ts';
import type { RequestContext, RequestInput } from './context.ts';
import { createDesk } from './desk.ts';
import { createLetters, createPrinter } from './letters.ts';
import { createRequestMachine, REQUEST_VERSION, type RequestMachine } from './machine.ts';
import { ID_PREFIX, NAME, type Settings, shape } from './settings.ts';
import { withheldBecause } from './still-true.ts';
import { answer } from './talk.ts';
import { factsOf, REQUEST, statusOf } from './talk-facts.ts';
import { textsOf } from './texts.ts';

/** Requests for public information (PPID, UU 14/2008), switched on by the district pack. */

/** What the pack says of it in `processes.yaml`. */
export const settings = shape;

const PLAIN = 999;

/** `PI001` … `PI999`, then `PIA001`: no group of more than three digits, and no code of a complaint. */
function numberOf(n: number): string {
  return n <= PLAIN ? `PI${String(n).padStart(3, '0')}` : `PI${ticketCode(n - PLAIN)}`;
}

/** Takes the next number; the same key always makes the same request. */
async function openRequest(
  { store, rules, instances }: Hands,
  input: Record<string, unknown>,
  key: string,
): Promise<string> {
  const given = input as unknown as Omit<RequestInput, 'id' | 'number' | 'year'>;
  const number = numberOf(await store.numbers.allocate(NAME, key));
  const id = ID_PREFIX + number;
  const { year } = rules.calendar.local(given.at);
  await instances.of(REQUEST).create(id, { ...given, id, number, year }, key);
  return id;
}

/** What is open is searched for by who took over from its agency. */
function followAgency(hands: Hands): Promise<void> {
  const event = (from: string, to: string) => ({ type: 'informasi.renamed', from, to });
  return followAgencies(hands, { machine: NAME, tag: 'open' }, event, 'requests for information');
}

const shown: Shown = {
  title: 'Permohonan informasi',
  about: 'permintaan informasi publik sampai dijawab tertulis, dengan keberatan (UU 14/2008)',
  mainRegion: 'flow',
  samples: ({ rules, snapshot, filled }) => {
    const { phone, agency } = snapshot.context as RequestContext;
    return Object.entries(ACTS).flatMap(([type, { by, sample }]) =>
      by.map((role) => ({
        event: { type, ...sample({ rules, context: snapshot.context, text: filled.text }) },
        by: {
          role,
          ...(role === 'citizen' && phone !== null ? { phone } : {}),
          ...((role === 'officer' || role === 'head') && agency !== null ? { agency } : {}),
        },
      })),
    );
  },
  earnest: {},
};

/** Number, decision and clause stay: the register of requests is made of them. */
const personal: Personal = {
  of: 'processes',
  isOver: ({ status }) => status === 'done',
  keeps: [
    ...['/id', '/number', '/agency', '/way', '/reason', '/clause', '/until', '/upheld'],
    ...['extended.reason', 'decision.kind', 'decision.clause', 'decision.until'],
  ],
};

export function createProcess(rules: Rules, settings: Settings, ports: BroughtPorts): WholeProcess {
  const process: Process<RequestMachine> = {
    ...REQUEST,
    version: REQUEST_VERSION,
    decider: createDecider(createRequestMachine(rules, settings)),
    search({ value, tags, context }) {
      const { number, year, phone, agency, decision, receivedAt, forwardedAt, closedAt } = context;
      return {
        ...NO_FIELDS,
        state: statePath(value.flow),
        tags: [...tags].sort(),
        ticket: number,
        year,
        phone,
        kind: decision?.kind ?? null,
        category: decision?.clause ?? null,
        agency,
        due: runningDue(context),
        receivedAt,
        forwardedAt,
        answeredAt: decision?.at ?? null,
        closedAt,
      };
    },
    words: ({ context: { number, text } }) => `${number} ${text}`,
    mayNotSend: withheldBecause,
    migrations: {},
    keepsMessages: true,
    async refused(hands, { entry, told, snapshot }) {
      const { by = SYSTEM } = told.event;
      const { number: no } = snapshot.context;
      const message = {
        template: `${NAME}:belum-bisa` as const,
        vars: { values: { no, status: statusOf({ snapshot }) } },
      };
      const to = { role: 'sender' as const, phone: by.phone ?? null };
      const sms = { to, message, hours: 'any' as const };
      await hands.enqueue(entry, 'refused', [{ type: 'sms', params: sms }], by);
      return undefined;
    },
    open: openRequest,
    begin: followAgency,
    effects: { [`${NAME}:letter`]: createLetters(rules, settings) },
  };
  const talk: Talk = { process: NAME, facts: factsOf, answer };
  const letters = createPrinter(ports);
  const desk = createDesk(rules);
  return { process, shown, personal, talk, letters, desk, texts: textsOf(NAME) };
}
