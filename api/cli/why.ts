import type { Writable } from 'node:stream';
import { ToldError } from '../../machines/base/told-error.ts';
import { happening, sentencesOf } from '../../machines/chart/chart.ts';
import type { ComplaintContext } from '../../machines/complaint/base/context.ts';
import { statusOf } from '../../machines/complaint/commands.ts';
import type { ComplaintSnapshot } from '../../machines/complaint/flow/machine.ts';
import { COMPLAINT } from '../../machines/complaint/kind.ts';
import { maskNumber, maskNumbers } from '../../machines/numbers/masks.ts';
import type { InboxEntry } from '../../store/ports/inbox.ts';
import type { StoredInstance } from '../../store/ports/instances.ts';
import type { Hotline } from '../hotline/hotline.ts';
import { ticketNamed } from '../office/complaints/lookup.ts';
import { complaintMachine } from '../office/complaints/status.ts';
import { historyView, messagesView } from '../office/complaints/timeline.ts';
import { PARTLY } from '../office/people/looker-mask.ts';
import { COMMAND_LINE } from '../office/people/person.ts';
import { visibleQuery } from '../office/people/scope.ts';
import { momentText } from '../office/words/dates.ts';
import { sureness } from '../office/words/sureness.ts';
import { type Environment, withHotline } from './with-hotline.ts';

/** `hotline why A001`: how a complaint came to be where it is, in the order of time. */

/** What cannot be told; the message says why. */
export class WhyError extends ToldError {
  override readonly name = 'WhyError';
}

/** One thing that happened; `lines` says what it was and why. */
interface Step {
  at: number;
  lines: string[];
}

const MOST_OF_ONE_CODE = 10;

/** What an SMS was read as: the fields of its reading that say something. */
function readingLines({ reading }: InboxEntry): string[] {
  if (reading === null) return [];
  const read = JSON.parse(reading) as Record<string, unknown>;
  const said = Object.entries(read).filter(
    ([, value]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0),
  );
  return said.map(([name, value]) => {
    const told = typeof value === 'string' ? value : JSON.stringify(value);
    return `  dibaca ${name}: ${told}`;
  });
}

async function messageSteps(hotline: Hotline, context: ComplaintContext) {
  const { store } = hotline;
  const { id, reporter } = context;
  const [inbox, outbox] = await Promise.all([store.inbox.of(id), store.outbox.of(id)]);
  const named = { number: reporter, name: maskNumber(reporter) };
  const sms = outbox.filter(({ type }) => type === 'sms');
  const out: Step[] = messagesView(hotline, named, { inbox: [], outbox: sms }, PARTLY).map(
    (shown) => ({
      at: shown.at,
      lines: [`SMS ke ${shown.who}: “${shown.text}”${'word' in shown ? ` (${shown.word})` : ''}`],
    }),
  );
  const into: Step[] = inbox.map((entry) => {
    const [shown] = messagesView(hotline, named, { inbox: [entry], outbox: [] }, PARTLY);
    const bound = entry.binding === null ? [] : [`  sebab: ${entry.binding}`];
    return {
      at: entry.receivedAt,
      lines: [`SMS dari ${shown?.who}: “${entry.text}”`, ...bound, ...readingLines(entry)],
    };
  });
  return { into, out };
}

async function historySteps(hotline: Hotline, context: ComplaintContext): Promise<Step[]> {
  const history = await hotline.store.instances.history(context.id);
  return historyView(hotline, context, history, true).map(
    ({ at, revision, event, type, by, ...what }) => ({
      at,
      lines: [
        `${event} oleh ${by} [${type}, revisi ${revision}]`,
        ...what.details
          .split('\n')
          .filter((detail) => detail !== '')
          .map((detail) => `  ${detail}`),
        ...what.moves.map((move) => `  keadaan: ${move}`),
      ],
    }),
  );
}

/** Why the complaint was filed as it is: the reading it was opened with. */
function openedAs({ reading, category, agency }: ComplaintContext): string {
  return `kategori ${category ?? '-'}, SKPD ${agency ?? '-'}, ${sureness(reading.confidence)}`;
}

async function told(hotline: Hotline, stored: StoredInstance, snapshot: ComplaintSnapshot) {
  const context = snapshot.context;
  const when = (at: number) => momentText(hotline.rules, at);
  const { into, out } = await messageSteps(hotline, context);
  // of one moment: what came in, what it moved, what went out
  const steps = [...into, ...(await historySteps(hotline, context)), ...out];
  const timers = await hotline.store.timers.of(stored.id);
  const says = sentencesOf(complaintMachine(hotline));
  return [
    `${context.ticket} (${stored.id}): ${statusOf(hotline.rules, snapshot)}`,
    openedAs(context),
    ...steps
      .sort((a, b) => a.at - b.at)
      .flatMap(({ at, lines: [first = '', ...more] }) => [`${when(at)}  ${first}`, ...more]),
    ...[...timers]
      .sort((a, b) => a.dueAt - b.dueAt)
      .map(({ id, dueAt }) => `berikutnya ${when(dueAt)}  ${happening(says, id)}`),
  ];
}

/**
 * What happened to a complaint, in the order of time: SMS with how they were read and why they were put
 * there, every move of the machine, SMS that went out, and what waits. Numbers are masked. Codes come
 * again in other years: all complaints with the code are told, newest first.
 * @throws WhyError when no complaint has the ticket
 */
export async function whyLines(hotline: Hotline, typed: string): Promise<string[]> {
  const { store, engine } = hotline;
  const { ticket, year } = await ticketNamed(store, typed);
  const query = visibleQuery(hotline, COMMAND_LINE, { machine: COMPLAINT.name, ticket });
  const page = { order: 'created', limit: MOST_OF_ONE_CODE } as const;
  const items = query === null ? [] : (await store.instances.find(query, page)).items;
  if (items.length === 0) throw new WhyError(`no complaint has the ticket ${typed}`);
  const lines: string[] = [];
  for (const { id, search } of items) {
    if (year !== null && search.year !== year) continue;
    const found = await engine.instances.of(COMPLAINT).snapshot(id);
    if (found !== undefined) lines.push(...(await told(hotline, found.stored, found.snapshot)), '');
  }
  return lines.map(maskNumbers);
}

/** Prints `whyLines`; that somebody read them is in the audit log. */
export function why(typed: string, environment: Environment, output: Writable): Promise<void> {
  return withHotline(environment, { name: 'why', subject: typed }, async (hotline) => {
    output.write(`${(await whyLines(hotline, typed)).join('\n')}\n`);
  });
}
