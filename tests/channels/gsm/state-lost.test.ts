import { describe, expect, it } from '@jest/globals';
import { PROFILES } from '../../../channels/gsm/virtual/profiles.ts';
import { Bench, type BenchOptions, OFFICER } from './bench.ts';
import { Outbox } from './outbox.ts';

/** A modem that has forgotten what it was told, however that shows: it is set up anew, and nothing is lost. */

const MINUTE = 60_000;
const PIN = '1234';
const SETUP = 'info: modem is set up';

const setups = (bench: Bench): number => bench.log.filter((line) => line === SETUP).length;

/** Everything that the host gave as a command. */
function recorded(options: BenchOptions = {}): { bench: Bench; asked: string[] } {
  const asked: string[] = [];
  const bench = new Bench({
    ...options,
    onHappening: (happening) => {
      if (happening.kind === 'traffic' && happening.from === 'host')
        asked.push(happening.text.trim());
    },
  });
  return { bench, asked };
}

const pins = (asked: string[]): string[] => asked.filter((line) => line.startsWith('AT+CPIN='));

describe('a silent restart with a PIN on the card', () => {
  it.each(['simcom-sim800', 'quectel-ec25'] as const)(
    'is noticed by what is refused: %s',
    async (family) => {
      const options = { profile: PROFILES[family], pin: PIN, channel: { pin: PIN } };
      const { bench, asked } = recorded(options);
      await bench.start();
      await bench.clock.advance(MINUTE);
      bench.modem.reset('silent');
      const sending = new Outbox(bench, OFFICER);
      sending.queue('Sesudah menyala ulang');
      await bench.clock.advance(MINUTE);
      expect(pins(asked)).toHaveLength(2);
      expect(bench.driver.health()).toMatchObject({ ready: true });
      bench.citizen().send('Aduan sesudahnya');
      await bench.clock.advance(MINUTE);
      expect(bench.officer().received()).toEqual(['Sesudah menyala ulang']);
      expect(bench.receiver.texts()).toEqual(['Aduan sesudahnya']);
    },
  );

  it('is noticed when nothing is sent, by the clock', async () => {
    const { bench, asked } = recorded({ pin: PIN, channel: { pin: PIN } });
    await bench.start();
    bench.modem.reset('silent');
    bench.citizen().send('Menunggu di jaringan');
    await bench.clock.advance(MINUTE);
    expect(pins(asked)).toHaveLength(2);
    expect(bench.receiver.texts()).toEqual(['Menunggu di jaringan']);
  });

  it('does not try a PIN that the card has refused, however often it restarts', async () => {
    const { bench, asked } = recorded({ pin: PIN, channel: { pin: '9999' } });
    await bench.start();
    for (let restart = 0; restart < 5; restart += 1) {
      bench.modem.reset('silent');
      await bench.clock.advance(3 * MINUTE);
    }
    expect(pins(asked)).toHaveLength(1);
    expect(bench.driver.health()).toMatchObject({ state: 'blocked', ready: false });
  });

  it.each(['hang', 'reset', 'drop'] as const)(
    'tries a PIN again that was not answered, as the modem was gone: %s',
    async (mishap) => {
      const { bench, asked } = recorded({ pin: PIN, channel: { pin: PIN } });
      bench.modem.faults.add({ at: 'command', command: 'AT+CPIN=', mishap });
      await bench.start();
      await bench.clock.advance(2 * MINUTE);
      expect(pins(asked)).toHaveLength(2);
      expect(bench.driver.health()).toMatchObject({ ready: true });
    },
  );

  it('leaves to a person a PIN that is never answered and never opened the card', async () => {
    const { bench, asked } = recorded({ pin: PIN, channel: { pin: PIN } });
    bench.modem.faults.add({ at: 'command', command: 'AT+CPIN=', mishap: 'drop', times: 99 });
    await bench.start();
    await bench.clock.advance(60 * MINUTE);
    expect(pins(asked)).toHaveLength(2);
    expect(bench.driver.health()).toMatchObject({ state: 'blocked' });
  });

  it('does not give up a PIN that has opened the card before', async () => {
    const { bench, asked } = recorded({ pin: PIN, channel: { pin: PIN } });
    await bench.start();
    bench.modem.faults.add({ at: 'command', command: 'AT+CPIN=', mishap: 'reset', times: 4 });
    bench.modem.reset('silent');
    await bench.clock.advance(30 * MINUTE);
    expect(pins(asked)).toHaveLength(6);
    expect(bench.driver.health()).toMatchObject({ ready: true });
  });

  it('leaves the last try to a person', async () => {
    const { bench, asked } = recorded({ pin: PIN, channel: { pin: PIN } });
    bench.modem.state.pinTries = 1;
    await bench.start();
    expect(pins(asked)).toEqual([]);
    expect(bench.driver.health().detail).toContain('satu percobaan PIN');
  });
});

describe('the PIN', () => {
  it('is never tried on a modem that is not the one configured', async () => {
    const channel = { pin: PIN, imei: '350000000000025' };
    const { bench, asked } = recorded({ imei: '350000000000017', pin: PIN, channel });
    await bench.start();
    expect(bench.driver.health()).toMatchObject({ state: 'blocked' });
    expect(pins(asked)).toEqual([]);
  });
});

