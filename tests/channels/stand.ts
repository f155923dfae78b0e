import type { VirtualNetwork } from '../../channels/gsm/virtual/network.ts';
import type { Channel } from '../../channels/port.ts';
import type { SimulatedClock } from '../../channels/simulated-clock.ts';
import type { FakeReceiver } from './gsm/bench.ts';

/** What the contract of channels and the soak need of a channel and its device. */

export const HOTLINE = '+6281200000001';
export const CITIZEN = '+6281200000101';
export const OFFICER = '+6281200000102';

/** A channel with its device on the virtual network, on a clock that stands still. */
export interface Stand {
  clock: SimulatedClock;
  network: VirtualNetwork;
  receiver: FakeReceiver;
  channel(): Channel;
  /** Starts the channel and waits until it is ready. */
  start(): Promise<void>;
  /** The process dies without a word and another one starts. */
  restart(): Promise<void>;
  /** Ends whatever the stand opened. */
  close(): Promise<void>;
  /** What the device holds and would hand over (again); null where it forgets nothing by being read. */
  kept(): number | null;
  /** The next acknowledgement of something received does not get through. */
  loseAcknowledgement(): void;
  /** The next SMS goes out, and the answer to it is lost. */
  loseAnswer(): void;
  /** Every SMS is refused for the line's sake until `accept`. */
  refuse(): void;
  accept(): void;
  unplug(): void;
  plugIn(): void;
  /** The device starts anew without a word, and has forgotten what it was told. */
  forget?(): void;
  /** Reports that its device gave to nobody, as it had just started. */
  swallowedReports?(): number;
  /** The next delivery report comes twice. */
  doubleReport?(): void;
}
