import type { Request } from 'express';
import type { ReportContext } from '../../../machines/report/context.ts';
import { REPORT } from '../../../machines/report/kind.ts';
import { periodName } from '../../../machines/report/written-period.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { PageError } from '../../pages/errors.ts';
import { parameter } from '../../pages/form.ts';
import type { View } from '../../pages/views.ts';
import { KINDS, reportAddress, stateName, writtenKind } from '../common/report-words.ts';

/** The list of written reports: those that wait first, then those under way, then those that are done. */

const PAGE_SIZE = 50;
/** Digests stay as sent for a day or two; more than all that can be in these states. */
const MOST_OPEN = 100;

/** A row; null for a digest. */
function rowView({ rules, clock }: Hotline, context: ReportContext, state: string): View | null {
  const { id, from, to, dueAt, receipt, filed } = context;
  const kind = writtenKind(context.kind);
  if (kind === undefined) return null;
  const waits = receipt === null && dueAt !== null;
  return {
    id,
    address: reportAddress(id),
    name: `${KINDS[kind]} ${periodName(rules.calendar, kind, { from, to })}`,
    until: to - 1,
    state: stateName(state),
    due: waits ? dueAt : null,
    late: waits && dueAt < clock.now(),
    number: filed?.number ?? null,
  };
}

async function rowsOf(hotline: Hotline, ids: readonly string[]): Promise<View[]> {
  const reports = hotline.engine.instances.of(REPORT);
  const found = await Promise.all(ids.map((id) => reports.snapshot(id)));
  return found.flatMap((instance) => {
    if (instance === undefined) return [];
    const { snapshot, stored } = instance;
    const row = rowView(hotline, snapshot.context, stored.search.state);
    return row === null ? [] : [row];
  });
}

async function inState(hotline: Hotline, ...states: string[]): Promise<View[]> {
  const pages = await Promise.all(
    states.map((state) =>
      hotline.store.instances.find(
        { machine: 'report', state },
        { order: 'created', limit: MOST_OPEN },
      ),
    ),
  );
  return rowsOf(
    hotline,
    pages.flatMap(({ items }) => items.map(({ id }) => id)),
  );
}

/** @throws PageError 400 for a page that does not exist */
export async function listView(hotline: Hotline, request: Request): Promise<View> {
  const cursor = parameter(request, 'lanjut');
  const done = await hotline.store.instances
    .find(
      { machine: 'report', state: 'received' },
      { order: 'created', limit: PAGE_SIZE, ...(cursor === '' ? {} : { cursor }) },
    )
    .catch((error: Error) => {
      if (cursor === '' || error.name === 'StoreUnavailableError') throw error;
      throw new PageError(400, 'Halaman daftar ini tidak ada lagi. Mulai lagi dari awal daftar.');
    });
  const groups = [
    { id: 'menunggu', title: 'Menunggu', rows: await inState(hotline, 'making', 'sent') },
    {
      id: 'berjalan',
      title: 'Periode berjalan',
      rows: await inState(hotline, 'computing', 'collecting'),
    },
    {
      id: 'selesai',
      title: 'Selesai',
      rows: await rowsOf(
        hotline,
        done.items.map(({ id }) => id),
      ),
    },
  ];
  return {
    groups: groups.filter(({ rows }) => rows.length > 0),
    older: done.next === null ? null : `/laporan?lanjut=${encodeURIComponent(done.next)}`,
  };
}
