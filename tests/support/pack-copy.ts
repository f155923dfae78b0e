import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { packagePath } from '../../api/paths.ts';

/** The sample district pack with some files of its own, for as long as a test needs it. */

export interface PackCopy {
  folder: string;
  remove(): void;
}

/** @param files contents by name, written as YAML; text is written as it is */
export function packWith(files: Record<string, unknown>): PackCopy {
  const folder = mkdtempSync(join(tmpdir(), 'hotline-pack-'));
  cpSync(packagePath('examples', 'lampung-barat'), folder, { recursive: true });
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(folder, name), typeof content === 'string' ? content : stringify(content));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** The sample pack in which nothing waits, and nothing is told as one, because much goes to one receiver or out in one day. */
export function packWithoutBrakes(): PackCopy {
  const rules = readFileSync(packagePath('examples', 'lampung-barat', 'rules.yaml'), 'utf8');
  const limits = /(receiverHourly|receiverDaily|crowdHourly|alarmHourly|dailyBudget): \d+/g;
  return packWith({ 'rules.yaml': rules.replace(limits, '$1: 100000') });
}
