import type { Request } from 'express';
import { activePaths, type Chart, statesBelow } from '../../../machines/chart/chart.ts';
import type { Person } from '../../../machines/people/people.ts';
import type { InstanceSummary } from '../../../store/ports/instances.ts';
import type { Page, Query } from '../../../store/ports/search.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { lookersMask } from '../../office/people/looker-mask.ts';
import { personAtDesk } from '../../office/people/person.ts';
import { visibleQuery } from '../../office/people/scope.ts';
import { durationText } from '../../office/words/dates.ts';
import { identityOf } from '../../pages/access/actor.ts';
import { PageError } from '../../pages/errors.ts';
import { parameter } from '../../pages/form.ts';
import type { View } from '../../pages/views.ts';
import type { Charts } from '../charts.ts';
import { modemInspections } from '../in-process.ts';
import { wordsOf } from '../inspector-words.ts';
import { definitionOf, type InspectedMachine } from '../machines.ts';
import { instanceAddress } from './address.ts';
import { chartView, NO_MARKS } from './chart-view.ts';
import { below, countsOf, standings, taggedStandings } from './standings.ts';

/** `/inspektur/:machine`: the chart with how many instances are where, and the instances. */

const PAGE_SIZE = 25;

/** What the list below the chart shows. */
interface Filter {
  /** Path below the main region; empty for all. */
  state: string;
  tag: string;
  cursor: string;
}

function address(machine: string, filter: Partial<Filter>): string {
  const { state = '', tag = '', cursor = '' } = filter;
  const parts = Object.entries({ keadaan: state, tanda: tag, lanjut: cursor });
  const query = new URLSearchParams(parts.filter(([, value]) => value !== ''));
  return query.size === 0 ? `/inspektur/${machine}` : `/inspektur/${machine}?${query}`;
}

/** @throws PageError 400 for a state or tag that the machine does not have */
function readFilter(request: Request, { root }: Chart, mainRegion: string): Filter {
  const states = statesBelow(root);
  const state = parameter(request, 'keadaan');
  const tag = parameter(request, 'tanda');
  if (state !== '' && !states.some(({ path }) => path === below(mainRegion, state)))
    throw new PageError(400, 'Keadaan ini tidak ada. Pilih dari daftar.');
  if (tag !== '' && !states.some(({ tags }) => tags.includes(tag)))
    throw new PageError(400, 'Tanda ini tidak ada. Pilih dari daftar.');
  return { state, tag, cursor: parameter(request, 'lanjut') };
}

/** @throws PageError 400 when the cursor is not one of ours */
async function pageOf(
  hotline: Hotline,
  person: Person,
  machine: string,
  { state, tag, cursor }: Filter,
): Promise<Page<InstanceSummary>> {
  const { store } = hotline;
  const asked: Query & { machine: string } = {
    machine,
    ...(state === '' ? {} : { state }),
    ...(tag === '' ? {} : { tag }),
  };
  // what has no pages of its own is for whoever looks into charts
  const query = visibleQuery(hotline, person, asked) ?? asked;
  const more = cursor === '' ? {} : { cursor };
  try {
    return await store.instances.find(query, { order: 'created', limit: PAGE_SIZE, ...more });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new PageError(400, 'Halaman daftar ini tidak ada lagi. Mulai lagi dari awal daftar.');
  }
}

async function rowView(hotline: Hotline, summary: InstanceSummary, now: number): Promise<View> {
  const { store } = hotline;
  const words = wordsOf(hotline);
  const { id, machine, search, revision, createdAt, updatedAt } = summary;
  return {
    name: search.ticket ?? lookersMask().text(id.slice(id.indexOf(':') + 1)),
    address: await instanceAddress(store, summary),
    state: search.state,
    flags: words.tags(machine, search.tags),
    revision,
    createdAt,
    updatedAt,
    age: durationText(now - createdAt),
    still: durationText(now - updatedAt),
  };
}

function channelRows(hotline: Hotline, machine: string, now: number): View[] {
  return modemInspections(hotline).map(({ name, value, startedAt, steps }) => {
    const updatedAt = steps.at(-1)?.at ?? startedAt;
    return {
      name,
      address: `/inspektur/${machine}/${encodeURIComponent(name)}`,
      state: activePaths(value).at(-1) ?? '',
      flags: [],
      revision: steps.at(-1)?.revision ?? 0,
      createdAt: startedAt,
      updatedAt,
      age: durationText(now - startedAt),
      still: durationText(now - updatedAt),
    };
  });
}

export async function machineView(
  hotline: Hotline,
  charts: Charts,
  machine: InspectedMachine,
  request: Request,
): Promise<View> {
  const { name, mainRegion, source } = machine;
  const { chart } = await charts.of(definitionOf(hotline, machine));
  const filter = readFilter(request, chart, mainRegion);
  const now = hotline.clock.now();
  const [counted, tags, page] = await Promise.all([
    standings(hotline, machine),
    source === 'store' ? taggedStandings(hotline, machine, chart) : [],
    source === 'store'
      ? pageOf(hotline, personAtDesk(identityOf(request)), name, filter)
      : { items: [], next: null },
  ]);
  const marks = { ...NO_MARKS, counts: countsOf([...counted, ...tags]) };
  const { pictures, states } = await chartView(
    charts,
    wordsOf(hotline),
    definitionOf(hotline, machine),
    marks,
  );
  const strip = (path: string) => (mainRegion === '' ? path : path.slice(mainRegion.length + 1));
  const statusOf = (path: string) =>
    statesBelow(chart.root).find((state) => state.path === path)?.status ?? '';
  return {
    machine: name,
    title: wordsOf(hotline).machine(name).name,
    about: wordsOf(hotline).machine(name).about,
    stored: source === 'store',
    pictures,
    states,
    here: address(name, filter),
    all: address(name, {}),
    filtered: filter.state !== '' || filter.tag !== '' ? `${filter.state}${filter.tag}` : null,
    newest: filter.cursor === '' ? null : address(name, { ...filter, cursor: '' }),
    older: page.next === null ? null : address(name, { ...filter, cursor: page.next }),
    standings: counted.map(({ path, count, oldest }) => ({
      path,
      status: statusOf(path),
      count,
      href: source === 'store' ? address(name, { state: strip(path) }) : null,
      oldest: oldest === null ? '' : durationText(now - oldest),
      current: filter.state !== '' && below(mainRegion, filter.state) === path,
    })),
    tags: tags
      .filter(({ count }) => count > 0)
      .map(({ path, tag, count }) => ({
        path,
        status: statusOf(path),
        count,
        href: address(name, { tag }),
        current: filter.tag === tag,
      })),
    rows:
      source === 'store'
        ? await Promise.all(page.items.map((item) => rowView(hotline, item, now)))
        : channelRows(hotline, name, now),
  };
}
