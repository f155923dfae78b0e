import { describe, expect, it } from '@jest/globals';
import { submitPdus } from '../../../../channels/gsm/codec.ts';
import { pacedLine } from '../../../../channels/gsm/virtual/paced-line.ts';
import { linePair } from '../../../../channels/gsm/virtual/pair.ts';
import { SimulatedClock } from '../../../../channels/simulated-clock.ts';
import { CITIZEN, SIM, Table } from './table.ts';

const LONG = 'Jalan rusak di dekat pasar, mohon diperbaiki. '.repeat(9).trim();

function submit(text = 'Halo') {
  const pdus = submitPdus({ to: CITIZEN, text, statusReport: true, reference: 7 });
  const [pdu] = 'error' in pdus ? [] : pdus;
  if (!pdu) throw new Error('no PDU');
  return pdu;
}

describe('time', () => {
  it('is what each command of a line takes', async () => {
    const table = await Table.connected({ latency: 20 });
    table.type('AT+CSQ;+CMGF=0\r');
    await table.clock.advance(39);
    expect(table.lines()).toEqual([]);
    await table.clock.advance(1);
    expect(table.lines()).toEqual(['+CSQ: 21,99', 'OK']);
  });

  it('is what the network takes for an SMS, beside the command; its report comes after the answer', async () => {
    const table = await Table.connected({ latency: 20, sendLatency: 3000 });
    table.modem.state.notices = { mode: 2, messages: 1, reports: 1 };
    table.type(`AT+CMGS=${submit().length}\r`);
    await table.clock.advance(20);
    expect(table.lines()).toEqual(['> ']);
    table.type(`${submit().hex}\x1a`);
    await table.clock.advance(3019);
    expect(table.lines()).toEqual([]);
    await table.clock.advance(1);
    expect(table.lines()).toEqual([
      '+CMGS: 1',
      'OK',
      expect.stringMatching(/^\+CDS: /),
      expect.anything(),
    ]);
  });

  it.each([1200, 9600, 115_200])(
    'is what bytes take on a line of %i bits per second',
    async (bitsPerSecond) => {
      const table = await Table.connected({ bitsPerSecond });
      table.modem.babble('x'.repeat(1000));
      const milliseconds = (1000 * 10_000) / bitsPerSecond;
      await table.clock.advance(milliseconds / 2);
      const half = table.raw().length;
      expect(half).toBeGreaterThan(500 - bitsPerSecond / 1000);
      expect(half).toBeLessThanOrEqual(500);
      await table.clock.advance(milliseconds / 2);
      expect(half + table.raw().length).toBe(1000);
    },
  );

  it('is counted both ways, and AT+IPR changes it after its answer', async () => {
    const table = await Table.connected({ bitsPerSecond: 1000 });
    table.type('AT\r');
    // three bytes there, six back
    await table.clock.advance(89);
    expect(table.raw()).not.toContain('OK\r\n');
    await table.clock.advance(1);
    expect(table.raw()).toContain('\n');
    expect(await table.ask('AT+IPR=1201')).toEqual([]);
    await table.clock.advance(1000);
    expect(table.lines()).toEqual(['ERROR']);
    table.type('AT+IPR=9600\r');
    await table.clock.advance(180);
    expect(table.lines()).toEqual(['OK']);
    table.type('AT\r');
    await table.clock.advance(10);
    expect(table.lines()).toEqual(['OK']);
  });

  it('does not bring what was under way when the line ended', async () => {
    const clock = new SimulatedClock();
    const [host, device] = linePair();
    const paced = pacedLine(device, clock, () => 1200);
    let ended = '';
    paced.onClose((reason) => {
      ended = reason;
    });
    const came: number[] = [];
    host.onData((bytes) => came.push(...bytes));
    paced.write(Buffer.from('x'.repeat(100)));
    await clock.advance(100);
    paced.close();
    await clock.advance(10_000);
    expect([came.length, ended]).toEqual([12, 'closed by us']);
    expect(clock.nextDue()).toBeUndefined();
  });
});

