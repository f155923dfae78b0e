import { staffStatus } from '../../complaint/commands.ts';
import type { Message } from '../../messages/messages.ts';
import { digestPoints, pastPoints } from '../../report/digest.ts';
import { digestHead } from '../../report/texts.ts';
import type { Command } from '../../text/understanding.ts';
import type { TicketFact } from '../base/events.ts';
import { items } from '../base/items.ts';
import { complaintOf } from '../base/named.ts';
import { periodAsked } from '../base/period-asked.ts';
import { actorOf, messageId, type Response, reply, type Turn } from '../base/response.ts';
import { notFound, ownAgency } from './office-terms.ts';

/** Commands of the office that only ask: lists, one complaint, figures, help. */

const MOST_LISTED = 6;

/** What waits for the admin; the Sekda and the Bupati see the same list. */
function listForAdmin(turn: Turn): Response {
  const { tasks, taskCount, hiddenTasks: secrets } = turn.event.facts;
  const count = taskCount + secrets;
  if (count === 0) return reply(turn, { template: 'admin-daftar-kosong', vars: {} });
  const decides = turn.event.sender.role === 'admin';
  const vars = { count, listed: taskCount, items: items(tasks), secrets, decides };
  return reply(turn, { template: 'admin-daftar', vars });
}

export function list(turn: Turn): Response {
  if (turn.event.sender.agency === undefined) return listForAdmin(turn);
  const { tasks, taskCount } = turn.event.facts;
  const agency = ownAgency(turn);
  if (taskCount === 0) return reply(turn, { template: 'skpd-daftar-kosong', vars: { agency } });
  const shown = items(tasks.slice(0, MOST_LISTED));
  return reply(turn, { template: 'skpd-daftar', vars: { agency, count: taskCount, items: shown } });
}

/** The first message is cut where additions follow: those tell what is new. */
const FIRST_WORDS = 140;

/** Everything the citizen wrote about it, the latest addition before the older ones. */
function allWords({ text, additions }: TicketFact): string {
  if (additions.length === 0) return text;
  const first = text.length > FIRST_WORDS ? `${text.slice(0, FIRST_WORDS - 2).trim()}..` : text;
  const end = /[.!?]$/.test(first.trimEnd()) ? '' : '.';
  return `${first.trim()}${end} Tambahan: ${[...additions].reverse().join('; ')}`;
}

/** LIHAT of one complaint. */
export function lookedAt(turn: Turn, typed: string): Message {
  const complaint = complaintOf(turn, typed);
  return complaint === null ? notFound(turn, typed) : shownOf(complaint);
}

/** A complaint as its agency and those above it read it. */
export function shownOf(complaint: TicketFact): Message {
  const { ticket, category, place, status, due, open, answer } = complaint;
  // the status is worded for the citizen
  const shown = { status: staffStatus(status), due: open ? due : null };
  const said = { text: allWords(complaint), answer: answer?.text ?? null };
  const vars = { ticket, category, place, ...said, ...shown };
  return { template: 'skpd-lihat', vars };
}

/** LAPORAN: today, or the week or month that it names. */
export function figures(turn: Turn, { text }: Command): Response | null {
  const { figures: counted } = turn.event.facts;
  if (counted === null) return null;
  const { kind, from, to, past } = periodAsked(turn.rules, text, turn.event.at);
  const head = digestHead(turn.rules, turn.event.sender.role === 'regent' ? 'regent' : 'secretary');
  const digest = kind === 'day' ? 'dailyDigest' : 'weeklyDigest';
  const points = past ? pastPoints(digest, counted) : digestPoints(digest, counted, head);
  const vars = { addressee: head.addressee, date: past ? to - 1 : counted.date, points };
  return kind === 'day'
    ? reply(turn, { template: 'bupati-harian', vars: { ...vars, since: null } })
    : reply(turn, { template: 'bupati-mingguan', vars: { ...vars, since: from } });
}

export function overdue(turn: Turn): Response {
  const { late, lateCount } = turn.event.facts;
  const items = late.map(({ ticket, agency, days }) => ({ ticket, agency, days }));
  return reply(turn, {
    template: 'bupati-terlambat',
    vars: { count: lateCount, items, more: lateCount - items.length },
  });
}

/** The regent's TERIMA: whatever was sent to him has arrived (SOP step 7). */
export function received(turn: Turn): Response {
  const { reports } = turn.event.facts;
  if (reports.length === 0) return reply(turn, { template: 'bupati-tanpa-laporan', vars: {} });
  const event = { type: 'report.receive', by: actorOf(turn) };
  const message = { id: messageId(turn), binding: 'tanda terima laporan' };
  return {
    effects: reports.map((instance) => ({ type: 'tell', params: { instance, event, message } })),
    filed: 'done',
  };
}
