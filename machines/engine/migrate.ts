import type { AnyMachineSnapshot } from 'xstate';
import type { Change, StoredInstance } from '../../store/ports/instances.ts';
import type { Timer } from '../../store/ports/timers.ts';
import type { MachineKind, Migration } from './kind.ts';

/** Snapshots that an older version of a machine wrote, brought to the present one when they are loaded. */

type Stored = Pick<StoredInstance, 'id' | 'version' | 'snapshot'>;
type Timers = Pick<Change, 'arm' | 'cancel'>;

/**
 * This program cannot read what another one has stored. Nothing is wrong with the event that was to
 * be applied: it waits until a program runs that can.
 */
export class UnreadableSnapshotError extends Error {
  override readonly name = 'UnreadableSnapshotError';
}

/**
 * The migrations from that version to the present one, in their order.
 * @throws UnreadableSnapshotError when one is missing
 */
function steps(kind: MachineKind, { id, version }: Stored): Migration[] {
  const found: Migration[] = [];
  for (let at = version; at !== kind.version; ) {
    const next = kind.migrations[at];
    if (next === undefined || found.includes(next))
      throw new UnreadableSnapshotError(
        `${id}: its snapshot is of ${kind.name} version ${version}, and from ${at} no migration leads to ` +
          `${kind.version}. Start the program that wrote it, or add the migration from ${at} to the ` +
          `${kind.name} machine; until then its messages and timers wait.`,
      );
    found.push(next);
    at = next.to;
  }
  return found;
}

/**
 * The snapshot of an instance at the machine's present version.
 * @throws UnreadableSnapshotError when a migration is missing, or the machine lacks a state of it
 */
export function restoreStored(kind: MachineKind, stored: Stored): AnyMachineSnapshot {
  const migrations = steps(kind, stored);
  try {
    const json = migrations.reduce(
      (older, { snapshot }) => JSON.stringify(snapshot(JSON.parse(older))),
      stored.snapshot,
    );
    return kind.decider.restore(json);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UnreadableSnapshotError(
      `${stored.id}: its snapshot of ${kind.name} version ${stored.version} cannot be restored as ` +
        `version ${kind.version}: ${reason}. Start the program that wrote it, or mend the migration of ` +
        `the ${kind.name} machine; until then its messages and timers wait.`,
      { cause: error },
    );
  }
}

/** The id that a timer armed by that version has now. */
export function timerNow(kind: MachineKind, stored: Stored, id: string): string {
  return steps(kind, stored).reduce((older, { timers }) => timers?.[older] ?? older, id);
}

/** Armed timers that are called otherwise now, under their new ids with the due times they have. */
export function renamedTimers(kind: MachineKind, stored: Stored, armed: Timer[]): Timers {
  const renamed = armed
    .map(({ id, dueAt }) => ({ old: id, id: timerNow(kind, stored, id), dueAt }))
    .filter(({ old, id }) => old !== id);
  return {
    arm: renamed.map(({ id, dueAt }) => ({ id, dueAt })),
    cancel: renamed.map(({ old }) => old),
  };
}

/** Timers of a commit: those decided on, and the renamed ones on which nothing was decided. */
export function withRenamed(decided: Timers, renamed: Timers): Timers {
  const settled = new Set([...decided.arm.map(({ id }) => id), ...decided.cancel]);
  const arm = [...decided.arm, ...renamed.arm.filter(({ id }) => !settled.has(id))];
  const armed = new Set(arm.map(({ id }) => id));
  return {
    arm,
    cancel: [...decided.cancel, ...renamed.cancel].filter((id) => !armed.has(id)),
  };
}
