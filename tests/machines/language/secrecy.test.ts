import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { packagePath } from '../../../api/paths.ts';
import { loadDistrict } from '../../../api/start/configuration/district.ts';
import { createUnderstand } from '../../../machines/language/understand.ts';

/**
 * Pleas for secrecy and accusations of people in office, as citizens word them (slips, spacing, Lampung,
 * Javanese, Malay, English), and texts that only look like one. None is listed in the code or the pack.
 */

const understand = createUnderstand(loadDistrict(packagePath('examples', 'lampung-barat')));
const CITIZEN = { role: 'citizen', address: '+6281200009001' } as const;

function cases(name: string): { text: string; secret: boolean }[] {
  return JSON.parse(readFileSync(packagePath('tests', 'cases', 'secrecy', name), 'utf8'));
}

/** The head of a pack's file of weights. */
function learntIn(file: string): { learntFrom: string[] } {
  const lines = readFileSync(packagePath('examples', 'lampung-barat', file), 'utf8').split('\n');
  return JSON.parse(lines.find((line) => line.startsWith('{')) ?? '');
}

const isSecret = (text: string) => understand(text, CITIZEN).flags.includes('secret');

it.each(['own.json', 'attack.json'])(
  'is secret where it must be, and nowhere else (%s)',
  (name) => {
    const all = cases(name);
    expect(all.length).toBeGreaterThan(100);
    const wrong = all.filter(({ text, secret }) => isSecret(text) !== secret);
    expect(wrong).toEqual([]);
  },
);

it('a plea counts as much in an addition, and as the answer to a question', () => {
  const pleas = ['rahasi pak, mandornya main mata', 'RT 3 pak. saya takut sama pak kabid'];
  for (const plea of pleas)
    for (const text of [plea, `TAMBAH A001 ${plea}`, `A001 ${plea}`])
      expect({ text, secret: isSecret(text) }).toEqual({ text, secret: true });
});

it('an accusation counts as much behind a command, and in words about what was reported', () => {
  const accusations = [
    'dinas pupr minta uang',
    'admin hotline minta uang',
    'pihak kecamatan minta uang',
  ];
  const around = [
    '{}',
    'A001 {}',
    'TAMBAH A001 {}',
    'BELUM A001 {}',
    'BATAL A001 {}',
    'NILAI A001 1 {}',
  ];
  const about = ['belum juga diperbaiki pak, {}', 'batalkan saja laporan saya, {}'];
  for (const accusation of accusations)
    for (const frame of [...around, ...about]) {
      const text = frame.replace('{}', accusation);
      expect({ text, secret: isSecret(text) }).toEqual({ text, secret: true });
    }
});

it('a guess of what words behind a command are about makes nothing secret', () => {
  for (const words of [
    'sudah lapor ke kecamatan',
    'petugas sudah datang',
    'petugasnya tidak datang',
  ])
    for (const command of ['TAMBAH', 'BELUM', 'BATAL', 'NILAI'])
      expect(isSecret(`${command} A001 ${words}`)).toBe(false);
});

it('says where those who get secrets are accused, not where they are only spoken to', () => {
  const accused = (text: string) => understand(text, CITIZEN).flags.includes('accusesOverseer');
  for (const text of [
    'oknum auditor inspektorat memeras peratin',
    'Inspektur minta jatah, jangan sebut nama saya',
    'itkab Lambar disuap oleh kadis',
    'RAHASIA petugas perlindungan anak PPPA mencabuli anak',
    'TAMBAH A001 auditor inspektorat minta uang juga',
  ])
    expect({ text, accused: accused(text) }).toEqual({ text, accused: true });
  for (const text of [
    'tolong inspektorat periksa peratin kami korupsi',
    'yth inspektorat, oknum kadus potong blt',
    'anak saya dipukuli, mohon pppa turun',
  ])
    expect({ text, accused: accused(text) }).toEqual({ text, accused: false });
});

it('an accusation of the office itself goes to the overseeing agency by itself', () => {
  for (const text of [
    'RAHASIA admin SMS center bocorkan nama pelapor',
    'petugas hotline minta suap',
  ])
    expect(understand(text, CITIZEN)).toMatchObject({ agency: 'INSPEKTORAT', action: 'route' });
});

it('what accuses both who gets secrets and who stands in for him waits for a person', () => {
  for (const text of [
    'RAHASIA petugas setda dan auditor inspektorat minta uang ke peratin',
    'auditor inspektorat minta uang, uangnya dibagi ke pegawai setda juga',
    'inspektorat dan sekda bagi bagi fee proyek, minta jatah tiap bulan',
  ])
    expect([text, understand(text, CITIZEN).action]).toEqual([text, 'triage']);
  expect(understand('auditor inspektorat minta uang ke peratin', CITIZEN).action).toBe('route');
});

it('harm to children is for those who protect them, whoever did it', () => {
  for (const text of ['guru ngaji pegang2 murid perempuan', 'pelatih bola meraba raba anak anak'])
    expect(understand(text, CITIZEN)).toMatchObject({ category: 'ANAK', agency: 'PPKBPPPA' });
});

/** Texts of another hand that had seen no rule. */
function ofAnotherHand(name: string): { id: string; text: string; kept: boolean }[] {
  return JSON.parse(readFileSync(packagePath('tests', 'cases', 'secrecy', name), 'utf8'));
}

const isKept = (text: string) =>
  understand(text, CITIZEN).flags.some((flag) => flag === 'secret' || flag === 'maybeSecret');

it('words of a third hand are kept from the agency or asked about, and ordinary ones are not', () => {
  const all = ofAnotherHand('third.json');
  const wrong = all.filter(({ text, kept }) => isKept(text) !== kept).map(({ id }) => id);
  expect(all.length).toBe(80);
  expect(wrong).toEqual([]);
});

