import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { packagePath } from '../../api/paths.ts';
import { loadDistrict } from '../../api/start/configuration/district.ts';
import { createCalendar } from '../../machines/district/calendar.ts';
import { isGsm7 } from '../../machines/language/gsm7.ts';
import { laneOf } from '../../machines/messages/lanes.ts';
import type { Message, MessageName } from '../../machines/messages/messages.ts';
import { createComposer, messageNames } from '../../templates/sms.ts';
import { samples } from '../../templates/sms-samples.ts';
import { TemplateError } from '../../templates/template-error.ts';
import { toGsm7 } from '../../templates/transliterate.ts';

const district = loadDistrict(packagePath('examples', 'lampung-barat'));
const folder = packagePath('templates', 'sms');
const options = {
  office: district.office,
  calendar: createCalendar(district.calendar),
  zoneName: 'WIB',
  folder,
};
const composer = createComposer(options);

/** More than one SMS in the worst case, because people's words or a list stand in them. */
const LONG: Partial<Record<MessageName, number>> = {
  'pilih-tiket': 2,
  'admin-kontak': 2,
  'kepala-tugas': 2,
  'skpd-serah-terima': 2,
  'pilih-nilai': 2,
  'pilih-sama': 2,
  // what YA and a code let out is read before
  'minta-kode': 2,
  maksud: 2,
  'status-jawaban': 2,
  'bukan-perintah': 2,
  'skpd-bantuan': 2,
  'minta-lengkapi': 2,
  diproses: 2,
  'skpd-tugas': 2,
  'skpd-darurat': 2,
  'skpd-lihat': 2,
  'skpd-dikembalikan': 2,
  'skpd-keterangan': 2,
  'skpd-dibuka-lagi': 2,
  'skpd-batal-rahasia': 2,
  eskalasi: 2,
  'eskalasi-jatah': 2,
  'eskalasi-parkir': 2,
  'batas-perintah': 2,
  'eskalasi-dibuka': 2,
  'admin-darurat': 2,
  'darurat-lagi': 2,
  'darurat-kabar': 2,
  'admin-darurat-kabar': 2,
  'admin-darurat-lagi': 2,
  'admin-triase': 2,
  'admin-telaah': 2,
  'bupati-harian': 2,
  'bupati-mingguan': 2,
  'bupati-laporan': 2,
};

function sample(name: MessageName): Message {
  return { template: name, vars: samples[name] } as Message;
}

