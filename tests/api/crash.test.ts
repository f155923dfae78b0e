import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from '@jest/globals';
import type { Store } from '../../store/ports/store.ts';
import { SqliteStore } from '../../store/sqlite/store.ts';
import { CrashWorld, sleep } from '../support/crash-world.ts';
import { doubledReceipts, faultsOf } from '../support/faults.ts';
import { killPlan, type Moment } from '../support/kill-plan.ts';
import { loadPack } from '../support/pack.ts';
import { Random } from '../support/random.ts';
import { Townspeople } from '../support/townspeople.ts';

/**
 * The whole hotline as a process, killed with SIGKILL while people write to it. Network, modem and
 * phones live in the test and survive. Others: `CRASH_SEED=7 npm run -s test:unit -- tests/api/crash`.
 */

const SEED = Number(process.env.CRASH_SEED ?? 1);
const CITIZENS = 52;
const LEAST_SMS = 200;
const BETWEEN_SMS_MS = 70;

const cleanup: (() => unknown)[] = [];
afterEach(async () => {
  for (const undo of cleanup.splice(0).reverse()) await undo();
});

async function openWorld(): Promise<{ world: CrashWorld; store: Store }> {
  const folder = mkdtempSync(join(tmpdir(), 'hotline-crash-'));
  cleanup.push(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'hotline.db');
  const store = new SqliteStore(file);
  await store.open();
  cleanup.push(() => store.close());
  const world = new CrashWorld(`sqlite:${file}`);
  await world.open();
  cleanup.push(() => world.close());
  return { world, store };
}

/** Kills spread over the turns of the people, but for those that come while the hotline is starting. */
async function live(world: CrashWorld, people: Townspeople, plan: Moment[]): Promise<void> {
  const turns = people.turnsLeft;
  let killsLeft = plan.length;
  const kill = async () => {
    for (const [n, moment] of plan.entries()) {
      const wait = moment.whileStarting ? 0 : (n * turns) / plan.length;
      while (turns - people.turnsLeft < wait) await sleep(5);
      await world.killAt(moment);
      killsLeft -= 1;
    }
  };
  const write = async () => {
    while (people.turnsLeft > 0 || killsLeft > 0) {
      people.step();
      await world.pass(BETWEEN_SMS_MS);
    }
  };
  world.start();
  await Promise.all([kill(), write()]);
  world.note(`${people.sent.length} SMS sent`);
}

/** People reply to what still comes, until nothing does. */
async function comeToRest(world: CrashWorld, store: Store, people: Townspeople): Promise<void> {
  for (let quiet = 0; quiet < 5; ) {
    await world.pass(100);
    people.step();
    quiet = people.left === 0 && (await world.atRest(store)) ? quiet + 1 : 0;
  }
}

it('loses nothing and doubles nothing unmarked, whenever it is killed', async () => {
  const { world, store } = await openWorld();
  const random = new Random(SEED);
  const pack = loadPack();
  const people = new Townspeople(world.network, pack.rules.district.contacts, CITIZENS, random);
  await live(world, people, killPlan(random));
  await comeToRest(world, store, people);
  world.allPhonesOn();
  await comeToRest(world, store, people);
  world.note('at rest');
  world.process.terminate();
  expect(await world.process.ended()).toBe('0');

  const outside = { ...pack, sent: people.sent, journal: world.modem.journal.entries };
  const faults = await faultsOf(store, outside);
  if (faults.length > 0) faults.unshift(`seed ${SEED}`, ...world.diary);
  expect(faults).toEqual([]);
  expect(people.sent.length).toBeGreaterThanOrEqual(LEAST_SMS);
  const complaints = await store.instances.count({ machine: 'complaint' });
  expect(complaints).toBeGreaterThan(LEAST_SMS / 4);
  // the phone that was off leaves a receipt that the network has twice: the marks were tested
  expect(await doubledReceipts(store, outside)).toBeGreaterThan(0);
}, 1_000_000);
