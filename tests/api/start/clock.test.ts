import { afterEach, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { checkClock } from '../../../api/cli/doctor-clock.ts';
import { createWeb } from '../../../api/server/app.ts';
import { readSettings } from '../../../api/start/configuration/settings.ts';
import { ADMIN, ClockOffice, MONDAY } from '../../support/clock-office.ts';
import { AS_ADMIN } from '../desk/fixture.ts';

/** The computer's clock is wrong: SMS are taken, nothing that bears a time is decided until it is right. */

const CITIZEN = '+6281200009001';
const OTHER = '+6281200009002';
const OFFICER = '+6281200000101';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;
const COMPLAINT = 'JALAN jln rusak parah di pekon basungan pagar dewa, tlg diperbaiki pak';

let office: ClockOffice;
afterEach(() => office.close());

const complaints = async () =>
  (
    await office.hotline.store.instances.find(
      { machine: 'complaint' },
      { order: 'created', limit: 99 },
    )
  ).items;
const last = (phone: string) => office.inboxOf(phone).at(-1) ?? '';

describe('a computer that starts in the year 2000', () => {
  it('takes SMS, gives no number twice, tells the admin, and goes on when the clock is right', async () => {
    office = await ClockOffice.open({ modemKnows: false });
    await office.sms(CITIZEN, COMPLAINT);
    expect(last(CITIZEN)).toContain('A001');
    await office.restart(-26 * YEAR);
    expect(office.hotline.engine.health().clock).toMatchObject({ kind: 'behind' });
    expect(last(ADMIN)).toMatch(/^Jam komputer mundur: .*2000 .*pembanding 23\/11\/2026/);
    await office.sms(OTHER, COMPLAINT);
    expect(office.inboxOf(OTHER)).toEqual([expect.stringContaining('Nomor aduannya menyusul')]);
    // one receipt is enough, and it bears no date
    await office.sms(OTHER, 'tolong ya pak');
    expect(office.inboxOf(OTHER)).toHaveLength(1);
    expect(last(OTHER)).not.toMatch(/\d/);
    expect(await complaints()).toHaveLength(1);
    // somebody puts it right
    office.clock.set(office.clock.monotonic());
    await office.minutes(2);
    expect(office.hotline.engine.health().clock).toBeNull();
    expect((await complaints()).map(({ search }) => search.ticket)).toContain('A002');
    expect(office.inboxOf(OTHER).join()).toContain('A002');
  });

  it('stays in doubt where the modem knows the time, and says the same as the store', async () => {
    office = await ClockOffice.open();
    await office.restart(-26 * YEAR);
    expect(office.hotline.engine.health().clock).toMatchObject({ kind: 'behind' });
  });

  it('is no computer whose clock was set back by two hours, which zones may differ by', async () => {
    office = await ClockOffice.open({ modemKnows: false });
    office.clock.set(office.clock.monotonic() - 2 * HOUR);
    await office.minutes(1);
    expect(office.hotline.engine.health().clock).toBeNull();
    office.clock.set(office.clock.monotonic() - 30 * DAY);
    await office.minutes(1);
    expect(office.hotline.engine.health().clock).toMatchObject({ kind: 'behind' });
  });

  it('alarms the admin about danger all the same', async () => {
    office = await ClockOffice.open({ modemKnows: false });
    await office.restart(-26 * YEAR);
    await office.sms(CITIZEN, 'TOLONG kebakaran besar di pasar liwa, orang terjebak');
    expect(office.inboxOf(ADMIN).join()).toContain('DARURAT');
    expect(await complaints()).toHaveLength(0);
  });
});

describe('a computer that starts in 2038', () => {
  it('fires no timer and opens no report; the admin says that it is right, or the clock is', async () => {
    office = await ClockOffice.open({ modemKnows: false });
    await office.sms(CITIZEN, COMPLAINT);
    const before = await office.hotline.store.timers.due(Number.MAX_SAFE_INTEGER, 99);
    await office.restart(12 * YEAR);
    expect(office.hotline.engine.health().clock).toMatchObject({ kind: 'ahead' });
    await office.minutes(20);
    expect(await office.hotline.store.timers.due(Number.MAX_SAFE_INTEGER, 99)).toEqual(before);
    expect(office.inboxOf(OFFICER)).toEqual([]);
    expect(office.inboxOf(ADMIN)).toEqual([expect.stringContaining('mungkin terlalu maju')]);
    await office.sms(OTHER, COMPLAINT);
    office.clock.set(office.clock.monotonic());
    await office.minutes(2);
    // what came under the wrong clock is read as of now
    expect(last(OTHER)).toContain('A002');
  });

  it('goes on by the word of the admin, and of nobody else', async () => {
    office = await ClockOffice.open({ modemKnows: false });
    await office.sms(CITIZEN, COMPLAINT);
    await office.restart(60 * DAY);
    await office.sms(CITIZEN, 'jam benar');
    expect(office.hotline.engine.health().clock).not.toBeNull();
    await office.sms(ADMIN, 'Jam benar');
    expect(office.hotline.engine.health().clock).toBeNull();
    expect(last(ADMIN)).toContain('jam komputer dipakai: ');
    await office.restart(60 * DAY);
    expect(office.hotline.engine.health().clock).toBeNull();
  });

  it('is not doubted where the network says the same', async () => {
    office = await ClockOffice.open();
    await office.restart(0, 60 * DAY);
    await office.minutes(1);
    expect(office.hotline.engine.health().clock).toBeNull();
  });
});

describe('at the desk', () => {
  it('stands on two pages, refuses what would bear a date, and goes on with one key', async () => {
    office = await ClockOffice.open({ modemKnows: false });
    await office.sms(CITIZEN, 'apa saja yg penting');
    await office.restart(60 * DAY);
    const web = createWeb(office.hotline, AS_ADMIN);
    const press = (path: string, form: object = {}) =>
      request(web).post(path).set({ 'Sec-Fetch-Site': 'same-origin' }).type('form').send(form);
    for (const path of ['/', '/sistem'])
      expect((await request(web).get(path)).text).toMatch(/Jam komputer \d\d\/01\/2027/);
    const [complaint] = await complaints();
    const refused = await press(`/aduan/${complaint?.id}/tindakan/teruskan`, {
      kunci: 'b4a8d2c6-1f0e-4a3b-9c5d-7e6f8a9b0c1d',
      skpd: 'DLHKP',
      kategori: 'SAMPAH',
    });
    expect([refused.status, refused.text.includes('Jam komputer belum pasti')]).toEqual([
      409,
      true,
    ]);
    expect((await request(web).get('/kesehatan')).body.status).toBe('degraded');
    expect((await press('/sistem/jam-benar')).headers.location).toBe('/sistem');
    expect((await request(web).get('/sistem')).text).not.toContain('id="jam-benar"');
    expect((await press('/sistem/jam-benar')).status).toBe(409);
  });

  it('is said by hotline doctor', async () => {
    office = await ClockOffice.open();
    await office.minutes(1);
    const settings = readSettings({
      STORE_URL: `sqlite:${office.folder}/hotline.db`,
      BACKUP_FOLDER: `${office.folder}/cadangan`,
      SIMULATION_CLOCK: 'off',
    });
    await expect(checkClock(settings, MONDAY + DAY)).resolves.toContain('fits what was noted last');
    await expect(checkClock(settings, MONDAY - DAY)).rejects.toThrow(
      'Jam komputer 22/11/2026 09.00, padahal catatan terakhir hotline: 23/11/2026',
    );
    await expect(checkClock(settings, MONDAY + YEAR)).rejects.toThrow('terlalu jauh dari');
  });
});

it('a clock that is set forth by a month while it works is found out by the modem', async () => {
  office = await ClockOffice.open();
  await office.sms(CITIZEN, COMPLAINT);
  office.clock.set(office.clock.monotonic() + 30 * DAY);
  await office.minutes(2);
  const told = office.inboxOf(OFFICER).length;
  office.clock.set(office.clock.monotonic() + 30 * DAY);
  await office.minutes(60);
  expect(office.hotline.engine.health().clock).toMatchObject({ kind: 'ahead' });
  expect(office.inboxOf(OFFICER).length - told).toBeLessThanOrEqual(1);
});

it('after two weeks without power each rung of the ladder has its day', async () => {
  office = await ClockOffice.open();
  await office.sms(CITIZEN, COMPLAINT);
  const HEAD = '+6281200000102';
  await office.restart(0, 14 * DAY);
  await office.minutes(10);
  const firstDay = [OFFICER, HEAD].map((phone) => office.inboxOf(phone).length);
  expect(firstDay[0]).toBeGreaterThan(0);
  const rungs = async () => {
    const [complaint] = await complaints();
    return complaint?.search.tags.includes('escalated');
  };
  expect(await rungs()).toBe(false);
  const timers = await office.hotline.store.timers.due(Number.MAX_SAFE_INTEGER, 99);
  const next = timers.find(({ id }) => id.includes('escalateHeadTime'));
  expect((next?.dueAt ?? 0) - office.clock.now()).toBeGreaterThan(12 * HOUR);
});
