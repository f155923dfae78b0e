import type { Request } from 'express';
import { looksThrough, sightOf } from '../../../machines/complaint/base/policy.ts';
import { COMPLAINT } from '../../../machines/complaint/kind.ts';
import { namesOf } from '../../../machines/district/names.ts';
import { agencyName, type Rules, shortName } from '../../../machines/district/rules.ts';
import { SETTLED } from '../../../machines/report/balance.ts';
import { unlisted } from '../../../machines/report/open-to-all.ts';
import { maySeeReports } from '../../../machines/report/policy.ts';
import type { MonthRow, Row, Statistics } from '../../../machines/report/statistics.ts';
import type { InstanceSummary } from '../../../store/ports/instances.ts';
import { decimal, NOTHING, percent } from '../../../templates/documents/numbers.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { personAtDesk } from '../../office/people/person.ts';
import { visibleCount } from '../../office/people/scope.ts';
import {
  DASHBOARD_DAYS,
  type Dashboard,
  dueSoon,
  gatherDashboard,
  longestLate,
} from '../../office/reports/dashboard.ts';
import type { ListedFigure } from '../../office/reports/figure-lists.ts';
import { identityOf } from '../../pages/access/actor.ts';
import { Pages } from '../../pages/pages.ts';
import type { View, Views } from '../../pages/views.ts';
import { complaintAddress } from '../common/addresses.ts';
import { daysOf, listAddress } from '../common/list-address.ts';

/** `/ringkasan`: the state of the hotline on one page, for those who lead; an agency sees itself. */

/** Working days within which a deadline is near. */
const SOON_DAYS = 3;
const LATE = { tanda: 'overdue', urut: 'tenggat' };
const MOST_ROWS = 8;
/** Shades of the map of tiles; 0 is none at all. */
const LEVELS = 4;
/** The chart of months, in units of its view box. */
const CHART = { height: 100, step: 40, bar: 14, months: 12 };
/** A bar in a table, in units of its view box. */
const FULL_BAR = 100;

type Days = ReturnType<typeof daysOf>;

/** The list behind a figure; none where there is no number. */
function behind(number: number | null | undefined, days: Days, angka: ListedFigure) {
  return number === null || number === undefined ? null : listAddress({ ...days, angka });
}

const whole = (value: number) => decimal(value, 0);

/** One of the four numbers on top. */
interface Figure {
  title: string;
  value: string;
  /** What is counted, and how. */
  definition: string;
  change: string;
  /** The list behind it; null where there is none. */
  href: string | null;
}

function changeOf(now: number, before: number): string {
  if (now === before) return `sama dengan ${DASHBOARD_DAYS} hari sebelumnya`;
  const way = now > before ? 'naik' : 'turun';
  return `${way} dari ${whole(before)} pada ${DASHBOARD_DAYS} hari sebelumnya`;
}

function inTime({ within, measured }: { within: number; measured: number }): string {
  return measured === 0
    ? `belum ada jawaban pada ${DASHBOARD_DAYS} hari sebelumnya`
    : `${DASHBOARD_DAYS} hari sebelumnya ${whole(within)} dari ${whole(measured)} jawaban`;
}

const shareText = (share: number | null) => (share === null ? NOTHING : percent(share));
const stars = (mean: number | null) => (mean === null ? NOTHING : decimal(mean, 1));

/** What is counted as in time is said once, for all and for one agency. */
function inTimeDefinition(dayName: string, waiting: number): string {
  return (
    `jawaban dalam batas SOP (${dayName}), dari semua jawaban ditambah ${whole(waiting)} yang lewat batas ` +
    'dan belum dijawab sekarang'
  );
}

/** How the open ones came about, as the balance of reports has it. */
function balanceWords(balance: Statistics['balance']): string {
  if (balance === null) return NOTHING;
  const { before, received, settled } = balance.total;
  return `sisa ${DASHBOARD_DAYS} hari lalu ${whole(before)} + masuk ${whole(received)} − selesai ${whole(settled)} (${SETTLED})`;
}

