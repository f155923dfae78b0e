import { describe, expect, it } from '@jest/globals';
import type { Line } from '../../../channels/gsm/at/line.ts';
import { detectingOpener, SPEEDS } from '../../../channels/gsm/baud.ts';
import { slowLine } from '../../../channels/gsm/slow-line.ts';
import { linePair } from '../../../channels/gsm/virtual/pair.ts';
import { SimulatedClock } from '../../../channels/simulated-clock.ts';
import { Bench } from './bench.ts';

/** How a modem is brought back that is the wrong one, hangs, or has forgotten what it was told. */

const MINUTE = 60_000;

/** A device that answers AT at one speed and sends noise at the others. */
function deviceAt(speed: number) {
  const opened: number[] = [];
  const written: string[] = [];
  const open = async (at: number): Promise<Line> => {
    opened.push(at);
    const [host, device] = linePair();
    device.onData((bytes) => {
      const text = Buffer.from(bytes).toString('latin1');
      written.push(text);
      const answer = at === speed ? `${text}\r\r\nOK\r\n` : '\u00fe\u00ff\u0080O\u00e1K';
      device.write(Buffer.from(answer, 'latin1'));
    });
    return host;
  };
  return { opened, written, open };
}

/** Lets a promise that waits for the clock come to its end. */
async function within<T>(clock: SimulatedClock, work: Promise<T>): Promise<T> {
  let done = false;
  void work.finally(() => {
    done = true;
  });
  for (let second = 0; second < 60 && !done; second += 1) await clock.advance(1_000);
  return work;
}

describe('the speed of the line', () => {
  it('is found by asking, and asked first the next time', async () => {
    const clock = new SimulatedClock();
    const device = deviceAt(19_200);
    const opener = detectingOpener(device.open, clock);
    const started = clock.now();
    await within(clock, opener());
    expect(device.opened).toEqual([115_200, 57_600, 38_400, 19_200]);
    // the driver gives an opening 20 seconds
    expect(clock.now() - started).toBeLessThan(20_000);
    await within(clock, opener());
    expect(device.opened.slice(4)).toEqual([19_200]);
  });

  it('is left at the first one when the modem answers at none', async () => {
    const clock = new SimulatedClock();
    const device = deviceAt(1200);
    await within(clock, detectingOpener(device.open, clock)());
    expect(device.opened).toEqual([...SPEEDS, 115_200]);
  });
});

it('writes in small pieces to a modem that loses what comes too fast', async () => {
  const clock = new SimulatedClock();
  const [host, device] = linePair();
  const pieces: string[] = [];
  device.onData((bytes) => pieces.push(Buffer.from(bytes).toString()));
  const line = slowLine(host, { bytes: 4, pauseMs: 10 }, clock);
  line.write(Buffer.from('AT+CMGF=0\r'));
  line.write(Buffer.from('AT\r'));
  await clock.settle();
  expect(pieces).toEqual(['AT+C']);
  await clock.advance(100);
  expect(pieces).toEqual(['AT+C', 'MGF=', '0\r', 'AT\r']);
});

describe('the modem on the port', () => {
  it('is refused when it is not the one that belongs there', async () => {
    const bench = new Bench({ imei: '350000000000017', channel: { imei: '350000000000025' } });
    bench.citizen().send('Bukan untuk jalur ini');
    await bench.start();
    expect(bench.driver.health()).toMatchObject({
      state: 'blocked',
      detail: expect.stringContaining('IMEI …0017, seharusnya …0025'),
    });
    await bench.clock.advance(5 * MINUTE);
    expect(bench.receiver.texts()).toEqual([]);
  });

  it('works when it is, also after it was plugged in again', async () => {
    const imei = '350000000000025';
    const bench = await Bench.ready({ imei, channel: { imei } });
    bench.modem.unplug();
    bench.citizen().send('Sesudah dicabut');
    await bench.clock.advance(10_000);
    expect(bench.receiver.texts()).toEqual(['Sesudah dicabut']);
    expect(bench.driver.health().ready).toBe(true);
  });
});

