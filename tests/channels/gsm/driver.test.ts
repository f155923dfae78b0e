import { describe, expect, it } from '@jest/globals';
import { createLog } from '../../../api/start/log.ts';
import type { Fault } from '../../../channels/gsm/virtual/faults.ts';
import { Bench, CITIZEN, FakeProgress, HOTLINE, OFFICER } from './bench.ts';

const LONG = 'Jalan rusak parah di dekat pasar, sudah tiga bulan belum diperbaiki. '
  .repeat(6)
  .trim();
const EMOJI = 'Lampu jalan mati 😀 sejak kemarin, mohon diperbaiki ya pak. '.repeat(4).trim();

type PduMishap = Extract<Fault, { at: 'pdu' }>['mishap'];

describe('receiving', () => {
  it('reads an announced SMS, stores it, and only then deletes it', async () => {
    const bench = await Bench.ready();
    expect(bench.driver.health()).toMatchObject({ state: 'ready', ready: true, signal: 21 });
    bench.citizen().send('JALAN rusak di pekon Basungan');
    await bench.clock.settle();
    expect(bench.receiver.inbox).toMatchObject([
      {
        from: CITIZEN,
        text: 'JALAN rusak di pekon Basungan',
        sentAt: bench.clock.now(),
        receivedAt: bench.clock.now(),
        line: 'gsm1',
      },
    ]);
    expect(bench.receiver.inbox[0]?.raw).toHaveLength(1);
    expect(bench.stored()).toBe(0);
  });

  it.each([
    ['GSM-7', LONG],
    ['UCS2 with surrogate pairs', EMOJI],
    ['extension characters', '[€] {tarif} ~ ^ '.repeat(20)],
  ])('takes long messages apart into parts of one group: %s', async (_, text) => {
    const bench = await Bench.ready();
    const sent = bench.citizen().send(text);
    expect(sent.parts).toBeGreaterThan(1);
    await bench.clock.settle();
    expect(bench.receiver.texts()).toEqual([text]);
    expect(new Set(bench.receiver.pieces.map((piece) => piece.group)).size).toBe(1);
    expect(bench.receiver.pieces.map((piece) => piece.total)).toEqual(
      Array(sent.parts).fill(sent.parts),
    );
    expect(bench.stored()).toBe(0);
  });

  it.each([
    ['total 1', '0101'],
    ['sequence 0', '0200'],
    ['sequence beyond the total', '0203'],
    ['total 0', '0001'],
  ])('takes a part that can be no part as a message of its own: %s', async (_, place) => {
    const bench = new Bench();
    bench.citizen().send(LONG);
    const sim = bench.modem.memories.get('SM');
    const [[, first] = []] = sim?.entries() ?? [];
    for (const [index] of sim?.entries() ?? []) sim?.delete(index);
    sim?.add(first?.pdu.replace(/(050003..)..../, `$1${place}`) ?? '');
    await bench.start();
    expect(bench.receiver.inbox).toMatchObject([{ text: LONG.slice(0, 153) }]);
    expect(bench.receiver.pieces).toEqual([]);
  });

  it('keeps two long messages apart whose parts come mixed and out of order', async () => {
    const bench = new Bench();
    // The modem is on the network before the hotline starts: everything waits on the SIM.
    bench.citizen().send(LONG);
    bench.network.phone('+6281200000103').send(`${LONG} Kedua.`);
    const sim = bench.modem.memories.get('SM');
    const pdus = sim?.entries().map(([index, slot]) => [index, slot.pdu] as const) ?? [];
    for (const [index] of pdus) sim?.delete(index);
    for (const [, pdu] of pdus.reverse()) sim?.add(pdu);
    await bench.start();
    expect(bench.receiver.texts().sort()).toEqual([LONG, `${LONG} Kedua.`].sort());
  });

  it('finds at start what came while it was off, in one listing', async () => {
    const bench = new Bench();
    for (let count = 1; count <= 12; count += 1) bench.citizen().send(`Aduan ${count}`);
    expect(bench.stored()).toBe(12);
    await bench.start();
    expect(bench.receiver.inbox.map((message) => message.text)).toEqual(
      Array.from({ length: 12 }, (_, at) => `Aduan ${at + 1}`),
    );
    expect(bench.stored()).toBe(0);
  });

  it('finds by polling what was never announced', async () => {
    const bench = await Bench.ready();
    bench.modem.faults.add({ at: 'notice', mishap: 'lose' });
    bench.citizen().send('Tanpa pemberitahuan');
    await bench.clock.advance(29_000);
    expect(bench.receiver.inbox).toEqual([]);
    await bench.clock.advance(1_000);
    expect(bench.receiver.texts()).toEqual(['Tanpa pemberitahuan']);
  });

  it('hands over once what is announced twice', async () => {
    const bench = await Bench.ready();
    bench.modem.faults.add({ at: 'notice', mishap: 'double' });
    bench.citizen().send('Sekali saja');
    await bench.clock.advance(60_000);
    expect(bench.receiver.handed).toHaveLength(1);
  });

  it('deletes nothing while the store is down, and stores all of it later', async () => {
    const bench = await Bench.ready();
    bench.receiver.down = true;
    bench.citizen().send('Satu');
    bench.citizen().send(LONG);
    await bench.clock.advance(600_000);
    expect(bench.stored()).toBe(1 + Math.ceil(LONG.length / 153));
    expect(bench.receiver.handed).toEqual([]);
    bench.receiver.down = false;
    await bench.clock.advance(60_000);
    expect(bench.receiver.texts()).toEqual(['Satu', LONG]);
    expect(bench.stored()).toBe(0);
  });

  it('does not let one message that the store refuses hold up the others', async () => {
    const bench = new Bench();
    bench.receiver.poison = 'Racun';
    for (const text of ['Satu', 'Racun', 'Dua']) bench.citizen().send(text);
    await bench.start();
    await bench.clock.advance(10_000);
    expect(bench.receiver.texts()).toEqual(['Satu', 'Dua']);
    expect(bench.stored()).toBe(1);
  });

  it('stores once and deletes later when the modem refuses to delete', async () => {
    const bench = await Bench.ready();
    bench.modem.faults.add({
      at: 'command',
      command: 'AT+CMGD',
      times: 3,
      mishap: { answer: ['+CMS ERROR: 500'] },
    });
    bench.citizen().send('Sulit dihapus');
    await bench.clock.advance(60_000);
    expect(bench.stored()).toBe(1);
    await bench.clock.advance(60_000);
    expect(bench.stored()).toBe(0);
    expect(bench.receiver.handed).toHaveLength(1);
  });

  it('gives the same fingerprint to a message read again after a crash before it was deleted', async () => {
    const bench = await Bench.ready();
    bench.modem.faults.add({ at: 'command', command: 'AT+CMGD', mishap: 'drop' });
    bench.citizen().send('Terbaca dua kali');
    await bench.clock.settle();
    expect(bench.stored()).toBe(1);
    await bench.crashAndRestart();
    expect(bench.receiver.handed).toHaveLength(2);
    expect(new Set(bench.receiver.handed).size).toBe(1);
    expect(bench.stored()).toBe(0);
  });

  it.each([
    [
      'a listing answered by an error for an empty memory',
      'AT+CMGL',
      { answer: ['+CMS ERROR: 321'] },
    ],
    ['a notice inside the listing', 'AT+CMGL', { inside: ['+CMTI: "SM",2', '^RSSI: 12'] }],
    ['a message handed over inside another answer', 'AT+CSQ', { inside: ['RING'] }],
    ['noise before an answer', 'AT+CMGR', { garbage: '\xff\x00\x80?' }],
  ])('bears %s', async (_, command, mishap) => {
    const bench = await Bench.ready();
    bench.modem.faults.add({ at: 'command', command, mishap });
    for (const text of ['A', 'B', 'C']) bench.citizen().send(text);
    await bench.clock.advance(90_000);
    expect(bench.receiver.texts()).toEqual(['A', 'B', 'C']);
    expect(bench.stored()).toBe(0);
  });

  it('stores what it cannot decode, as it is, and frees the place', async () => {
    const bench = await Bench.ready();
    bench.network.inject(HOTLINE, '07915892000000F0040B91');
    await bench.clock.settle();
    expect(bench.receiver.inbox).toMatchObject([{ text: '', raw: ['07915892000000F0040B91'] }]);
    expect(bench.receiver.inbox[0]?.undecodable).toBeTruthy();
    expect(bench.stored()).toBe(0);
  });

  it('stores a message that the modem hands over directly, then acknowledges it', async () => {
    const bench = await Bench.ready();
    bench.modem.state.notices.messages = 2;
    bench.citizen().send('Langsung');
    bench.citizen().send('Langsung lagi');
    await bench.clock.advance(1_000);
    expect(bench.receiver.texts()).toEqual(['Langsung', 'Langsung lagi']);
    expect(bench.network.waiting(HOTLINE)).toBe(0);
  });

  it('keeps a direct message that cannot be stored, and the network brings it again', async () => {
    const bench = await Bench.ready();
    bench.modem.state.notices.messages = 2;
    bench.receiver.down = true;
    bench.citizen().send('Langsung');
    await bench.clock.advance(60_000);
    bench.receiver.down = false;
    await bench.clock.advance(120_000);
    expect(bench.receiver.texts()).toEqual(['Langsung']);
    expect(new Set(bench.receiver.handed).size).toBe(1);
  });

  it('takes no report that lost characters on the line for a message of somebody', async () => {
    const bench = await Bench.ready();
    const report = '06912618010000060B0D91261802000001F3621132901031826211329010318200';
    bench.modem.announce(`+CDS: 26\r\n${report.slice(0, 20)}${report.slice(21)}`);
    bench.modem.announce(`+CDS: 26\r\n${report}`);
    await bench.clock.advance(1_000);
    expect(bench.receiver.inbox).toEqual([]);
    expect(bench.receiver.reports).toMatchObject([{ reference: '11', outcome: 'delivered' }]);
  });

  it('drains a full SIM so that the network can bring the rest', async () => {
    const bench = new Bench({ slots: 5 });
    for (let count = 1; count <= 23; count += 1) bench.citizen().send(`Aduan ${count}`);
    expect(bench.network.waiting(HOTLINE)).toBe(18);
    await bench.start();
    await bench.clock.advance(120_000);
    expect(bench.receiver.inbox).toHaveLength(23);
  });

  it('looks once where another program had messages kept', async () => {
    const bench = new Bench({ memories: ['SM', 'ME'] });
    bench.citizen().send('Masih di kartu SIM');
    bench.modem.memories
      .get('ME')
      ?.add(bench.modem.memories.get('SM')?.get(1)?.pdu.replace(/..$/, '21') ?? '');
    await bench.start();
    expect(bench.receiver.inbox).toHaveLength(2);
    expect(bench.stored()).toBe(0);
    bench.citizen().send('Di memori modem');
    await bench.clock.settle();
    expect(bench.receiver.inbox).toHaveLength(3);
    expect(bench.modem.memories.get('ME')?.used).toBe(0);
  });

  it('touches nothing when the memory it means cannot be selected', async () => {
    const bench = await Bench.ready();
    bench.modem.memories.get('SR')?.add('00');
    bench.modem.faults.add(
      { at: 'notice', mishap: 'lose' },
      { at: 'command', command: 'AT+CPMS="SR"', mishap: { answer: ['ERROR'] } },
    );
    bench.citizen().send('Nomor satu di memori lain');
    bench.modem.announce('+CDSI: "SR",1');
    await bench.clock.settle();
    expect(bench.modem.faults.done()).toBe(true);
    expect([bench.stored(), bench.receiver.texts()]).toEqual([1, []]);
    await bench.clock.advance(30_000);
    expect(bench.receiver.texts()).toEqual(['Nomor satu di memori lain']);
  });

  it('does not delete after a restart what has come into the place since', async () => {
    const bench = await Bench.ready();
    const release = bench.receiver.holdNext();
    bench.citizen().send('Lama');
    await bench.clock.settle();
    bench.modem.reset();
    await bench.clock.settle();
    expect(bench.receiver.texts()).toEqual(['Lama']);
    bench.modem.faults.add({ at: 'notice', mishap: 'lose' });
    bench.citizen().send('Baru');
    release();
    await bench.clock.settle();
    expect(bench.stored()).toBe(1);
    await bench.clock.advance(30_000);
    expect(bench.receiver.texts()).toEqual(['Lama', 'Baru']);
  });

  it('reads again what lost characters on the line', async () => {
    const bench = await Bench.ready();
    const answer = ['+CMGR: 0,,30', '0004069121436500006211320000', 'OK'];
    bench.modem.faults.add({ at: 'command', command: 'AT+CMGR', mishap: { answer } });
    bench.citizen().send('Utuh');
    await bench.clock.settle();
    expect(bench.receiver.inbox).toMatchObject([{ text: 'Utuh' }]);
    expect(bench.stored()).toBe(0);
  });

  it('shows names and short codes as the network does', async () => {
    const bench = await Bench.ready();
    bench.network.phone('TELKOMSEL').send('Pulsa Anda Rp5.000');
    bench.network.phone('363').send('Masa aktif s.d. 01/12');
    await bench.clock.settle();
    expect(bench.receiver.inbox.map((message) => message.from)).toEqual(['TELKOMSEL', '363']);
  });
});

