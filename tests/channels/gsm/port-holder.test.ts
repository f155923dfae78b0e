import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { portHolder } from '../../../channels/gsm/port-holder.ts';

const folder = mkdtempSync(join(tmpdir(), 'hotline-proc-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('names the program that has the port open, also under another name of it', async () => {
  const device = join(folder, 'ttyUSB0');
  writeFileSync(device, '');
  symlinkSync(device, join(folder, 'by-id'));
  const fd = join(folder, '712', 'fd');
  mkdirSync(fd, { recursive: true });
  symlinkSync('/dev/null', join(fd, '0'));
  symlinkSync(device, join(fd, '7'));
  writeFileSync(join(folder, '712', 'comm'), 'ModemManager\n');
  expect(await portHolder(join(folder, 'by-id'), folder)).toBe('ModemManager (pid 712)');
  expect(await portHolder('/dev/none', folder)).toBeUndefined();
  expect(await portHolder(device, join(folder, 'none'))).toBeUndefined();
});
