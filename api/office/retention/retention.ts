import { CONVERSATION } from '../../../machines/conversation/kind.ts';
import {
  ALL_PERSONAL,
  ERASED,
  erasingOf,
  type Personal,
} from '../../../machines/district/personal.ts';
import type { Retained, Retention } from '../../../machines/district/retention.ts';
import type { InstanceSummary } from '../../../store/ports/instances.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import type { Backups } from '../data/backup/backups.ts';
import { forgetExamples } from '../learning/kept.ts';
import { cutoffOf, overBefore } from './cutoffs.ts';

/**
 * Takes out what is over its time by the pack's schedule: numbers, names and words, for good. What is counted stays. Twice
 * is harmless: what has gone already is not found again.
 */

export type Desk = Pick<Hotline, 'store' | 'rules' | 'clock' | 'processes'>;

/** How many of each went, or would go. */
export type Gone = Record<Retained | 'letters' | 'messages' | 'effects', number>;

export const NOTHING: Gone = {
  ...{ complaints: 0, talk: 0, examples: 0, processes: 0, backups: 0 },
  ...{ letters: 0, messages: 0, effects: 0 },
};

const PAGE = 100;

/** What a process has of persons; of one that does not say, all its text. */
export function personalOf(processes: Hotline['processes'], machine: string): Personal {
  const found = processes.find(({ process }) => process.name === machine);
  return found?.personal ?? ALL_PERSONAL;
}

/** Machines whose messages go by their own age. */
export function talking(processes: Hotline['processes']): string[] {
  return processes
    .map(({ process: { name } }) => name)
    .filter((name) => personalOf(processes, name).of === 'talk');
}

/** Ends one instance. @returns false where work of it waits */
export async function endInstance(
  { store, clock }: Pick<Desk, 'store' | 'clock'>,
  personal: Personal,
  { id, machine, revision }: Pick<InstanceSummary, 'id' | 'machine' | 'revision'>,
): Promise<boolean> {
  if (machine === CONVERSATION.name) return store.erasure.remove({ id, revision }, ERASED);
  return store.erasure.instance({ id, revision, at: clock.now() }, erasingOf(personal));
}

async function endMachine(desk: Desk, retention: Retention, machine: string, dry: boolean) {
  const personal = personalOf(desk.processes, machine);
  const now = desk.clock.now();
  let gone = 0;
  let after = '';
  for (;;) {
    const query = { machine, before: now, after, limit: PAGE };
    const page = await desk.store.erasure.due(query);
    for (const one of page) {
      const { status, search, updatedAt } = one;
      const over = overBefore(desk.rules.calendar, retention, { personal, kind: search.kind }, now);
      const isOver = personal.isOver({ state: search.state, status, tags: search.tags });
      if (over === null || updatedAt >= over || !isOver) continue;
      if (dry || (await endInstance(desk, personal, one))) gone += 1;
    }
    after = page.at(-1)?.id ?? '';
    if (page.length < PAGE) return gone;
  }
}

/** Takes what is old out of instances that are in use. @returns how many had any */
async function fade(desk: Desk, retention: Retention, machine: string, dry: boolean) {
  const { store, rules, clock, processes } = desk;
  const personal = personalOf(processes, machine);
  if (personal.faded === undefined || personal.of === 'letters') return 0;
  const before = cutoffOf(rules.calendar, retention, personal.of, clock.now());
  let count = 0;
  let cursor: string | null = '';
  while (cursor !== null) {
    const place: { cursor?: string } = cursor === '' ? {} : { cursor };
    const query = { machine, updatedSince: before };
    const page = await store.instances.find(query, { order: 'updated', limit: PAGE, ...place });
    for (const { id, createdAt } of page.items)
      if (createdAt < before && (await fadeOne(store, personal, id, before, dry))) count += 1;
    cursor = page.next;
  }
  return count;
}

async function fadeOne(
  store: Desk['store'],
  { faded }: Personal,
  id: string,
  before: number,
  dry: boolean,
): Promise<boolean> {
  const stored = await store.instances.load(id);
  if (stored === undefined) return false;
  const persisted = JSON.parse(stored.snapshot) as { context: Record<string, unknown> };
  const context = faded?.(persisted.context, before) ?? null;
  if (context === null) return false;
  const snapshot = JSON.stringify({ ...persisted, context });
  return dry || (await store.erasure.replace({ id, revision: stored.revision }, snapshot));
}

const KIND = 'retention';
/** There while what was erased may still lie in the file. */
const UNFINISHED = 'unfinished';

/** Overwrites what was erased; where that fails now (another program reads, the disk is full), the next pass does it. */
export async function writeOver({ records, erasure }: Desk['store']): Promise<void> {
  const known = await records.get(KIND, UNFINISHED);
  if (known === undefined)
    await records.put({ kind: KIND, id: UNFINISHED, expectedRevision: 0, value: true });
  await erasure.finish();
  await records.delete(KIND, UNFINISHED);
}

/**
 * One pass over all that is kept. @param backups null where there are none that this program makes
 * @param dry nothing is changed
 * @returns null where the pack has no schedule
 */
export async function passRetention(
  desk: Desk,
  backups: Pick<Backups, 'removeOlder' | 'impossible'> | null,
  dry: boolean,
): Promise<Gone | null> {
  const { store, rules, clock, processes } = desk;
  const { retention } = rules.district;
  if (retention === null) return null;
  const gone = { ...NOTHING };
  const over = (kind: Retained) => cutoffOf(rules.calendar, retention, kind, clock.now());
  // first: what goes with an instance as a whole is counted there, also in a dry pass
  const loose = { machines: talking(processes), before: over('talk'), mark: ERASED };
  const { messages, effects, entries } = await store.erasure.loose(loose, dry);
  gone.messages = messages;
  gone.effects = effects;
  for (const { process } of processes)
    gone[personalOf(processes, process.name).of] += await endMachine(
      desk,
      retention,
      process.name,
      dry,
    );
  gone.examples = await forgetExamples(store.records, { before: over('examples') }, dry);
  let faded = 0;
  for (const { process } of processes) faded += await fade(desk, retention, process.name, dry);
  const changed = entries + faded + Object.values(gone).reduce((sum, n) => sum + n, 0) > 0;
  const unfinished = (await store.records.get(KIND, UNFINISHED)) !== undefined;
  if ((changed || unfinished) && !dry) await writeOver(store);
  if (backups !== null && backups.impossible === null)
    gone.backups = await backups.removeOlder(over('backups'), dry);
  return gone;
}
