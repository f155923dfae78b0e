import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { doctor } from '../../../api/cli/doctor.ts';
import { interpret } from '../../../api/cli/interpret.ts';
import { keptByTalk } from '../../../api/desk/messages/messages.ts';
import type { Hotline } from '../../../api/hotline/hotline.ts';
import { createHotline } from '../../../api/start/compose.ts';
import { readSettings } from '../../../api/start/configuration/settings.ts';
import { SimulatedClock } from '../../../channels/simulated-clock.ts';
import { COMPLAINT } from '../../../machines/complaint/kind.ts';
import { letterNumber } from '../../../machines/district/letters.ts';
import { maskIdentity, maskSender } from '../../../machines/numbers/masks.ts';
import { SqliteStore } from '../../../store/sqlite/store.ts';
import { withSigner } from '../../support/signer.ts';

/** The hotline as it is put together for users, with nothing replaced but the clock and the file. */

const CITIZEN = '+6281200009001';
const OFFICER = '+6281200000101';
const ADMIN = '+6281200000001';
const HOUR = 3_600_000;
/** The network says that CITIZEN has sent a picture (WAP push, OMA MMS encapsulation). */
const PICTURE =
  '07912618010000F0440481636300F562113290000082470605040B8423F0010603BEAF848C82985431008D908919802B3632' +
  '38313230303030393030312F545950453D504C4D4E0083687474703A2F2F6D6D732E6578616D706C652F7800';

