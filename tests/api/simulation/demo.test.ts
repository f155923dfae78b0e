import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { prepareDemo } from '../../../api/cli/demo.ts';
import { packagePath } from '../../../api/paths.ts';
import { createWeb } from '../../../api/server/app.ts';
import { readLife } from '../../../api/simulation/demo/life-file.ts';
import { live } from '../../../api/simulation/demo/live.ts';
import { recallTalk } from '../../../api/simulation/recalled-talk.ts';
import { createHotline } from '../../../api/start/compose.ts';
import { readDemoSettings, readSettings } from '../../../api/start/configuration/settings.ts';
import { refuseMixed } from '../../../api/start/demo-mark.ts';
import { SqliteStore } from '../../../store/sqlite/store.ts';
import { ask } from '../../support/ask.ts';

import { asUser } from '../desk/fixture.ts';

/** The demo district: made by the scenario engine from what is declared, and never mixed with a real one. */

const END = Date.UTC(2026, 10, 27, 1, 0, 0);
const WEEK = { ...readLife(), weeks: 1, perDay: [2, 2] as [number, number], citizens: 12 };

const folder = mkdtempSync(join(tmpdir(), 'hotline-demo-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function lived(name: string): Promise<SqliteStore> {
  const location = join(folder, `${name}.db`);
  const store = new SqliteStore(location);
  await store.open({ scratch: true });
  await live(WEEK, {
    end: END,
    store,
    district: packagePath('examples', 'lampung-barat'),
    onProgress: () => {},
  });
  const again = new SqliteStore(location);
  await again.open({ readOnly: true });
  return again;
}

describe('a demo district', () => {
  let store: SqliteStore;
  beforeAll(async () => {
    store = await lived('one');
  }, 120_000);
  afterAll(() => store.close());

  const states = async (machine: string, of: SqliteStore = store) =>
    Object.fromEntries(
      (await of.instances.tally({ machine }, 'state')).map(({ key, count }) => [key, count]),
    );

  it('has answered, waiting and open complaints, letters that were sent, and work for this morning', async () => {
    const complaints = await states('complaint');
    expect(Object.keys(complaints)).toEqual(
      expect.arrayContaining(['triage', 'forwarded.notified', 'answered']),
    );
    expect((await states('letter')).sent).toBeGreaterThan(0);
    expect(await store.instances.count({ machine: 'complaint', tag: 'openEmergency' })).toBe(1);
    expect(await store.inbox.list({ state: 'quarantine', limit: 5 })).toHaveLength(1);
    expect(await store.inbox.list({ state: 'new', limit: 5 })).toEqual([]);
  });

  it('is the same each time', async () => {
    const second = await lived('two');
    try {
      const written = async (of: SqliteStore) =>
        (await of.inbox.list({ limit: 500 })).map(({ from, text, receivedAt }) => [
          from,
          text,
          receivedAt,
        ]);
      expect(await written(second)).toEqual(await written(store));
      expect(await states('complaint', second)).toEqual(await states('complaint'));
    } finally {
      await second.close();
    }
  }, 120_000);
});

describe('its store', () => {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const settings = readDemoSettings({
    DEMO_FOLDER: join(folder, 'peraga'),
    STORE_URL: 'mongodb://somewhere/real',
    MODEM_PORT: '/dev/ttyUSB0',
    MODEMS: '/etc/lines.yaml',
  });
  beforeAll(() => prepareDemo(settings, false, silent, WEEK), 120_000);

  it('is not that of the settings, nor is the modem', () => {
    expect(settings.storeUrl).toBe(`sqlite:${join(folder, 'peraga', 'hotline.db')}`);
    expect(settings.modems.map((line) => line.kind === 'modem' && line.port)).toEqual(['virtual']);
    expect(existsSync(join(folder, 'peraga', 'sedang-dibuat.db'))).toBe(false);
  });

  it('is refused in earnest, and a real one is refused as a demo', async () => {
    await expect(refuseMixed(settings.storeUrl, false)).rejects.toThrow('data peraga');
    await expect(refuseMixed(settings.storeUrl, true)).resolves.toBeUndefined();
    const real = `sqlite:${join(folder, 'one.db')}`;
    await expect(refuseMixed(real, true)).rejects.toThrow('data hotline sungguhan');
    await expect(refuseMixed(real, false)).resolves.toBeUndefined();
  });

  it('says on each page that it is made up, and its phones have their talk', async () => {
    const hotline = await createHotline(settings, () => {});
    await hotline.store.open();
    const { simulation } = hotline;
    if (simulation === null) throw new Error('a demo has virtual phones');
    await recallTalk(hotline, simulation);
    const web = createWeb(hotline, asUser({ user: 'admin', role: 'admin', agency: null }));
    try {
      for (const path of ['/', '/aduan', '/register', '/telepon']) {
        const { text } = await ask(web, { path });
        expect(text).toContain('Peraga: kabupaten ini contoh');
      }
      const officer = hotline.rules.district.contacts.find(({ role }) => role === 'admin');
      const { messages } = simulation.network.phone(officer?.phone ?? '');
      expect(messages.length).toBeGreaterThan(0);
      expect(messages.map(({ at }) => at)).toEqual(messages.map(({ at }) => at).sort());
    } finally {
      await hotline.store.close();
    }
  });

  it('is not what another hotline calls a demo', async () => {
    const hotline = await createHotline(readSettings({ STORE_URL: 'sqlite::memory:' }), () => {});
    expect(hotline.demo).toBeUndefined();
  });
});
