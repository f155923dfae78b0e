import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type OfficePhones, officePhones, phoneOf } from '../../support/office-phones.ts';

/** A registered number that is somebody else's, or nobody's: it does not count, until its code has come back. */

const CITIZEN = '+6281200009001';
const OFFICER = phoneOf('officer', 'PUPR');
const HEAD = phoneOf('head', 'PUPR');
const ADMIN = phoneOf('admin');
const TALK = `conversation:${OFFICER}`;
const ROAD = 'JALAN jalan rusak parah di pekon basungan pagar dewa';

describe('a contact that is in doubt', () => {
  let phones: OfficePhones;

  beforeEach(async () => {
    phones = await officePhones();
    await phones.say(CITIZEN, ROAD);
  });
  afterEach(() => phones.close());

  const isSuspended = async () =>
    (await phones.store.instances.load(TALK))?.search.tags.includes('suspended') === true;

  /** An SMS to the officer is lost, or arrives. */
  async function fate(name: 'contact.missed' | 'contact.reached', n: number): Promise<void> {
    const contact = { role: 'officer', agency: 'PUPR', label: 'Petugas DPUPR' };
    const facts = {
      contact,
      tasks: [{ ticket: 'A001', category: 'JALAN', due: null }],
      taskCount: 1,
    };
    const event = { type: name, at: phones.clock.now(), ...facts };
    await phones.engine.instances.move({ id: TALK, event, key: `${name} ${n}` });
    await phones.engine.settle();
  }

  it('says that it is a wrong number: the admin hears, the head gets what is open', async () => {
    await phones.say(OFFICER, 'salah sambung, ini bukan nomor petugas PUPR');
    const sent = await phones.say(OFFICER, 'YA');
    expect(sent.map(({ to, template }) => [to, template])).toEqual([
      [OFFICER, 'salah-sambung'],
      [ADMIN, 'admin-kontak'],
      [HEAD, 'kepala-tugas'],
    ]);
    expect(sent.find(({ to }) => to === HEAD)?.text).toContain('A001');
    expect(await isSuspended()).toBe(true);
    const [refused] = await phones.say(OFFICER, 'JAWAB A001 sudah kami timbun tadi pagi');
    expect(refused?.template).toBe('nomor-diragukan');
    expect((await phones.store.instances.load('2026-A001'))?.search.state).toBe(
      'forwarded.notified',
    );
  });

  it('is away: the admin hears while its complaints wait, once for the same words', async () => {
    const away = 'saya sedang dinas luar di Jakarta s/d 27 Nov, hub sekdis';
    const [told, ...others] = await phones.say(HEAD, away);
    expect([told?.to, told?.template, others]).toEqual([ADMIN, 'admin-kontak-pergi', []]);
    expect(told?.text).toContain('1 aduan masih menunggu');
    expect(await phones.say(HEAD, away)).toEqual([]);
  });

  it('did not give what was asked about with a code: the admin hears of it', async () => {
    await phones.say(OFFICER, 'JAWAB A001 info lengkap hubungi 0812-0000-1234');
    const sent = await phones.say(OFFICER, 'TIDAK');
    expect(sent.map(({ to, template }) => [to, template])).toEqual([
      [OFFICER, 'tidak-jadi'],
      [ADMIN, 'admin-disangkal'],
    ]);
  });

  it('writes of danger: the admin hears at once', async () => {
    const sent = await phones.say(OFFICER, 'TOLONG kebakaran di pasar liwa, api besar sekali');
    expect(sent).toContainEqual(
      expect.objectContaining({ to: ADMIN, template: 'admin-darurat-kantor' }),
    );
  });

  it('is asked first: until YA nothing is suspended, but the admin is told, once', async () => {
    const first = await phones.say(OFFICER, 'salah sambung, ini bukan nomor petugas PUPR');
    expect(first.map(({ to, template }) => [to, template])).toEqual([
      [OFFICER, 'benar-salah-sambung'],
      [ADMIN, 'admin-kontak-ragu'],
    ]);
    const again = await phones.say(OFFICER, 'salah sambung pak, jangan sms saya lagi');
    expect(again.map(({ template }) => template)).toEqual(['benar-salah-sambung']);
    expect(await isSuspended()).toBe(false);
    expect((await phones.say(OFFICER, 'tidak'))[0]?.template).toBe('tetap-petugas');
    // the question is over: YA is for nothing
    await phones.say(OFFICER, 'YA');
    expect(await isSuspended()).toBe(false);
  });

  it('does not count a YA after something else was written, nor one after a day', async () => {
    await phones.say(OFFICER, 'maaf salah sambung');
    const [answer] = await phones.say(OFFICER, 'JAWAB A001 sudah kami timbun tadi pagi');
    expect(answer?.template).toBe('skpd-jawab-ok');
    await phones.say(OFFICER, 'YA');
    expect(await isSuspended()).toBe(false);
    await phones.say(OFFICER, 'maaf salah sambung ini');
    await phones.clock.advance(25 * 3_600_000);
    await phones.engine.settle();
    await phones.say(OFFICER, 'YA');
    expect(await isSuspended()).toBe(false);
  });

  it('says it and agrees in one breath', async () => {
    await phones.say(OFFICER, 'maaf salah sambung');
    await phones.say(OFFICER, 'ya benar, saya bukan petugas PUPR');
    expect(await isSuspended()).toBe(true);
  });

  it.each(['Ya.', 'iya pak', 'ya benar', 'ya betul pak, salah sambung', 'benar, salah nomor mas'])(
    'needs no code for %s',
    async (text) => {
      await phones.say(OFFICER, 'maaf salah sambung');
      await phones.say(OFFICER, text);
      expect(await isSuspended()).toBe(true);
    },
  );

  it.each(['ya saya petugasnya', 'iya nanti saya cek', 'ya tunggu'])(
    'takes %s for no yes',
    async (text) => {
      await phones.say(OFFICER, 'maaf salah sambung');
      await phones.say(OFFICER, text);
      expect(await isSuspended()).toBe(false);
    },
  );

  it('is suspended by the third SMS in a row that does not arrive, and by no other', async () => {
    await fate('contact.missed', 1);
    await fate('contact.missed', 2);
    await fate('contact.reached', 3);
    await fate('contact.missed', 4);
    await fate('contact.missed', 5);
    expect(await isSuspended()).toBe(false);
    await fate('contact.missed', 6);
    expect(await isSuspended()).toBe(true);
  });

  it('counts again once its code has come back, and not before', async () => {
    await phones.say(OFFICER, 'maaf salah sambung');
    await phones.say(OFFICER, 'YA');
    const at = phones.clock.now();
    const event = { type: 'contact.verify', code: '48 21', at };
    await phones.engine.instances.move({ id: TALK, event, key: 'verify' });
    await phones.engine.settle();
    const wrong = await phones.say(OFFICER, 'YA 10 10');
    expect(wrong.map(({ template }) => template)).toEqual(['kontak-kode', 'kode-salah']);
    expect(await isSuspended()).toBe(true);
    expect((await phones.say(OFFICER, 'ya 48 21'))[0]?.template).toBe('kontak-ok');
    expect(await isSuspended()).toBe(false);
    const [answer] = await phones.say(OFFICER, 'JAWAB A001 sudah kami timbun tadi pagi');
    expect(answer?.template).toBe('skpd-jawab-ok');
  });
});
