import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { stringify } from 'yaml';
import type { Hotline } from '../../../api/hotline/hotline.ts';
import { tokensOf } from '../../../api/office/people/api-tokens.ts';
import { createWeb } from '../../../api/server/app.ts';
import { createHotline } from '../../../api/start/compose.ts';
import { loadModems, ModemsError } from '../../../api/start/configuration/modems.ts';
import { readSettings } from '../../../api/start/configuration/settings.ts';
import { SimulatedClock } from '../../../channels/simulated-clock.ts';
import { SqliteStore } from '../../../store/sqlite/store.ts';
import { asUser } from '../desk/fixture.ts';

/** Several modems with their SIMs, from the file that describes them to the phones. */

const folder = mkdtempSync(join(tmpdir(), 'hotline-modems-'));
afterAll(() => rmSync(folder, { recursive: true }));

const HOUR = 3_600_000;
const FIRST = { name: 'sim1', port: 'virtual', number: '+6281200009991' };
const SECOND = { name: 'sim2', port: 'virtual', number: '+6281500009992' };
const CITIZEN = '+6281200009001';
const ADMIN = '+6281200000001';

function fileOf(...modems: object[]): string {
  const path = join(folder, 'modems.yaml');
  writeFileSync(path, stringify({ modems }));
  return path;
}

describe('a modems file', () => {
  it.each<[string, object[], RegExp]>([
    ['without modems', [], /modems\.yaml: modems: at least one modem/],
    ['with a bad port', [{ ...FIRST, port: 'usb' }], /modems\.0\.port: virtual, \/dev\/…/],
    ['with a local number', [{ ...FIRST, number: '0812' }], /modems\.0\.number: international/],
    ['with a field nobody knows', [{ ...FIRST, speed: 1 }], /modems\.0: .*speed/],
    [
      'with one name twice',
      [FIRST, { ...SECOND, name: 'sim1' }],
      /modems\.1\.name: "sim1" is also/,
    ],
    [
      'with one port twice',
      [
        { ...FIRST, port: '/dev/a' },
        { ...SECOND, port: '/dev/a' },
      ],
      /modems\.1\.port: "\/dev\/a" is also that of modems\.0/,
    ],
  ])('%s stops the start and names the field', (_, modems, message) => {
    expect(() => readSettings({ MODEMS: fileOf(...modems) })).toThrow(message);
  });

  it('that is not there is named', () => {
    expect(() => loadModems(join(folder, 'none.yaml'))).toThrow(ModemsError);
  });

  it('takes PIN and IMEI also where YAML reads them as numbers', () => {
    const path = join(folder, 'numbers.yaml');
    writeFileSync(
      path,
      'modems:\n  - { name: a, port: virtual, number: "+6281200000001", pin: 1234, imei: 350000000000017 }\n',
    );
    expect(loadModems(path)[0]).toMatchObject({ pin: '1234', imei: '350000000000017' });
  });
});