describe('hotline', () => {
  let clock: SimulatedClock;
  let hotline: Hotline;

  beforeEach(async () => {
    // Monday 23 November 2026, 09.00 WIB
    clock = new SimulatedClock(Date.UTC(2026, 10, 23, 2, 0));
    const replace = {
      clock,
      store: new SqliteStore(':memory:'),
      modemPoll: 6 * HOUR,
      random: () => 0,
      district: withSigner,
    };
    hotline = await createHotline(readSettings({}), () => {}, replace);
    await hotline.engine.start();
  });
  afterEach(async () => {
    const stopping = hotline.engine.stop();
    await clock.advance(2000);
    await stopping;
    await hotline.store.close();
  });

  function phone(number: string) {
    const { simulation } = hotline;
    if (simulation === null) throw new Error('the modem is not virtual');
    return simulation.network.phone(number);
  }

  async function send(number: string, text: string): Promise<void> {
    phone(number).send(text);
    for (let second = 0; second < 5; second += 1) await clock.advance(1000);
  }

  it('tells whoever sends a picture that it cannot be read, and shows the admin his number', async () => {
    const { simulation } = hotline;
    for (let again = 0; again < 5; again += 1) {
      // the second of the service centre
      const pdu = PICTURE.replace('62113290000082', `6211329000${again}082`);
      simulation?.network.inject(simulation.hotlineNumber, pdu);
      for (let second = 0; second < 5; second += 1) await clock.advance(1000);
    }
    const answers = phone(CITIZEN).received();
    expect(answers[0]).toMatch(/^Maaf, hotline tidak dapat membuka gambar \(MMS\)/);
    // a phone that sends the same again and again is not paid for
    expect(answers).toHaveLength(3);
    const kept = await hotline.store.inbox.list({ state: 'quarantine', limit: 10 });
    expect(new Set(kept.map(({ from }) => from))).toEqual(new Set([CITIZEN]));
    expect(keptByTalk(kept.at(-1)?.reading ?? null)).toBe('picture');
    expect(phone(ADMIN).received()).toEqual([]);
  });

  it('sends neither the number nor the NIK of a reporter to an agency, however often he writes them', async () => {
    const written = 'NIK 1804 0101 0190 0001 hub 0812-0000-9001';
    await send(CITIZEN, `JALAN jln rusak parah di pekon basungan pagar dewa ${written}`);
    await send(CITIZEN, `TAMBAH A001 makin dalam, ${written}, atau ketua RT 0812-0000-9999`);
    await send(OFFICER, 'LIHAT A001');
    await send(OFFICER, 'JAWAB A001 sdh kami survey, besok alat turun');
    await send(CITIZEN, `BELUM A001 msh rusak ${written}`);
    const told = phone(OFFICER).received().join('\n').replace(/[ .-]/g, '');
    expect(told).toContain('081200009999');
    expect(told).toContain('(nomorpelapor)');
    // no digit of it, not even the first
    expect(told).not.toMatch(/0812x/);
    expect(told).not.toMatch(/081200009001|6281200009001|1804010101900001/);
    const inbox = await hotline.store.inbox.of('2026-A001');
    expect(inbox[0]?.text).toContain(written);
  });

  it('hides the number of a reporter whose complaint was merged into the one of another', async () => {
    await send(CITIZEN, 'JALAN jembatan gantung putus di pekon hanakau sukau');
    await send('+6281200009002', 'JALAN jembatan hanakau sukau putus, tidak bisa lewat');
    await send(ADMIN, 'GABUNG A002 A001');
    await send(
      '+6281200009002',
      'TAMBAH A002 ada korban luka, hub 0812 0000 9002 atau 081200009999',
    );
    const told = phone(OFFICER).received().join('\n').replace(/[ .-]/g, '');
    expect(told).toContain('adakorbanluka');
    expect(told).toContain('081200009999');
    expect(told).not.toMatch(/81200009002/);
  });

  it('answers a citizen, an officer and the regent as README says', async () => {
    await send(CITIZEN, 'JALAN jln rusak parah di pekon basungan pagar dewa, tlg diperbaiki pak');
    expect(phone(CITIZEN).received()).toEqual([
      'Trm kasih. Aduan Bpk/Ibu No A001 (JALAN) diteruskan ke DPUPR, dijawab paling lambat 26/11. Cek: ketik CEK A001. -Hotline Lambar',
    ]);
    expect(phone(OFFICER).received()[0]).toContain(
      'ADUAN A001 JALAN Basungan, Pagar Dewa: jln rusak parah',
    );
    await send(OFFICER, 'JAWAB A001 sdh kami survey, besok alat turun');
    expect(phone(CITIZEN).received()[1]).toBe(
      'Yth Bpk/Ibu, jawaban DPUPR atas aduan No A001: sdh kami survey, besok alat turun',
    );
    await send(CITIZEN, 'NILAI A001 5');
    expect((await hotline.store.instances.load('2026-A001'))?.search.state).toBe('closed');
    await send('+6281200000002', 'LAPORAN');
    expect(phone('+6281200000002').received()[0]).toContain(
      'masuk 1, diteruskan 1, dijawab 1, proses 0, lewat batas 0',
    );
  });

  it('archives a numbered forwarding letter that hides the reporter and escapes the text', async () => {
    await send(CITIZEN, 'JALAN <b>rusak</b> {{x}} di sukau, nik 1804011203800001 mohon dicek');
    const draft = 'letter:penerusan:2026:k1';
    await hotline.engine.request(draft, { type: 'letter.sign' }, { role: 'admin' }, 'sign');
    for (let second = 0; second < 5; second += 1) await clock.advance(1000);
    const [letter] = await hotline.store.documents.of('2026-A001');
    expect(letter?.number).toBe('500.12.2/0001/III.18/2026');
    expect(letter?.html).toContain('&lt;b&gt;rusak&lt;/b&gt; {{x}}');
    expect(letter?.html).toContain('dirahasiakan');
    expect(letter?.html).not.toMatch(/0812x|812-?xxxx/);
    expect(letter?.html).toContain('26 November 2026');
    expect(letter?.html).not.toMatch(/81200009001|1804011203800001/);
    expect(letter?.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('tells a message that waits for "which ticket?" to each that runs when nobody says which', async () => {
    await send(CITIZEN, 'JALAN jln rusak parah di sukau');
    await send(CITIZEN, 'LAMPU lampu jalan mati di pasar liwa');
    const unclear = 'laporan saya kok blm ditanggapi';
    await send(CITIZEN, unclear);
    expect(phone(CITIZEN).received().at(-1)).toContain('1 jalan A001, 2 lampu A002');
    // what is a complaint of its own leaves the question waiting, for a day
    await send(CITIZEN, 'SAMPAH menumpuk di way mengaku tidak diangkut');
    for (let hour = 0; hour < 25; hour += 1) await clock.advance(3_600_000);
    const complaints = await hotline.store.instances.find(
      { machine: 'complaint' },
      { order: 'created', limit: 9 },
    );
    const additions = await Promise.all(
      complaints.items.map(async ({ id }) => {
        const context = await hotline.engine.instances.of(COMPLAINT).context(id);
        return [context?.ticket, context?.additions.map(({ text }) => text)];
      }),
    );
    expect(additions).toEqual([
      ['A003', []],
      ['A002', [unclear]],
      ['A001', [unclear]],
    ]);
    const [message] = (await hotline.store.inbox.list({ limit: 9 })).filter(
      ({ text }) => text === unclear,
    );
    expect(message).toMatchObject({ binding: 'pertanyaan kita tidak dijawab' });
  });

  it('says which letter number belongs to which year’s unit, and masks numbers', () => {
    const { letterhead } = hotline.rules.district;
    expect(letterNumber(letterhead, 7, { year: 2017, month: 5, day: 1 }, 'penerusan')).toBe(
      '500.12.2/0007/III.08/2017',
    );
    // whoever signs has his unit in the number, and a kind may have its own classification
    const kinds = {
      ...letterhead.kinds,
      teguran: { units: [{ from: '2017-01-01', code: 'SETDA' }] },
      laporan: { classification: '000.1.1' },
    };
    const day = { year: 2026, month: 11, day: 1 };
    const others = { ...letterhead, kinds };
    expect(letterNumber(others, 8, day, 'teguran')).toBe('500.12.2/0008/SETDA/2026');
    expect(letterNumber(others, 9, day, 'laporan')).toBe('000.1.1/0009/III.18/2026');
    const monthly = { ...letterhead, numberMask: '{urut}/{bulan_romawi}/{tahun}' };
    expect(letterNumber(monthly, 12, { year: 2026, month: 11, day: 1 }, 'laporan')).toBe(
      '12/XI/2026',
    );
    expect(maskSender('TELKOMSEL')).toBe('(nomor disembunyikan)');
    expect(maskIdentity('nik 1804 0112 0380 0001 dan 123')).toBe('nik 1804xxxxxxxxxxxx dan 123');
  });
});

describe('command line', () => {
  const collected = (stream: PassThrough) => (stream.read() as Buffer | null)?.toString() ?? '';

  it('interprets one SMS per line', async () => {
    const [input, output] = [new PassThrough(), new PassThrough()];
    input.end('JALAN rusak di sukau\n\nTERUSKAN A001 PUPR\n');
    await interpret('admin', input, output);
    const lines = collected(output)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { kind: string });
    expect(lines.map(({ kind }) => kind)).toEqual(['KELUHAN', 'LAINNYA', 'PERINTAH']);
    expect(Object.keys(lines[0] ?? {})).toEqual([
      'text',
      'kind',
      'category',
      'agency',
      'place',
      'flags',
      'action',
      'confidence',
      'why',
      'alternatives',
    ]);
    await expect(interpret('king', input, output)).rejects.toThrow(/--as king: must be one of/);
  });

  it('names what is wrong, and is content when nothing is', async () => {
    const output = new PassThrough();
    // nothing listens on port 0: no hotline is running
    const alone = { STORE_URL: 'sqlite::memory:', PORT: '0' };
    expect(await doctor(alone, output)).toBe(0);
    expect(await doctor({ ...alone, MODEM_PORT: '/dev/none' }, output)).toBe(1);
    expect(collected(output)).toMatch(/WRONG {2}modem sim1: \/dev\/none tidak dapat dibuka/);
    expect(await doctor({ ...alone, DISTRICT: '/none' }, output)).toBe(1);
    expect(collected(output)).toMatch(/WRONG {2}district:[\s\S]*office\.yaml: the file is missing/);
  });
});
