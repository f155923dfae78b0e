import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Express } from 'express';
import request from 'supertest';
import { doctor } from '../../../../api/cli/doctor.ts';
import type { Hotline } from '../../../../api/hotline/hotline.ts';
import { createWeb } from '../../../../api/server/app.ts';
import { createHotline } from '../../../../api/start/compose.ts';
import { readSettings } from '../../../../api/start/configuration/settings.ts';
import { SimulatedClock } from '../../../../channels/simulated-clock.ts';
import { SqliteStore } from '../../../../store/sqlite/store.ts';
import { AS_ADMIN, asUser } from '../fixture.ts';
import { WHOLE_PHONE } from '../whole-phone.ts';

/** A registered number that was suspended: a person sees it, and lets it count again. */

const ORIGIN = { 'Sec-Fetch-Site': 'same-origin' };
const OFFICER = '+6281200000101';
const HOUR = 3_600_000;
/** Monday 23 November 2026, 09.00 WIB. */
const START = Date.UTC(2026, 10, 23, 2, 0);
const AGENCIES = '/pengaturan/skpd';

describe('a suspended contact at the desk', () => {
  let folder: string;
  let clock: SimulatedClock;
  let hotline: Hotline;
  let app: Express;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hotline-contacts-'));
    clock = new SimulatedClock(START);
    const store = new SqliteStore(join(folder, 'hotline.db'));
    const replace = { clock, store, modemPoll: 6 * HOUR, enginePoll: HOUR, random: () => 0 };
    hotline = await createHotline(readSettings({}), () => {}, replace);
    await hotline.engine.start();
    // the modem looks for its network first
    await pass();
    app = createWeb(hotline, AS_ADMIN);
  });
  afterEach(async () => {
    const stopping = hotline.engine.stop();
    await clock.advance(2000);
    await stopping;
    await hotline.store.close();
    rmSync(folder, { recursive: true });
  });

  async function pass(): Promise<void> {
    for (let second = 0; second < 20; second += 1) await clock.advance(1000);
  }
  async function send(text: string): Promise<void> {
    hotline.simulation?.network.phone(OFFICER).send(text);
    await pass();
  }
  const lastTo = (number: string) =>
    (hotline.simulation?.network.phone(number).messages ?? [])
      .filter(({ direction }) => direction === 'received')
      .at(-1)?.text ?? '';
  const page = async (path: string, web = app) => (await request(web).get(path)).text;
  async function post(path: string, web = app) {
    const response = await request(web).post(path).set(ORIGIN).type('form').send({});
    await pass();
    return response;
  }
  const actionOf = (text: string) =>
    /action="(\/pengaturan\/skpd\/[\w-]+\/aktifkan)"/.exec(text)?.[1] ?? '';
  const suspend = async () => {
    await send('maaf salah sambung');
    await send('YA');
  };

  /** Of a hotline that is not running. */
  async function examined(): Promise<string> {
    let said = '';
    const output = new Writable({
      write(chunk, _encoding, done) {
        said += String(chunk);
        done();
      },
    });
    await doctor({ STORE_URL: `sqlite:${join(folder, 'hotline.db')}`, PORT: '0' }, output);
    return said.split('\n').find((line) => line.includes(' contacts:')) ?? '';
  }

  it('is listed with its reason and its time, by page and by doctor', async () => {
    expect(await page(AGENCIES)).not.toContain('ditangguhkan');
    expect(await examined()).toMatch(/^ok .*none suspended/);
    await suspend();
    const text = await page(AGENCIES);
    for (const words of [
      'Nomor yang ditangguhkan',
      'pemegangnya menyatakan salah sambung',
      'Aktifkan lagi',
      'sejak',
    ])
      expect(text).toContain(words);
    expect(text).not.toMatch(WHOLE_PHONE);
    expect(await examined()).toMatch(
      /^WRONG .*suspended: Petugas DPUPR \S+ \(says that it is a wrong number\); mend contacts\.yaml/,
    );
  });

  it('counts again once the code that the admin sends has come back', async () => {
    await suspend();
    const path = actionOf(await page(AGENCIES));
    expect((await post(path)).headers.location).toBe(AGENCIES);
    expect(await page(AGENCIES)).toContain('menunggu balasan');
    const [, code = ''] = /YA (\d\d \d\d)/.exec(lastTo(OFFICER)) ?? [];
    await send(`YA ${code}`);
    expect(lastTo(OFFICER)).toContain('sudah dipastikan');
    expect(await page(AGENCIES)).not.toContain('ditangguhkan');
    expect(await examined()).toMatch(/^ok /);
    expect((await post(path)).status).toBe(404);
    const [row] = await hotline.store.audit.find({ action: 'contact.verified', limit: 5 });
    expect(row).toMatchObject({ who: 'admin', subject: '0812xxxx101' });
  });

  it('is nobody else’s to let count again', async () => {
    await suspend();
    const path = actionOf(await page(AGENCIES));
    for (const role of ['viewer', 'auditor'] as const) {
      const web = createWeb(hotline, asUser({ user: role, role, agency: null }));
      expect((await post(path, web)).status).toBe(403);
    }
    expect(lastTo(OFFICER)).not.toContain('YA ');
    expect(path).not.toBe('');
  });
});
