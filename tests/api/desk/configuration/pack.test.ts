import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type PackCopy, packWith } from '../../../support/pack-copy.ts';
import { PaperOffice } from '../../../support/paper-office.ts';

/** The district pack is changed at the desk: what is saved is in the files, in use, kept as a version and in the audit log. */

const ADMIN = { user: 'admin', role: 'admin', agency: null } as const;
const VIEWER = { user: 'viewer', role: 'viewer', agency: null } as const;
const ROOT = '/pengaturan/ubah';
const CITIZEN = '+6281200009001';
const OLD = '+6281200000101';
const NEW = '+6281200000999';
const OFFICER = `${ROOT}/kontak/4`;

let pack: PackCopy;
let office: PaperOffice;
beforeEach(async () => {
  pack = packWith({});
  office = await PaperOffice.open(undefined, pack.folder);
}, 60_000);
afterEach(async () => {
  await office.close();
  pack.remove();
});

const file = (name: string) => readFileSync(join(pack.folder, name), 'utf8');
const page = async (address: string) => (await office.get(ADMIN, address)).text;

/** The fields of a form as it stands there. */
async function formAt(address: string): Promise<Record<string, string>> {
  return fieldsIn(await page(address));
}

const unescaped = (text: string) =>
  text.replace(/&#x([0-9A-F]+);|&quot;|&amp;|&lt;|&gt;/gi, (found, hex: string | undefined) => {
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    return { '&quot;': '"', '&amp;': '&', '&lt;': '<', '&gt;': '>' }[found] ?? found;
  });

function fieldsIn(html: string): Record<string, string> {
  const [form = ''] = /<form class="tindakan isian-paket"[\s\S]*?<\/form>/.exec(html) ?? [];
  const fields: Record<string, string> = {};
  for (const [tag, name = ''] of form.matchAll(/<input[^>]*? name="([^"]+)"[^>]*>/g))
    if (!/type="checkbox"/.test(tag) || / checked/.test(tag))
      fields[name] = unescaped(/ value="([^"]*)"/.exec(tag)?.[1] ?? '');
  for (const [, name = '', value = ''] of form.matchAll(
    /<textarea[^>]* name="([^"]+)"[^>]*>([\s\S]*?)<\/textarea>/g,
  ))
    fields[name] = unescaped(value);
  for (const [, name = '', options = ''] of form.matchAll(
    /<select[^>]* name="([^"]+)"[^>]*>([\s\S]*?)<\/select>/g,
  ))
    fields[name] = /value="([^"]*)" selected/.exec(options)?.[1] ?? '';
  return fields;
}

/** Fills in a form as it stands there, and saves it. */
async function save(address: string, change: Record<string, string>) {
  const fields = { ...(await formAt(address)), alasan: 'uji', ...change };
  return office.press(ADMIN, address, fields);
}

/** The code that stands in the latest SMS to a phone. */
const codeTo = (phone: string) =>
  /Kode: (\d\d \d\d)/.exec(office.received(phone).at(-1) ?? '')?.[1] ?? '';

/** Another phone for the officer, with the code that came on it. */
async function changeHands(): Promise<void> {
  const asked = await save(OFFICER, { 'isian-phone': '0812-0000-0999' });
  expect(asked.text).toContain('Kode sudah dikirim');
  const fields = { ...fieldsIn(asked.text), kode: codeTo(NEW) };
  expect((await office.press(ADMIN, OFFICER, fields)).status).toBe(303);
}

describe('another phone of an officer', () => {
  it('counts once its holder has told the code, and gets what is open', async () => {
    await office.sms(CITIZEN, 'JALAN jembatan gantung di pekon basungan pagar dewa putus');
    const asked = await save(OFFICER, { 'isian-phone': '0812 0000 0999' });
    expect(office.received(NEW)).toEqual([expect.stringMatching(/didaftarkan: Petugas DPUPR/)]);
    const wrong = await office.press(ADMIN, OFFICER, { ...fieldsIn(asked.text), kode: '00 00' });
    expect(wrong.text).toContain('Kode ini tidak cocok.');
    expect(file('contacts.yaml')).not.toContain('0999');
    const right = { ...fieldsIn(wrong.text), kode: codeTo(NEW) };
    expect((await office.press(ADMIN, OFFICER, right)).status).toBe(303);
    expect(file('contacts.yaml')).toContain('0999');
    expect(office.received(NEW).join()).toMatch(/A001/);
    expect(office.received(OLD).at(-1)).toContain('tidak terdaftar lagi: Petugas DPUPR');
    await office.sms(NEW, 'JAWAB A001 jembatan sudah kami perbaiki bersama warga hari ini');
    expect(office.received(CITIZEN).join()).toContain('sudah kami perbaiki');
  });

  it('never stands whole on a page, and each step is in the audit log', async () => {
    await changeHands();
    const versions = await page('/pengaturan/versi/1');
    expect(`${await page(OFFICER)}${versions}`).not.toMatch(/0000-?0(101|999)/);
    expect(versions).toContain('Nomor HP');
    const audit = await page('/audit');
    expect(audit).toContain('kode dikirim ke nomor yang akan didaftarkan');
    expect(audit).toContain('pengaturan diubah');
  });

  it('that was a mistake is taken back, also after other changes', async () => {
    const before = file('contacts.yaml');
    await changeHands();
    expect((await save(`${ROOT}/kontak/5`, { 'isian-label': 'Kepala LH' })).status).toBe(303);
    const back = await office.press(ADMIN, '/pengaturan/versi/1/kembali', { alasan: 'keliru' });
    expect(back.status).toBe(303);
    expect(file('contacts.yaml')).toBe(before.replace('Kepala DLHKP', 'Kepala LH'));
    const again = await office.press(ADMIN, '/pengaturan/versi/1/kembali', { alasan: 'lagi' });
    expect(again.status).toBe(409);
  });

  it('that somebody else has already is refused at the field, with what was typed', async () => {
    const refused = await save(OFFICER, {
      'isian-phone': '0812-0000-0001',
      'isian-label': 'X <b>',
    });
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('Nomor ini sudah terdaftar untuk kontak lain.');
    expect(refused.text).toContain('value="X &lt;b&gt;"');
    expect(refused.text).toMatch(/id="phone"[^>]*value="0812-0000-0001"[^>]*aria-invalid="true"/);
    expect(office.received('+6281200000001')).toEqual([]);
  });
});

