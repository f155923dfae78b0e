import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { builtMain } from '../support/built.ts';
import { deskStore } from './desk-store.ts';
import { progress } from './figures.ts';
import { atMost, type Line, type Section, whole } from './report.ts';
import { type Bench, inFolder } from './setup.ts';

/** The export of all complaints as a process of its own: it is to stream, however many there are. */

const FORMATS = ['csv', 'json', 'xlsx'] as const;
/** Of the whole process, MB. */
const AIM = 200;

/** The most memory that a process has had, MB; undefined once it has ended. */
function peakOf(pid: number): number | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return undefined;
  }
}

/** @throws Error with its exit code, when it fails */
async function exported(store: string, to: string): Promise<{ seconds: number; peak: number }> {
  const begun = performance.now();
  const child = spawn(process.execPath, [builtMain(), 'export', 'complaints', '--out', to], {
    env: { ...process.env, STORE_URL: `sqlite:${store}`, LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = once(child, 'exit');
  let peak = 0;
  while (child.exitCode === null) {
    peak = Math.max(peak, peakOf(child.pid ?? 0) ?? 0);
    await Promise.race([ended, sleep(20)]);
  }
  if (child.exitCode !== 0) throw new Error(`the export ended with ${child.exitCode}`);
  return { seconds: (performance.now() - begun) / 1000, peak };
}

export async function benchExport(bench: Bench, complaints: number): Promise<Section[]> {
  const store = await deskStore(bench, complaints);
  const lines: Line[] = [];
  await inFolder(async (folder) => {
    for (const format of FORMATS) {
      progress(`${complaints} complaints as ${format} …`);
      const file = join(folder, `aduan.${format}`);
      const { seconds, peak } = await exported(store, file);
      lines.push(
        atMost(`${format}: memory of the whole process at most`, peak, 'MB', AIM),
        { what: '  time', value: `${seconds.toFixed(1)} s` },
        { what: '  file', value: whole(statSync(file).size / 1024, 'KiB') },
      );
    }
  });
  progress('');
  return [{ title: `Export of ${complaints} complaints (SQLite)`, lines }];
}
