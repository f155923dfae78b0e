import type { Request } from 'express';
import { CHANNEL_NAMES } from '../../../machines/complaint/base/origin.ts';
import { sightOf } from '../../../machines/complaint/base/policy.ts';
import { COMPLAINT } from '../../../machines/complaint/kind.ts';
import { ROUTED_ALONE } from '../../../machines/complaint/search.ts';
import { knowsNumbers, type Person } from '../../../machines/people/people.ts';
import type { PageRequest, Period, Query } from '../../../store/ports/search.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { typedNumber } from '../../hotline/phone-set.ts';
import { ticketNamed } from '../../office/complaints/lookup.ts';
import { flowNames, tagNames } from '../../office/complaints/status.ts';
import { PeriodError, readPeriod } from '../../office/data/export/period.ts';
import type { Selection } from '../../office/data/export/selected.ts';
import type { Identity } from '../../office/identity.ts';
import { personAtDesk } from '../../office/people/person.ts';
import { maySeeNamed, visibleQuery } from '../../office/people/scope.ts';
import { FIGURE_LISTS, isListedFigure } from '../../office/reports/figure-lists.ts';
import { identityOf } from '../../pages/access/actor.ts';
import { PageError } from '../../pages/errors.ts';
import { parameter, parameters } from '../../pages/form.ts';
import { type Column, columnsIn } from './columns.ts';

/** Which complaints somebody wants to see, as it stands in the address of a page. */

export interface Filter {
  /** Words that occur in it, or begin like these. */
  words: string;
  /** Also words that are spelled almost like these. */
  slips: boolean;
  state: string;
  agency: string;
  category: string;
  /** Name of a kecamatan, pekon or kelurahan as the pack spells it. */
  place: string;
  /** `overdue` and the like. */
  tag: string;
  ticket: string;
  /** How it came, `whatsapp` and the like. */
  channel: string;
  /** What another system calls it, `lapor/7654321`. */
  external: string;
  /** A complaint of the reporter whose complaints are meant: a number never stands in an address. */
  reporter: string;
  /** A figure of reports, to see the list behind it; its days are those in which it is counted, else those of receipt. */
  figure: string;
  /** Both included, `YYYY-MM-DD`. */
  from: string;
  to: string;
  order: PageRequest['order'];
  cursor: string;
  /** Columns that are shown; none for the usual ones. */
  columns: Column[];
  /** Who looks: an agency's user finds its own complaints only, whatever else is asked for. */
  identity: Identity;
}

/** Tags that somebody filters by: what he may not see is no word on his page. */
export function tagsFor(hotline: Hotline, identity: Identity): Record<string, string> {
  const hidden = sightOf(hotline.rules, personAtDesk(identity))?.without ?? [];
  const all = {
    open: 'belum selesai',
    [ROUTED_ALONE]: 'diteruskan sendiri',
    withAdmin: 'menunggu Admin',
    ...tagNames(hotline),
  };
  return Object.fromEntries(Object.entries(all).filter(([tag]) => !hidden.includes(tag)));
}

function known(value: string, exists: boolean, what: string): string {
  if (value !== '' && !exists)
    throw new PageError(400, `${what} ini tidak ada. Pilih dari daftar.`);
  return value;
}

/** The spelling of the pack, however it was typed. */
function placeNamed({ rules }: Hotline, typed: string): string {
  const wanted = typed.toLowerCase();
  const { districts } = rules.district.places;
  const names = [
    ...districts.map(({ name }) => name),
    ...districts.flatMap(({ villages }) => villages.map(({ name }) => name)),
  ];
  const name = names.find((one) => one.toLowerCase() === wanted);
  return known(name ?? typed, name !== undefined, 'Tempat');
}

/**
 * @param identity who looks
 * @param get a value of the address by its name, empty where there is none
 * @throws PageError 400 for what does not exist, 403 for what is the admin's
 */
export function filterOf(
  hotline: Hotline,
  identity: Identity,
  get: (name: string) => string,
): Filter {
  const { rules } = hotline;
  const [state, category, figure] = [get('keadaan'), get('kategori'), get('angka')];
  // an agency finds its own, whichever it asks for
  const agency = identity.agency === null ? get('skpd') : '';
  const tag = get('terlambat') === '' ? get('tanda') : 'overdue';
  const place = get('tempat').slice(0, 60);
  const reporter = get('pelapor').slice(0, 40);
  const external = get('luar').slice(0, 141);
  const channel = get('saluran');
  // who wrote several complaints is part of who the reporter is, and what others call one may be a number
  if (reporter + external !== '' && !knowsNumbers(personAtDesk(identity)))
    throw new PageError(403, 'Aduan menurut pelapor hanya untuk Admin.');
  const isCategory = rules.district.categories.some(({ code }) => code === category);
  return {
    words: get('kata').slice(0, 100),
    slips: get('mirip') !== '',
    state: known(state, Object.hasOwn(flowNames(hotline), state), 'Keadaan'),
    agency: known(agency, rules.agency(agency) !== undefined, 'SKPD'),
    category: known(category, isCategory, 'Kategori'),
    place: place === '' ? '' : placeNamed(hotline, place),
    tag: known(tag, Object.hasOwn(tagsFor(hotline, identity), tag), 'Tanda'),
    ticket: get('tiket').slice(0, 20),
    channel: known(channel, Object.hasOwn(CHANNEL_NAMES, channel), 'Saluran'),
    external,
    reporter,
    figure: known(figure, isListedFigure(figure), 'Angka'),
    from: get('dari').slice(0, 10),
    to: get('sampai').slice(0, 10),
    order: get('urut') === 'tenggat' ? 'due' : 'created',
    cursor: get('lanjut'),
    columns: columnsIn(get('kolom')),
    identity,
  };
}

