import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { stringify } from 'yaml';
import { doctor } from '../../../api/cli/doctor.ts';
import { modemsView } from '../../../api/desk/configuration/modems.ts';
import type { Hotline } from '../../../api/hotline/hotline.ts';
import { createHotline } from '../../../api/start/compose.ts';
import { loadModems } from '../../../api/start/configuration/modems.ts';
import { readSettings, redactedSettings } from '../../../api/start/configuration/settings.ts';
import { VirtualTelephone } from '../../../channels/android/virtual/telephone.ts';
import { systemClock } from '../../../channels/clock.ts';
import { VirtualNetwork } from '../../../channels/gsm/virtual/network.ts';
import { VirtualStick } from '../../../channels/hilink/virtual/stick.ts';
import { SimulatedClock } from '../../../channels/simulated-clock.ts';
import { VirtualSmsc } from '../../../channels/smpp/virtual/smsc.ts';
import { SqliteStore } from '../../../store/sqlite/store.ts';

/** Telephone, stick and service centre as lines, from the file that describes them to the citizen. */

const folder = mkdtempSync(join(tmpdir(), 'hotline-gateways-'));
afterAll(() => rmSync(folder, { recursive: true }));

const PHONE = {
  name: 'hp',
  kind: 'android',
  url: 'http://127.0.0.1:8080',
  number: '+6281200009991',
  password: 'rahasia',
};
const STICK = {
  name: 'router',
  kind: 'hilink',
  url: 'http://127.0.0.1:8081',
  number: '+6281200009992',
};
const CONTRACT = {
  name: 'kontrak',
  kind: 'smpp',
  url: 'smpp://127.0.0.1:2775',
  number: '+6281200009993',
  systemId: 'hotline',
  password: 'rahasia',
  sender: 'LAPORLAMBAR',
};
const CITIZEN = '+6281200009001';

function fileOf(...modems: object[]): string {
  const path = join(folder, 'modems.yaml');
  writeFileSync(path, stringify({ modems }));
  return path;
}

describe('a modems file', () => {
  it('takes lines of every kind, each with what it does not say', () => {
    const modem = { name: 'sim1', port: '/dev/ttyUSB0', number: '+6281200009990' };
    const lines = loadModems(fileOf(modem, PHONE, STICK, CONTRACT));
    expect(lines).toMatchObject([
      { kind: 'modem', baudRate: 'auto' },
      { kind: 'android', user: 'sms', url: new URL('http://127.0.0.1:8080') },
      { kind: 'hilink' },
      { kind: 'smpp', binds: 1, window: 10, longSms: 'parts', receiptOffset: 420 },
    ]);
  });

  it.each<[string, object[], RegExp]>([
    ['a kind nobody knows', [{ ...PHONE, kind: 'fax' }], /modems\.0\.kind: modem, android/],
    ['an address that is none', [{ ...PHONE, url: '192.168.1.2' }], /modems\.0\.url: http:/],
    ['no password', [{ ...PHONE, password: undefined }], /modems\.0\.password/],
    ['a field of another kind', [{ ...STICK, pin: '1234' }], /modems\.0: .*pin/],
    [
      'a signing key that is guessed',
      [{ ...PHONE, hook: { listen: '127.0.0.1:1', url: 'http://127.0.0.1:1/', signingKey: 'x' } }],
      /modems\.0\.hook\.signingKey: at least 8/,
    ],
    ['a long sender', [{ ...CONTRACT, sender: 'LAPORLAMBARAT' }], /modems\.0\.sender: a name/],
    ['a web address for SMPP', [{ ...CONTRACT, url: 'http://x' }], /modems\.0\.url: smpp:/],
    ['a zone that is none', [{ ...CONTRACT, receiptZone: 'WIB' }], /receiptZone: \+07:00/],
    [
      'one telephone twice',
      [PHONE, { ...PHONE, name: 'hp2', number: '+6281200009994' }],
      /modems\.1\.url: .*is also that of modems\.0/,
    ],
  ])('with %s stops the start and names the field', (_, modems, message) => {
    expect(() => readSettings({ MODEMS: fileOf(...modems) })).toThrow(message);
  });

  it('is printed without passwords, and is no simulation', () => {
    const settings = readSettings({ MODEMS: fileOf(PHONE, STICK, CONTRACT) });
    expect(JSON.stringify(redactedSettings(settings))).not.toContain('rahasia');
    expect(settings.simulationClock).toBe(false);
    expect(settings.quietHours).toBe(true);
  });
});

