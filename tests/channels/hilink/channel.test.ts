import { afterEach, describe, expect, it } from '@jest/globals';
import { fromCesu8, toCesu8 } from '../../../channels/hilink/cesu8.ts';
import { encodePassword } from '../../../channels/hilink/session.ts';
import { readXml, requestXml, textOf } from '../../../channels/hilink/xml.ts';
import type { SendOutcome } from '../../../channels/port.ts';
import { FakeProgress } from '../gsm/bench.ts';
import { CITIZEN, OFFICER } from '../stand.ts';
import { HilinkBench, type HilinkBenchOptions } from './bench.ts';

/** What HiLink devices were seen to do, beside the contract of channels. */

const MINUTE = 60_000;

describe('CESU-8', () => {
  it.each([
    ['a', '61'],
    ['é€', 'c3a9e282ac'],
    ['😀', 'eda0bdedb880'],
    ['x😀y', '78eda0bdedb88079'],
  ])('writes %s as %s and reads it back', (text, hex) => {
    expect(toCesu8(text).toString('hex')).toBe(hex);
    expect(fromCesu8(Buffer.from(hex, 'hex'))).toBe(text);
  });

  it('reads true UTF-8 too, and half a pair as a mark', () => {
    expect(fromCesu8(Buffer.from('a😀b', 'utf8'))).toBe('a😀b');
    expect(fromCesu8(Buffer.from('61eda0bd62', 'hex'))).toMatch(/^a\ufffd+b$/);
    expect(toCesu8('\ud83d').toString('hex')).toBe('efbfbd');
  });
});

describe('XML', () => {
  it('is compact, in order, and carries any text', () => {
    const xml = requestXml([
      ['Phones', [['Phone', '+62']]],
      ['Content', '<&>"\'\u0000'],
    ]);
    expect(xml).toBe(
      '<?xml version="1.0" encoding="UTF-8"?><request><Phones><Phone>+62</Phone></Phones>' +
        '<Content>&lt;&amp;&gt;&quot;&apos;</Content></request>',
    );
  });

  it.each([
    ['spaces and lines at the ends', '<response><C> a\n </C></response>', ' a\n '],
    ['digits, as text', '<response><C>007</C></response>', '007'],
    ['signs by number', '<response><C>&#65;&#x42;&amp;#65;</C></response>', 'AB&#65;'],
    ['nothing', '<response><C></C></response>', ''],
  ])('is read with %s', (_, xml, text) => {
    expect(textOf(readXml(xml)?.value, 'C')).toBe(text);
  });

  it.each(['', '<html><body>x</body></html>', 'not found', '<response><C>'])(
    'is not made of %p',
    (text) => {
      const value = readXml(text);
      expect(textOf(value?.value, 'C')).toBe('');
    },
  );
});

it('hashes the password as devices of type 4 want it, and only encodes it for type 0', () => {
  const given = { user: 'admin', password: 'admin', token: 'T' };
  expect(encodePassword(given, '0')).toBe('YWRtaW4=');
  expect(encodePassword(given, '4')).toBe(
    'MDJmYTI5ODk1YmQ1ZWIzMTA4NDA4ZDFhNDIxZGJmNWI4YzNkOGI5Y2ExMGI2MzdjNWVjYjE5ZTU1OGM3YTQyNw==',
  );
});

