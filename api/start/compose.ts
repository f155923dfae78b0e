import { randomInt } from 'node:crypto';
import { backgroundClock, systemClock } from '../../channels/clock.ts';
import { MovableClock } from '../../channels/movable-clock.ts';
import type { Channel, Clock } from '../../channels/port.ts';
import { COMPLAINT } from '../../machines/complaint/kind.ts';
import type { District } from '../../machines/district/district.ts';
import { type Rules, rulesOf } from '../../machines/district/rules.ts';
import { createEngine, type Engine } from '../../machines/engine/engine.ts';
import type { EngineParts } from '../../machines/engine/parts.ts';
import type { Log } from '../../machines/engine/ports.ts';
import { createProcesses, wholeProcesses } from '../../machines/processes/list.ts';
import { embeddedFile, openStore } from '../../store/open.ts';
import type { Store } from '../../store/ports/store.ts';
import { openComposer } from '../hotline/composer.ts';
import type { Hotline, Simulation } from '../hotline/hotline.ts';
import { createSmsCounts } from '../hotline/sms-counts.ts';
import { createTimeTravel } from '../hotline/time-travel.ts';
import { createLooks } from '../office/audit/looks.ts';
import { createBackups } from '../office/data/backup/backups.ts';
import { createStoreCare } from '../office/data/checks/daily-checks.ts';
import { createThreadLearner } from '../office/learning/in-thread.ts';
import { createLearning } from '../office/learning/learning.ts';
import { newCheckCode } from '../office/letters/check-code.ts';
import { createKeepPaper } from '../office/letters/keep-paper.ts';
import { createDescribeLetter } from '../office/letters/letters.ts';
import { tellDispatched } from '../office/newspaper/newspaper.ts';
import { createPrintLetter } from '../office/paper/print.ts';
import { createRenderReport } from '../office/reports/rendering.ts';
import { openDocuments } from '../print/documents.ts';
import type { PrintPdf } from '../print/print.ts';
import type { Post } from '../rest/webhooks/post.ts';
import { createToldNow } from '../rest/webhooks/told-now.ts';
import { createWebhooks } from '../rest/webhooks/webhooks.ts';
import { keepAhead, readAhead, refuseMoved } from './clock-file.ts';
import { loadBrought } from './configuration/brought.ts';
import { loadDistrict } from './configuration/district.ts';
import { weightsFile } from './configuration/learned.ts';
import { numbersOf } from './configuration/modems.ts';
import type { Settings } from './configuration/settings.ts';
import { createSimulation, openLine, profileOf, tariffsOf } from './open-lines.ts';
import { recordsWithPack } from './records-with-pack.ts';

/** Puts a hotline together from its settings: the only place that knows all parts. */

const POLL_MS = 1000;
const RANDOM_STEPS = 2 ** 32;

/** 0 ≤ x < 1, not to be guessed from those before it. */
function secureRandom(): number {
  return randomInt(RANDOM_STEPS) / RANDOM_STEPS;
}

export interface Replacements {
  /** Simulated clock of tests and scenarios. */
  clock?: Clock;
  store?: Store;
  /** Network and modem of a simulation that outlives this process (power cuts). */
  simulation?: Simulation;
  /** What the engine sends with instead of the modems of the settings. */
  channels?: Channel[];
  /** Changes to the district pack, for scenarios. */
  district?: (district: District) => District;
  /** Settings of the processes that run besides the hotline's own, instead of the pack's. */
  processes?: Readonly<Record<string, unknown>>;
  /** Between two looks at the modem (its memory, its registration), milliseconds. */
  modemPoll?: number;
  /** Longest sleep of a worker that nobody nudged, milliseconds. */
  enginePoll?: number;
  random?: () => number;
  /** What webhooks are sent with, instead of the network. */
  post?: Post;
  /** Prints letters into the archive when they are signed; without it they are printed when somebody asks for one. */
  printPdf?: PrintPdf;
  /** Hears of work that takes real time, whatever the clock says: a simulated one waits for it. */
  onWork?(work: Promise<unknown>): void;
}

/**
 * The clock of a simulation that people may move.
 * @throws ClockFileError when the store's clock was moved and may not be any more
 */
function movableClock(settings: Settings, replace: Replacements): MovableClock | null {
  if (replace.clock !== undefined)
    return replace.clock instanceof MovableClock ? replace.clock : null;
  if (settings.simulationClock) return new MovableClock(readAhead(settings.storeUrl));
  refuseMoved(settings.storeUrl);
  return null;
}

