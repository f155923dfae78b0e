import type { EventObject } from 'xstate';
import { readingOf } from '../../machines/complaint/reading-of.ts';
import type { Rules } from '../../machines/district/rules.ts';
import { complaintId, ticketCode } from '../../machines/numbers/tickets.ts';
import type { Understand } from '../../machines/text/understanding.ts';

/** Complaints as they usually go, one like another and yet each its own: what the benchmarks work on. */

/** Monday 23 November 2026, 09.00 WIB. */
export const BENCH_START = Date.UTC(2026, 10, 23, 2, 0);
const YEAR = 2026;
const MINUTE = 60_000;

export type StoryEvent = EventObject & { at: number };

export interface Story {
  id: string;
  /** Input of the machine: reporter, text, reading. */
  input: { at: number } & Record<string, unknown>;
  events: StoryEvent[];
}

const OPENINGS = [
  'JALAN jln berlubang besar di pekon basungan pagar dewa nomor',
  'LAMPU lampu jalan mati sudah seminggu di pasar liwa nomor',
  'SAMPAH menumpuk dan tidak diangkut di way mengaku nomor',
  'KTP blm jadi sejak bulan lalu, rumah saya di sukau nomor',
];

/** A citizen's number, another for each complaint. */
export function phoneOf(n: number): string {
  return `+628120001${String(n).padStart(6, '0')}`;
}

export function textOf(n: number): string {
  return `${OPENINGS[n % OPENINGS.length]} ${n}, tlg diperbaiki pak`;
}

/** @param n counted from 1; also its ticket */
export function storyOf(rules: Rules, understand: Understand, n: number): Story {
  const ticket = ticketCode(n);
  const id = complaintId(YEAR, ticket);
  const at = BENCH_START + n;
  const reporter = phoneOf(n);
  const text = textOf(n);
  const reading = readingOf(understand(text, { role: 'citizen', address: reporter }));
  const officer = rules.district.contacts.find(
    ({ role, agency }) => role === 'officer' && agency === reading.agency,
  );
  const byOfficer = { role: 'officer', phone: officer?.phone, agency: reading.agency };
  const byCitizen = { role: 'citizen', phone: reporter };
  const events = [
    { type: 'officer.accept', by: byOfficer },
    { type: 'citizen.add', text: `di depan balai nomor ${n}`, reading, by: byCitizen },
    { type: 'officer.answer', text: 'sdh kami survey, besok alat turun', by: byOfficer },
    { type: 'citizen.rate', rating: 1 + (n % 5), text: '', by: byCitizen },
  ];
  return {
    id,
    input: { at, id, ticket, year: YEAR, reporter, text, reading },
    events: events.map((event, step) => ({ ...event, at: at + (step + 1) * MINUTE })),
  };
}
