import { afterEach, describe, expect, it } from '@jest/globals';
import { signatureOf } from '../../../channels/android/hooks.ts';
import type { OutgoingSms, SendOutcome } from '../../../channels/port.ts';
import { FakeProgress } from '../gsm/bench.ts';
import { CITIZEN, OFFICER } from '../stand.ts';
import { AndroidBench, type AndroidBenchOptions } from './bench.ts';

/** What telephones with SMS Gateway were seen to do, beside the contract of channels. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let bench: AndroidBench;
async function ready(options: AndroidBenchOptions = {}): Promise<AndroidBench> {
  bench = await AndroidBench.make(options);
  await bench.start();
  return bench;
}
afterEach(() => bench.close());

async function send(text: string, more: Partial<OutgoingSms> = {}, wait = 4 * MINUTE) {
  const sms = { id: text, to: OFFICER, text, statusReport: true, sentParts: [], ...more };
  let outcome: SendOutcome | undefined;
  void bench
    .channel()
    .send(sms, new FakeProgress())
    .then((given) => {
      outcome = given;
    });
  await bench.clock.advance(wait);
  return outcome;
}
const received = () => bench.network.phone(OFFICER).received();
const asked = (what: RegExp) => bench.telephone.server.log.filter((line) => what.test(line)).length;

describe('receiving', () => {
  it('imports what the app missed while it was asleep', async () => {
    await ready();
    bench.telephone.asleep = true;
    bench.network.phone(CITIZEN).send('Waktu tidur');
    await bench.clock.advance(2 * MINUTE);
    expect(bench.receiver.texts()).toEqual(['Waktu tidur']);
  });

  it('finds an SMS that was two days under way among newer ones', async () => {
    await ready();
    const late = bench.network.phone('+6281200000103');
    bench.telephone.server.off = true;
    late.send('Dua hari di jalan');
    await bench.clock.advance(48 * HOUR);
    bench.telephone.server.off = false;
    bench.network.phone(CITIZEN).send('Baru');
    await bench.clock.advance(5 * MINUTE);
    expect(bench.receiver.texts().sort()).toEqual(['Baru', 'Dua hari di jalan']);
  });

  it('reads a list of several pages, and asks for one page only while nothing is new', async () => {
    await ready();
    for (let n = 0; n < 230; n += 1) bench.network.phone(CITIZEN).send(`Aduan ${n}`);
    await bench.clock.advance(2 * MINUTE);
    expect(new Set(bench.receiver.texts()).size).toBe(230);
    const before = asked(/GET \/inbox/);
    await bench.clock.advance(MINUTE);
    expect(asked(/GET \/inbox/) - before).toBe(6);
    expect(bench.receiver.handed).toHaveLength(230);
  });

  it('stores once what webhooks bring twice and in reverse, and what the list has too', async () => {
    await ready({ hook: true, times: { poll: HOUR, care: HOUR } });
    bench.telephone.manners.hooksHeld = true;
    for (const text of ['satu', 'dua', 'tiga']) bench.network.phone(CITIZEN).send(text);
    await bench.telephone.releaseHooks();
    bench.telephone.manners.hooksHeld = false;
    bench.telephone.manners.hooksEach = 2;
    bench.network.phone(CITIZEN).send('empat');
    await bench.clock.advance(2 * HOUR);
    expect(bench.receiver.texts().sort()).toEqual(['dua', 'empat', 'satu', 'tiga']);
  });

  it('answers a webhook with 2xx only when what it brings is stored', async () => {
    await ready({ hook: true, times: { poll: 24 * HOUR, care: 24 * HOUR } });
    bench.receiver.down = true;
    bench.network.phone(CITIZEN).send('Lewat webhook');
    await bench.clock.advance(30_000);
    expect(bench.receiver.texts()).toEqual([]);
    bench.receiver.down = false;
    await bench.clock.advance(MINUTE);
    expect(bench.receiver.texts()).toEqual(['Lewat webhook']);
  });

  const BODY = Buffer.from(
    JSON.stringify({
      id: 'e1',
      event: 'sms:received',
      payload: { sender: CITIZEN, message: 'Palsu', receivedAt: '2026-11-23T02:00:00.000+07:00' },
    }),
  );
  async function post(headers: Record<string, string>): Promise<number> {
    const url = bench.hookUrl;
    const answer = await fetch(url, { method: 'POST', body: BODY, headers });
    return answer.status;
  }
  const stamp = (seconds: number) => String(Math.floor(bench.clock.now() / 1000) + seconds);
  const signed = (key: string, timestamp: string) => ({
    'x-timestamp': timestamp,
    'x-signature': signatureOf(key, BODY, timestamp),
  });

  it('takes no webhook without a signature, with another key, or of another hour', async () => {
    await ready({ hook: true });
    expect(await post({})).toBe(401);
    expect(await post(signed('lain', stamp(0)))).toBe(401);
    expect(await post(signed('kunci-uji-coba', stamp(-3600)))).toBe(401);
    expect(await post(signed('kunci-uji-coba', 'kemarin'))).toBe(401);
    expect(bench.receiver.texts()).toEqual([]);
    expect(await post(signed('kunci-uji-coba', stamp(-60)))).toBe(200);
    expect(bench.receiver.texts()).toEqual(['Palsu']);
  });

  it('signs as the documentation of the app does', () => {
    // HMAC-SHA256 over body and time stamp, computed with openssl
    expect(signatureOf('key', Buffer.from('{"a":1}'), '1700000000')).toBe(
      '5cff791334e7fd8344cc05c2398964f60329f4edd6ab1087ed1ba6c34eefeeca',
    );
  });
});

describe('sending', () => {
  it('hands one SMS over once however often the answer is lost', async () => {
    await ready();
    bench.telephone.server.plan({ at: /^POST \/messages$/, mishap: 'lose', times: 3 });
    expect(await send('Sekali saja')).toMatchObject({ outcome: 'sent' });
    expect(received()).toEqual(['Sekali saja']);
    expect(asked(/POST \/messages$/)).toBe(4);
  });

  it('takes back what the telephone never began with, and it was then not sent', async () => {
    await ready();
    bench.telephone.manners.stuckPending = true;
    expect(await send('Tidak diambil')).toMatchObject({ outcome: 'retry' });
    bench.telephone.manners.stuckPending = false;
    expect(await send('Tidak diambil')).toMatchObject({ outcome: 'sent' });
    expect(received()).toEqual(['Tidak diambil']);
  });

  it('does not know of one that stays "Processed", and tells of it when the telephone does', async () => {
    await ready();
    bench.telephone.manners.stuckProcessed = true;
    expect(await send('Tersangkut')).toMatchObject({ outcome: 'unknown' });
    expect(received()).toEqual(['Tersangkut']);
    expect(bench.receiver.reports).toEqual([]);
    bench.telephone.unstick();
    await bench.clock.advance(15 * MINUTE);
    expect(bench.receiver.reports).toMatchObject([{ outcome: 'pending', status: 'Sent' }]);
  });

  it('takes a delivery for sent where the telephone never says so', async () => {
    await ready({ hook: true });
    bench.telephone.manners.neverSent = true;
    expect(await send('Langsung sampai')).toMatchObject({ outcome: 'sent' });
  });

  it('sends again under another id what failed in the telephone, and not what did not', async () => {
    await ready();
    bench.telephone.manners.failure = 'RESULT_ERROR_NO_SERVICE (Failed because service is …)';
    expect(await send('Dua kali')).toMatchObject({ outcome: 'retry', retryAfterMs: 30_000 });
    bench.telephone.manners.failure = null;
    const second = await send('Dua kali');
    expect(second).toMatchObject({ outcome: 'sent' });
    // the process forgot that it was sent
    expect(await send('Dua kali')).toMatchObject({
      outcome: 'sent',
      parts: second?.outcome === 'sent' ? [{ reference: second.parts[0]?.reference }] : [],
    });
    expect(received()).toEqual(['Dua kali']);
  });

  it.each([
    ['RESULT_ERROR_RADIO_OFF (…)', { outcome: 'retry', lineFault: true }],
    ['RESULT_ERROR_LIMIT_EXCEEDED (…)', { outcome: 'retry', retryAfterMs: 300_000 }],
    ['RESULT_ERROR_GENERIC_FAILURE (…)', { outcome: 'retry' }],
    ['RESULT_ERROR_NULL_PDU (…)', { outcome: 'failed' }],
  ])('takes %s for what it is', async (failure, expected) => {
    await ready();
    bench.telephone.manners.failure = failure;
    expect(await send('Gagal')).toMatchObject(expected);
    expect(received()).toEqual([]);
  });

  it('sends first what came first', async () => {
    await ready();
    expect(bench.telephone.settings).toMatchObject({
      messages: { processing_order: 'FIFO' },
      webhooks: { internet_required: false },
    });
  });

  it('is not longer for each part’s report: one for the whole SMS', async () => {
    await ready({ hook: true });
    await send('panjang '.repeat(60));
    expect(bench.receiver.reports).toMatchObject([{ outcome: 'delivered' }]);
  });
});

describe('health', () => {
  it('says when user or password are wrong, and sends nothing', async () => {
    await ready({ password: 'salah' });
    expect(bench.channel().health()).toMatchObject({ ready: false, state: 'blocked' });
    expect(bench.channel().health().detail).toContain('password');
    expect(await send('Tidak')).toMatchObject({ outcome: 'retry' });
  });

  it('says when the app is one that loses SMS', async () => {
    await ready({ version: '1.66.1' });
    expect(bench.channel().health().detail).toContain('pasang versi 1.66.2');
  });

  it.each(['1.66.2', '1.68.0', '2.0.0', 'dev'])('is content with version %s', async (version) => {
    await ready({ version });
    expect(bench.channel().health().detail).not.toContain('pasang');
  });

  it('says when the telephone’s clock is wrong; it is read all the same', async () => {
    bench = await AndroidBench.make({ hook: true });
    bench.telephone.drift = -20 * MINUTE;
    await bench.start();
    expect(bench.channel().health().detail).toContain('jam telepon salah -20 menit');
    bench.network.phone(CITIZEN).send('Jam salah');
    await bench.clock.advance(MINUTE);
    expect(bench.receiver.texts()).toEqual(['Jam salah']);
  });

  it('says when its webhook address is taken, and goes on asking', async () => {
    bench = await AndroidBench.make({ hook: true });
    const other = await AndroidBench.make({ hook: true, hookPort: bench.hookPort });
    await bench.start();
    await other.start();
    expect(other.channel().health()).toMatchObject({ ready: true });
    expect(other.channel().health().detail).toContain('webhook');
    await other.close();
  });
});