/** When the newest backup was made, by its name: real time, which a moved clock knows nothing of. */
async function lastBackupIn(
  { storeUrl, backup: { folder, keep } }: Settings,
  calendar: Rules['calendar'],
): Promise<number | null> {
  const [newest] = await createBackups({ storeUrl, folder, keep, calendar, now: Date.now }).list();
  return newest?.at ?? null;
}

/** The same work, of which somebody hears when it begins. */
function announced<A extends unknown[], R>(
  work: (...given: A) => Promise<R>,
  onWork: (work: Promise<unknown>) => void = () => {},
): (...given: A) => Promise<R> {
  return (...given) => {
    const done = work(...given);
    onWork(done);
    return done;
  };
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
  const movable = movableClock(settings, replace);
  const clock = replace.clock ?? movable ?? systemClock;
  const loaded = loadDistrict(settings.district);
  const district = replace.district?.(loaded) ?? loaded;
  const rules = rulesOf(district);
  const store = replace.store ?? (await openStore(settings.storeUrl));
  // a simulated network has no end of its own: it must not keep a stopped hotline from ending
  const simulation =
    replace.simulation ??
    createSimulation(settings, movable?.background ?? replace.clock ?? backgroundClock);
  const { modemPoll } = replace;
  const given = { clock, log, district, ...(modemPoll === undefined ? {} : { modemPoll }) };
  const ownNumbers = settings.modems.flatMap(numbersOf);
  const channels = settings.modems.map((modem) => openLine(modem, simulation, given));
  const documents = openDocuments(rules);
  const brought = await loadBrought(settings.district, rules, replace.processes);
  const webhooks = createWebhooks({
    records: store.records,
    clock,
    log,
    toldNow: createToldNow(store, rules),
    ...(replace.post === undefined ? {} : { post: replace.post }),
  });
  const learning = createLearning({
    ...{ store, rules, clock, log },
    contextOf: (id) => engine.instances.of(COMPLAINT).context(id),
    ...(replace.clock === undefined
      ? { learner: createThreadLearner(rules.district, weightsFile(settings.district)) }
      : {}),
  });
  const processes = createProcesses(
    rules,
    {
      understand: learning.understand,
      looked: createLooks({ store, clock }),
      describeLetter: createDescribeLetter(rules),
      ownNumbers,
      printLetter: createPrintLetter(rules, documents, brought, {
        number: settings.publicNumber,
        origin: settings.publicUrl?.origin ?? null,
      }),
      newCheckCode,
      keepPaper:
        replace.printPdf === undefined ? async () => {} : createKeepPaper(replace.printPdf),
      sentLetter: tellDispatched,
      renderReport: announced(createRenderReport(rules, documents, store), replace.onWork),
      outward: webhooks.outward,
    },
    brought,
  );
  const counts = createSmsCounts(clock);
  const parts: EngineParts = {
    store,
    clock,
    rules,
    compose: openComposer(rules, Object.assign({}, ...brought.map(({ texts = {} }) => texts))),
    channels: (replace.channels ?? channels).map(counts.watch),
    lines: Object.fromEntries(
      settings.modems.map((modem) => [modem.name, profileOf(modem, district)]),
    ),
    processes,
    settings: {
      owner: settings.engineName,
      leaseMs: settings.leaseMs,
      receiptGraceMs: settings.receiptGraceMs,
      partsTimeoutMs: settings.partsTimeoutMs,
      pollMs: replace.enginePoll ?? POLL_MS,
      statusReports: settings.statusReports,
      quietHours: settings.quietHours,
    },
    random: replace.random ?? secureRandom,
    begin: () => recordsWithPack(store.records, district, log),
    ...(movable === null && replace.clock === undefined
      ? { lastBackup: () => lastBackupIn(settings, rules.calendar) }
      : {}),
    log,
  };
  const engine: Engine = createEngine(parts, [...webhooks.workers, learning.worker]);
  if (simulation !== null && movable !== null)
    simulation.time = createTimeTravel({
      clock: movable,
      store,
      engine,
      busy: [...channels, ...simulation.modems.values()],
      keep: (ahead) => keepAhead(settings.storeUrl, ahead),
    });
  const file = embeddedFile(settings.storeUrl);
  return {
    store,
    engine,
    care: createStoreCare({ file, records: store.records, clock: backgroundClock, log }),
    channels,
    processes: wholeProcesses(rules, processes, brought),
    tariffs: tariffsOf(settings.modems),
    rules,
    documents,
    clock,
    log,
    simulation,
    number: settings.publicNumber,
    ownNumbers,
    subscriptions: webhooks.subscriptions,
    deliveries: webhooks.deliveries,
    learning,
    counts: counts.registry,
    ...(settings.demo ? { demo: true } : {}),
  };
}