describe('text mode', () => {
  it('is found out before an SMS is handed over', async () => {
    const { bench } = recorded({ profile: PROFILES['quectel-ec25'] });
    await bench.start();
    const outbox = new Outbox(bench, OFFICER);
    for (let n = 1; n <= 6; n += 1) {
      if (n % 2 === 0) bench.modem.reset('text');
      outbox.queue(`Balasan ${n}`);
      await bench.clock.advance(20_000);
    }
    const sent = Array.from({ length: 6 }, (_, at) => `Balasan ${at + 1}`);
    expect(bench.officer().received()).toEqual(sent);
    expect(bench.modem.journal.entries.map(({ to }) => to)).toEqual(sent.map(() => OFFICER));
  });

  it('is found out when the modem falls into it after it was asked for its mode', async () => {
    let armed = false;
    const bench: Bench = new Bench({
      profile: PROFILES['quectel-ec25'],
      onHappening(happening) {
        const modeTold = happening.kind === 'traffic' && happening.text.includes('+CMGF: 0');
        if (!armed || !modeTold) return;
        armed = false;
        bench.modem.reset('text');
      },
    });
    await bench.start();
    armed = true;
    const sending = bench.send('Di antara dua perintah');
    await bench.clock.advance(10_000);
    expect(armed).toBe(false);
    expect(sending.outcome).toMatchObject({ outcome: 'retry' });
    expect(bench.modem.journal.entries).toEqual([]);
    const outbox = new Outbox(bench, OFFICER);
    outbox.queue('Sekali lagi');
    await bench.clock.advance(MINUTE);
    expect(bench.modem.journal.entries.map(({ to }) => to)).toEqual([OFFICER]);
  });

  it('does not keep messages from being read, and the notices are set again', async () => {
    const { bench } = recorded({ profile: PROFILES['quectel-ec25'] });
    await bench.start();
    for (let n = 1; n <= 20; n += 1) {
      if (n === 6) bench.modem.reset('text');
      bench.citizen().send(`Aduan ${n}`);
      await bench.clock.settle();
    }
    await bench.clock.advance(MINUTE);
    expect(bench.receiver.texts()).toHaveLength(20);
    expect(setups(bench)).toBe(2);
    expect(bench.modem.state.notices).toMatchObject({ messages: 1, reports: 1 });
  });
});

it.each([
  ['simcom-sim7600', 'START'],
  ['wavecom-q2406', '+WIND: 4'],
  ['cinterion-mc75i', '^SYSSTART'],
] as const)('%s is set up again when it says %s', async (family, word) => {
  const bench = await Bench.ready({ profile: PROFILES[family] });
  bench.modem.reset('silent');
  bench.modem.announce(word);
  await bench.clock.settle();
  expect(setups(bench)).toBe(2);
  expect(bench.driver.health().ready).toBe(true);
});

it('is set up again when it echoes what it was told not to echo', async () => {
  const bench = await Bench.ready();
  bench.modem.reset('silent');
  const sending = bench.send('Sesudah lupa');
  await bench.clock.settle();
  expect(sending.outcome).toMatchObject({ outcome: 'retry' });
  expect(setups(bench)).toBe(2);
});

it('gets its service centre back when it has lost it', async () => {
  const bench = await Bench.ready();
  const { serviceCentre } = bench.modem;
  bench.modem.serviceCentre = '';
  const outbox = new Outbox(bench, OFFICER);
  outbox.queue('Tanpa pusat layanan');
  await bench.clock.advance(MINUTE);
  expect(bench.officer().received()).toEqual(['Tanpa pusat layanan']);
  expect(bench.modem.serviceCentre).toBe(serviceCentre);
});

it('without a service centre holds every SMS and says so', async () => {
  const bench = new Bench();
  bench.modem.serviceCentre = '';
  await bench.start();
  const outbox = new Outbox(bench, OFFICER);
  outbox.queue('Menunggu', OFFICER);
  await bench.clock.advance(30 * MINUTE);
  expect(outbox.texts('waiting')).toEqual(['Menunggu']);
  expect(bench.driver.health().detail).toContain('+CMS ERROR: 330');
  bench.modem.serviceCentre = '+6281100000';
  await bench.clock.advance(10 * MINUTE);
  expect(outbox.texts('sent')).toEqual(['Menunggu']);
});

it('is looked after by the clock while it sends all the time', async () => {
  const bench = await Bench.ready({ sendLatency: 3_000 });
  const outbox = new Outbox(bench, OFFICER);
  for (let n = 1; n <= 150; n += 1) outbox.queue(`Balasan ${n}`);
  await bench.clock.advance(30_000);
  bench.modem.state.notices.reports = 0;
  bench.modem.state.cnmi = '2,1,0,0,0';
  const before = bench.receiver.reports.length;
  await bench.clock.advance(450_000);
  expect(outbox.texts('sent').length).toBeGreaterThan(140);
  // without the care every report of 450 s would be lost
  expect(bench.receiver.reports.length - before).toBeGreaterThan(120);
  bench.modem.signal = 5;
  await bench.clock.advance(2 * MINUTE);
  expect(bench.driver.health().signal).toBe(5);
});

it('hands over again soon after an acknowledgement was late', async () => {
  const bench = new Bench({ profile: PROFILES['nokia-direct'], sendLatency: 20_000 });
  await bench.start();
  await bench.clock.advance(1_000);
  // the network takes longer for this SMS than the modem waits for an acknowledgement
  bench.send('Lama sekali');
  await bench.clock.settle();
  bench.citizen().send('Di tengah pengiriman');
  await bench.clock.advance(MINUTE);
  bench.citizen().send('Sesudahnya');
  await bench.clock.advance(MINUTE);
  expect(bench.receiver.texts()).toEqual(['Di tengah pengiriman', 'Sesudahnya']);
});
