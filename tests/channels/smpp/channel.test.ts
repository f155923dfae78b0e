import { afterEach, describe, expect, it } from '@jest/globals';
import type { SendOutcome } from '../../../channels/port.ts';
import { deliverBody, pdu } from '../../../channels/smpp/virtual/pdus.ts';
import { FakeProgress } from '../gsm/bench.ts';
import { CITIZEN, OFFICER } from '../stand.ts';
import { SmppBench, type SmppBenchOptions } from './bench.ts';

/** What service centres were seen to do, beside the contract of channels. */

const MINUTE = 60_000;

let bench: SmppBench;
async function ready(options: SmppBenchOptions = {}): Promise<SmppBench> {
  bench = await SmppBench.make(options);
  await bench.start();
  return bench;
}
afterEach(() => bench.close());

interface Sending {
  outcome?: SendOutcome;
}
function begin(text: string, to = OFFICER): Sending {
  const sending: Sending = {};
  void bench
    .channel()
    .send({ id: text, to, text, statusReport: true, sentParts: [] }, new FakeProgress())
    .then((outcome) => {
      sending.outcome = outcome;
    });
  return sending;
}
async function send(text: string, wait = 4 * MINUTE): Promise<SendOutcome | undefined> {
  const sending = begin(text);
  await bench.clock.advance(wait);
  return sending.outcome;
}
const received = () => bench.network.phone(OFFICER).received();
const referenceOf = (outcome: SendOutcome | undefined) =>
  outcome?.outcome === 'sent' ? outcome.parts[0]?.reference : undefined;

