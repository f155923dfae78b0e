import { describe, expect, it } from '@jest/globals';
import type { AtFailure } from '../../../channels/gsm/at/result.ts';
import { Refusals } from '../../../channels/gsm/refusals.ts';
import { type Blame, blameOf } from '../../../channels/gsm/send-errors.ts';
import { Bench, CITIZEN, OFFICER } from './bench.ts';
import { Outbox } from './outbox.ts';

/** Refusals by cause: what is about the message, the receiver, the account or line, the modem. */

const MINUTE = 60_000;
const OTHER = '+6281200000103';

const cms = (code: number): AtFailure => ({ kind: 'cms', code, text: `+CMS ERROR: ${code}` });
const cme = (code: number): AtFailure => ({ kind: 'cme', code, text: `+CME ERROR: ${code}` });

describe('a cause', () => {
  it.each<[Blame, AtFailure[]]>([
    ['network', [17, 22, 38, 41, 42, 47, 111, 127, 192, 194, 331, 332, 500].map(cms)],
    ['line', [8, 10, 28, 29, 50, 69, 193, 310, 316].map(cms)],
    ['receiver', [1, 27, 195, 196].map(cms)],
    ['message', [95, 99, 128, 144, 145, 176, 198].map(cms)],
    ['unclear', [0, 21, 30, 34, 224, 254, 255, 521, 532].map(cms)],
    ['state', [300, 302, 304, 305, 311, 330].map(cms)],
    ['storage', [208, 211, 322].map(cms)],
    ['doubt', [513, 777].map(cms)],
    ['unclear', [50, 21].map(cme)],
    ['line', [10, 12, 13].map(cme)],
    ['state', [11].map(cme)],
    ['doubt', [{ kind: 'error', text: 'ERROR' }, { kind: 'timeout', text: '' }, cme(100)]],
  ])('%s', (blame, failures) => {
    for (const failure of failures)
      expect([failure.text, blameOf(failure, true)]).toEqual([failure.text, blame]);
  });

  it('of 0 to 255 is the network’s or the service centre’s: certainly not sent', () => {
    for (let code = 0; code <= 255; code += 1) expect(blameOf(cms(code), true)).not.toBe('doubt');
  });

  it('before the PDU is never a doubt', () => {
    for (const failure of [cms(513), cms(777), cme(100), { kind: 'closed' as const, text: '' }])
      expect(blameOf(failure, false)).toBe('network');
  });
});

const refusal = (id: string, to: string, blame: Blame = 'unclear', code = 21) => ({
  id,
  to,
  blame,
  cause: `cms ${code}`,
  text: `+CMS ERROR: ${code}`,
});

describe('who is to blame', () => {
  it('is the line when two receivers are refused in a row with one cause', () => {
    const refusals = new Refusals();
    expect(refusals.judge(refusal('a', OFFICER))).not.toHaveProperty('lineFault');
    expect(refusals.judge(refusal('b', OTHER))).toMatchObject({
      outcome: 'retry',
      lineFault: true,
    });
    expect(refusals.held).toBe('+CMS ERROR: 21');
    refusals.sent('b');
    expect(refusals.held).toBeUndefined();
  });

  it('is not the line when the causes differ, or somebody else got through', () => {
    const refusals = new Refusals();
    refusals.judge(refusal('a', OFFICER, 'unclear', 21));
    expect(refusals.judge(refusal('b', OTHER, 'unclear', 30))).not.toHaveProperty('lineFault');
    refusals.sent('c');
    expect(refusals.judge(refusal('b', OTHER, 'unclear', 30))).not.toHaveProperty('lineFault');
  });

  it('is the message when others got through again and again', () => {
    const refusals = new Refusals();
    const outcomes = ['x', 'y', 'z'].map((other) => {
      const { outcome } = refusals.judge(refusal('a', OFFICER));
      refusals.sent(other);
      return outcome;
    });
    expect(outcomes).toEqual(['retry', 'retry', 'failed']);
  });

  it('is the number where the network says so twice, and no other is refused', () => {
    const refusals = new Refusals();
    expect(refusals.judge(refusal('a', OFFICER, 'receiver', 1)).outcome).toBe('retry');
    expect(refusals.judge(refusal('a', OFFICER, 'receiver', 1)).outcome).toBe('failed');
  });

  it('is never the number where another is refused as well', () => {
    const refusals = new Refusals();
    refusals.judge(refusal('a', OFFICER, 'receiver', 1));
    refusals.judge(refusal('b', OTHER, 'receiver', 1));
    for (let again = 0; again < 9; again += 1)
      for (const [id, to] of [
        ['a', OFFICER],
        ['b', OTHER],
      ] as const)
        expect(refusals.judge(refusal(id, to, 'receiver', 1))).toMatchObject({ lineFault: true });
  });

  it('with one receiver only is asked again with growing pauses, then of the line', () => {
    const refusals = new Refusals();
    const judged = Array.from({ length: 5 }, () => refusals.judge(refusal('a', OFFICER)));
    expect(judged.map((outcome) => 'retryAfterMs' in outcome && outcome.retryAfterMs)).toEqual([
      15_000, 30_000, 60_000, 120_000, 330_000,
    ]);
    expect(judged.at(-1)).toMatchObject({ lineFault: true });
  });

  it('remembers no more than some hundred SMS', () => {
    const refusals = new Refusals();
    for (let n = 0; n < 2_000; n += 1) refusals.judge(refusal(`${n}`, OFFICER, 'receiver', 1));
    // long forgotten: as if it were refused for the first time
    expect(refusals.judge(refusal('0', OFFICER, 'receiver', 1)).outcome).toBe('retry');
  });
});

