import { readdir, readFile, readlink, realpath } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Which program has a serial port open, as Linux tells it: `ModemManager (pid 712)`. Undefined where nobody is
 * found: on another system, or when the program belongs to a user whose files we may not look at.
 * @param proc where the system tells of its processes
 */
export async function portHolder(port: string, proc = '/proc'): Promise<string | undefined> {
  const device = await realpath(port).catch(() => port);
  const names = await readdir(proc).catch((): string[] => []);
  for (const pid of names.filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)) {
    if (!(await holds(join(proc, pid, 'fd'), device))) continue;
    const name = await readFile(join(proc, pid, 'comm'), 'utf8').catch(() => '');
    return `${name.trim() || 'sebuah program'} (pid ${pid})`;
  }
  return undefined;
}

async function holds(folder: string, device: string): Promise<boolean> {
  const files = await readdir(folder).catch((): string[] => []);
  const targets = await Promise.all(
    files.map((file) => readlink(join(folder, file)).catch(() => '')),
  );
  return targets.includes(device);
}