describe('the channel', () => {
  let bench: HilinkBench;
  async function ready(options: HilinkBenchOptions = {}): Promise<HilinkBench> {
    bench = await HilinkBench.make(options);
    await bench.start();
    return bench;
  }
  afterEach(() => bench.close());

  async function send(text: string, to = OFFICER): Promise<SendOutcome | undefined> {
    let outcome: SendOutcome | undefined;
    void bench
      .channel()
      .send({ id: text, to, text, statusReport: false, sentParts: [] }, new FakeProgress())
      .then((given) => {
        outcome = given;
      });
    await bench.clock.advance(3 * MINUTE);
    return outcome;
  }
  const received = () => bench.network.phone(OFFICER).received();

  it.each(['0', '4'] as const)('logs in with a password of type %s', async (type) => {
    await ready({ stick: { login: { user: 'admin', password: 'p', type } }, password: 'p' });
    expect(bench.channel().health()).toMatchObject({ ready: true, state: 'ready', signal: 21 });
    bench.network.phone(CITIZEN).send('Masuk');
    expect(await send('Keluar')).toMatchObject({ outcome: 'sent' });
    expect(bench.receiver.texts()).toEqual(['Masuk']);
  });

  it('tries a refused password once an hour only, as more would lock the device', async () => {
    const login = { user: 'admin', password: 'p', type: '4' as const };
    await ready({ stick: { login }, password: 'salah' });
    expect(bench.channel().health()).toMatchObject({ ready: false, state: 'blocked' });
    await bench.clock.advance(59 * MINUTE);
    const tries = bench.stick.server.log.filter((line) => line.includes('user/login'));
    expect(tries).toHaveLength(1);
  });

  it('makes its session anew when somebody opens the device’s page, and loses nothing', async () => {
    const login = { user: 'admin', password: 'p', type: '4' as const };
    await ready({ stick: { login }, password: 'p' });
    for (let n = 1; n <= 5; n += 1) {
      bench.stick.takeSession();
      bench.network.phone(CITIZEN).send(`Aduan ${n}`);
      expect(await send(`Jawaban ${n}`)).toMatchObject({ outcome: 'sent' });
    }
    expect(bench.receiver.texts()).toHaveLength(5);
    expect(received()).toHaveLength(5);
  });

  it('does not call sent what lies in the drafts, and sends it when it can', async () => {
    await ready();
    bench.stick.manners.onlyDrafts = true;
    expect(await send('Konsep')).toMatchObject({ outcome: 'retry' });
    expect(bench.stick.count(3)).toBe(0);
    bench.stick.manners.onlyDrafts = false;
    expect(await send('Konsep')).toMatchObject({ outcome: 'sent' });
    expect(received()).toEqual(['Konsep']);
  });

  it('knows the second SMS to the same number from the first where nothing is kept', async () => {
    await ready({ stick: { sendLatency: 4_000 } });
    bench.stick.manners.savesNothing = true;
    expect(await send('Satu')).toMatchObject({ outcome: 'sent' });
    bench.stick.manners.refuses = true;
    expect(await send('Dua')).toMatchObject({ outcome: 'retry' });
    bench.stick.manners.refuses = false;
    expect(await send('Tiga')).toMatchObject({ outcome: 'sent' });
    expect(received()).toEqual(['Satu', 'Tiga']);
  });

  it('does not know of an SMS whose answer was lost where nothing is kept and nothing told', async () => {
    await ready();
    bench.stick.manners.savesNothing = true;
    expect(await send('Satu')).toMatchObject({ outcome: 'sent' });
    bench.stick.server.plan({ at: /send-sms/, mishap: 'lose' });
    expect(await send('Dua')).toMatchObject({ outcome: 'unknown' });
  });

  it.each([
    [113018, { outcome: 'unknown' }],
    [101001, { outcome: 'retry', lineFault: true }],
    [113004, { outcome: 'retry', retryAfterMs: 15_000 }],
    [113054, { outcome: 'failed' }],
    [112005, { outcome: 'retry' }],
  ])('takes error %d for what it is', async (code, expected) => {
    await ready();
    const body = `<?xml version="1.0" encoding="UTF-8"?><error><code>${code}</code><message/></error>`;
    bench.stick.server.plan({ at: /send-sms/, mishap: { status: 200, body } });
    expect(await send('Kode')).toMatchObject(expected);
    expect(received()).toEqual([]);
  });

  it('loses nothing of several SMS at once, and leaves five seconds between others', async () => {
    await ready();
    const outcomes: string[] = [];
    for (const text of ['a', 'b', 'c', 'd'])
      void bench
        .channel()
        .send(
          { id: text, to: OFFICER, text, statusReport: false, sentParts: [] },
          new FakeProgress(),
        )
        .then(({ outcome }) => outcomes.push(outcome));
    await bench.clock.advance(2 * MINUTE);
    // all four come within five seconds: what the device refuses is not said to be sent
    expect(outcomes.filter((outcome) => outcome === 'sent')).toHaveLength(received().length);
    for (const text of ['e', 'f', 'g']) expect(await send(text)).toMatchObject({ outcome: 'sent' });
  });

  it('reads a device that deletes nothing once, and says so', async () => {
    await ready();
    bench.stick.manners.keepsAll = true;
    for (let n = 0; n < 45; n += 1) bench.network.phone(CITIZEN).send(`Aduan ${n}`);
    await bench.clock.advance(5 * MINUTE);
    expect(bench.receiver.texts()).toHaveLength(45);
    expect(bench.receiver.handed).toHaveLength(45);
    expect(bench.channel().health().detail).toContain('45 SMS tidak dapat dihapus');
    bench.stick.manners.keepsAll = false;
    await bench.clock.advance(2 * MINUTE);
    expect(bench.stick.count(1)).toBe(0);
  });

  it('says how full it is before the network has to keep messages back', async () => {
    await ready({ stick: { places: 10 } });
    bench.receiver.down = true;
    for (let n = 0; n < 12; n += 1) bench.network.phone(CITIZEN).send(`Aduan ${n}`);
    bench.stick.manners.keepsAll = true;
    bench.receiver.down = false;
    await bench.clock.advance(2 * MINUTE);
    expect(bench.channel().health()).toMatchObject({ memory: { used: 10, total: 10 } });
    expect(bench.channel().health().detail).toContain('hampir penuh');
    bench.stick.manners.keepsAll = false;
    await bench.clock.advance(2 * MINUTE);
    expect(bench.receiver.texts()).toHaveLength(12);
  });

  it('says when the device has no network, and reads it all the same', async () => {
    await ready();
    bench.stick.manners.service = '0';
    bench.network.phone(CITIZEN).send('Tetap dibaca');
    await bench.clock.advance(2 * MINUTE);
    expect(bench.channel().health()).toMatchObject({ ready: false, state: 'registering' });
    expect(bench.receiver.texts()).toEqual(['Tetap dibaca']);
  });
});
