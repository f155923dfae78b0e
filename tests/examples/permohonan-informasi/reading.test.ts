import { describe, expect, it } from '@jest/globals';
import {
  askedWith,
  type Meant,
  meantBy,
  numberIn,
  wishIn,
  wordsBeside,
} from '../../../examples/permohonan-informasi/reading.ts';
import { identityIn } from '../../../examples/permohonan-informasi/remembers.ts';

/** How a text is told from a complaint: surely only with the keyword and a paper, in doubt by a question. */

const CASES: [text: string, meant: Meant][] = [
  ['INFO minta salinan APBD 2026', 'request'],
  ['permohonan: rincian anggaran jalan liwa suoh', 'request'],
  ['PPID minta data produksi kopi', 'request'],
  // a keyword without a paper, or with a complaint
  ['INFO jalan rusak parah di pekon basungan', 'doubt'],
  ['INFO capil jumat buka jam brp', 'doubt'],
  ['permohonan perbaikan jalan di sukau', 'doubt'],
  // papers that are asked for without the keyword
  ['pak mnta salinan apbd 2026 yg lengkap bs?', 'doubt'],
  ['sy mhsw, prlu data putus sklh per kec', 'doubt'],
  ['mohon rincian anggaran jln liwa-suoh thn ini', 'doubt'],
  ['bs dpt daftar penerima pkh pekon kami', 'doubt'],
  ['lsm kami minta lpj hibah 2025 sesuai uu kip', 'doubt'],
  ['mau minta fc SK tim pendata bansos sukau', 'doubt'],
  ['minta laporan dana BOS sdn kami', 'doubt'],
  ['hsl uji air pdam bln lalu tlg krm', 'doubt'],
  ['tender jembatan gak jelas, mnt kontraknya', 'doubt'],
  ['sdh 2 mgg minta data ke pu gak djwb', 'doubt'],
  // plain questions and complaints
  ['capil jumat buka jam brp', 'other'],
  ['syarat bikin KIA apa aja min', 'other'],
  ['imunisasi bayi pkm batu brak hr apa', 'other'],
  ['pupuk subsidi kpn turun kebun tebu', 'other'],
  ['jln dpn sd ancur, anggarannya kmana??', 'other'],
  ['nama sy kok dicoret dr bansos tlg cek', 'other'],
  ['urus surat di kec dimintai 50rb, resmi?', 'other'],
];

describe('a text', () => {
  it.each(CASES)('“%s” is %s', (text, meant) => {
    expect(meantBy({ text, flags: [] })).toBe(meant);
  });

  it.each(['emergency', 'secret'] as const)('with the flag %s waits for no question', (flag) => {
    expect(meantBy({ text: 'INFO minta salinan APBD', flags: [flag] })).toBe('other');
  });

  it.each([
    ['CEK PI001', 'PI001', 'status'],
    ['pi 001', 'PI001', 'status'],
    ['sy keberatan PI-001 lwt 10 hr blm djwb', 'PI001', 'object'],
    ['KEBERATAN KB001', 'PI001', 'object'],
    ['batal pia012', 'PIA012', 'withdraw'],
    ['PI001 yang saya maksud APBD perubahan', 'PI001', 'say'],
  ])('“%s” names %s', (text, number, asked) => {
    expect(numberIn(text)).toBe(number);
    expect(askedWith(text)).toBe(asked);
  });

  it.each(['A001', 'CEK A001 lampu mati', 'api 001', 'pi 12'])('“%s” names none', (text) => {
    expect(numberIn(text)).toBeNull();
  });

  it('is kept without its command', () => {
    expect(wishIn('INFO: minta salinan APBD')).toBe('minta salinan APBD');
    expect(wordsBeside('KEBERATAN PI001 lewat 10 hari')).toBe('lewat 10 hari');
  });

  it.each([
    ['Budi, Liwa', { name: 'Budi', address: 'Liwa' }],
    ['nama: Budi; alamat: Liwa', { name: 'Budi', address: 'Liwa' }],
    [
      'Budi, Liwa, skripsi, email',
      { name: 'Budi', address: 'Liwa', purpose: 'skripsi', way: 'email' },
    ],
    ['Budi, Liwa, ambil', { name: 'Budi', address: 'Liwa', way: 'ambil' }],
    ['Budi', {}],
  ])('“%s” tells who asks', (text, who) => {
    expect(identityIn(text)).toEqual(who);
  });
});
