import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Writable } from 'node:stream';
import { OWNERS_FOLDER } from '../../store/base/owner-only.ts';
import { embeddedFile } from '../../store/open.ts';
import { copyDatabase } from '../../store/sqlite/copy.ts';
import { holdFile } from '../../store/sqlite/hold.ts';
import { SqliteStore } from '../../store/sqlite/store.ts';
import { type Life, readLife } from '../simulation/demo/life-file.ts';
import { live } from '../simulation/demo/live.ts';
import type { Settings } from '../start/configuration/settings.ts';
import { markAsDemo, refuseMixed } from '../start/demo-mark.ts';
import { type Tongue, tongueOf } from './tongue.ts';

/** Makes the demo district's eight weeks before its first start. */

const WORDS: Record<Tongue, { making: string; ready: string }> = {
  en: { making: 'Making the demo district: eight weeks', ready: 'ready' },
  id: { making: 'Membuat kabupaten peraga: delapan pekan', ready: 'siap' },
};

/** What lies beside a database file, and what was noted of it. */
const BESIDE = ['', '-wal', '-shm', '-journal', '.mark.json', '.clock.json', '.clock.json.part'];

function remove(file: string): void {
  for (const ending of BESIDE) rmSync(file + ending, { force: true });
}

/** Eight weeks in a file that gets its name when all of them are in it. */
async function make(
  file: string,
  district: string,
  life: Life,
  onProgress: (share: number) => void,
) {
  const unfinished = join(dirname(file), 'sedang-dibuat.db');
  remove(unfinished);
  const store = new SqliteStore(unfinished);
  await store.open({ scratch: true });
  try {
    await markAsDemo(store);
    await live(life, { end: Date.now(), store, district, onProgress });
  } finally {
    await store.close();
  }
  await copyDatabase(unfinished, file);
  remove(unfinished);
}

/** One line that grows, where somebody looks at it. */
function progressLine(output: Writable, words: string) {
  const line = (share: number) => `\r${words} ${String(Math.round(share * 100)).padStart(3)} %`;
  return (share: number): void => {
    output.write(line(share));
  };
}

/**
 * Makes the store of the demo where it is not there.
 * @param fresh makes it anew; what people did in the demo before is gone
 * @throws WrongStoreError where a real hotline's data lie there, StoreHeldError while the demo runs
 */
export async function prepareDemo(
  settings: Settings,
  fresh: boolean,
  output: Writable,
  life: Life = readLife(),
) {
  const { storeUrl, stateFolder, district, engineName } = settings;
  const file = embeddedFile(storeUrl);
  if (file === null) throw new RangeError(`${storeUrl}: the demo needs a file of its own`);
  await refuseMixed(storeUrl, true);
  if (existsSync(file) && !fresh) return;
  mkdirSync(dirname(file), { recursive: true, mode: OWNERS_FOLDER });
  const release = holdFile(file, engineName);
  try {
    remove(file);
    rmSync(stateFolder, { recursive: true, force: true });
    const { making, ready } = WORDS[tongueOf(process.env)];
    await make(file, district, life, progressLine(output, making));
    output.write(`, ${ready}.\n`);
  } finally {
    release();
  }
}