describe('sending', () => {
  it.each([
    ['short', 'Aduan A001 telah kami terima.'],
    ['long', LONG],
    ['long UCS2', EMOJI],
  ])('hands over every part after noting it, and reports come back: %s', async (_, text) => {
    const bench = await Bench.ready();
    const sending = bench.send(text);
    await bench.clock.settle();
    expect(bench.officer().received()).toEqual([text]);
    const { length } = bench.modem.journal.entries;
    expect(sending.progress.handedOver).toEqual(Array.from({ length }, (__, at) => at));
    expect(sending.outcome).toEqual({
      outcome: 'sent',
      line: 'gsm1',
      parts: bench.modem.journal.entries.map(({ reference, at }) => ({
        reference: String(reference),
        sentAt: at,
      })),
    });
    expect(sending.progress.parts).toHaveLength(length);
    // The link to the network is kept open between parts, and only then.
    expect(bench.modem.state.cmms).toBe(length > 1 ? 1 : 0);
    expect(
      bench.receiver.reports.map(({ reference, to, outcome }) => [reference, to, outcome]),
    ).toEqual(
      bench.modem.journal.entries.map(({ reference }) => [String(reference), OFFICER, 'delivered']),
    );
  });

  it('has the report when the phone is back, and the failed one when the number is gone', async () => {
    const bench = await Bench.ready();
    bench.officer().airplane = true;
    bench.send('Nanti');
    await bench.clock.advance(3_600_000);
    expect(bench.receiver.reports).toEqual([]);
    bench.officer().airplane = false;
    await bench.clock.settle();
    expect(bench.receiver.reports).toMatchObject([{ outcome: 'delivered', at: bench.clock.now() }]);
    bench.officer().gone = true;
    bench.send('Tidak sampai');
    await bench.clock.settle();
    expect(bench.receiver.reports[1]).toMatchObject({ outcome: 'failed', status: String(0x41) });
  });

  it('takes a report that comes before the modem has confirmed the SMS', async () => {
    const bench = await Bench.ready();
    bench.modem.faults.add({ at: 'earlyReport' });
    const sending = bench.send('Cepat sekali');
    await bench.clock.settle();
    expect(sending.outcome?.outcome).toBe('sent');
    expect(bench.receiver.reports).toMatchObject([{ reference: '1', outcome: 'delivered' }]);
  });

  it('reads reports that are kept in the memory for them', async () => {
    const bench = await Bench.ready();
    bench.modem.state.notices.reports = 2;
    bench.send('Laporan tersimpan');
    await bench.clock.settle();
    expect(bench.receiver.reports).toMatchObject([{ reference: '1', outcome: 'delivered' }]);
    expect(bench.modem.memories.get('SR')?.used).toBe(0);
    bench.citizen().send('Dari memori biasa');
    await bench.clock.settle();
    expect(bench.receiver.texts()).toEqual(['Dari memori biasa']);
    expect(bench.stored()).toBe(0);
  });

  it('goes on after the parts that were sent before, with the same reference', async () => {
    const bench = await Bench.ready();
    bench.modem.faults.add({
      at: 'pdu',
      skip: 1,
      sent: false,
      mishap: { answer: ['+CMS ERROR: 38'] },
    });
    const first = bench.send(LONG);
    await bench.clock.settle();
    expect(first.outcome).toMatchObject({ outcome: 'retry', error: '+CMS ERROR: 38' });
    expect(first.progress.parts).toHaveLength(1);
    const second = bench.send(LONG, { sentParts: first.progress.parts });
    await bench.clock.settle();
    expect(second.outcome?.outcome).toBe('sent');
    expect(second.progress.handedOver[0]).toBe(1);
    expect(bench.officer().received()).toEqual([LONG]);
  });

  it('reads between the parts of a long message', async () => {
    const bench = await Bench.ready({ latency: 1_500 });
    await bench.clock.advance(45_000);
    const sending = bench.send(LONG);
    await bench.clock.advance(4_000);
    bench.citizen().send('Di sela-sela');
    // two commands: the memory is proven, then read
    await bench.clock.advance(5_500);
    expect(bench.receiver.texts()).toEqual(['Di sela-sela']);
    expect(sending.outcome).toBeUndefined();
    await bench.clock.advance(60_000);
    expect(sending.outcome?.outcome).toBe('sent');
  });

  it('says at once that it cannot send before it is ready', async () => {
    const bench = new Bench();
    const sending = bench.send('Terlalu awal');
    await bench.clock.settle();
    expect(sending.outcome?.outcome).toBe('retry');
    expect(bench.modem.journal.entries).toEqual([]);
  });

  it.each([
    ...[0, 1, 17, 21, 22, 34, 38, 127, 193, 255, 322, 330, 332, 500, 521, 532].map((code) => [
      code,
      'retry',
    ]),
    [513, 'unknown'],
    [777, 'unknown'],
  ])('one +CMS ERROR: %i after the PDU means %s', async (code, outcome) => {
    const bench = await Bench.ready();
    const answer = [`+CMS ERROR: ${code}`];
    bench.modem.faults.add({ at: 'pdu', sent: false, mishap: { answer } });
    const sending = bench.send('Ditolak');
    await bench.clock.settle();
    expect(sending.outcome).toMatchObject({ outcome, error: answer[0] });
    expect(bench.driver.health().ready).toBe(true);
  });

  it.each<[string, PduMishap]>([
    ['a bare ERROR though it was sent', { answer: ['ERROR'] }],
    ['silence', 'hang'],
    ['a restart', 'reset'],
    ['a pulled cable', 'drop'],
  ])(
    'after the PDU %s leaves the outcome unknown, and it is never sent again',
    async (_, mishap) => {
      const bench = await Bench.ready();
      bench.modem.faults.add({ at: 'pdu', sent: true, mishap });
      const sending = bench.send('Mungkin terkirim');
      await bench.clock.advance(300_000);
      expect(sending.outcome?.outcome).toBe('unknown');
      expect(sending.progress.handedOver).toEqual([0]);
      expect(bench.modem.journal.entries).toHaveLength(1);
      expect(bench.driver.health()).toMatchObject({ state: 'ready', ready: true });
      const next = bench.send('Berikutnya');
      await bench.clock.settle();
      expect(next.outcome?.outcome).toBe('sent');
      expect(bench.officer().received()).toEqual(['Mungkin terkirim', 'Berikutnya']);
    },
  );

  it.each<[string, Fault]>([
    ['no prompt', { at: 'prompt' }],
    ['a refusal', { at: 'command', command: 'AT+CMGS', mishap: { answer: ['ERROR'] } }],
    ['a restart', { at: 'command', command: 'AT+CMGS', mishap: 'reset' }],
    ['a pulled cable', { at: 'command', command: 'AT+CMGS', mishap: 'drop' }],
  ])('%s before the PDU: certainly not sent, may be tried again', async (_, fault) => {
    const bench = await Bench.ready();
    bench.modem.faults.add(fault);
    const sending = bench.send('Belum terkirim');
    await bench.clock.advance(60_000);
    expect(sending.outcome?.outcome).toBe('retry');
    expect(sending.progress.handedOver).toEqual([]);
    const again = bench.send('Belum terkirim');
    await bench.clock.settle();
    expect(again.outcome?.outcome).toBe('sent');
    // What was given up must not have become text of the next SMS.
    expect(bench.officer().received()).toEqual(['Belum terkirim']);
  });

  it.each([['fails' as const], ['hangs' as const]])(
    'does not hand over when the store %s',
    async (way) => {
      const bench = await Bench.ready();
      const progress = new FakeProgress();
      progress[way] = true;
      const message = { id: 'x', to: OFFICER, text: 'Tidak', statusReport: true, sentParts: [] };
      const outcome = bench.driver.send(message, progress);
      await bench.clock.advance(20_000);
      expect(await outcome).toMatchObject({ outcome: 'retry' });
      expect(bench.modem.journal.entries).toEqual([]);
      const next = bench.send('Ya');
      await bench.clock.settle();
      expect(next.outcome?.outcome).toBe('sent');
      expect(bench.officer().received()).toEqual(['Ya']);
    },
  );

  it('refuses for ever what cannot be written as a PDU', async () => {
    const bench = await Bench.ready();
    const sending = bench.send('Halo', { to: 'bukan nomor!' });
    await bench.clock.settle();
    expect(sending.outcome?.outcome).toBe('failed');
  });
});

