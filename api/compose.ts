import { backgroundClock, systemClock } from '../channels/clock.ts';
import { openGsmChannel } from '../channels/gsm/open.ts';
import { VirtualModem } from '../channels/gsm/virtual/modem.ts';
import { VirtualNetwork } from '../channels/gsm/virtual/network.ts';
import type { Clock } from '../channels/port.ts';
import { createCalendar } from '../machines/calendar.ts';
import type { District } from '../machines/district.ts';
import { createUnderstand } from '../machines/language/understand.ts';
import { createRules } from '../machines/rules.ts';
import { createEngine } from '../machines/runtime/engine.ts';
import { createMachines } from '../machines/runtime/machines.ts';
import type { Log } from '../machines/runtime/ports.ts';
import { openStore } from '../store/open.ts';
import type { Store } from '../store/port.ts';
import { createComposer } from '../templates/sms.ts';
import { loadDistrict } from './configuration/district.ts';
import type { Settings } from './configuration/settings.ts';
import type { Hotline } from './hotline.ts';
import { createRenderLetter } from './letters.ts';
import { packagePath } from './paths.ts';

/** Puts a hotline together from its settings: the only place that knows all parts. */

const POLL_MS = 1000;

export interface Replacements {
  /** Simulated clock of tests and scenarios. */
  clock?: Clock;
  store?: Store;
  /** Network and modem of a simulation that outlives this process (power cuts). */
  simulation?: Hotline['simulation'];
  /** Changes to the district pack, for scenarios. */
  district?: (district: District) => District;
  /** Between two looks at the modem (its memory, its registration), milliseconds. */
  modemPoll?: number;
  /** Longest sleep of a worker that nobody nudged, milliseconds. */
  enginePoll?: number;
  random?: () => number;
}

/** A phone network in memory with the hotline's modem in it; null with a real modem. */
export function createSimulation(settings: Settings, clock: Clock): Hotline['simulation'] {
  if (settings.modem.port !== 'virtual') return null;
  const network = new VirtualNetwork({ clock });
  const hotlineNumber = settings.hotlineNumber;
  const modem = new VirtualModem({ network, clock, number: hotlineNumber });
  return { network, modem, hotlineNumber };
}

/**
 * Builds a hotline; nothing is opened before `engine.start()`.
 * @throws DistrictError, TemplateError, StoreUrlError naming what is wrong
 */
export async function createHotline(
  settings: Settings,
  log: Log,
  replace: Replacements = {},
): Promise<Hotline> {
  const clock = replace.clock ?? systemClock;
  const loaded = loadDistrict(settings.district);
  const district = replace.district?.(loaded) ?? loaded;
  const rules = createRules(district, createCalendar(district.calendar));
  const store = replace.store ?? (await openStore(settings.storeUrl));
  // a simulated network has no end of its own: it must not keep a stopped hotline from ending
  const simulation =
    replace.simulation ?? createSimulation(settings, replace.clock ?? backgroundClock);
  const { modem } = settings;
  const channel = openGsmChannel({
    name: 'sim1',
    port: modem.port,
    baudRate: modem.baudRate,
    ...(modem.pin === undefined ? {} : { pin: modem.pin }),
    ...(simulation === null ? {} : { virtualModem: simulation.modem }),
    ...(replace.modemPoll === undefined
      ? {}
      : { times: { poll: replace.modemPoll, care: replace.modemPoll } }),
    clock,
    log,
  });
  const engine = createEngine({
    store,
    clock,
    rules,
    understand: createUnderstand(district),
    compose: createComposer({
      office: district.office,
      calendar: rules.calendar,
      zoneName: district.calendar.zoneName,
      folder: packagePath('templates', 'sms'),
    }),
    renderLetter: createRenderLetter(rules, packagePath('templates', 'surat')),
    channels: [channel],
    ownNumbers: [settings.hotlineNumber],
    machines: createMachines(rules),
    settings: {
      owner: settings.engineName,
      leaseMs: settings.leaseMs,
      receiptGraceMs: settings.receiptGraceMs,
      partsTimeoutMs: settings.partsTimeoutMs,
      pollMs: replace.enginePoll ?? POLL_MS,
      statusReports: settings.statusReports,
      quietHours: settings.quietHours,
    },
    random: replace.random ?? Math.random,
    log,
  });
  return { store, engine, rules, clock, log, simulation };
}