function figuresOfAll({ now, before }: Dashboard, days: Days): Figure[] {
  const { times } = now.answered;
  const share = now.rating.share === null ? 'belum ada' : percent(now.rating.share);
  return [
    {
      title: 'Aduan masuk',
      value: whole(now.received.total),
      definition: `diterima dalam ${DASHBOARD_DAYS} hari, ${whole(now.received.secret)} di antaranya rahasia`,
      change: changeOf(now.received.total, before.received.total),
      href: listAddress(days),
    },
    {
      title: 'Dijawab dalam waktu',
      value: shareText(times.shareWithin),
      definition: inTimeDefinition(now.dayName, times.waiting),
      change: inTime(before.answered.times),
      href: behind(times.shareWithin, days, 'answeredInTime'),
    },
    {
      title: 'Belum selesai',
      value: whole(now.open.total),
      definition: `aduan terbuka sekarang, ${whole(now.open.overdue)} di antaranya lewat batas`,
      change: balanceWords(now.balance),
      href: listAddress({ tanda: 'open' }),
    },
    {
      title: 'Kepuasan',
      value: stars(now.rating.mean),
      definition: `nilai rata-rata dari 5, dari ${whole(now.rating.count)} penilaian (${share} dari jawaban)`,
      change: `${DASHBOARD_DAYS} hari sebelumnya ${stars(before.rating.mean)} dari ${whole(before.rating.count)} penilaian`,
      href: behind(now.rating.mean, days, 'rated'),
    },
  ];
}

function figuresOfAgency(
  { now, before }: Dashboard,
  code: string,
  open: { all: number; late: number },
  days: Days,
): Figure[] {
  const own = (statistics: Pick<Statistics, 'agencies'>) =>
    statistics.agencies.find((row) => row.code === code);
  const [mine, past] = [own(now), own(before)];
  return [
    {
      title: 'Diteruskan kepada SKPD ini',
      value: whole(mine?.forwarded ?? 0),
      definition: `dalam ${DASHBOARD_DAYS} hari, tanpa aduan rahasia`,
      change: changeOf(mine?.forwarded ?? 0, past?.forwarded ?? 0),
      href: listAddress({ ...days, angka: 'forwarded' }),
    },
    {
      title: 'Dijawab dalam waktu',
      value: shareText(mine?.onTime ?? null),
      definition: inTimeDefinition(now.dayName, mine?.waiting ?? 0),
      change: inTime({ within: past?.within ?? 0, measured: past?.measured ?? 0 }),
      href: behind(mine?.onTime, days, 'answeredInTime'),
    },
    {
      title: 'Belum selesai',
      value: whole(open.all),
      definition: 'aduan terbuka pada SKPD ini sekarang',
      change: `${whole(open.late)} lewat batas`,
      href: listAddress({ tanda: 'open' }),
    },
    {
      title: 'Kepuasan',
      value: stars(mine?.rating ?? null),
      definition: 'nilai rata-rata dari 5 atas jawaban SKPD ini',
      change: `${DASHBOARD_DAYS} hari sebelumnya ${stars(past?.rating ?? null)}`,
      href: behind(mine?.rating, days, 'rated'),
    },
  ];
}

/** A row with its bar beside the longest. */
function barRows<T extends { name: string; count: number; href: string | null }>(rows: T[]) {
  const most = Math.max(1, ...rows.map(({ count }) => count));
  return rows.map((row) => ({
    ...row,
    number: whole(row.count),
    bar: Math.round((row.count / most) * FULL_BAR),
  }));
}

