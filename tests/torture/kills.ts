import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store } from '../../store/ports/store.ts';
import { SqliteStore } from '../../store/sqlite/store.ts';
import { CrashWorld, sleep } from '../support/crash-world.ts';
import { doubledReceipts, faultsOf } from '../support/faults.ts';
import { killPlan, type Moment } from '../support/kill-plan.ts';
import { loadPack } from '../support/pack.ts';
import { Random } from '../support/random.ts';
import { Townspeople } from '../support/townspeople.ts';

/**
 * The whole hotline as a process, killed with SIGKILL while people write to it, at every phase of an SMS and of a start.
 * Network, modem and phones live here and survive.
 */

const BETWEEN_SMS_MS = 70;
/** What one SMS may take at the most, with what follows from it, on a slow machine, milliseconds. */
const SLOWEST_SMS = 3_000;
const LEAST_TIME = 900_000;

export interface KillPlan {
  /** Each begins four SMS, beside what he replies. */
  citizens: number;
  /** The hotline is killed at each of its moments so often. */
  rounds: number;
  /** People, moments and their order. */
  seed: number;
}

export interface KillFigures {
  sms: number;
  complaints: number;
  kills: number;
  /** SMS of which nobody knows whether they went out, and that say so. */
  unconfirmed: number;
  /** Receipts that the network has twice, marked as a copy. */
  copies: number;
  /** What is lost, doubled or wrong, in words; with the way there, where there is any. */
  faults: string[];
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
      world.note(`${people.sent.length} SMS sent, ${killsLeft} kills left`);
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

/** @throws Error when it does not come to rest, or does not stop when it is asked to */
async function lived(world: CrashWorld, store: Store, plan: KillPlan): Promise<KillFigures> {
  const { citizens, rounds, seed } = plan;
  const random = new Random(seed);
  const pack = loadPack();
  const people = new Townspeople(world.network, pack.rules.district.contacts, citizens, random);
  const kills = Array.from({ length: rounds }, () => killPlan(random)).flat();
  await live(world, people, kills);
  await comeToRest(world, store, people);
  world.allPhonesOn();
  await comeToRest(world, store, people);
  world.note('at rest');
  world.process.terminate();
  const code = await world.process.ended();
  const outside = { ...pack, sent: people.sent, journal: world.modem.journal.entries };
  const faults = await faultsOf(store, outside);
  if (code !== '0') faults.push(`it ended with ${code} when it was asked to stop`);
  if (faults.length > 0) faults.unshift(`seed ${seed}`, ...world.diary);
  const { unconfirmed } = await store.status();
  return {
    ...{ sms: people.sent.length, kills: kills.length, unconfirmed, faults },
    complaints: await store.instances.count({ machine: 'complaint' }),
    copies: await doubledReceipts(store, outside),
  };
}

/** @param onNote told of what happens, as it does: many SMS take an hour */
export async function tortureKills(
  plan: KillPlan,
  onNote: (what: string) => void = () => {},
): Promise<KillFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'hotline-crash-'));
  const file = join(folder, 'hotline.db');
  const store = new SqliteStore(file);
  await store.open();
  const longest = Math.max(LEAST_TIME, plan.citizens * 4 * SLOWEST_SMS);
  const world = new CrashWorld(`sqlite:${file}`, longest, onNote);
  let kept = true;
  try {
    await world.open();
    const figures = await lived(world, store, plan);
    kept = figures.faults.length > 0;
    return figures;
  } finally {
    await world.close();
    await store.close();
    if (kept) onNote(`its store: ${file}`);
    else rmSync(folder, { recursive: true, force: true });
  }
}

/** @returns rules that do not hold */
export function killFaults({ faults, unconfirmed, kills }: KillFigures): string[] {
  const most = unconfirmed <= kills;
  return most ? faults : [...faults, `${unconfirmed} SMS are unconfirmed after ${kills} kills`];
}