describe('a hotline', () => {
  let clock: SimulatedClock;
  let network: VirtualNetwork;
  let telephone: VirtualTelephone;
  let stick: VirtualStick;
  let smsc: VirtualSmsc;
  let hotline: Hotline | undefined;

  /** Devices on one network; only those that are named are lines. */
  async function devices() {
    // Monday 23 November 2026, 09.00 WIB
    clock = new SimulatedClock(Date.UTC(2026, 10, 23, 2, 0), { milliseconds: 5_000 });
    network = new VirtualNetwork({ clock });
    telephone = new VirtualTelephone({ network, clock, number: PHONE.number });
    stick = new VirtualStick({ network, clock, number: STICK.number });
    smsc = new VirtualSmsc({ network, clock, number: CONTRACT.number });
    const [phoneAt, stickAt, smscAt] = [
      await telephone.server.listen(),
      await stick.server.listen(),
      await smsc.listen(),
    ];
    return {
      phone: { ...PHONE, url: `http://127.0.0.1:${phoneAt.port}` },
      router: { ...STICK, url: `http://127.0.0.1:${stickAt.port}` },
      contract: { ...CONTRACT, url: `smpp://127.0.0.1:${smscAt.port}`, tariff: 350 },
    };
  }

  async function start(...lines: object[]): Promise<Hotline> {
    const made = await createHotline(readSettings({ MODEMS: fileOf(...lines) }), () => {}, {
      clock,
      store: new SqliteStore(':memory:'),
      random: () => 0,
    });
    hotline = made;
    for (const channel of made.channels) clock.waitsFor(channel);
    clock.waitsFor({ idle: () => smsc.unacknowledged === 0 });
    await made.engine.start();
    await clock.advance(15_000);
    return made;
  }

  afterEach(async () => {
    const stopping = hotline?.engine.stop();
    await clock.advance(200_000);
    await stopping;
    await hotline?.store.close();
    await Promise.all([telephone.server.close(), stick.server.close(), smsc.close()]);
  });

  async function complain(to: string): Promise<void> {
    network.phone(CITIZEN).send('JALAN jln rusak parah di pekon basungan pagar dewa', to);
    await clock.advance(60_000);
  }

  it.each(['phone', 'router', 'contract'] as const)(
    'with a %s alone takes a complaint and sends its receipt once',
    async (which) => {
      const lines = await devices();
      const { store } = await start(lines[which]);
      await complain(lines[which].number);
      expect(network.phone(CITIZEN).received()).toEqual([
        expect.stringContaining('No A001 (JALAN)'),
      ]);
      expect(await store.inbox.list({ limit: 9 })).toMatchObject([{ line: lines[which].name }]);
      const [receipt] = await store.outbox.list({ to: CITIZEN, limit: 1 });
      expect(receipt).toMatchObject({
        line: lines[which].name,
        state: which === 'router' ? 'sent' : 'delivered',
      });
    },
  );

  it('goes over another line when one is gone, and says so', async () => {
    const { contract, phone } = await devices();
    const { engine } = await start(contract, phone);
    smsc.off = true;
    await clock.advance(60_000);
    await complain(phone.number);
    expect(network.phone(CITIZEN).received()).toHaveLength(1);
    expect(engine.health().channels).toMatchObject([
      { name: 'kontrak', ready: false, state: 'recovering' },
      { name: 'hp', ready: true },
    ]);
  });

  it('leaves a line alone whose account is refused; nothing is failed, nothing doubled', async () => {
    const { contract, phone } = await devices();
    const { engine, store } = await start(contract, phone);
    smsc.manners.refuse = 0x0a;
    await complain(phone.number);
    expect(network.phone(CITIZEN).received()).toHaveLength(1);
    expect(engine.health().paused).toMatchObject([{ line: 'kontrak' }]);
    expect(await store.outbox.list({ state: 'failed', limit: 9 })).toEqual([]);
  });

  it('shows what each line can and what it cost today', async () => {
    const { contract, router } = await devices();
    const made = await start(contract, router);
    await complain(contract.number);
    expect((await modemsView(made)).lines).toMatchObject([
      { name: 'kontrak', card: false, can: expect.stringContaining('kontrak'), cost: 'Rp700' },
      { name: 'router', card: true, can: expect.stringContaining('tanpa laporan'), sent: 0 },
    ]);
  });
});

describe('doctor', () => {
  async function examined(...lines: object[]): Promise<{ code: number; said: string }> {
    let said = '';
    const output = new Writable({
      write(chunk, _encoding, done) {
        said += String(chunk);
        done();
      },
    });
    const environment = {
      MODEMS: fileOf(...lines),
      STORE_URL: `sqlite:${join(folder, 'doctor.db')}`,
      PORT: '1',
    };
    const code = await doctor(environment, output);
    return { code, said };
  }

  it('asks a telephone, a stick and a service centre, and says what is wrong with which', async () => {
    const clock = systemClock;
    const network = new VirtualNetwork({ clock });
    const telephone = new VirtualTelephone({ network, clock, number: PHONE.number });
    const stick = new VirtualStick({ network, clock, number: STICK.number });
    const smsc = new VirtualSmsc({ network, clock, number: CONTRACT.number });
    const urlOf = async (listening: Promise<{ port: number }>, scheme: string) =>
      `${scheme}://127.0.0.1:${(await listening).port}`;
    const phone = { ...PHONE, url: await urlOf(telephone.server.listen(), 'http') };
    const router = { ...STICK, url: await urlOf(stick.server.listen(), 'http') };
    const contract = { ...CONTRACT, url: await urlOf(smsc.listen(), 'smpp') };
    const well = await examined(phone, router, contract);
    expect(well.said).toMatch(/ok {5}modem hp: .*SMS Gateway 1\.68\.0/);
    expect(well.said).toMatch(/ok {5}modem router: .*E3372, signal 21 of 31/);
    expect(well.said).toMatch(/ok {5}modem kontrak: .*bound as transceiver/);
    expect(well.code).toBe(0);
    stick.manners.service = '0';
    const ill = await examined({ ...phone, password: 'salah' }, router, {
      ...contract,
      password: 'salah',
    });
    expect(ill.said).toMatch(/WRONG {2}modem hp: .*401/);
    expect(ill.said).toMatch(/WRONG {2}modem router: .*NO network/);
    expect(ill.said).toMatch(/WRONG {2}modem kontrak: .*0x0000000e/);
    expect(ill.code).toBe(1);
    await Promise.all([telephone.server.close(), stick.server.close(), smsc.close()]);
  });
});
