import { beforeEach, expect, it } from '@jest/globals';
import { SimulatedClock } from '../../channels/simulated-clock.ts';
import { type Connection, WriteQueue } from '../../store/sqlite/write-queue.ts';

/** What shares a transaction with what, and when it goes to the disk. */

interface Disk extends Connection {
  /** What was asked of it, in order. */
  log: string[];
  /** What the next commit fails with. */
  fails?: Error;
}

function diskOf(holds: boolean): Disk {
  const log: string[] = [];
  const disk: Disk = {
    ...{ log, holds, inMemory: false },
    begin: (durable) => log.push(durable ? 'begin' : 'begin lightly'),
    changed: () => true,
    commit(durable) {
      const { fails } = disk;
      if (fails !== undefined) {
        delete disk.fails;
        throw fails;
      }
      log.push(durable ? 'commit' : 'commit lightly');
    },
    rollback: () => log.push('undo all'),
    savepoint() {},
    release() {},
    rollbackToSavepoint: () => log.push('undo one'),
    faultOf: (error) => error,
    unavailable: (error) => new Error('unavailable', { cause: error }),
  };
  return disk;
}

let disk: Disk;
let queue: WriteQueue;
let clock: SimulatedClock;
/** A job that says its name, and gives it. */
const job = (name: string) => () => {
  disk.log.push(name);
  return name;
};
function open(holds: boolean): void {
  disk = diskOf(holds);
  clock = new SimulatedClock();
  queue = new WriteQueue(disk, clock);
}
beforeEach(() => open(true));

async function pass(milliseconds: number): Promise<void> {
  await clock.settle();
  await clock.advance(milliseconds);
}

it('what is leased is done and told at once, and goes to the disk with the next write', async () => {
  const leased = queue.lease(job('claim'));
  await pass(1);
  await expect(leased).resolves.toBe('claim');
  expect(disk.log).toEqual(['begin', 'claim']);
  const written = queue.write(job('handing over'));
  await pass(1);
  await expect(written).resolves.toBe('handing over');
  expect(disk.log).toEqual(['begin', 'claim', 'handing over', 'commit']);
});

it.each([
  ['lease', 249, 251],
  ['note', 39, 41],
] as const)('alone, what is a %s is on the disk after a moment', async (how, before, after) => {
  queue[how](job('a'));
  await pass(before);
  expect(disk.log).toEqual(['begin', 'a']);
  await pass(after - before + 1);
  expect(disk.log).toEqual(['begin', 'a', 'commit']);
});

it('what may wait less long takes all before it along', async () => {
  queue.lease(job('claim'));
  await pass(100);
  queue.note(job('sent'));
  await pass(30);
  queue.lease(job('claim 2'));
  await pass(15);
  expect(disk.log).toEqual(['begin', 'claim', 'sent', 'claim 2', 'commit']);
});

it('what can wait is done after what it goes to the disk with', async () => {
  queue.writeSoon(job('report'));
  queue.note(job('sent'));
  await pass(5);
  expect(disk.log).toEqual(['begin', 'sent']);
  queue.write(job('handing over'));
  await pass(5);
  expect(disk.log).toEqual(['begin', 'sent', 'handing over', 'report', 'commit']);
});

it('what waits is written when the store is closed', async () => {
  queue.lease(job('claim'));
  await pass(1);
  queue.note(job('sent'));
  queue.writeSoon(job('report'));
  queue.flush(true);
  expect(disk.log).toEqual(['begin', 'claim', 'sent', 'report', 'commit']);
  await pass(1000);
  expect(disk.log).toHaveLength(5);
});

it('where others write to the file, too, nothing stays open', async () => {
  open(false);
  queue.lease(job('claim'));
  await pass(1);
  expect(disk.log).toEqual(['begin lightly', 'claim', 'commit lightly']);
});

it('who is not told yet hears of a disk that fails; what was held is undone, and the next begins anew', async () => {
  queue.lease(job('claim'));
  await pass(1);
  disk.fails = new Error('the disk is full');
  const written = expect(queue.write(job('a'))).rejects.toThrow('unavailable');
  await pass(1);
  await written;
  queue.write(job('b'));
  await pass(1);
  expect(disk.log).toEqual(['begin', 'claim', 'a', 'undo all', 'begin', 'b', 'commit']);
});

it('a job that throws is undone alone', async () => {
  const failed = expect(
    queue.write(() => {
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  queue.write(job('b'));
  await pass(1);
  await failed;
  expect(disk.log).toEqual(['begin', 'undo one', 'b', 'commit']);
});