describe('two lines', () => {
  let clock: SimulatedClock;
  let hotline: Hotline;

  /** How often the engine looks without being nudged; days go by faster when it is rarely. */
  let enginePoll = 1000;
  /** What the operator answers to *888#. */
  let credit = '';
  beforeEach(() => {
    enginePoll = 1000;
  });

  async function start(...modems: object[]): Promise<void> {
    // Monday 23 November 2026, 09.00 WIB
    clock = new SimulatedClock(Date.UTC(2026, 10, 23, 2, 0));
    hotline = await createHotline(readSettings({ MODEMS: fileOf(...modems) }), () => {}, {
      clock,
      store: new SqliteStore(':memory:'),
      modemPoll: 6 * HOUR,
      enginePoll,
      random: () => 0,
    });
    for (const made of simulation().modems.values()) made.ussd.set('*888#', { text: credit });
    for (const channel of hotline.channels) clock.waitsFor(channel);
    await hotline.engine.start();
    await clock.advance(1000);
  }
  afterEach(async () => {
    const stopping = hotline.engine.stop();
    await clock.advance(200_000);
    await stopping;
    await hotline.store.close();
  });

  function simulation() {
    const { simulation: made } = hotline;
    if (made === null) throw new Error('the modems are not virtual');
    return made;
  }
  const modem = (name: string) => {
    const found = simulation().modems.get(name);
    if (found === undefined) throw new Error(`no modem is called ${name}`);
    return found;
  };
  const phone = (number: string) => simulation().network.phone(number);
  const seconds = (count: number) => clock.advance(count * 1000);

  async function complain(from: string, to: string): Promise<void> {
    phone(from).send('JALAN jln rusak parah di pekon basungan pagar dewa', to);
    await seconds(10);
  }

  it('answer a citizen whichever of them was written to', async () => {
    await start(FIRST, SECOND);
    await complain(CITIZEN, SECOND.number);
    expect(phone(CITIZEN).received()).toEqual([expect.stringContaining('No A001 (JALAN)')]);
    const [entry] = await hotline.store.inbox.list({ limit: 1 });
    expect(entry?.line).toBe('sim2');
  });

  it.each([FIRST.number, SECOND.number])(
    'neither answer %s nor file its complaints',
    async (own) => {
      await start(FIRST, SECOND);
      const now = clock.now();
      const text = 'JALAN jln rusak parah di pekon basungan pagar dewa';
      const sms = { from: own, text, sentAt: now, receivedAt: now, line: 'sim1', raw: ['00'] };
      await hotline.engine.receiver.messages([{ ...sms, fingerprint: 'own' }]);
      await seconds(10);
      const { token } = await tokensOf(hotline).create({
        ...{ name: 'loket', role: 'admin', agency: null, expiresAt: null },
        scopes: ['complaints:write'],
      });
      const web = createWeb(hotline, asUser({ user: 'x', role: 'viewer', agency: null }));
      const filed = await request(web)
        .post('/api/v1/complaints')
        .set({ Authorization: `Bearer ${token}`, 'Idempotency-Key': 'own-number' })
        .send({ phone: own, text });
      expect(filed.status).toBe(400);
      expect((await hotline.store.inbox.list({ limit: 1 }))[0]).toMatchObject({
        state: 'quarantine',
      });
      expect(await hotline.store.instances.count({ machine: 'complaint' })).toBe(0);
      expect(await hotline.store.outbox.list({ limit: 1 })).toEqual([]);
    },
  );

  it('without credit keep every SMS and send it after the top-up, be it days later', async () => {
    enginePoll = 600_000;
    await start(FIRST);
    modem('sim1').credit = false;
    const citizens = Array.from({ length: 6 }, (_, at) => `+62812000090${10 + at}`);
    for (const citizen of citizens) await complain(citizen, FIRST.number);
    await clock.advance(60 * HOUR);
    const states = async () =>
      (await hotline.store.outbox.list({ limit: 99 })).map((row) => row.state);
    expect(await states()).not.toContain('failed');
    expect(await states()).not.toContain('unconfirmed');
    expect(hotline.channels[0]?.health().detail).toContain('periksa pulsa dan kartu');
    const line = await hotline.store.instances.load('line:sim1');
    expect(line?.search.tags).toContain('down');
    modem('sim1').credit = true;
    await clock.advance(HOUR);
    for (const citizen of citizens)
      expect(
        phone(citizen)
          .received()
          .filter((text) => text.includes('JALAN')),
      ).toHaveLength(1);
    expect(await states()).not.toContain('failed');
    expect((await hotline.store.instances.load('line:sim1'))?.search.tags).not.toContain('down');
  });

  it('stand in for one without credit, and the admin hears of it', async () => {
    await start(FIRST, SECOND);
    modem('sim1').credit = false;
    for (const end of [10, 11, 12, 13]) await complain(`+62812000090${end}`, FIRST.number);
    await seconds(60);
    for (const end of [10, 11, 12, 13])
      expect(phone(`+62812000090${end}`).received()).toHaveLength(1);
    expect(modem('sim1').journal.entries).toEqual([]);
    await clock.advance(HOUR);
    expect(phone(ADMIN).received()).toContainEqual(
      expect.stringMatching(
        /"sim1" tidak bisa mengirim .*pulsa|"sim1" tidak bisa mengirim .*ditolak/,
      ),
    );
  });

  it('stand in for each other: a SIM that is barred is left alone, nothing is lost or doubled', async () => {
    await start(FIRST, SECOND);
    const answer = ['+CMS ERROR: 310'];
    modem('sim1').faults.add({ at: 'command', command: 'AT+CMGS', mishap: { answer }, times: 99 });
    await complain(CITIZEN, FIRST.number);
    await complain('+6281200009002', FIRST.number);
    expect(phone(CITIZEN).received()).toHaveLength(1);
    expect(phone('+6281200009002').received()).toHaveLength(1);
    expect(modem('sim1').journal.entries).toEqual([]);
    expect(hotline.engine.health().paused).toEqual([
      { line: 'sim1', until: expect.any(Number), reason: '+CMS ERROR: 310' },
    ]);
    // refused once at most before it was left alone
    const refused = await hotline.store.outbox.list({ limit: 50 });
    expect(refused.filter(({ attempts }) => attempts > 2)).toEqual([]);
    modem('sim1').faults.clear();
    await seconds(301);
    expect(hotline.engine.health().paused).toEqual([]);
  });

  it('go on without the one that is unplugged, but a half-sent SMS waits for its own', async () => {
    await start(FIRST, SECOND);
    await complain(CITIZEN, FIRST.number);
    const officer = '+6281200000101';
    const before = phone(officer).received().length;
    const out = { at: 'command', command: 'AT', mishap: 'drop', times: 999 } as const;
    modem('sim2').faults.add(out);
    modem('sim2').unplug();
    await seconds(5);
    // the officer's receipt goes first, then two parts of the answer: the cable is pulled before the second
    const before2nd = { at: 'command', command: 'AT+CMGS', mishap: 'drop', skip: 2 } as const;
    modem('sim1').faults.add(before2nd);
    phone(officer).send(`JAWAB A001 ${'sudah kami survey dan segera dikerjakan '.repeat(6)}`);
    for (let step = 0; step < 200 && !modem('sim1').faults.done(); step += 1)
      await clock.advance(50);
    modem('sim1').faults.add(out);
    await seconds(20);
    const waiting = (await hotline.store.outbox.list({ to: CITIZEN, limit: 5 })).find(
      ({ parts, total }) => total !== null && parts.length > 0 && parts.length < total,
    );
    expect(waiting).toMatchObject({ state: 'queued', line: 'sim1' });
    modem('sim2').faults.clear();
    await seconds(60);
    // others are not held up
    await complain('+6281200009003', SECOND.number);
    expect(phone('+6281200009003').received()).toHaveLength(1);
    expect(phone(officer).received().length).toBeGreaterThan(before);
    modem('sim1').faults.clear();
    await seconds(90);
    const answers = phone(CITIZEN)
      .received()
      .filter((text) => text.includes('sudah kami survey'));
    expect(answers).toHaveLength(1);
    const elsewhere = modem('sim2').journal.entries.filter(({ text }) => text.includes('survey'));
    expect(elsewhere).toEqual([]);
  });

  it('tell the admin over the other one when one stays dead, and when it lives again', async () => {
    await start(FIRST, SECOND);
    const out = { at: 'command', command: 'AT', mishap: 'drop', times: 9999 } as const;
    modem('sim1').faults.add(out);
    modem('sim1').unplug();
    await seconds(9 * 60);
    expect(phone(ADMIN).received()).toEqual([]);
    await seconds(3 * 60);
    expect(phone(ADMIN).received()).toEqual([
      expect.stringMatching(/^Modem hotline "sim1" tidak bisa mengirim sejak 09\.00 WIB: /),
    ]);
    modem('sim1').faults.clear();
    await seconds(3 * 60);
    expect(phone(ADMIN).received().slice(1)).toEqual([
      expect.stringMatching(/^Modem hotline "sim1" bekerja lagi pkl 09\.1\d WIB/),
    ]);
    await seconds(3_600);
    expect(phone(ADMIN).received()).toHaveLength(2);
  });

  it('say nothing of a modem that was out for a moment, and alone they tell only afterwards', async () => {
    await start(FIRST);
    modem('sim1').unplug();
    await seconds(5 * 60);
    expect(phone(ADMIN).received()).toEqual([]);
    modem('sim1').faults.add({ at: 'command', command: 'AT', mishap: 'drop', times: 9999 });
    modem('sim1').unplug();
    await seconds(30 * 60);
    modem('sim1').faults.clear();
    await seconds(3 * 60);
    expect(phone(ADMIN).received()).toEqual([expect.stringContaining('bekerja lagi')]);
  });

  it('use the SIM of the receiver’s own operator', async () => {
    await start(SECOND, FIRST);
    await complain(CITIZEN, SECOND.number);
    await complain('+6285700009004', FIRST.number);
    const sent = (name: string) => modem(name).journal.entries.map(({ to }) => to);
    expect([sent('sim1').includes(CITIZEN), sent('sim2').includes(CITIZEN)]).toEqual([true, false]);
    expect(sent('sim1')).not.toContain('+6285700009004');
    expect(sent('sim2')).toContain('+6285700009004');
  });

  it('tell the admin once a day when the operator says that the credit is low', async () => {
    enginePoll = HOUR;
    credit = 'Sisa pulsa Rp 9.500 aktif s.d. 31-12-2026';
    await start({ ...FIRST, balanceCode: '*888#' });
    await seconds(7 * 3600);
    expect(phone(ADMIN).received()).toEqual([
      'Pulsa hotline "sim1" Rp9.500, aktif s.d. 31/12/2026. Mohon isi ulang. -Sistem',
    ]);
    const box = await hotline.store.inbox.list({ state: 'operator', limit: 9 });
    expect(box.map(({ from, line }) => [from, line])).toContainEqual(['*888#', 'sim1']);
    await seconds(24 * 3600);
    expect(phone(ADMIN).received()).toHaveLength(2);
    // topped up: the operator says so by SMS
    phone('TELKOMSEL').send('Pulsa Anda Rp 109.500 aktif s.d. 31-12-2026', FIRST.number);
    modem('sim1').ussd.set('*888#', { text: 'Sisa pulsa Rp 109.500 aktif s.d. 31-12-2026' });
    await seconds(48 * 3600);
    expect(phone(ADMIN).received()).toHaveLength(2);
  });

  it('tell the admin a week before the card ends, also when nobody could be asked any more', async () => {
    enginePoll = HOUR;
    credit = 'Pulsa Rp 90.000. Aktif 07/12/2026';
    await start({ ...FIRST, balanceCode: '*888#' });
    await seconds(7 * 3600);
    modem('sim1').ussd.set('*888#', { text: '', form: 'silent' });
    await seconds(6 * 24 * 3600);
    expect(phone(ADMIN).received()).toEqual([]);
    await seconds(2 * 24 * 3600);
    expect(phone(ADMIN).received()[0]).toBe(
      'Pulsa hotline "sim1" Rp90.000, aktif s.d. 07/12/2026. Mohon isi ulang. -Sistem',
    );
  });

  it('spare a SIM whose budget of the day is spent, but never hold a receipt', async () => {
    await start({ ...FIRST, dailyBudget: 1 }, { ...SECOND, dailyBudget: 1 });
    await complain(CITIZEN, FIRST.number);
    await complain('+6281200009002', FIRST.number);
    expect(modem('sim1').journal.entries.length).toBeGreaterThan(0);
    expect(modem('sim2').journal.entries.length).toBeGreaterThan(0);
    expect(phone('+6281200009002').received()).toHaveLength(1);
  });
});
