import type { Registry } from 'prom-client';
import type { VirtualModem } from '../../channels/gsm/virtual/modem.ts';
import type { VirtualNetwork } from '../../channels/gsm/virtual/network.ts';
import type { Channel, Clock } from '../../channels/port.ts';
import type { Rules } from '../../machines/district/rules.ts';
import type { Engine } from '../../machines/engine/engine.ts';
import type { Log } from '../../machines/engine/ports.ts';
import type { WholeProcess } from '../../machines/processes/whole.ts';
import type { Store } from '../../store/ports/store.ts';
import type { RenderDocument } from '../../templates/documents/render.ts';
import type { StoreCare } from '../office/data/checks/daily-checks.ts';
import type { Learning } from '../office/learning/learning.ts';
import type { Deliveries } from './deliveries.ts';
import type { Subscriptions } from './subscriptions.ts';
import type { TimeTravel } from './time-travel.ts';
import type { Traffic } from './traffic.ts';

/** A phone network in memory with the hotline's virtual modems in it. */
export interface Simulation {
  network: VirtualNetwork;
  /** The first of `modems`, for those that need only one. */
  modem: VirtualModem;
  /** By the name of the line. */
  modems: ReadonlyMap<string, VirtualModem>;
  hotlineNumber: string;
  /** The latest lines between driver and modem, by the name of the line. */
  traffic: ReadonlyMap<string, Traffic>;
  /** Moves the clock; null where it cannot be moved. */
  time: TimeTravel | null;
}

/** What a running hotline consists of; pages, API and commands are given this. */
export interface Hotline {
  store: Store;
  engine: Engine;
  /** One for each line. */
  channels: Channel[];
  /** Rupiah for one SMS over a line, by its name, where that is not the district's usual. */
  tariffs: Readonly<Record<string, number>>;
  rules: Rules;
  /** Its own processes, and those that the district pack switches on. */
  processes: readonly WholeProcess[];
  /** Renders the office's letters and reports. */
  documents: RenderDocument;
  clock: Clock;
  log: Log;
  /** The number people write to, E.164; null where the office has not set it. */
  number: string | null;
  /** Numbers of all its lines, E.164: what comes from them, or for them, is a loop. */
  ownNumbers: readonly string[];
  /** Other systems that are told what happens to complaints. */
  subscriptions: Subscriptions;
  /** What they were sent. */
  deliveries: Deliveries;
  /** Learns from what the office decides; left out where nobody does (tests). */
  learning?: Learning;
  /** Looks after the store's file; left out where nobody does (tests). */
  care?: StoreCare;
  /** What went through the lines since the start; left out where nobody counts (tests). */
  counts?: Registry;
  /** Virtual network and modems; null when no modem is virtual. */
  simulation: Simulation | null;
  /** Everything in it is made up, and each page says so. */
  demo?: true;
}
