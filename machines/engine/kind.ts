import type { AnyStateMachine, InputFrom, SnapshotFrom } from 'xstate';
import type { SearchFields } from '../../store/ports/search.ts';
import type { MessageName } from '../messages/messages.ts';
import type { Decider } from './decider.ts';
import type { DueSms } from './ports.ts';

/** What the engine must know of a machine to keep instances of it. */

/** Names a machine and its instances; the type says which machine it is. */
export interface Kind<TMachine extends AnyStateMachine = AnyStateMachine> {
  readonly name: string;
  /** How ids of its instances begin; at most one kind has ids without a beginning of their own (`''`). */
  readonly idPrefix: string;
  /** Never set: it carries the type alone. */
  readonly machine?: TMachine;
}

/** Persisted snapshots of one older version, brought to the next. */
export interface Migration {
  to: string;
  /** Pure; gets and gives the persisted snapshot as parsed JSON. */
  snapshot(persisted: Record<string, unknown>): Record<string, unknown>;
  /**
   * New ids of timers by their old ones, where a state or delay was renamed: `xstate.after.<delay>.<state
   * id>`. Armed ones keep their due times. An `after` that is new is armed when its state is next entered.
   */
  timers?: Record<string, string>;
}

/** A kind of machine that the engine can decide, keep and find. */
export interface MachineKind<TMachine extends AnyStateMachine = AnyStateMachine>
  extends Kind<TMachine> {
  version: string;
  decider: Decider<TMachine>;
  /** Input for an instance that is made by its first event. */
  inputFor?(id: string): InputFrom<TMachine>;
  search(snapshot: SnapshotFrom<TMachine>): SearchFields;
  /**
   * Asked just before an SMS goes out that speaks of an instance: why it may not any more, in words for
   * the history (Indonesian), or null. Every SMS may where it is left out.
   */
  mayNotSend?(snapshot: SnapshotFrom<TMachine>, sms: DueSms): string | null;
  /** Whether `mayNotSend` asks what the receiver of such an SMS has got before; never where left out. */
  looksBack?(template: MessageName): boolean;
  /** What people find it by when they search for words; nothing where left out. */
  words?(snapshot: SnapshotFrom<TMachine>): string;
  /** What of an event is kept in the history; the whole event where left out. */
  journal?(event: Record<string, unknown>): Record<string, unknown>;
  /** By the version they start from. */
  migrations: Record<string, Migration>;
}

/** Of a machine that nothing is searched by. */
export const NO_FIELDS: SearchFields = {
  state: '',
  tags: [],
  ticket: null,
  year: null,
  phone: null,
  kind: null,
  category: null,
  agency: null,
  district: null,
  village: null,
  parent: null,
  due: null,
  receivedAt: null,
  forwardedAt: null,
  answeredAt: null,
  closedAt: null,
  measures: null,
};

/**
 * The kind that instances with this id are of: the one with the longest beginning that fits.
 * @throws RangeError when none fits
 */
export function kindOf<K extends Kind>(kinds: readonly K[], id: string): K {
  const fitting = kinds.filter(({ idPrefix }) => id.startsWith(idPrefix));
  const [longest] = fitting.sort((a, b) => b.idPrefix.length - a.idPrefix.length);
  if (longest === undefined) throw new RangeError(`no process has instances called "${id}"`);
  return longest;
}