describe('composer', () => {
  it.each(messageNames.map((name) => [name]))(
    '%s fits its segments at the worst, in GSM letters',
    (name) => {
      const { text, segments, encoding, warnings } = composer.compose(sample(name));
      expect({ name, text, encoding, warnings, fits: segments <= (LONG[name] ?? 1) }).toEqual({
        name,
        text,
        encoding: 'gsm7',
        warnings: [],
        fits: true,
      });
      expect(text).not.toMatch(/undefined|\[object|null|\{\{|\.\. ?\.|\s{2}/);
    },
  );

  it('asks in one SMS whom words of the office are for', () => {
    const choices = [
      { key: '1', command: 'RALAT', outside: true },
      { key: '2', command: 'CATATAN', outside: false },
    ];
    const vars = { ...samples.maksud, command: 'RALAT', code: null, choices, drop: '3' };
    const { text, segments } = composer.compose({ template: 'maksud', vars });
    expect(segments).toBe(1);
    expect(text).toMatch(/1 RALAT \(dibaca pelapor\), 2 CATATAN \(kantor saja\), 3 batal\./);
  });

  it('reads as it should', () => {
    expect(
      (['terima-diteruskan', 'skpd-tugas', 'bupati-harian', 'status'] as const).map(
        (name) => composer.compose(sample(name)).text,
      ),
    ).toMatchInlineSnapshot(`
[
  "Trm kasih. Aduan Bpk/Ibu No AA999 (KEBERSIHAN) diteruskan ke Disnakerprin, dijawab paling lambat 27/11. Cek: ketik CEK AA999. -Hotline Lambar",
  "ADUAN AA999 KEBERSIHAN Suka Banjar II Ujung Rembun, Lumbok Seminung: Ruas jalan Simpang Serdang sampai Pekon Tembelang sudah kami tinjau bersama peratin. Jwb s.d. 27/11. Balas: JAWAB AA999(spasi)isi",
  "Yth Bpk/Ibu Sekretaris Daerah, SMS Center 27/11-27/11: DARURAT belum selesai 12 (AA997, AA998, AA999 ..). Lewat batas 131 (Disnakerprin 12, Disdukcapil 11, DPPKBPPPA 8, Kec. Bandar Negeri Suoh 7 ..). Lewat batas undang-undang 23. Laporan belum diterima. Masuk 128, proses 140. -Kominfo",
  "Aduan No AA999 (KEBERSIHAN): menunggu keterangan Bpk/Ibu, Disnakerprin, batas 27/11. -Hotline Lambar",
]
`);
  });

  it('lets people’s words through unharmed', () => {
    const hostile = `<b>"x"</b> {{constructor}} {{{raw}}} \\{ 'y' & 100% ~[ok]`;
    fc.assert(
      fc.property(fc.constantFrom(hostile, '{{text}}', '{{#if x}}'), (text) => {
        const vars = { ticket: 'A001', agency: 'DPUPR', text };
        expect(composer.compose({ template: 'jawaban', vars }).text).toContain(text);
      }),
    );
  });

  it('never throws, whatever a message holds', () => {
    const broken = { template: 'skpd-ingat', vars: { ticket: 'A001' } } as Message;
    const { text, warnings } = composer.compose(broken);
    expect(text).toContain('A001');
    expect(warnings[0]).toMatch(/skpd-ingat/);
  });

  it('warns of links and of digits that operators filter', () => {
    const vars = { ticket: 'A001', agency: 'DPUPR', text: 'lihat www.contoh.id kode 48213' };
    expect(composer.compose({ template: 'jawaban', vars }).warnings).toHaveLength(2);
  });

  it('bundles reminders to one person, and nothing else', () => {
    const remind = sample('skpd-ingat');
    const bundle = composer.bundle([remind, remind, remind]);
    expect(bundle.template).toBe('skpd-ingat-banyak');
    expect(composer.compose(bundle).text).toContain('AA999 s.d. 27/11, AA999');
    expect(composer.bundle([remind])).toBe(remind);
    expect(composer.bundle([sample('jawaban'), sample('jawaban')]).template).toBe('jawaban');
  });

  it.each([
    ['jawaban.hbs', 'Halo {{tiket}}', /jawaban\.hbs.*tiket/s],
    ['jawaban.hbs', 'Halo {{#if}}', /jawaban\.hbs/],
    ['lebih.hbs', 'Halo', /lebih\.hbs: no message is called so/],
  ])('says at the start what is wrong with %s: %s', (file, text, problem) => {
    const copy = mkdtempSync(join(tmpdir(), 'hotline-sms-'));
    try {
      cpSync(folder, copy, { recursive: true });
      writeFileSync(join(copy, file), text);
      expect(() => createComposer({ ...options, folder: copy })).toThrow(problem);
      expect(() => createComposer({ ...options, folder: copy })).toThrow(TemplateError);
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
  });
});

describe('transliteration', () => {
  it.each([
    ['“Jalan” – rusak…', '"Jalan" - rusak...'],
    ['tolong pak 🙏🏽🙏', 'tolong pak'],
    ['Ë café ç', 'E café c'],
    ['привет', 'привет'],
    ['a\u00a0b', 'a b'],
  ])('%s → %s', (text, plain) => {
    expect(toGsm7(text)).toBe(plain);
  });

  it('leaves GSM text as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'aZ0 @£{}€é?!'.split('')) }), (text) => {
        const trimmed = text.replace(/ {2,}/g, ' ').trim();
        expect(isGsm7(trimmed)).toBe(true);
        expect(toGsm7(text)).toBe(trimmed);
      }),
    );
  });
});

it('gives every message a lane, receipts before news before reminders before digests', () => {
  expect(messageNames.map((name) => laneOf(name))).not.toContain(undefined);
  expect(laneOf('terima-diteruskan')).toBe('acknowledgement');
  expect(laneOf('skpd-tugas')).toBe('officer');
  expect(laneOf('jawaban')).toBe('status');
  expect(laneOf('skpd-ingat-banyak')).toBe('reminder');
  expect(laneOf('bupati-harian')).toBe('digest');
});