describe('a modem that cannot be set up', () => {
  it('is asked to restart after two failures, and its power turned off after six', async () => {
    let powerCuts = 0;
    const hardReset = async () => {
      powerCuts += 1;
    };
    const bench = new Bench({ channel: { hardReset } });
    const refusal = { answer: ['ERROR'] };
    bench.modem.faults.add({ at: 'command', command: 'AT+CMGF=0', mishap: refusal, times: 20 });
    await bench.start();
    await bench.clock.advance(2_000);
    expect(bench.log).not.toContain('warn: modem is asked to restart (AT+CFUN=1,1)');
    await bench.clock.advance(8_000);
    expect(bench.log).toContain('warn: modem is asked to restart (AT+CFUN=1,1)');
    expect(powerCuts).toBe(0);
    await bench.clock.advance(5 * MINUTE);
    expect(powerCuts).toBeGreaterThan(0);
  });

  it('goes on when turning its power off fails', async () => {
    const hardReset = () => Promise.reject(new Error('no such hub'));
    const bench = new Bench({ channel: { hardReset } });
    const refusal = { answer: ['ERROR'] };
    bench.modem.faults.add({ at: 'command', command: 'AT+CMGF=0', mishap: refusal, times: 8 });
    bench.citizen().send('Ditunggu');
    await bench.start();
    await bench.clock.advance(15 * MINUTE);
    expect(bench.log).toContain('error: turning the power of the modem off and on failed');
    expect(bench.receiver.texts()).toEqual(['Ditunggu']);
  });
});

describe('a modem that forgets', () => {
  it('is set up again when it no longer announces messages', async () => {
    const bench = await Bench.ready();
    const answer = ['+CNMI: 0,0,0,0,0', 'OK'];
    bench.modem.faults.add({ at: 'command', command: 'AT+CNMI?', mishap: { answer } });
    await bench.clock.advance(6 * MINUTE);
    expect(bench.log.filter((line) => line === 'info: modem is set up')).toHaveLength(2);
    expect(bench.driver.health().ready).toBe(true);
  });

  it('is set up again when it says that it is in text mode', async () => {
    const bench = await Bench.ready();
    const answer = ['+CMS ERROR: 302'];
    bench.modem.faults.add({ at: 'command', command: 'AT+CMGS', mishap: { answer } });
    const sending = bench.send('Sekali lagi');
    await bench.clock.settle();
    expect(sending.outcome).toMatchObject({ outcome: 'retry' });
    expect(bench.log.filter((line) => line === 'info: modem is set up')).toHaveLength(2);
    await bench.clock.settle();
    const again = bench.send('Sekali lagi');
    await bench.clock.settle();
    expect(again.outcome?.outcome).toBe('sent');
  });

  it('is set up again when it refuses three SMS in a row', async () => {
    const bench = await Bench.ready();
    const answer = ['ERROR'];
    bench.modem.faults.add({ at: 'command', command: 'AT+CMGS', mishap: { answer }, times: 3 });
    for (let n = 0; n < 3; n += 1) {
      expect(bench.log.filter((line) => line === 'info: modem is set up')).toHaveLength(1);
      bench.send('Ditolak');
      await bench.clock.settle();
    }
    expect(bench.log.filter((line) => line === 'info: modem is set up')).toHaveLength(2);
  });
});

it('says how full the memory is, and warns before it keeps the network’s SMS out', async () => {
  const bench = await Bench.ready({ slots: 10 });
  await bench.clock.advance(6 * MINUTE);
  expect(bench.driver.health().memory).toEqual({ used: 0, total: 10 });
  bench.receiver.down = true;
  for (let n = 0; n < 9; n += 1) bench.citizen().send(`SMS ${n}`);
  await bench.clock.advance(6 * MINUTE);
  expect(bench.driver.health()).toMatchObject({
    ready: true,
    memory: { used: 9, total: 10 },
    detail: expect.stringContaining('memori modem hampir penuh (9 dari 10)'),
  });
});

describe('a modem that falls silent again while it is asked whether it is as it was', () => {
  it.each(['AT+CMGF?', 'AT+CNMI?', 'AT+CSMS?', 'AT+CSCA?'])(
    'is not left for dead: %s',
    async (question) => {
      const bench = await Bench.ready();
      for (const command of ['AT+CREG?', question])
        bench.modem.faults.add({ at: 'command', command, mishap: 'hang' });
      await bench.clock.advance(2 * MINUTE);
      expect(bench.modem.faults.done()).toBe(true);
      bench.citizen().send('Masih hidup');
      const sending = bench.send('Masih hidup juga');
      await bench.clock.advance(MINUTE);
      expect(bench.driver.health()).toMatchObject({ ready: true });
      expect(bench.receiver.texts()).toEqual(['Masih hidup']);
      expect(sending.outcome).toMatchObject({ outcome: 'sent' });
    },
  );

  it('is opened anew when it never answers one of the questions any more', async () => {
    const bench = await Bench.ready();
    bench.modem.faults.add({ at: 'command', command: 'AT+CREG?', mishap: 'hang' });
    bench.modem.faults.add({ at: 'command', command: 'AT+CNMI?', mishap: 'hang', times: 4 });
    await bench.clock.advance(4 * MINUTE);
    expect(bench.driver.health()).toMatchObject({ ready: true });
    const states = bench.driver.inspect()?.steps.map(({ to }) => to);
    expect(states).toContainEqual({ recovering: 'pausing' });
  });
});
