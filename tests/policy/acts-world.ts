import type { StoredInstance } from '../../store/ports/instances.ts';
import { PaperOffice } from '../support/paper-office.ts';
import { putCase } from './cases.ts';
import { CASES } from './grid.ts';

/** A hotline with a complaint of every case, which is as before after each try. */

export interface ActsWorld {
  office: PaperOffice;
  /** Ids of the complaints, in the order of `CASES`. */
  ids: string[];
  /** Does something, and puts the complaint back. @returns types of the events that it took */
  tried(id: string, something: () => Promise<unknown>): Promise<string[]>;
}

/** Writes the snapshot of before over what has become of it. */
export async function putBack(
  { hotline, clock }: PaperOffice,
  before: StoredInstance,
): Promise<void> {
  const { store, engine } = hotline;
  const now = await store.instances.load(before.id);
  const found = await engine.instances.snapshot(before.id);
  if (now === undefined || found === undefined) throw new Error(`${before.id} is gone`);
  const { id, machine, version, snapshot } = before;
  const { value } = JSON.parse(snapshot) as { value: unknown };
  await store.instances.commit({
    ...{ id, machine, version, snapshot, search: before.search, status: 'active' },
    ...{ expectedRevision: now.revision, key: `back:${id}:${now.revision}`, at: clock.now() },
    event: {
      ...{ type: 'created', by: 'system', event: '{}' },
      ...{ from: JSON.stringify(value), to: JSON.stringify(value) },
    },
    ...{ effects: [], arm: [], cancel: [] },
  });
}

export async function openActsWorld(): Promise<ActsWorld> {
  const office = await PaperOffice.open((district) => ({
    ...district,
    // thousands of SMS of one phone in one moment
    policy: {
      ...district.policy,
      ...{
        dailyLimit: 1e6,
        dailyBudget: 1e6,
        receiverHourly: 1e6,
        receiverDaily: 1e6,
        crowdHourly: 1e6,
        alarmHourly: 1e6,
      },
    },
  }));
  const ids: string[] = [];
  for (const one of CASES) ids.push(await putCase(office, one));
  const { instances } = office.hotline.store;
  return {
    office,
    ids,
    async tried(id, something) {
      const before = await instances.load(id);
      if (before === undefined) throw new Error(`${id} is gone`);
      await something();
      const entries = await instances.history(id, before.revision);
      if (entries.length > 0) await putBack(office, before);
      return entries.map(({ type }) => type);
    },
  };
}