describe('the modem itself', () => {
  it.each([
    ['AT+CMGL', 'hang'],
    ['AT+CMGR', 'hang'],
    ['AT+CMGD', 'hang'],
    ['AT+CMGR', 'reset'],
    ['AT+CMGD', 'reset'],
    ['AT+CMGL', 'drop'],
    ['AT+CMGR', 'drop'],
    ['AT+CMGD', 'drop'],
  ] as const)('recovers from %s: %s without losing or doubling', async (command, mishap) => {
    const bench = await Bench.ready();
    bench.modem.faults.add({ at: 'command', command, mishap });
    for (const text of ['A', 'B', 'C', 'D']) bench.citizen().send(text);
    await bench.clock.advance(180_000);
    expect(bench.modem.faults.done()).toBe(true);
    expect(bench.receiver.texts()).toEqual(['A', 'B', 'C', 'D']);
    expect(bench.stored()).toBe(0);
    expect(bench.driver.health()).toMatchObject({ state: 'ready', ready: true });
  });

  it('sets up a restarted modem at once, not only when a command has timed out', async () => {
    const bench = await Bench.ready();
    bench.modem.faults.add({ at: 'command', command: 'AT+CMGR', mishap: 'reset' });
    bench.citizen().send('Saat menyala ulang');
    await bench.clock.settle();
    expect(bench.receiver.texts()).toEqual(['Saat menyala ulang']);
    expect(bench.driver.health().ready).toBe(true);
  });

  it('does not take messages directly only because the modem would not name its memories', async () => {
    const bench = new Bench();
    bench.modem.faults.add({ at: 'command', command: 'AT+CPMS=?', mishap: { answer: ['ERROR'] } });
    await bench.start();
    expect(bench.modem.state.notices).toMatchObject({ mode: 2, messages: 1 });
  });

  it('reads on after a fault of our own', async () => {
    let faults = 0;
    const log = (_: string, message: string): void => {
      if (message.includes('could not be stored') && faults++ === 0) throw new Error('log is full');
    };
    const bench = await Bench.ready({ channel: { log } });
    bench.receiver.down = true;
    bench.citizen().send('Tetap terbaca');
    await bench.clock.settle();
    bench.receiver.down = false;
    await bench.clock.advance(60_000);
    expect([faults, bench.receiver.texts()]).toEqual([1, ['Tetap terbaca']]);
  });

  it('survives faults of those it serves', async () => {
    const bench = await Bench.ready();
    bench.driver.onHealth(() => {
      throw new Error('listener');
    });
    const progress = new FakeProgress();
    progress.handingOver = () => {
      throw new Error('not even a promise');
    };
    const message = { id: 'x', to: OFFICER, text: 'Tidak', statusReport: true, sentParts: [] };
    const outcome = bench.driver.send(message, progress);
    await bench.clock.advance(5_000);
    expect(await outcome).toMatchObject({ outcome: 'retry' });
    expect(bench.driver.health().ready).toBe(true);
  });

  it('opens again for ever, with longer pauses, and says so; then it is well', async () => {
    let broken = true;
    let attempts = 0;
    const bench = new Bench();
    const open = bench.modem.opener();
    bench.modem.opener = () => async () => {
      attempts += 1;
      if (broken) throw new Error('cannot open');
      return open();
    };
    await bench.crashAndRestart();
    expect(bench.driver.health()).toMatchObject({ state: 'recovering', ready: false });
    await bench.clock.advance(3_600_000);
    expect(attempts).toBeGreaterThan(60);
    expect(attempts).toBeLessThan(75);
    expect(bench.log).toContain('error: modem needs help');
    broken = false;
    await bench.clock.advance(60_000);
    expect(bench.driver.health().ready).toBe(true);
    expect(bench.log).toContain('info: modem is well again');
  });

  it.each([
    [
      'echo on, an open prompt',
      (bench: Bench) => {
        bench.modem.state.echo = true;
        bench.modem.awaitPdu(20);
      },
    ],
    [
      'echo off, words for errors',
      (bench: Bench) => {
        bench.modem.state.echo = false;
        bench.modem.state.errors = 2;
      },
    ],
    [
      'a SIM that is still loading',
      (bench: Bench) => {
        const answer = ['+CME ERROR: 14'];
        bench.modem.faults.add({
          at: 'command',
          command: 'AT+CPIN?',
          times: 3,
          mishap: { answer },
        });
      },
    ],
    [
      'no AT+CNMI=2',
      (bench: Bench) => {
        bench.modem.faults.add({
          at: 'command',
          command: 'AT+CNMI=2',
          mishap: { answer: ['ERROR'] },
        });
      },
    ],
    [
      'no OK after +CPIN',
      (bench: Bench) => {
        const answer = ['+CPIN: READY'];
        bench.modem.faults.add({ at: 'command', command: 'AT+CPIN?', mishap: { answer } });
      },
    ],
  ])('is set up from %s', async (_, prepare) => {
    const bench = new Bench();
    prepare(bench);
    await bench.start();
    await bench.clock.advance(10_000);
    expect(bench.driver.health()).toMatchObject({ state: 'ready', ready: true });
    bench.citizen().send('Halo');
    await bench.clock.settle();
    expect(bench.receiver.texts()).toEqual(['Halo']);
    expect(bench.modem.journal.entries).toEqual([]);
  });

  it('enters the PIN once, and a wrong one never again', async () => {
    const right = await Bench.ready({ pin: '1234', channel: { pin: '1234' } });
    expect(right.driver.health().ready).toBe(true);
    const wrong = await Bench.ready({ pin: '1234', channel: { pin: '9999' } });
    await wrong.clock.advance(3_600_000);
    expect(wrong.driver.health()).toMatchObject({ state: 'blocked', ready: false });
    expect(wrong.modem.state.pinTries).toBe(2);
    expect(wrong.driver.health().detail).toContain('PIN');
  });

  it('keeps the PIN out of log and health, also when the modem falls silent on it', async () => {
    const fields: string[] = [];
    const log = (_: string, message: string, more = {}): void => {
      fields.push(message + JSON.stringify(more));
    };
    const bench = new Bench({ pin: '7391', channel: { pin: '7391', log } });
    bench.modem.faults.add({ at: 'command', command: 'AT+CPIN=', mishap: 'hang' });
    await bench.start();
    // that is no refusal: a modem that fell silent is opened again
    await bench.clock.advance(60_000);
    expect(bench.driver.health().ready).toBe(true);
    expect(fields.join() + bench.driver.health().detail).not.toContain('7391');
  });

  it('reads without a network, and sends when it has one', async () => {
    const bench = new Bench();
    bench.citizen().send('Sudah di SIM');
    bench.modem.register(2);
    await bench.start();
    expect(bench.receiver.texts()).toEqual(['Sudah di SIM']);
    expect(bench.driver.health()).toMatchObject({ state: 'registering', ready: false });
    bench.modem.register(1);
    await bench.clock.advance(5_000);
    expect(bench.driver.health().ready).toBe(true);
    bench.modem.register(2);
    await bench.clock.settle();
    expect(bench.driver.health().ready).toBe(false);
  });

  it('says in its health what is wrong, in the words of the people who can help', async () => {
    const bench = new Bench({ pin: '1234' });
    const seen: string[] = [];
    bench.driver.onHealth(({ state }) => seen.at(-1) !== state && seen.push(state));
    await bench.start();
    expect(seen).toEqual(['opening', 'initialising', 'blocked']);
    expect(bench.driver.health().detail).toBe(
      'modem menunggu bantuan petugas: kartu SIM meminta PIN; isi pengaturan PIN',
    );
  });

  it('leaves no number and no words in the log', async () => {
    const lines: string[] = [];
    const log = createLog('info', { write: (line) => lines.push(line) });
    const bench = await Bench.ready({ channel: { log } });
    bench.modem.faults.add({ at: 'pdu', sent: false, mishap: { answer: ['ERROR'] } });
    bench.send('Rahasia');
    bench.citizen().send('Rahasia juga');
    await bench.clock.settle();
    expect(lines.join()).toContain('SMS not sent');
    expect(lines.join()).not.toMatch(/Rahasia|0000010[12]/);
  });

  it('stops cleanly and lets another process go on', async () => {
    const bench = await Bench.ready();
    const sending = bench.send(LONG);
    const stopping = bench.driver.stop();
    await bench.clock.advance(6_000);
    await stopping;
    expect(sending.outcome).toBeDefined();
    expect(bench.driver.health().state).toBe('closed');
    bench.citizen().send('Setelah berhenti');
    await bench.crashAndRestart();
    expect(bench.receiver.texts()).toEqual(['Setelah berhenti']);
  });
});

it('keeps its pace, and sends on, when somebody sets the clock back by an hour', async () => {
  const bench = await Bench.ready({ channel: { times: { gap: 5_000 } } });
  const first = bench.send('satu', { id: 'first' });
  await bench.clock.settle();
  bench.clock.set(bench.clock.now() - 3_600_000);
  const second = bench.send('dua', { id: 'second' });
  await bench.clock.advance(4_900);
  expect([first.outcome?.outcome, second.outcome]).toEqual(['sent', undefined]);
  await bench.clock.advance(200);
  expect(second.outcome?.outcome).toBe('sent');
});

it('asks the modem for the time now and then, and passes on what the network told it', async () => {
  const bench = await Bench.ready({ channel: { times: { care: 60_000 } } });
  await bench.clock.advance(11 * 60_000);
  expect(bench.receiver.times).toHaveLength(2);
  expect(bench.receiver.times.map((at) => at % 1000)).toEqual([0, 0]);
  expect(Math.abs((bench.receiver.times[0] ?? 0) - bench.clock.now())).toBeLessThan(12 * 60_000);
});
