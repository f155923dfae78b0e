import { setImmediate } from 'node:timers/promises';
import type { AnyMachineSnapshot } from 'xstate';
import type { Rules } from '../../../../machines/district/rules.ts';
import type { Instances } from '../../../../machines/engine/move.ts';
import type { Person } from '../../../../machines/people/people.ts';
import type { RegisterColumn } from '../../../../machines/people/process-desk.ts';
import type { PageRequest, Query } from '../../../../store/ports/search.ts';
import type { Store } from '../../../../store/ports/store.ts';
import type { Hotline } from '../../../hotline/hotline.ts';
import { deskOf, visibleQuery } from '../../people/scope.ts';
import type { Row, Table } from './table.ts';

/** Instances of a process as a table, read from the store page by page while the file is written. */

/** Instances in memory at a time. */
const PAGE_SIZE = 50;

/** What a table is read from. */
export interface Source {
  store: Pick<Store, 'instances'>;
  instances: Pick<Instances, 'snapshot'>;
  processes: Hotline['processes'];
  rules: Rules;
}

/** Which instances, in which order, and how much of them. */
export interface Selection {
  /** It names the process. */
  query: Query & { machine: string };
  order: PageRequest['order'];
  /** For whom the file is. */
  person: Person;
  /** Also the words of what is secret and this person may see. */
  secrets: boolean;
}

/** What is selected, as far as the person may see it; the next page is read when the last of the one before is taken. */
async function* selectedIn(
  source: Source,
  { query: asked, order, person }: Selection,
): AsyncGenerator<AnyMachineSnapshot> {
  const query = visibleQuery(source, person, asked);
  if (query === null) return;
  let cursor: string | null = '';
  while (cursor !== null) {
    const from: Pick<PageRequest, 'cursor'> = cursor === '' ? {} : { cursor };
    const page = await source.store.instances.find(query, { order, limit: PAGE_SIZE, ...from });
    for (const { id } of page.items) {
      const found = await source.instances.snapshot(id);
      if (found === undefined) continue;
      // it may have turned secret since the page was read
      const { machine, search } = found.stored;
      if (deskOf(source, machine)?.maySee(person, search)) yield found.snapshot;
    }
    cursor = page.next;
    // an export of years must not keep the modem and the timers waiting
    await setImmediate();
  }
}

/** A table of these, row by row. @param onRow hears how many rows were taken so far */
export function tableOf(
  { district }: Rules,
  title: string,
  columns: readonly RegisterColumn[],
  snapshots: AsyncIterable<AnyMachineSnapshot>,
  onRow: (count: number) => void = () => {},
): Table {
  async function* rows(): AsyncGenerator<Row> {
    let count = 0;
    for await (const snapshot of snapshots) {
      count += 1;
      onRow(count);
      yield columns.map(({ value }) => value(snapshot));
    }
  }
  const { zoneName, utcOffsetMinutes } = district.calendar;
  const zone = { name: zoneName, offsetMinutes: utcOffsetMinutes };
  return { title, columns, rows: rows(), zone };
}

/** A table of what is selected. @param onRow hears how many rows were taken so far */
export function selectionTable(
  source: Source,
  selection: Selection,
  title: string,
  columns: readonly RegisterColumn[],
  onRow: (count: number) => void,
): Table {
  return tableOf(source.rules, title, columns, selectedIn(source, selection), onRow);
}
