import type { HistoryEntry } from '../../../store/ports/instances.ts';
import type { Store } from '../../../store/ports/store.ts';
import type { PlainCalendar } from '../../support/plain-calendar.ts';
import { Case } from './cases.ts';

/** The raw events of a hotline, and what they had come to at any time. */

const PAGE = 200;

/** A letter as its history has it. */
export interface Paper {
  kind: string;
  sentAt: number | null;
}

async function allOf(store: Store, machine: string): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const from = cursor === undefined ? {} : { cursor };
    const page = await store.instances.find(
      { machine },
      { order: 'created', limit: PAGE, ...from },
    );
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.next;
  }
  return ids;
}

async function historiesOf(store: Store, machine: string): Promise<Map<string, HistoryEntry[]>> {
  const histories = new Map<string, HistoryEntry[]>();
  for (const id of await allOf(store, machine))
    histories.set(id, await store.instances.history(id));
  return histories;
}

function paperOf(history: HistoryEntry[], until: number): Paper {
  const paper: Paper = { kind: '', sentAt: null };
  for (const { at, type, event } of history) {
    if (at > until) break;
    const said = JSON.parse(event) as { input?: { kind: string }; sentAt?: number };
    paper.kind = said.input?.kind ?? paper.kind;
    if (type === 'letter.send') paper.sentAt = said.sentAt ?? at;
    if (type === 'letter.void') paper.sentAt = null;
  }
  return paper;
}

export class Books {
  readonly #complaints: Map<string, HistoryEntry[]>;
  readonly #letters: Map<string, HistoryEntry[]>;
  readonly #calendar: PlainCalendar;

  private constructor(
    complaints: Map<string, HistoryEntry[]>,
    letters: Map<string, HistoryEntry[]>,
    calendar: PlainCalendar,
  ) {
    this.#complaints = complaints;
    this.#letters = letters;
    this.#calendar = calendar;
  }

  static async read(store: Store, calendar: PlainCalendar): Promise<Books> {
    const [complaints, letters] = [
      await historiesOf(store, 'complaint'),
      await historiesOf(store, 'letter'),
    ];
    return new Books(complaints, letters, calendar);
  }

  /** Every complaint that there was at a time, as it was then. */
  cases(until: number): Case[] {
    return [...this.#complaints].flatMap(([id, history]) => {
      const past = history.filter(({ at }) => at <= until);
      if (past.length === 0) return [];
      const one = new Case(id, this.#calendar);
      for (const entry of past) one.hear(entry);
      return [one];
    });
  }

  letters(until: number): Paper[] {
    return [...this.#letters.values()].map((history) => paperOf(history, until));
  }
}
