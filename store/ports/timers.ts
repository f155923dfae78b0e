/** Timers of instances. They are armed and cancelled by commits only. */

/** Timer to be armed: an `after` of the statechart with its absolute due time. */
export interface NewTimer {
  /** `xstate.after.<delay>.<state id>`; unique within the instance, arming again replaces. */
  id: string;
  dueAt: number;
}

export interface Timer extends NewTimer {
  instance: string;
  machine: string;
  /** Revision whose commit armed it; a firing that names another one is stale. */
  armedRevision: number;
}

export interface TimerStore {
  /** Due timers, earliest first. Delivering twice is harmless: the commit refuses the second. */
  due(now: number, limit: number): Promise<Timer[]>;
  of(instance: string): Promise<Timer[]>;
}
