import type { AnyStateMachine, StateValue } from 'xstate';
import { happening, sentencesOf } from '../../../machines/chart/chart.ts';
import { statePath } from '../../../machines/chart/state-path.ts';
import { regionName, sopStep, stateWord } from '../../../machines/chart/state-words.ts';
import type { ComplaintContext } from '../../../machines/complaint/base/context.ts';
import { isOfParted } from '../../../machines/complaint/base/links.ts';
import { COMPLAINT_SHOWN } from '../../../machines/complaint/shown.ts';
import { shortName } from '../../../machines/district/rules.ts';
import type { NumberMask } from '../../../machines/numbers/masks.ts';
import { withoutName } from '../../../machines/people/actor.ts';
import type { InboxEntry } from '../../../store/ports/inbox.ts';
import type { HistoryEntry } from '../../../store/ports/instances.ts';
import type { OutboxEntry, OutboxState } from '../../../store/ports/outbox.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { momentText } from '../words/dates.ts';
import { actorWord, DELIVERY } from '../words/engine-words.ts';
import { holderOf } from '../words/holder.ts';
import type { Messages } from './messages.ts';
import { complaintMachine } from './status.ts';

/** What has happened to a complaint, put into words: states, history, and SMS in and out. */

const MAIN = COMPLAINT_SHOWN.mainRegion;

function wordIn(machine: AnyStateMachine, region: string, path: string): string {
  return stateWord(machine, `${region}.${path}`);
}

function paths(value: StateValue): Map<string, string> {
  const regions = typeof value === 'string' ? { [value]: '' } : value;
  return new Map(Object.entries(regions).map(([region, state]) => [region, statePath(state)]));
}

/** The active state of every region, in words and as the machine calls it. */
export function regionsView(hotline: Hotline, value: StateValue) {
  const machine = complaintMachine(hotline);
  return [...paths(value)].map(([region, path]) => ({
    name: regionName(machine, region),
    word: wordIn(machine, region, path),
    sop: region === MAIN ? sopStep(machine, `${region}.${path}`) : null,
  }));
}

/** Regions that an event moved, each `from → to`. */
function moves(machine: AnyStateMachine, from: string | null, to: string): string[] {
  const before = from === null ? null : paths(JSON.parse(from) as StateValue);
  const lines: string[] = [];
  for (const [region, path] of paths(JSON.parse(to) as StateValue)) {
    const old = before?.get(region);
    if (old === path) continue;
    // a new complaint starts in every region; only the flow is news
    if (before === null && region !== MAIN) continue;
    const word = wordIn(machine, region, path);
    const start = old === undefined ? '' : `${wordIn(machine, region, old)} → `;
    lines.push((region === MAIN ? '' : `${regionName(machine, region)}: `) + start + word);
  }
  return lines;
}

type Linked = Pick<ComplaintContext, 'children'>;

/** The words of an event that are worth reading: what was said, to whom, until when. */
function details({ rules }: Hotline, complaint: Linked, json: string): string[] {
  const event = JSON.parse(json) as Record<string, unknown>;
  if (isOfParted(complaint, event)) return [];
  const { text, agency, category, rating, until, parent, child } = event;
  const related = (parent ?? child) as { ticket?: unknown } | undefined;
  return [
    typeof agency === 'string' ? `SKPD ${shortName(rules, agency)}` : '',
    typeof category === 'string' ? `kategori ${category}` : '',
    typeof rating === 'number' ? `nilai ${rating}` : '',
    typeof until === 'number' ? `sampai ${momentText(rules, until)}` : '',
    typeof related?.ticket === 'string' ? `tiket ${related.ticket}` : '',
    typeof text === 'string' && text !== '' && text !== String(rating) ? `“${text}”` : '',
  ].filter((part) => part !== '');
}

/** Newest first. @param names also the names of users and programs, for the office itself */
export function historyView(
  hotline: Hotline,
  complaint: Linked,
  history: HistoryEntry[],
  names: boolean,
) {
  const machine = complaintMachine(hotline);
  const says = sentencesOf(machine);
  return history
    .map((entry) => ({
      at: entry.at,
      revision: entry.revision,
      event: happening(says, entry.type),
      type: entry.type,
      by: actorWord(names ? entry.by : withoutName(entry.by)),
      moves: moves(machine, entry.from, entry.to),
      details: details(hotline, complaint, entry.event).join(', '),
    }))
    .reverse();
}

/** When the whole SMS had arrived; null while a part is missing. */
function deliveredAt({ parts }: OutboxEntry): number | null {
  const times = parts.map((part) => part.deliveredAt);
  return times.some((time) => time === null)
    ? null
    : Math.max(0, ...times.map((time) => time ?? 0));
}

/** States of an SMS in which its page says why. */
const TOLD: ReadonlySet<OutboxState> = new Set(['failed', 'unconfirmed', 'queued', 'withdrawn']);

/** One outgoing SMS with what became of it. */
export function outgoingView({ clock }: Hotline, entry: OutboxEntry) {
  const { state } = entry;
  return {
    id: entry.id,
    mine: true,
    to: entry.to,
    text: entry.text ?? '',
    at: entry.createdAt,
    parts: entry.parts.length,
    long: entry.parts.length > 1,
    state,
    word: DELIVERY[state].word,
    tick: DELIVERY[state].tick,
    /** Not to go out before this time, where it still waits for it. */
    waitsUntil: state === 'queued' && entry.dueAt > clock.now() ? entry.dueAt : null,
    deliveredAt: state === 'delivered' ? deliveredAt(entry) : null,
    error: TOLD.has(state) ? entry.error : null,
  };
}

export function incomingView(entry: InboxEntry) {
  return {
    mine: false,
    text: entry.text,
    at: entry.receivedAt,
    parts: entry.raw.length,
    long: entry.raw.length > 1,
    incomplete: entry.incomplete === true,
    why: entry.binding ?? '',
  };
}

/**
 * Every SMS of a complaint, oldest first.
 * @param reporter who is called by function, and how
 * @param mask for others who wrote about it: they may be reporters too
 */
export function messagesView(
  hotline: Hotline,
  reporter: { number: string; name: string },
  { inbox, outbox }: Messages,
  mask: NumberMask,
) {
  const who = (number: string | null) =>
    number === reporter.number ? `Pelapor ${reporter.name}` : holderOf(hotline.rules, number, mask);
  const incoming = inbox.map((entry) => ({ ...incomingView(entry), who: who(entry.from) }));
  const outgoing = outbox.map((entry) => ({ ...outgoingView(hotline, entry), who: who(entry.to) }));
  return [...incoming, ...outgoing].sort((a, b) => a.at - b.at);
}
