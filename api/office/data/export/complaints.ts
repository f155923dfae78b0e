import { setImmediate } from 'node:timers/promises';
import type { ComplaintContext } from '../../../../machines/complaint/base/context.ts';
import { complaintFacts, maySee, type Person } from '../../../../machines/complaint/base/policy.ts';
import { statusOf } from '../../../../machines/complaint/commands.ts';
import type { FoundComplaint } from '../../../../machines/complaint/kind.ts';
import { COMPLAINT } from '../../../../machines/complaint/kind.ts';
import type { Instances } from '../../../../machines/engine/move.ts';
import type { Rules } from '../../../../machines/rules.ts';
import type { PageRequest, Query } from '../../../../store/ports/search.ts';
import type { Store } from '../../../../store/ports/store.ts';
import { visibleQuery } from '../../people/scope.ts';
import { type Masked, maskedFor, type Reader } from './masked.ts';
import type { Cell, Column, Row, Table } from './table.ts';

/** Complaints as a table, read from the store page by page while the file is written. */

/** Complaints in memory at a time. */
const PAGE_SIZE = 50;

/** What a table of complaints is read from. */
export interface Source {
  store: Pick<Store, 'instances'>;
  instances: Pick<Instances, 'of'>;
  rules: Rules;
}

/** Which complaints, in which order, and how much of them. */
export interface Selection {
  query: Query;
  order: PageRequest['order'];
  /** For whom the file is. */
  person: Person;
  /** Also the words of secret complaints that this person may see. */
  secrets: boolean;
}

/** One complaint, ready to be laid out in columns. */
export interface Complaint {
  context: ComplaintContext;
  /** As people read it (`di Dinas PUPR`). */
  status: string;
  /** State of the main region: `forwarded.notified`. */
  state: string;
  /** The deadline that runs now, epoch milliseconds. */
  due: number | null;
  overdue: boolean;
  masked: Masked;
}

/** How one column is filled. */
export interface Field extends Column {
  cell(complaint: Complaint): Cell;
}

type Found = FoundComplaint;

function complaintOf(reader: Reader, { stored, snapshot }: Found): Complaint {
  const { rules } = reader;
  const context = snapshot.context;
  const { state, due, tags } = stored.search;
  return {
    context,
    status: statusOf(rules, snapshot),
    state,
    due,
    overdue: tags.includes('overdue'),
    masked: maskedFor(reader, context),
  };
}

/** The complaints of a selection, as far as the person may see them; the next page is read when the last row of the one before is taken. */
async function* complaintsOf(source: Source, selection: Selection): AsyncGenerator<Complaint> {
  const { store, instances, rules } = source;
  const { order, person, secrets } = selection;
  const query = visibleQuery(rules, person, selection.query);
  if (query === null) return;
  let cursor: string | null = '';
  while (cursor !== null) {
    const from: Pick<PageRequest, 'cursor'> = cursor === '' ? {} : { cursor };
    const page = await store.instances.find(query, { order, limit: PAGE_SIZE, ...from });
    for (const { id } of page.items) {
      const found = await instances.of(COMPLAINT).snapshot(id);
      if (found === undefined) continue;
      // it may have turned secret since the page was read
      const facts = complaintFacts(found.snapshot.context);
      if (maySee(rules, person, facts)) yield complaintOf({ rules, person, secrets }, found);
    }
    cursor = page.next;
    // an export of years must not keep the modem and the timers waiting
    await setImmediate();
  }
}

/**
 * A table of complaints with these columns.
 * @param onRow hears how many rows were taken so far
 */
export function complaintTable(
  source: Source,
  selection: Selection,
  fields: Field[],
  onRow: (count: number) => void,
): Table {
  async function* rows(): AsyncGenerator<Row> {
    let count = 0;
    for await (const complaint of complaintsOf(source, selection)) {
      count += 1;
      onRow(count);
      yield fields.map(({ cell }) => cell(complaint));
    }
  }
  const { zoneName, utcOffsetMinutes } = source.rules.district.calendar;
  return {
    title: 'Aduan',
    columns: fields,
    rows: rows(),
    zone: { name: zoneName, offsetMinutes: utcOffsetMinutes },
  };
}
