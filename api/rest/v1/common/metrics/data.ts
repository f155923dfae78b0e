import { stat } from 'node:fs/promises';
import type { Hotline } from '../../../../hotline/hotline.ts';
import type { Backups } from '../../../../office/data/backup/backups.ts';
import { readSamples } from '../../../../office/data/checks/daily-checks.ts';
import { known, type Labels, type SetGauge } from './gauges.ts';

/** The data and its copies, and the systems that are told. */

/** The file and its log beside it; null for a store that is no file. */
async function storeBytes({ store }: Hotline): Promise<number | null> {
  const { kind, location } = await store.status();
  if (kind !== 'sqlite') return null;
  const sizes = await Promise.all(
    [location, `${location}-wal`].map((path) =>
      stat(path).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  return bytes === 0 ? null : bytes;
}

async function backupMetrics(backups: Backups | undefined, set: SetGauge): Promise<void> {
  const [last] = backups === undefined || backups.impossible !== null ? [] : await backups.list();
  set('backup_last_timestamp_seconds', 'When the last copy of the data was made.', [
    ...known(last === undefined ? null : last.at / 1000),
  ]);
  set('backup_last_bytes', 'How large the last copy is.', known(last?.bytes));
}

async function webhookMetrics({ subscriptions }: Hotline, set: SetGauge): Promise<void> {
  const all = await subscriptions.list();
  const off = all.filter(({ disabledAt }) => disabledAt !== null);
  const failing = all.filter(
    ({ disabledAt, lastError }) => disabledAt === null && lastError !== null,
  );
  const count = (state: string, n: number): [Labels, number] => [{ state }, n];
  set('webhooks', 'Subscriptions: those that are told, those that fail now, those that are off.', [
    count('told', all.length - off.length - failing.length),
    count('failing', failing.length),
    count('off', off.length),
  ]);
}

export async function careMetrics(
  hotline: Hotline,
  backups: Backups | undefined,
  set: SetGauge,
): Promise<void> {
  set(
    'store_bytes',
    'How large the file of the embedded store is.',
    known(await storeBytes(hotline)),
  );
  const samples = await readSamples(hotline.store.records);
  set('store_disk_free_bytes', 'What was free on its disk when it was looked at last.', [
    ...known(samples.at(-1)?.free),
  ]);
  const findings = hotline.care?.findings() ?? [];
  set('store_findings', 'What a person has to do something about: disk, pages of the file.', [
    ...findings.map(({ what }): [Labels, number] => [{ what }, 1]),
  ]);
  await backupMetrics(backups, set);
  await webhookMetrics(hotline, set);
}