/** An outbox full of SMS to several people, on a line that refuses them all until it is mended. */
async function refusedUntilMended(cause: number): Promise<{ bench: Bench; outbox: Outbox }> {
  const bench = await Bench.ready();
  bench.modem.refusal = cause;
  const outbox = new Outbox(bench, OFFICER);
  for (let n = 1; n <= 32; n += 1) outbox.queue(`Balasan ${n}`, [CITIZEN, OFFICER, OTHER][n % 3]);
  await bench.clock.advance(60 * MINUTE);
  expect([cause, outbox.texts('failed'), outbox.texts('unknown')]).toEqual([cause, [], []]);
  bench.modem.refusal = undefined;
  await bench.clock.advance(20 * MINUTE);
  return { bench, outbox };
}

describe('an outbox on a line that refuses every SMS', () => {
  it.each([0, 8, 17, 21, 22, 30, 34, 38, 50, 69, 127, 193, 255, 332, 500, 521, 532])(
    'is whole after +CMS ERROR: %i has passed',
    async (cause) => {
      const { bench, outbox } = await refusedUntilMended(cause);
      expect(outbox.texts('sent')).toHaveLength(32);
      const phones = [CITIZEN, OFFICER, OTHER].map((number) => bench.network.phone(number));
      const arrived = phones.flatMap((phone) => phone.received());
      expect(arrived).toHaveLength(32);
      expect(new Set(arrived).size).toBe(32);
    },
  );

  it('says so in its health, and holds the line instead of trying one after the other', async () => {
    const bench = await Bench.ready();
    bench.modem.credit = false;
    const outbox = new Outbox(bench, OFFICER);
    for (let n = 1; n <= 32; n += 1) outbox.queue(`Balasan ${n}`, n % 2 ? OFFICER : OTHER);
    await bench.clock.advance(2 * MINUTE);
    expect(outbox.faults).toBe(1);
    expect(bench.driver.health().detail).toContain('+CMS ERROR: 21');
    expect(bench.driver.health().detail).toContain('periksa pulsa');
  });
});

it('one wrong number among others fails alone, and holds up nobody', async () => {
  const bench = await Bench.ready();
  bench.modem.refusals.set(OTHER, 21);
  const outbox = new Outbox(bench, OFFICER);
  outbox.queue('Nomor salah', OTHER);
  for (let n = 1; n <= 20; n += 1) {
    outbox.queue(`Balasan ${n}`);
    await bench.clock.advance(10_000);
  }
  expect(outbox.texts('failed')).toEqual(['Nomor salah']);
  expect(outbox.texts('sent')).toHaveLength(20);
  expect(outbox.faults).toBe(0);
});