/** @throws PageError 400 */
export function readFilter(hotline: Hotline, request: Request): Filter {
  // boxes that are ticked come one by one, a saved view has them together
  const get = (name: string) =>
    name === 'kolom' ? parameters(request, name).join(',') : parameter(request, name);
  return filterOf(hotline, identityOf(request), get);
}

/** Open ends reach further than any complaint. */
const FIRST_DAY = '2000-01-01';
const LAST_DAY = '2099-12-31';

function periodOf({ rules }: Hotline, { from, to }: Pick<Filter, 'from' | 'to'>): Period {
  try {
    return readPeriod(rules.calendar, `${from || FIRST_DAY}..${to || LAST_DAY}`);
  } catch (error) {
    if (!(error instanceof PeriodError)) throw error;
    throw new PageError(
      400,
      'Tanggal belum benar: isi hari yang ada, dari yang lebih awal dahulu.',
    );
  }
}

function placeQuery({ rules }: Hotline, place: string): Pick<Query, 'district' | 'village'> {
  const isDistrict = rules.district.places.districts.some(({ name }) => name === place);
  return isDistrict ? { district: place } : { village: place };
}

/** @throws PageError 404 when there is no such complaint */
async function phoneOf(hotline: Hotline, person: Person, complaint: string): Promise<string> {
  const phone = (await hotline.store.instances.load(complaint))?.search.phone ?? null;
  if (phone === null || !(await maySeeNamed(hotline, person, 'complaint', complaint)))
    throw new PageError(404, 'Aduan pelapor ini tidak ada.');
  return phone;
}

/** A code of which the year was typed is one that came in that year. */
function ticketQuery(
  hotline: Hotline,
  { ticket, year }: { ticket: string; year: number | null },
): Pick<Query, 'ticket' | 'received'> {
  if (year === null) return { ticket };
  const received = periodOf(hotline, { from: `${year}-01-01`, to: `${year}-12-31` });
  return { ticket, received };
}

/** Days of receipt, or those of what a figure counts. */
function momentQuery(
  hotline: Hotline,
  { figure, from, to }: Pick<Filter, 'figure' | 'from' | 'to'>,
): Partial<Query> {
  const period = () => periodOf(hotline, { from, to });
  if (isListedFigure(figure)) return FIGURE_LISTS[figure].of(period());
  return from === '' && to === '' ? {} : { received: period() };
}

/** What the store is asked for, null where that is nothing; words, page and order are separate. */
export async function queryOf(
  hotline: Hotline,
  filter: Filter,
): Promise<Selection['query'] | null> {
  const { state, agency, category, place, tag, ticket, reporter, identity } = filter;
  const { channel, external } = filter;
  const named = ticket === '' ? null : await ticketNamed(hotline.store, ticket);
  const query = {
    machine: COMPLAINT.name,
    ...(state === '' ? {} : { state }),
    ...(agency === '' ? {} : { agency }),
    ...(category === '' ? {} : { category }),
    ...(place === '' ? {} : placeQuery(hotline, place)),
    ...(tag === '' ? {} : { tag }),
    ...(channel === '' ? {} : { channel }),
    ...(external === '' ? {} : { external }),
    ...(named === null ? {} : ticketQuery(hotline, named)),
    ...(reporter === '' ? {} : { phone: await phoneOf(hotline, personAtDesk(identity), reporter) }),
    ...momentQuery(hotline, filter),
  };
  return visibleQuery(hotline, personAtDesk(identity), query);
}

/** A filter as the end of an address, `?` included; empty parts are left out. */
export function filterQuery(filter: Filter): string {
  const parts = {
    kata: filter.words,
    mirip: filter.slips ? 'ya' : '',
    keadaan: filter.state,
    skpd: filter.agency,
    kategori: filter.category,
    tempat: filter.place,
    tanda: filter.tag,
    tiket: filter.ticket,
    saluran: filter.channel,
    luar: filter.external,
    pelapor: filter.reporter,
    angka: filter.figure,
    dari: filter.from,
    sampai: filter.to,
    urut: filter.order === 'due' ? 'tenggat' : '',
    lanjut: filter.cursor,
    kolom: filter.columns.join(','),
  };
  const query = new URLSearchParams(Object.entries(parts).filter(([, value]) => value !== ''));
  return query.size === 0 ? '' : `?${query}`;
}

/** Fields of a filter that somebody types freely: what stands in them may be a secret's words or a number. */
const TYPED: ReadonlySet<string> = new Set(['kata', 'tiket', 'luar']);
const HIDDEN = '(tidak dicatat)';

/** The end of an address without what was typed into it, for the audit log: others read that. */
export function withoutTyped(query: string): string {
  const parts = [...new URLSearchParams(query)].map(([name, value]) => [
    name,
    TYPED.has(name) ? HIDDEN : value,
  ]);
  return parts.length === 0 ? '' : `?${parts.map(([name, value]) => `${name}=${value}`).join('&')}`;
}

/**
 * The newest complaint of a number as people type it, to look for the others of the same reporter.
 * @throws PageError 400 for what is no number, 404 when nothing came from it
 */
export async function complaintFrom(
  hotline: Hotline,
  person: Person,
  typed: string,
): Promise<string> {
  const phone = typedNumber(typed);
  if (phone === null)
    throw new PageError(400, 'Nomor telepon tidak dikenal. Contoh: 0812 0000 9003.');
  const query = visibleQuery(hotline, person, { machine: COMPLAINT.name, phone });
  const request = { order: 'created', limit: 1 } as const;
  const found = query === null ? [] : (await hotline.store.instances.find(query, request)).items;
  const [newest] = found;
  if (newest === undefined) throw new PageError(404, 'Belum ada aduan dari nomor ini.');
  return newest.id;
}