function lateAgencies({ agencies }: Statistics) {
  const late = agencies.filter(({ overdue }) => overdue > 0);
  const rows = late
    .map(({ code, name, overdue }) => ({
      name,
      count: overdue,
      href: listAddress({ skpd: code, tanda: 'overdue' }),
    }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
  return { rows: barRows(rows.slice(0, MOST_ROWS)), rest: Math.max(0, rows.length - MOST_ROWS) };
}

function categoryRows(categories: Row[], days: Days) {
  const rows = categories.map(({ code, name, count }) => ({
    name,
    count,
    // secrets are one sum without a list
    href: /^[A-Z]+$/.test(code) ? listAddress({ ...days, kategori: code }) : null,
  }));
  return { rows: barRows(rows.slice(0, MOST_ROWS)), rest: Math.max(0, rows.length - MOST_ROWS) };
}

function monthColumns(months: MonthRow[]) {
  const most = Math.max(1, ...months.flatMap(({ received, answered }) => [received, answered]));
  const height = (count: number) => Math.round((count / most) * CHART.height);
  return {
    // a young hotline has few, which are as wide as later
    width: Math.max(months.length, CHART.months) * CHART.step,
    columns: months.map(({ month, name, received, answered }, n) => {
      const x = n * CHART.step;
      return {
        name,
        label: month.slice(5),
        received: whole(received),
        answered: whole(answered),
        in: { x: x + 4, y: CHART.height - height(received), height: height(received) },
        out: {
          x: x + 4 + CHART.bar,
          y: CHART.height - height(answered),
          height: height(answered),
        },
        middle: x + 4 + CHART.bar,
      };
    }),
  };
}

interface Tile {
  name: string;
  number: string;
  level: number;
  href: string;
}

/** Rows of the map of tiles, null where nothing lies; undefined where the pack places no tiles. */
function tiles(
  { district: { places } }: Rules,
  districts: Row[],
  days: Days,
): (Tile | null)[][] | undefined {
  const counts = new Map(districts.map(({ code, count }) => [code, count]));
  const most = Math.max(1, ...places.districts.map(({ name }) => counts.get(name) ?? 0));
  const placed = places.districts.flatMap(({ name, tile }) => {
    if (tile === undefined) return [];
    const count = counts.get(name) ?? 0;
    const level = Math.ceil((count / most) * LEVELS);
    const href = listAddress({ ...days, tempat: name });
    return [{ at: tile, tile: { name, number: whole(count), level, href } }];
  });
  if (placed.length < places.districts.length) return undefined;
  const [rows, columns] = [0, 1].map((side) => Math.max(...placed.map(({ at }) => at[side] ?? 0)));
  return Array.from({ length: rows ?? 0 }, (_row, row) =>
    Array.from({ length: columns ?? 0 }, (_column, column) => {
      const found = placed.find(({ at }) => at[0] === row + 1 && at[1] === column + 1);
      return found?.tile ?? null;
    }),
  );
}

function rowView({ rules, clock }: Hotline, { id, search }: InstanceSummary): View {
  const { ticket, category, agency, district, due } = search;
  const names = namesOf(rules);
  const now = clock.now();
  const late = due === null ? 0 : rules.calendar.workingDaysPassed(due, now);
  return {
    ticket,
    address: complaintAddress(id),
    category: category === null ? NOTHING : names.category(category),
    agency: agency === null ? 'Admin' : shortName(rules, agency),
    district: district ?? NOTHING,
    due,
    late: late === 0 ? 'kurang dari 1 hari kerja' : `${whole(late)} hari kerja`,
  };
}

async function viewOfAll(hotline: Hotline): Promise<View> {
  const { rules, clock } = hotline;
  const board = await gatherDashboard(hotline, clock.now());
  const { now, period } = board;
  const days = daysOf(rules.calendar, period);
  const late = await longestLate(hotline, unlisted(rules));
  return {
    own: null,
    ...{ from: period.from, to: period.to - 1 },
    figures: figuresOfAll(board, days),
    agencies: lateAgencies(now),
    months: monthColumns(now.months),
    categories: categoryRows(now.received.categories, days),
    tiles: tiles(rules, now.received.districts, days) ?? null,
    allLate: listAddress(LATE),
    late: late.map((item) => rowView(hotline, item)),
  };
}

async function viewOfAgency(hotline: Hotline, request: Request, code: string): Promise<View> {
  const { rules, clock } = hotline;
  const person = personAtDesk(identityOf(request));
  const hidden = sightOf(rules, person)?.without ?? [];
  const count = (tag: string) => visibleCount(hotline, person, { machine: COMPLAINT.name, tag });
  const [board, all, late, due] = await Promise.all([
    gatherDashboard(hotline, clock.now()),
    count('open'),
    count('overdue'),
    dueSoon(hotline, code, rules.calendar.dueAfter(clock.now(), SOON_DAYS, 'workingDay'), hidden),
  ]);
  return {
    own: {
      name: agencyName(rules, code),
      due: due.items.map((item) => rowView(hotline, item)),
      more: due.more ? listAddress({ tanda: 'open', urut: 'tenggat' }) : null,
      late: late === 0 ? null : { number: whole(late), href: listAddress(LATE) },
      days: SOON_DAYS,
    },
    ...{ from: board.period.from, to: board.period.to - 1 },
    figures: figuresOfAgency(board, code, { all, late }, daysOf(rules.calendar, board.period)),
  };
}

export function dashboardRoutes(hotline: Hotline, views: Views): Pages {
  const pages = new Pages();
  pages.get('/ringkasan', { for: [maySeeReports, looksThrough] }, async (request, response) => {
    const { agency } = identityOf(request);
    const view = await (agency === null
      ? viewOfAll(hotline)
      : viewOfAgency(hotline, request, agency));
    response.send(views.page('ringkasan', 'Ringkasan', view));
  });
  return pages;
}
