import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Log } from '../../../machines/engine/ports.ts';
import { OWNERS_FOLDER } from '../../../store/base/owner-only.ts';
import { WrongStoreError } from '../../../store/base/refusals.ts';
import type { AuditStore } from '../../../store/ports/audit.ts';
import type { StoreIdentity } from '../../../store/ports/identity.ts';
import type { NumberStore } from '../../../store/ports/numbers.ts';
import type { Store } from '../../../store/ports/store.ts';
import { StoreUnavailableError } from '../../../store/ports/trouble.ts';
import { holdFile } from '../../../store/sqlite/hold.ts';
import { forgetLog } from '../../../store/sqlite/log-file.ts';
import { TERMINAL } from '../../office/audit/audit-log.ts';
import { doubtOfNew, doubtOfStored, isNothing, newestBackup } from './doubts.ts';
import { createKeeper, type Keeper } from './keeper.ts';
import { marksAt, marksOfCopies, type Place } from './places.ts';
import { raiseAbove } from './raise.ts';
import { notNew, refusal } from './refusals.ts';

/**
 * The store of a hotline that starts: nobody else works on its file, it is the one that was used last and
 * all of it, or it is not opened. From then on the numbers it gives are noted outside of it.
 */

/** What the admin has said at the start: begin with an empty store, or do without what is lost. */
export type Consent = 'none' | 'new' | 'accept-loss';

export interface GuardOptions {
  place: Place;
  consent: Consent;
  /** Folder of the backups, for advice. */
  backups: string;
  /** Name of this process for whoever comes second. */
  holder: string;
  log: Log;
}

function isThere(file: string): boolean {
  return existsSync(file) && statSync(file).size > 0;
}

/** @returns null for a store that is not there */
async function identityOf(store: Store, { file }: Place): Promise<StoreIdentity | null> {
  if (file !== null && !isThere(file)) return null;
  try {
    await store.open({ readOnly: true });
    return await store.identity.read();
  } finally {
    await store.close();
  }
}

/**
 * @returns whether something is missing that the admin does without
 * @throws WrongStoreError in words for the admin
 */
function admit(stored: StoreIdentity | null, { place, consent, backups }: GuardOptions): boolean {
  const nothing = isNothing(place, stored);
  if (consent === 'new' && !nothing) throw new WrongStoreError(notNew(place.location));
  const doubt =
    nothing || stored === null ? doubtOfNew(place, backups) : doubtOfStored(place, stored);
  if (doubt === null) return false;
  if (consent === 'none') throw new WrongStoreError(refusal(doubt, newestBackup(backups)));
  return consent === 'accept-loss';
}

/** Numbers go on above what was noted, wherever it was; it is on record. */
async function acceptLoss(store: Store, { place, log }: GuardOptions): Promise<void> {
  const { id } = await store.identity.read();
  const raised = await raiseAbove(store, [...marksAt(place), ...marksOfCopies(place, id ?? '')]);
  const lost = raised.map(({ series, stored, noted }) => `${series}: ${stored} -> ${noted}`);
  const { user: who, role } = TERMINAL;
  await store.audit.append({
    ...{ at: Date.now(), who, role, action: 'store.loss-accepted', subject: null },
    detail: { numbers: lost.join(', ') },
  });
  log('warn', 'numbers go on above those that were given before the loss', { lost });
}

/** Makes the folder and takes the lock. @throws StoreHeldError, StoreUnavailableError */
function hold({ place: { file }, holder }: GuardOptions): () => void {
  if (file === null) return () => {};
  try {
    mkdirSync(dirname(file), { recursive: true, mode: OWNERS_FOLDER });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StoreUnavailableError(`SQLite ${file}: ${reason}`, { cause: error });
  }
  return holdFile(file, holder);
}

/** The same store, guarded from its first opening on. */
export function guardStore(store: Store, options: GuardOptions): Store {
  const { place, log } = options;
  let release: (() => void) | null = null;
  let keeper: Keeper | null = null;

  /** @returns as `admit` */
  async function look(): Promise<boolean> {
    // a folder that was never there is not made only to be refused
    if (place.file !== null && !isThere(place.file)) admit(null, options);
    release ??= hold(options);
    try {
      return admit(await identityOf(store, place), options);
    } catch (error) {
      release();
      release = null;
      throw error;
    }
  }

  async function open(): Promise<void> {
    if (keeper !== null) return store.open({ own: true });
    const lossy = await look();
    if (lossy && place.file !== null) forgetLog(place.file);
    await store.open({ own: true });
    if (lossy) await acceptLoss(store, options);
    keeper = createKeeper(place, await store.identity.read(), log);
  }

  async function close(): Promise<void> {
    await store.close();
    keeper?.close();
    keeper = null;
    release?.();
    release = null;
  }

  const numbers: NumberStore = {
    async allocate(series, key, earlier) {
      const n = await store.numbers.allocate(series, key, earlier);
      keeper?.number(series, n);
      return n;
    },
    raise: (raised) => store.numbers.raise(raised),
  };
  const audit: AuditStore = {
    async append(entry) {
      const row = await store.audit.append(entry);
      keeper?.audit(row.seq);
      return row;
    },
    read: (page) => store.audit.read(page),
    find: (query) => store.audit.find(query),
  };
  const { inbox, instances, journal, timers, outbox, documents, counts, records } = store;
  return {
    ...{ inbox, instances, journal, timers, outbox, documents, counts, records },
    ...{ identity: store.identity, erasure: store.erasure },
    ...{ numbers, audit, open, close },
    ping: () => store.ping(),
    status: () => store.status(),
    nextWakeAt: () => store.nextWakeAt(),
  };
}
