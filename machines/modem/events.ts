/** What happens to the modem, as its driver reports it to the machine. */
export type ModemEvent =
  | { type: 'START' }
  | { type: 'STOP' }
  | { type: 'OPENED' }
  | { type: 'OPEN_FAILED'; reason: string }
  | { type: 'INITIALISED'; description: string }
  | { type: 'INIT_FAILED'; reason: string }
  /** Only a person can help: PIN, PUK, no SIM. */
  | { type: 'INIT_BLOCKED'; reason: string }
  /** `reason`: why not, and what to do, where the network has said more than that. */
  | { type: 'REGISTRATION'; registered: boolean; reason?: string }
  | { type: 'SEND_STARTED' }
  | { type: 'SEND_ENDED' }
  /** A command went unanswered. */
  | { type: 'UNANSWERED'; command: string }
  | { type: 'RESYNCED' }
  | { type: 'RESYNC_FAILED' }
  /** It answers, but no longer as it was set up. */
  | { type: 'SETTINGS_LOST'; reason: string }
  /** The modem restarted by itself and has forgotten its settings. */
  | { type: 'MODEM_RESET'; line: string }
  | { type: 'LINE_LOST'; reason: string };

/** What the machine remembers; plain JSON. */
export interface ModemContext {
  /** Attempts in a row that did not end in `ready`. */
  failures: number;
  /** Why it is not ready, for a person. */
  reason: string;
  /** Set-ups in a row that did not last. */
  losses: number;
  /** What is connected: manufacturer, model, SIM. */
  description: string;
}

/**
 * Work the driver does when the machine says so. Each comes back as an event: `openLine` as OPENED or
 * OPEN_FAILED, `initialise` as INITIALISED, INIT_FAILED or INIT_BLOCKED, `askRegistration` as
 * REGISTRATION, `resync` as RESYNCED or RESYNC_FAILED. `softReset` asks the modem to restart,
 * `hardReset` has its power turned off and on where the office has a way to; neither reports back.
 */
export type ModemEffect =
  | 'openLine'
  | 'closeLine'
  | 'initialise'
  | 'askRegistration'
  | 'resync'
  | 'softReset'
  | 'hardReset'
  | 'catchUp'
  | 'raiseAlarm'
  | 'clearAlarm';