it('words of a fourth hand as well', () => {
  const all = ofAnotherHand('fourth.json');
  const wrong = all.filter(({ text, kept }) => isKept(text) !== kept).map(({ id }) => id);
  expect(all.length).toBe(70);
  expect(wrong).toEqual([]);
});

it('words of a fifth hand, with everyday ones that come near to them', () => {
  const all = ofAnotherHand('fifth.json');
  const wrong = all.filter(({ text, kept }) => isKept(text) !== kept).map(({ id }) => id);
  expect(all.length).toBe(190);
  expect(wrong).toEqual([]);
});

it('words of a sixth hand: petty demands in the languages of the district, beside what is lawful', () => {
  const all = ofAnotherHand('sixth.json');
  const wrong = all.filter(({ text, kept }) => isKept(text) !== kept).map(({ id }) => id);
  expect(all.length).toBe(178);
  expect(wrong).toEqual([]);
});

it('what no rule words is asked about where it reads like accusations, and ordinary words near to it are not', () => {
  const { learntFrom } = learntIn('accusing.txt');
  expect(learntFrom.join(' ')).not.toContain('held-out-4');
  for (const [text, asked] of [
    ['nenek saya disuruh cap jempol tapi uangnya tidak pernah diterima', true],
    ['wali kelas marah kalau anak tidak pesan kue di rumahnya', true],
    ['kepala upt menyuruh saya menemani dia makan malam kalau kontrak mau lanjut', true],
    ['surat tanah saya ditahan sekdes sampai ada uangnya', true],
    ['tetangga saya disamperin orang pekon, dilarang ngomong soal bantuan', true],
    ['perawate njaluk pitik disik lagi gelem ngurus surat rujukan', true],
    ['surat tanah saya belum selesai di pekon, kapan jadi', false],
    ['nenek saya tidak bisa cap jempol karena lumpuh, bagaimana ambil bantuannya', false],
    ['wali kelas anak saya sakit, belum ada penggantinya', false],
    ['makasih orang pu gerak cepat, tidak bayar sepeserpun', false],
  ] as const) {
    const { flags } = understand(text, CITIZEN);
    expect({ text, asked: flags.includes('maybeSecret') }).toEqual({ text, asked });
    expect({ text, flags: flags.includes('secret') }).toEqual({ text, flags: false });
  }
});

it('what papers say and what there is, side by side, is asked about; what befell somebody in office, or wore out, is not', () => {
  for (const [text, asked] of [
    ['pemangku nyuruh kami bayar dulu baru dapat pkh', true],
    ['kepsek maksa beli seragam di rumahnya', true],
    ['proyek siring selesai di laporan, di lapangan belum apa apa', true],
    ['kwitansi semen 100 sak yang datang cuma 40', true],
    ['raskin tinggal setengah karung, yang bagi perangkat', true],
    ['kepala dusun kami meninggal, siapa yang tanda tangan', false],
    ['ketua RT sakit, surat domisili minta siapa', false],
    ['papan nama kantor kecamatan jatuh ketiup angin', false],
    ['laporan saya katanya selesai, di lapangan belum apa apa', false],
  ] as const) {
    const { flags } = understand(text, CITIZEN);
    const kept = flags.filter((flag) => flag === 'secret' || flag === 'maybeSecret');
    expect({ text, kept }).toEqual({ text, kept: asked ? ['maybeSecret'] : [] });
  }
});

it('threats by people of an office, and names forged under its papers, are plain', () => {
  for (const text of [
    'saya diancam pak kadus gara2 nanya anggaran',
    'orang pu datang ngancem saya soal laporan jalan',
    'kalau ngadu lagi katanya rumah saya mau dibakar',
    'tanda tangan kami dipalsukan di daftar hadir musdes',
  ])
    expect({ text, secret: isSecret(text) }).toEqual({ text, secret: true });
});

it('graft is no praise, however it is thanked for', () => {
  for (const text of [
    'hebat bgt dinas PU, proyek dibagi2 ke sodara',
    'makasih petugas capil, ktp cepet jadi abis sy kasih 100rb',
    'terima kasih banyak pak satpam yang ramah, cuma minta uang rokok 20rb',
  ]) {
    const { kind } = understand(text, CITIZEN);
    expect({ text, kind, kept: isKept(text) }).toEqual({ text, kind: 'KELUHAN', kept: true });
  }
});

/** Accusations that another hand has put together: each of these with each of those. */
interface Combined {
  office: { names: string[]; wrongs: string[]; before: string[] };
  agencies: { people: string[]; places: string[]; wrong: string };
}
const combined: Combined = JSON.parse(
  readFileSync(packagePath('tests', 'cases', 'secrecy', 'combined.json'), 'utf8'),
);

it('whoever of the hotline does wrong to those who write to it, the office is accused', () => {
  const { names, wrongs, before } = combined.office;
  const texts = before.flatMap((start) =>
    names.flatMap((name) => wrongs.map((wrong) => `${start}${name} ${wrong}`)),
  );
  expect(texts.length).toBe(384);
  const missed = texts.filter((text) => !understand(text, CITIZEN).flags.includes('accusesOffice'));
  expect(missed).toEqual([]);
});

it('whoever works at whatever office and asks for money is kept from it, or asked about', () => {
  const { people, places, wrong } = combined.agencies;
  const texts = people.flatMap((who) => places.map((place) => `${who} ${place} ${wrong}`));
  expect(texts.length).toBe(290);
  expect(texts.filter((text) => !isKept(text))).toEqual([]);
});
