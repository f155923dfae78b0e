import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, expect, it } from '@jest/globals';
import { backup, restore } from '../../../api/cli/backup.ts';
import { exportComplaints } from '../../../api/cli/export.ts';
import { exportLetters } from '../../../api/cli/letters-files.ts';
import { writeReport } from '../../../api/cli/report.ts';
import { createBackups } from '../../../api/office/data/backup/backups.ts';
import { keepAhead } from '../../../api/start/clock-file.ts';
import { createHotline } from '../../../api/start/compose.ts';
import { readSettings } from '../../../api/start/configuration/settings.ts';
import { guardStore } from '../../../api/start/right-store/guard.ts';
import { placeOf } from '../../../api/start/right-store/places.ts';
import { SimulatedClock } from '../../../channels/simulated-clock.ts';
import { openStore } from '../../../store/open.ts';
import { MONDAY } from '../../support/desk.ts';
import { loadPack } from '../../support/pack.ts';

/** Complaints are nobody else's business on a computer that several people use: every file that has them. */

const folder = mkdtempSync(join(tmpdir(), 'hotline-rights-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const { calendar } = loadPack().rules;
const never = new Promise<void>(() => {});

/** Files and folders below it with the rights that others have to them. */
function openToOthers(): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap((name) => {
    const rights = statSync(join(folder, name)).mode & 0o077;
    return rights === 0 ? [] : [`${name} ${rights.toString(8)}`];
  });
}

const names = () => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(String);

// Windows has no such rights
const onUnix = process.platform === 'win32' ? it.skip : it;
onUnix(
  'no file and no folder is open to others',
  async () => {
    const file = join(folder, 'data', 'kantor', 'hotline.db');
    const environment = {
      STORE_URL: `sqlite:${file}`,
      BACKUP_FOLDER: join(folder, 'cadangan'),
      STATE_FOLDER: join(folder, 'keadaan'),
    };
    const settings = readSettings(environment);
    const place = placeOf(settings.storeUrl, settings.stateFolder);
    if (place === null) throw new Error('the store has no place');
    const guarded = guardStore(await openStore(settings.storeUrl), {
      ...{
        place,
        consent: 'none',
        backups: settings.backup.folder,
        holder: 'uji:1',
        log: () => {},
      },
    });
    const clock = new SimulatedClock(MONDAY);
    const { engine } = await createHotline(settings, () => {}, { clock, store: guarded });
    await guarded.open();
    const now = clock.now();
    const sms = { from: '+6281200009001', text: 'RAHASIA kabid minta fee', line: 'a', raw: ['00'] };
    await engine.receiver.messages([{ ...sms, sentAt: now, receivedAt: now, fingerprint: '1' }]);
    keepAhead(settings.storeUrl, 0);
    // while it is open: log, shared memory, lock, marks
    expect(openToOthers()).toEqual([]);
    expect(
      names().filter((name) => /-(wal|shm|lock|unfolded)$|mark/.test(name)).length,
    ).toBeGreaterThan(3);
    const { storeUrl, backup: kept } = settings;
    await createBackups({
      storeUrl,
      folder: kept.folder,
      keep: 3,
      calendar,
      now: () => now,
    }).make();
    await guarded.close();

    const output = new PassThrough();
    const at = (name: string) => join(folder, name);
    await backup(at('salinan.db'), environment, output);
    const complaints = {
      out: at('aduan.csv'),
      separator: ';' as const,
      secrets: true,
      force: false,
    };
    await exportComplaints(complaints, environment, output, never);
    const letters = { out: at('surat.csv'), year: 2026, separator: ';' as const, force: false };
    const terminal = { output, notes: output, stop: never };
    await exportLetters({ ...letters, kind: 'keluar', format: 'csv' }, environment, terminal);
    const report = { period: '2026-11', out: at('laporan/november'), force: false };
    await writeReport({ ...report, format: ['html', 'csv'] }, environment, {
      ...{ errors: output, stop: never, printPdf: () => Promise.reject(new Error('no PDF')) },
    });
    await restore(
      at('salinan.db'),
      { ...environment, STORE_URL: `sqlite:${at('baru/h.db')}` },
      output,
    );
    expect(openToOthers()).toEqual([]);
    expect(names().length).toBeGreaterThan(15);
  },
  60_000,
);