describe('binding', () => {
  it('says when user or password are wrong, and does not lock the account by trying on', async () => {
    await ready({ password: 'salah' });
    expect(bench.channel().health()).toMatchObject({ ready: false, state: 'blocked' });
    await bench.clock.advance(30 * MINUTE);
    const tries = bench.log.filter((line) => line.includes('no connection'));
    expect(tries.length).toBeLessThanOrEqual(7);
  });

  it('is ready with one connection of three, and says so', async () => {
    await ready({ binds: 3 });
    expect(bench.smsc.connections).toBe(3);
    expect(bench.channel().can.parallel).toBe(15);
    bench.smsc.off = true;
    await bench.clock.advance(MINUTE);
    expect(bench.channel().health().ready).toBe(false);
    bench.smsc.off = false;
    await bench.clock.advance(2 * MINUTE);
    expect(bench.smsc.connections).toBe(3);
  });

  it('notices a service centre that says nothing any more, and connects anew', async () => {
    await ready();
    bench.smsc.manners.frozen = true;
    await bench.clock.advance(2 * MINUTE);
    expect(bench.channel().health().ready).toBe(false);
    bench.smsc.manners.frozen = false;
    bench.smsc.withheld = 0;
    await bench.clock.advance(2 * MINUTE);
    expect(bench.channel().health().ready).toBe(true);
    expect(await send('Sesudah diam')).toMatchObject({ outcome: 'sent' });
  });

  it.each([
    ['a page of a web server', Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n')],
    ['a length that cannot be', Buffer.from('0000000400000015', 'hex')],
  ])('leaves a connection on which comes %s, and goes on over a new one', async (_, octets) => {
    await ready();
    bench.smsc.write(octets);
    await bench.clock.advance(MINUTE);
    expect(bench.smsc.connections).toBe(1);
    bench.network.phone(CITIZEN).send('Lanjut');
    await bench.clock.advance(MINUTE);
    expect(bench.receiver.texts()).toEqual(['Lanjut']);
  });

  it('answers what it does not know, and is not deaf afterwards', async () => {
    await ready();
    bench.smsc.write(pdu(0x103, 0, 9, Buffer.from('data')));
    bench.smsc.write(pdu(0x15, 0, 10));
    bench.network.phone(CITIZEN).send('Masih mendengar');
    await bench.clock.advance(MINUTE);
    expect(bench.receiver.texts()).toEqual(['Masih mendengar']);
    expect(bench.smsc.connections).toBe(1);
  });
});

describe('receiving', () => {
  const body = (octets: Buffer, more: object = {}) =>
    deliverBody({
      sourceTon: 1,
      source: CITIZEN.slice(1),
      destination: '1',
      esmClass: 0,
      dataCoding: 0,
      octets,
      ...more,
    });

  it('keeps what cannot be read, acknowledges it, and goes on', async () => {
    await ready();
    bench.smsc.deliver(Buffer.from('0001', 'hex'));
    bench.smsc.deliver(body(Buffer.from([1, 2, 3]), { dataCoding: 4 }));
    bench.smsc.deliver(body(Buffer.from('Halo')));
    await bench.clock.advance(MINUTE);
    expect(bench.receiver.inbox.map(({ undecodable }) => undecodable !== undefined)).toEqual([
      true,
      true,
      false,
    ]);
    expect(bench.smsc.kept).toBe(0);
  });

  it('takes the same words for the same message only where an acknowledgement may have been lost', async () => {
    await ready();
    const same = () => bench.smsc.deliver(body(Buffer.from('LAPORAN')));
    same();
    await bench.clock.advance(MINUTE);
    same();
    same();
    await bench.clock.advance(MINUTE);
    expect(bench.receiver.texts()).toHaveLength(3);
    // the fourth is cut off before its acknowledgement is heard, and comes again
    bench.smsc.manners.deafAcknowledgements = 1;
    same();
    await bench.clock.advance(MINUTE);
    expect(bench.receiver.texts()).toHaveLength(4);
    await bench.clock.advance(20 * MINUTE);
    same();
    await bench.clock.advance(MINUTE);
    expect(bench.receiver.texts()).toHaveLength(5);
  });

  it('stores hundreds that come at once, each once', async () => {
    await ready();
    for (let n = 0; n < 500; n += 1) bench.smsc.deliver(body(Buffer.from(`Aduan ${n}`)));
    await bench.clock.advance(MINUTE);
    expect(new Set(bench.receiver.texts()).size).toBe(500);
    expect(bench.receiver.handed).toHaveLength(500);
    expect(bench.smsc.kept).toBe(0);
  });
});

describe('sending', () => {
  it('shows the office’s name and asks for receipts', async () => {
    await ready();
    await send('Halo');
    expect(bench.smsc.submits).toMatchObject([
      {
        sourceTon: 5,
        source: 'LAPORLAMBAR',
        destinationTon: 1,
        destination: OFFICER.slice(1),
        registered: 1,
      },
    ]);
  });

  it('has several SMS under way at once, each to its receiver once', async () => {
    await ready({ binds: 2, window: 4 });
    const to = Array.from({ length: 8 }, (_, n) => `+62812000002${String(n).padStart(2, '0')}`);
    const sendings = to.map((number) => begin(`Untuk ${number}`, number));
    await bench.clock.settle();
    expect(sendings.map(({ outcome }) => outcome?.outcome)).toEqual(to.map(() => 'sent'));
    for (const number of to)
      expect(bench.network.phone(number).received()).toEqual([`Untuk ${number}`]);
  });

  it('waits, all of it, where the service centre asks for it, and sends the same SMS first', async () => {
    await ready();
    bench.smsc.manners.throttle = 4;
    const sendings = ['a', 'b', 'c'].map((text, n) => begin(text, `+6281200000${n}03`));
    await bench.clock.advance(2 * MINUTE);
    expect(sendings.map(({ outcome }) => outcome?.outcome)).toEqual(['sent', 'sent', 'sent']);
    // each refusal costs one submit, not a storm of them
    expect(bench.smsc.submits.length).toBeLessThanOrEqual(3 + 4);
  });

  it('gives an SMS back to the outbox when it is refused as too fast for long', async () => {
    await ready();
    bench.smsc.manners.throttle = 99;
    expect(await send('Terlalu cepat')).toMatchObject({ outcome: 'retry' });
    expect(received()).toEqual([]);
    expect(bench.smsc.submits.length).toBeLessThan(10);
  });

  it('does not know of an SMS that is not answered, and puts a late answer to it', async () => {
    await ready();
    bench.smsc.manners.silent = 1;
    bench.smsc.manners.lateBy = 90_000;
    bench.network.phone(OFFICER).airplane = true;
    expect(await send('Terlambat')).toMatchObject({ outcome: 'unknown' });
    expect(bench.receiver.reports).toMatchObject([
      { outcome: 'pending', reference: 'a1b2c3d5', to: OFFICER },
    ]);
  });

  it('puts receipts to their SMS that come before the answer, twice, or with another form of the id', async () => {
    await ready();
    Object.assign(bench.smsc.manners, {
      receiptFirst: true,
      receiptsEach: 2,
      receiptIds: 'decimal',
      receiptTlvs: false,
    });
    const outcome = await send('Bentuk lain');
    expect(bench.receiver.reports).toHaveLength(2);
    for (const report of bench.receiver.reports)
      expect([report.reference, ...(report.alternatives ?? [])]).toContain(referenceOf(outcome));
  });

  it('sends no faster than it is told to', async () => {
    await ready({ times: { gap: 1_000 } });
    for (let n = 0; n < 10; n += 1) begin(`Ke ${n}`, `+62812000003${n}0`);
    await bench.clock.advance(4_500);
    expect(bench.smsc.submits.length).toBe(5);
    await bench.clock.advance(10_000);
    expect(bench.smsc.submits.length).toBe(10);
  });
});
