import type { Hands } from '../engine/process.ts';
import { SYSTEM } from '../people/actor.ts';
import { REPORT } from './kind.ts';
import { reportFrom, scheduledKinds } from './period.ts';

/** More than can be collecting at once. */
const MOST_REPORTS = 20;

/** Makes sure that each kind of report has one collecting; each later opens the next itself. */
export async function ensureReports({ store, clock, rules, instances }: Hands): Promise<void> {
  const now = clock.now();
  const page = await store.instances.find(
    { machine: REPORT.name, state: 'collecting' },
    { order: 'created', limit: MOST_REPORTS },
  );
  const reports = instances.of(REPORT);
  // read from their snapshots: what an older version wrote beside them may call them otherwise
  const collecting = await Promise.all(page.items.map(({ id }) => reports.context(id)));
  const kinds = collecting.map((report) => report?.kind);
  for (const kind of scheduledKinds(rules)) {
    if (kinds.includes(kind)) continue;
    const input = { ...reportFrom(rules, kind, now, now), by: SYSTEM };
    await reports.create(input.id, input, `start:${input.id}`);
  }
}
