import type { Request } from 'express';
import type { InstanceSummary } from '../../../store/ports/instances.ts';
import type { Page, Query } from '../../../store/ports/search.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { PageError } from '../../pages/errors.ts';
import { parameter } from '../../pages/form.ts';
import type { View, Views } from '../../pages/views.ts';
import { instanceAddress } from '../common/addresses.ts';
import { formView } from './forms.ts';
import { type DeskProcess, stateWord, visibleTo } from './shown.ts';

/** `/proses/:process`: the instances of a process, newest or most urgent first. */

const PAGE_SIZE = 25;
/** As the pages' routes have them. */
/** Paths of the pages of a process, as its routes have them. */
export const PATHS = {
  list: '/proses/:process',
  figures: '/proses/:process/angka',
  register: '/proses/:process/register.:format',
} as const;

function address(name: string, filter: Record<string, string>): string {
  const query = new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== ''));
  return query.size === 0 ? `/proses/${name}` : `/proses/${name}?${query}`;
}

function rowView(process: DeskProcess, summary: InstanceSummary): View {
  const { id, search } = summary;
  return {
    number: search.ticket ?? id,
    address: instanceAddress(process.name, id),
    status: stateWord(process, summary),
    agency: search.agency,
    receivedAt: search.receivedAt,
    due: search.due,
    late: search.tags.includes('overdue'),
  };
}

/** How many are in each state, as links that filter: groups of the main region, not what lies in them. */
async function counts({ store }: Hotline, process: DeskProcess, query: Query, current: string) {
  const { name, states } = process;
  const groups = [...states].filter(([path]) => !path.includes('.'));
  const counted = await Promise.all(
    groups.map(([state]) =>
      store.instances.count({ ...query, ...(state === '' ? {} : { state }) }),
    ),
  );
  const all = await store.instances.count(query);
  return [
    { name: 'Semua', count: all, href: address(name, {}), current: current === '' },
    ...groups
      .map(([state, word], n) => ({
        name: word,
        count: counted[n] ?? 0,
        href: address(name, { keadaan: state }),
        current: current === state,
      }))
      .filter(({ count }) => count > 0),
  ];
}

/** @throws PageError 400 for a state or a page that does not exist */
async function pageOf(
  { store }: Hotline,
  query: Query,
  order: 'created' | 'due',
  cursor: string,
): Promise<Page<InstanceSummary>> {
  try {
    const from = cursor === '' ? {} : { cursor };
    return await store.instances.find(query, { order, limit: PAGE_SIZE, ...from });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new PageError(400, 'Halaman daftar ini tidak ada lagi. Mulai lagi dari awal daftar.');
  }
}

export async function listView(
  hotline: Hotline,
  process: DeskProcess,
  request: Request,
  { mayOpen }: Pick<Views, 'mayOpen'>,
): Promise<View> {
  const { name, desk, states, title } = process;
  const state = parameter(request, 'keadaan');
  if (state !== '' && !states.has(state))
    throw new PageError(400, 'Keadaan ini tidak ada. Pilih dari daftar.');
  const urgent = parameter(request, 'urut') === 'tenggat';
  const typed = parameter(request, 'nomor').toUpperCase().replace(/\s/g, '').slice(0, 20);
  const all = visibleTo(hotline, process, request);
  const query = {
    ...all,
    ...(state === '' ? {} : { state }),
    ...(typed === '' ? {} : { ticket: typed }),
  };
  const order = urgent ? ('due' as const) : ('created' as const);
  const page = await pageOf(hotline, query, order, parameter(request, 'lanjut'));
  const filter = { keadaan: state, urut: urgent ? 'tenggat' : '', nomor: typed };
  const { opening, register, figures } = desk;
  return {
    title,
    none: desk.none,
    counts: await counts(hotline, process, all, state),
    here: address(name, {}),
    filter: { number: typed, state },
    byDue: urgent,
    rows: page.items.map((item) => rowView(process, item)),
    older: page.next === null ? null : address(name, { ...filter, lanjut: page.next }),
    opening:
      opening === undefined || !mayOpen(PATHS.list, 'post')
        ? null
        : formView(hotline.rules, opening.form, `/proses/${name}`, false),
    register:
      register === undefined || !mayOpen(PATHS.register, 'get') ? null : `/proses/${name}/register`,
    figures:
      figures === undefined || !mayOpen(PATHS.figures, 'get') ? null : `/proses/${name}/angka`,
  };
}