describe('a change at the desk', () => {
  it('needs a reason, and is for the admin alone', async () => {
    expect((await save(`${ROOT}/koran/0`, { alasan: '' })).text).toContain(
      'Alasannya belum diisi.',
    );
    expect((await office.get(VIEWER, ROOT)).status).toBe(403);
    expect((await office.press(VIEWER, `${ROOT}/koran/0`, { alasan: 'x' })).status).toBe(403);
  });

  it('of what was changed meanwhile is shown again instead of being overwritten', async () => {
    const fields = await formAt(`${ROOT}/koran/0`);
    await save(`${ROOT}/koran/0`, { 'isian-name': 'Radar Lambar' });
    const late = { ...fields, 'isian-address': 'Jln. Raden Intan', alasan: 'alamat' };
    const refused = await office.press(ADMIN, `${ROOT}/koran/0`, late);
    expect(refused.text).toContain('baru saja diubah di tempat lain');
    expect(refused.text).toContain('value="Jln. Raden Intan"');
    expect(file('office.yaml')).not.toContain('Raden Intan');
  });

  it('keeps all that is said beside it in the file', async () => {
    const before = file('rules.yaml');
    expect((await save(`${ROOT}/batas-waktu/0`, { 'isian-remindBefore': '2' })).status).toBe(303);
    expect(file('rules.yaml')).toBe(before.replace('remindBefore: 1', 'remindBefore: 2'));
    expect(await page(`${ROOT}?versi=1`)).toContain('Versi 1 tersimpan');
  });

  it('is in use at once: a holiday moves what runs', async () => {
    await office.sms(CITIZEN, 'JALAN jembatan gantung di pekon basungan pagar dewa putus');
    const { due } = await dueOf();
    const day = { 'isian-date': '2026-11-25', 'isian-name': 'Pilkada', 'isian-type': 'holiday' };
    expect((await save(`${ROOT}/libur/baru`, day)).status).toBe(303);
    // on Friday the office closes half an hour later
    expect((await dueOf()).due).toBe((due ?? 0) + 24.5 * 3_600_000);
  });

  async function dueOf(): Promise<{ due: number | null }> {
    const stored = await office.hotline.store.instances.load('2026-A001');
    return { due: stored?.search.due ?? null };
  }

  it('takes the days off of a year from a list, once all of its lines are right', async () => {
    const address = `${ROOT}/libur/daftar`;
    const list = 'Tanggal;Nama;Jenis\n1 Januari 2027;Tahun Baru;libur\n40/3/2027;Idul Fitri;libur';
    const refused = await office.press(ADMIN, address, { daftar: list, alasan: 'SKB' });
    expect(refused.text).toContain('Baris 3: 40/3/2027 bukan tanggal.');
    expect(refused.text).toContain('1 Januari 2027;Tahun Baru');
    const right = { daftar: list.replace('40/3', '10/3'), alasan: 'SKB' };
    expect((await office.press(ADMIN, address, right)).status).toBe(303);
    expect(file('calendar.yaml').match(/date: "?2027-/g)).toHaveLength(2);
  });

  it('of words shows what it does to the latest SMS before it is saved', async () => {
    await office.sms(CITIZEN, 'lapak jagung bakar di pekon hanakau sukau becek sekali');
    const road = `${ROOT}/kategori/0`;
    const { 'isian-hints': hints = '' } = await formAt(road);
    const shown = await save(road, { 'isian-hints': `${hints}, lapak jagung, jagung bakar` });
    expect(shown.text).toMatch(/1 SMS akan dibaca lain/);
    expect(file('categories.yaml')).not.toContain('jagung bakar');
    const saved = await office.press(ADMIN, road, fieldsIn(shown.text));
    expect(saved.status).toBe(303);
    expect(file('categories.yaml')).toContain('jagung bakar');
  });

  it('gives an agency another code: what names it follows, and open complaints do', async () => {
    await office.sms(CITIZEN, 'JALAN jembatan gantung di pekon basungan pagar dewa putus');
    const renamed = { 'isian-code': 'PUTR', 'isian-shortName': 'DPUTR' };
    expect((await save(`${ROOT}/skpd/1`, renamed)).status).toBe(303);
    expect((await office.complaint('2026-A001')).agency).toBe('PUTR');
    expect(file('contacts.yaml')).not.toMatch(/agency: PUPR/);
    expect(await page('/pengaturan/versi/1')).toContain('PUTR');
    await office.press(ADMIN, '/pengaturan/versi/1/kembali', { alasan: 'belum resmi' });
    expect(file('agencies.yaml')).toContain('code: PUPR');
  });
});

describe('who reads what accuses the office', () => {
  const OVERSEER = '+6281200000281';

  async function listed(sheet: string, name: string): Promise<string> {
    const found = new RegExp(`href="([^"]+)">${name}<`).exec(await page(`${ROOT}/${sheet}`));
    return found?.[1] ?? '';
  }

  it('is not changed by the admin: neither a phone, nor one more, nor another agency', async () => {
    const before = file('contacts.yaml');
    const officer = await listed('kontak', 'Petugas Inspektorat');
    const refused = await save(officer, { 'isian-phone': '0812-0000-0999' });
    expect(refused.text).toContain('tidak diubah di sini');
    const more = { 'isian-label': 'Teman', 'isian-role': 'officer', 'isian-agency': 'INSPEKTORAT' };
    const added = await save(`${ROOT}/kontak/baru`, { ...more, 'isian-phone': '0812-0000-0999' });
    expect(added.text).toContain('tidak diubah di sini');
    const agency = await listed('skpd', 'Inspektorat');
    const { sidik = '' } = await formAt(agency);
    const heir = { sidik, penerus: 'KOMINFO', alasan: 'x' };
    const removed = await office.press(ADMIN, `${agency}/hapus`, heir);
    expect([removed.status, removed.text]).toEqual([409, expect.stringContaining('tidak diubah')]);
    expect(file('contacts.yaml')).toBe(before);
    expect([...office.received(NEW), ...office.received(OVERSEER)]).toEqual([]);
  });

  it('goes on under another code of the same agency', async () => {
    const agency = await listed('skpd', 'Inspektorat');
    expect((await save(agency, { 'isian-code': 'ITKAB' })).status).toBe(303);
    expect(file('office.yaml')).toContain('oversightAgency: ITKAB');
  });
});

describe('the wording of an SMS', () => {
  const TEXT = '/pengaturan/sms/terima-tanya';
  const own = 'Pertanyaan {{ticket}} kami terima, terima kasih. -{{signature}}';

  it('is seen as a phone shows it, tried, saved, used, and put back', async () => {
    const typed = { ...(await formAt(TEXT)), teks: own, alasan: 'lebih pendek' };
    const shown = await office.press(ADMIN, `${TEXT}/coba`, {
      ...typed,
      tindakan: 'kirim',
      ke: '0',
    });
    expect(shown.text).toContain('Pertanyaan AA999 kami terima, terima kasih. -Hotline Lambar');
    expect(office.received('+6281200000001')).toEqual([
      'Pertanyaan AA999 kami terima, terima kasih. -Hotline Lambar',
    ]);
    expect((await office.press(ADMIN, TEXT, { ...typed, tindakan: 'simpan' })).status).toBe(303);
    expect(file('texts.yaml')).toContain(own);
    await office.sms(CITIZEN, 'TANYA KTP apa saja syarat membuat ktp baru di liwa?');
    expect(office.received(CITIZEN).join()).toContain('kami terima, terima kasih');
    const back = { ...(await formAt(TEXT)), tindakan: 'bawaan', alasan: 'bawaan saja' };
    expect((await office.press(ADMIN, TEXT, back)).status).toBe(303);
    expect(file('texts.yaml')).toMatch(/^texts: \{\}$/m);
  });

  it.each([
    ['Terima kasih. -{{signature}}', 'Harus memuat {{ticket}}.'],
    ['Nomor {{ticket}} {{tiket}}', 'Tidak ada isian {{tiket}} pada SMS ini.'],
    ['Nomor {{ticket} ', 'Harus memuat {{ticket}}.'],
    ['Nomor {{ticket}} {{#if ticket}}x', 'belum benar'],
  ])('%s is refused, with what was typed kept', async (teks, why) => {
    const refused = await office.press(ADMIN, TEXT, { ...(await formAt(TEXT)), teks, alasan: 'x' });
    expect(refused.status).toBe(400);
    expect(unescaped(refused.text)).toContain(why);
    expect(unescaped(refused.text)).toContain(`>${teks.trim()}</textarea>`);
  });
});