describe('a fault script', () => {
  it('cuts a listing short and restarts the modem in the middle', async () => {
    const table = await Table.connected();
    for (const text of ['A', 'B', 'C']) table.network.phone(CITIZEN).send(text);
    table.modem.faults.add({ at: 'command', command: 'AT+CMGL', mishap: { cut: 3, end: 'reset' } });
    const lines = await table.ask('AT+CMGL=4');
    expect(lines).toHaveLength(4);
    expect(lines[2]).toMatch(/^\+CMGL: 2,/);
    expect(lines[3]).toBe('RDY');
    expect(await table.ask('AT')).toEqual(['AT', 'OK']);
  });

  it('answers late, and takes meanwhile nothing else', async () => {
    const table = await Table.connected();
    table.modem.faults.add({ at: 'command', command: 'AT+CSQ', mishap: { slow: 7000 } });
    expect(await table.ask('AT+CSQ\rAT+CMGF?')).toEqual([]);
    await table.clock.advance(7000);
    expect(table.lines()).toEqual(['+CSQ: 21,99', 'OK', '+CMGF: 0', 'OK']);
  });

  it('drops the line, which can be opened again at once', async () => {
    const table = await Table.connected();
    await table.ask('AT+CMEE=1');
    table.modem.faults.add({ at: 'command', command: 'AT', mishap: 'drop' });
    await table.ask('AT');
    expect(table.isConnected).toBe(false);
    await table.connect();
    expect(await table.ask('AT+CMEE?')).toEqual(['+CMEE: 1', 'OK']);
  });

  it('pulls the modem out: nothing opens and nothing comes until it is back, fresh', async () => {
    const table = await Table.connected();
    await table.ask('AT+CMEE=1');
    table.modem.faults.add({ at: 'command', command: 'AT', mishap: { unplug: 5000 } });
    await table.ask('AT');
    expect(table.isConnected).toBe(false);
    await expect(table.connect()).rejects.toThrow('dicabut');
    table.network.phone(CITIZEN).send('Menunggu');
    expect(table.network.waiting(SIM)).toBe(1);
    await table.clock.advance(5000);
    await table.connect();
    expect(await table.ask('ATE0+CMEE?')).toEqual(['ATE0+CMEE?', '+CMEE: 0', 'OK']);
    expect([table.network.waiting(SIM), table.modem.memories.get('SM')?.used]).toEqual([0, 1]);
  });

  it('finds no room for a message, until a place is freed', async () => {
    const table = await Table.connected();
    table.modem.faults.add({ at: 'memory' });
    table.network.phone(CITIZEN).send('Penuh');
    expect([table.network.waiting(SIM), table.modem.memories.get('SM')?.used]).toEqual([1, 0]);
    await table.ask('AT+CMGD=1');
    expect([table.network.waiting(SIM), table.modem.memories.get('SM')?.used]).toEqual([0, 1]);
  });

  it('brings parts out of order, twice, late, or never', async () => {
    const table = await Table.connected();
    const sequences = () =>
      table.modem.memories
        .get('SM')
        ?.entries()
        .map(([, { pdu }]) => Number(/050003..0(.)0(.)/.exec(pdu)?.[2]));
    table.modem.faults.add({ at: 'parts', order: [3, 1, 1], late: [2], after: 60_000 });
    expect(table.network.phone(CITIZEN).send(LONG).parts).toBe(3);
    expect(sequences()).toEqual([3, 1, 1]);
    await table.clock.advance(59_999);
    expect(sequences()).toEqual([3, 1, 1]);
    await table.clock.advance(1);
    expect(sequences()).toEqual([3, 1, 1, 2]);
    await table.ask('AT+CMGD=1,4');
    table.modem.faults.add({ at: 'parts', order: [2] });
    table.network.phone(CITIZEN).send('Pendek, dan daftar gangguan menunggu yang panjang');
    table.network.phone(CITIZEN).send(LONG);
    expect([sequences()?.slice(1), table.modem.faults.done()]).toEqual([[2], true]);
  });

  it.each([
    ['lost', { at: 'lostReport' as const }, 0, false],
    ['late', { at: 'lateReport' as const, after: 60_000 }, 60_000, true],
  ])('a report is %s', async (_, fault, milliseconds, comes) => {
    const table = await Table.connected();
    await table.ask('AT+CNMI=2,1,0,1,0');
    table.modem.faults.add(fault);
    await table.ask(`AT+CMGS=${submit().length}`);
    expect(await table.give(submit().hex)).toEqual(['+CMGS: 1', 'OK']);
    await table.clock.advance(milliseconds);
    expect(table.raw().includes('+CDS:')).toBe(comes);
    expect(table.modem.faults.done()).toBe(true);
  });

  it.each([
    ['answers 500', { slow: 1000 }, ['+CMS ERROR: 500']],
    ['says garbage first', { garbage: '~~' }, ['~~', '+CMS ERROR: 500']],
  ])('%s to a PDU that the network does not get', async (_, mishap, lines) => {
    const table = await Table.connected();
    table.modem.faults.add({ at: 'pdu', sent: false, mishap });
    table.type(`AT+CMGS=${submit().length}\r`);
    await table.clock.settle();
    table.lines();
    table.type(`${submit().hex}\x1a`);
    await table.clock.advance(1000);
    expect(table.lines()).toEqual(lines);
    expect(table.modem.journal.entries).toEqual([]);
  });
});
