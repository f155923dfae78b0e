import type { InstanceSummary } from '../../store/ports/instances.ts';
import type { PageRequest, Query } from '../../store/ports/search.ts';
import { categoryNow, takesOver } from '../district/former.ts';
import type { Hands } from '../engine/process.ts';
import { SYSTEM } from '../people/actor.ts';
import type { Understand } from '../text/understanding.ts';
import type { ComplaintContext } from './base/context.ts';
import type { PackEvent } from './base/events.ts';
import { ACCUSES_OFFICE } from './base/policy.ts';
import { calendarChange, noteCalendar } from './calendar-seen.ts';
import { COMPLAINT } from './kind.ts';

/**
 * Brings complaints in line with the pack, at each start and before anything is decided (decision 0052): what is
 * not over follows its agency and category to their successors, and its deadlines the holidays.
 */

const PAGE = 200;
/** What is not over: open, or answered and not judged yet. */
const GOING_ON = ['open', 'answered'] as const;

type Event = PackEvent extends infer E
  ? E extends PackEvent
    ? Omit<E, 'at' | 'by'>
    : never
  : never;

/** All that fit, page by page; what is done with one may take it out of the query. */
async function each(
  { store }: Pick<Hands, 'store'>,
  query: Omit<Query, 'machine'>,
  work: (item: InstanceSummary) => Promise<void>,
): Promise<void> {
  let cursor: string | null = '';
  while (cursor !== null) {
    const from: Pick<PageRequest, 'cursor'> = cursor === '' ? {} : { cursor };
    const request = { order: 'created' as const, limit: PAGE, ...from };
    const page = await store.instances.find({ ...query, machine: COMPLAINT.name }, request);
    for (const item of page.items) await work(item);
    cursor = page.next;
  }
}

/** @returns whether its machine took it */
async function tell({ instances, clock }: Hands, id: string, event: Event, key: string) {
  const at = clock.now();
  const moved = await instances.move({ id, event: { ...event, at, by: SYSTEM }, key });
  return moved.outcome === 'applied';
}

/** Codes that complaints which go on have and the pack does not. */
export async function unknownCodes(
  { store, rules }: Pick<Hands, 'store' | 'rules'>,
  field: 'agency' | 'category',
): Promise<string[]> {
  const { agencies, categories } = rules.district;
  const known = new Set((field === 'agency' ? agencies : categories).map(({ code }) => code));
  const tallies = await Promise.all(
    GOING_ON.map((tag) => store.instances.tally({ machine: COMPLAINT.name, tag }, field)),
  );
  const codes = new Set(tallies.flat().map(({ key }) => key));
  return [...codes].filter((code) => code !== '' && !known.has(code)).sort();
}

async function agenciesMoved(hands: Hands): Promise<void> {
  const { rules, log } = hands;
  for (const from of await unknownCodes(hands, 'agency')) {
    const count = { moved: 0, left: 0 };
    for (const tag of GOING_ON)
      await each(hands, { tag, agency: from }, async ({ id, revision, search }) => {
        const to = takesOver(rules.district, from, search.category);
        const key = `pack:agency:${from}:${revision}`;
        const moved =
          to !== null && (await tell(hands, id, { type: 'pack.agency', from, to }, key));
        count[moved ? 'moved' : 'left'] += 1;
      });
    log(count.left > 0 ? 'warn' : 'info', `the pack has no agency ${from} any more`, count);
  }
}

async function categoriesMoved(hands: Hands): Promise<void> {
  const { rules, log } = hands;
  for (const from of await unknownCodes(hands, 'category')) {
    const to = categoryNow(rules.district, from);
    let moved = 0;
    for (const tag of to === from ? [] : GOING_ON)
      await each(hands, { tag, category: from }, async ({ id, revision }) => {
        const key = `pack:category:${from}:${revision}`;
        if (await tell(hands, id, { type: 'pack.category', from, to }, key)) moved += 1;
      });
    log(to === from ? 'warn' : 'info', `the pack has no category ${from} any more`, { to, moved });
  }
}

async function calendarMoved(hands: Hands): Promise<void> {
  const change = await calendarChange(hands);
  if (change === null) return;
  const { key, closed, opened } = change;
  let moved = 0;
  const changed = closed.length + opened.length > 0;
  if (changed)
    await each(hands, { tag: 'open' }, async ({ id }) => {
      if (await tell(hands, id, { type: 'pack.calendar', closed, opened }, `${key}:${id}`))
        moved += 1;
    });
  await noteCalendar(hands, change);
  if (changed) hands.log('info', 'holidays have changed', { closed, opened, moved });
}

/** What its reporter has said accuses the office, as words are read now. */
function accuses(understand: Understand, { text, additions }: ComplaintContext): boolean {
  const own = additions.filter(({ ticket }) => ticket === null).map((one) => one.text);
  return [text, ...own].some((words) =>
    understand(words, { role: 'citizen' }).flags.includes(ACCUSES_OFFICE),
  );
}

/**
 * Secrets that were read before accusations of the office were looked for, or before the pack had its names: the admin
 * has them no more (decision 0040).
 */
async function accusedFound(hands: Hands, understand: Understand): Promise<void> {
  const { instances, log } = hands;
  let found = 0;
  const query = { tag: 'secret', without: [ACCUSES_OFFICE] };
  await each(hands, query, async ({ id, revision, status }) => {
    const complaint = status === 'done' ? undefined : await instances.of(COMPLAINT).snapshot(id);
    if (complaint === undefined || !accuses(understand, complaint.snapshot.context)) return;
    if (await tell(hands, id, { type: 'pack.accused' }, `pack:accused:${id}:${revision}`))
      found += 1;
  });
  if (found > 0) log('info', 'secret complaints accuse the office of the hotline', { found });
}

/** Again is harmless: what was moved is not moved again. */
export async function moveWithPack(hands: Hands, understand: Understand): Promise<void> {
  await categoriesMoved(hands);
  await agenciesMoved(hands);
  await calendarMoved(hands);
  await accusedFound(hands, understand);
}
