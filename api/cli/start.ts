import { randomInt } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { backgroundClock } from '../../channels/clock.ts';
import type { Log } from '../../machines/engine/ports.ts';
import { openStore } from '../../store/open.ts';
import type { Store } from '../../store/ports/store.ts';
import { StoreUnavailableError } from '../../store/ports/trouble.ts';
import type { Hotline } from '../hotline/hotline.ts';
import { type Backups, createBackups } from '../office/data/backup/backups.ts';
import { startDailyBackups } from '../office/data/backup/daily.ts';
import { startRetention } from '../office/retention/nightly.ts';
import { isLoopback } from '../pages/loopback.ts';
import { createPdfPrinter, type PrintPdf } from '../print/print.ts';
import { createWeb, type WebOptions } from '../server/app.ts';
import { openDoor } from '../server/door.ts';
import { recallTalk } from '../simulation/recalled-talk.ts';
import { placeOf as placeOfLine } from '../start/configuration/modems.ts';
import { openPackFolder } from '../start/configuration/pack-folder.ts';
import type { Settings } from '../start/configuration/settings.ts';
import { refuseMixed } from '../start/demo-mark.ts';
import { createLog } from '../start/log.ts';
import { type Consent, guardStore } from '../start/right-store/guard.ts';
import { placeOf } from '../start/right-store/places.ts';
import { createRunning } from './going-on.ts';
import { farewell, greeting } from './greeting.ts';
import { listen } from './listen.ts';
import { feedWatchdog, outliveTerminal } from './stays.ts';
import { toldToStop } from './told-to-stop.ts';
import { tongueOf } from './tongue.ts';

/** Runs the hotline until it is told to stop. */

/** Letters and digits that nobody confuses when reading them off a terminal. */
const CODE_SIGNS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/**
 * The code for making the first user, where other computers reach the pages: only who started the
 * hotline knows it. 12 signs of 32 are 60 bits.
 */
function newSetupCode({ host, publicUrl }: Settings): string | undefined {
  if (isLoopback(host) && publicUrl === null) return undefined;
  return Array.from({ length: 12 }, () => CODE_SIGNS[randomInt(CODE_SIGNS.length)]).join('');
}

function backupsOf(settings: Settings, { rules, engine }: Hotline): Backups {
  const { storeUrl } = settings;
  const { folder, keep } = settings.backup;
  const now = () => Date.now();
  const timely = () => engine.health().clock === null;
  return createBackups({ storeUrl, folder, keep, calendar: rules.calendar, now, timely });
}

function startBackups({ backup }: Settings, { rules, log }: Hotline, backups: Backups) {
  if (backup.time === null) return () => {};
  const { calendar } = rules;
  return startDailyBackups({ backups, time: backup.time, calendar, clock: backgroundClock, log });
}

/** What only this start knows. */
interface Given {
  setupCode: string | undefined;
  printPdf: PrintPdf;
  reload(): Promise<string | null>;
}

function webOptions(settings: Settings, hotline: Hotline, given: Given): WebOptions {
  const { publicUrl, recordings: folder, district, quietHours } = settings;
  const { setupCode, printPdf, reload } = given;
  return {
    backups: backupsOf(settings, hotline),
    // a demo shows the pack, and leaves it as it is
    ...(settings.demo ? {} : { pack: { ...openPackFolder(district), reload } }),
    printPdf,
    hostNames: [settings.host, ...(publicUrl === null ? [] : [publicUrl.hostname])],
    corsOrigins: settings.corsOrigins,
    open311: settings.open311,
    recordings: { folder, district, quietHours },
    scanLimit: settings.scanLimit,
    inspect: settings.inspect,
    https: publicUrl?.protocol === 'https:',
    ...(setupCode === undefined ? {} : { setupCode }),
  };
}

export interface StartOptions {
  /** Begin with an empty store where there was one. */
  new?: boolean;
  /** Go on without what is missing from the store. */
  acceptLoss?: boolean;
}

function consentOf(options: StartOptions): Consent {
  if (options.acceptLoss === true) return 'accept-loss';
  return options.new === true ? 'new' : 'none';
}

/** The store of the settings, guarded where there is something to guard. @throws StoreUrlError */
async function storeOf(settings: Settings, consent: Consent, log: Log): Promise<Store> {
  const { storeUrl, stateFolder, backup, engineName } = settings;
  await refuseMixed(storeUrl, settings.demo);
  const store = await openStore(storeUrl);
  const place = placeOf(storeUrl, stateFolder);
  if (place === null) return store;
  const holder = `${engineName}, sejak ${new Date().toISOString()}`;
  return guardStore(store, { place, consent, backups: backup.folder, holder, log });
}

/** Opens it before anything is promised; one that cannot be used now is waited for by the engine. */
async function tryToOpen(store: Store): Promise<void> {
  try {
    await store.open();
  } catch (error) {
    if (!(error instanceof StoreUnavailableError)) throw error;
  }
}

/** @throws StoreRefusedError for a store that is not the right one, not whole, newer or in other hands */
export async function start(settings: Settings, options: StartOptions = {}): Promise<void> {
  const log = createLog(settings.logLevel);
  const store = await storeOf(settings, consentOf(options), log);
  // one printer for all: a small computer has room for one browser
  const printPdf = createPdfPrinter({ env: process.env, platform: process.platform });
  const setupCode = newSetupCode(settings);
  const running = await createRunning({
    ...{ settings, log, store, printPdf },
    web: (hotline, reload) =>
      createWeb(hotline, webOptions(settings, hotline, { setupCode, reload, printPdf })),
    beside(hotline) {
      const backups = backupsOf(settings, hotline);
      const stopBackups = startBackups(settings, hotline, backups);
      const stopRetention = startRetention(hotline, backups, backgroundClock);
      const stopCare = hotline.care?.start() ?? (() => {});
      return () => {
        stopBackups();
        stopRetention();
        stopCare();
      };
    },
  });
  await tryToOpen(store);
  const { simulation } = running.hotline();
  if (simulation !== null) await recallTalk(running.hotline(), simulation);
  const { publicUrl } = settings;
  const tongue = tongueOf(process.env);
  const server = await listen(running.answer, settings, tongue, (error) =>
    log('error', error instanceof Error ? error.message : String(error)),
  ).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  outliveTerminal(log);
  const lines = settings.modems.map((line) => ({ ...line, place: placeOfLine(line) }));
  const closeDoor = await openDoor(running.hotline, lines, settings);
  const { port } = server.address() as AddressInfo;
  const refused = running.start();
  const url = publicUrl?.origin ?? `http://${settings.host}:${port}`;
  // before it says how to stop it, it can be stopped
  const told = toldToStop();
  const simulated = simulation !== null;
  process.stdout.write(greeting(settings, { url, setupCode, simulated }, tongue));
  const starve = feedWatchdog(process.env, log);
  const refusal = await Promise.race([refused, told]);
  process.stdout.write(farewell(tongue));
  starve();
  closeDoor();
  server.close();
  server.closeAllConnections();
  await running.stop();
  await store.close();
  if (refusal !== undefined) throw refusal;
}
