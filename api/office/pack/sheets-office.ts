import { MODULE_GAPS } from '../../../machines/district/text-modules.ts';
import { LETTER_NAMES, type LetterKind } from '../../../machines/letter/letter-kinds.ts';
import type { Field } from './fields.ts';
import type { Sheet } from './sheet.ts';

/** The office as letters and SMS name it, who signs, and the newspapers. Who reads secrets is set in the file alone. */

const TITLE_HELP = 'Sebagaimana dicetak: KEPALA DINAS KOMUNIKASI DAN INFORMATIKA,';

/** @param under where the person stands in the item */
const signatory = (under: string): Field[] => [
  { path: `${under}title`, label: 'Jabatan', kind: 'line', help: TITLE_HELP },
  {
    ...{ path: `${under}acting`, label: 'Penjabat', kind: 'line', empty: 'absent' },
    choices: { 'Plt.': 'Plt.', 'Plh.': 'Plh.', 'Pj.': 'Pj.' },
  },
  {
    ...{ path: `${under}onBehalfOf`, label: 'Atas nama', kind: 'line', empty: 'absent' },
    help: 'Jabatan di atasnya, tanpa a.n.',
  },
  { path: `${under}name`, label: 'Nama', kind: 'line' },
  { path: `${under}rank`, label: 'Pangkat', kind: 'line' },
  { path: `${under}nip`, label: 'NIP', kind: 'line', help: '18 angka' },
];

const DRAFTS = 'Surat yang sudah bernomor tetap seperti ketika ditetapkan.';

const DEPUTIES: Pick<Sheet, 'called' | 'fields'> = {
  called: ({ from, to, name }) => `${from} s.d. ${to} ${name}`,
  fields: [
    { path: 'from', label: 'Dari tanggal', kind: 'date' },
    { path: 'to', label: 'Sampai tanggal', kind: 'date' },
    ...signatory(''),
  ],
};
const UNIT_CODES: Pick<Sheet, 'called' | 'fields'> = {
  called: ({ from, code }) => `${code} sejak ${from}`,
  fields: [
    { path: 'from', label: 'Berlaku sejak', kind: 'date' },
    { path: 'code', label: 'Kode', kind: 'line' },
  ],
};
const LETTERS = Object.keys(LETTER_NAMES) as LetterKind[];

/** Letters of one kind that another office signs: shown where the pack says so. */
function ofKind(kind: LetterKind): Sheet[] {
  const at = ['letterhead', 'kinds', kind];
  const letter = LETTER_NAMES[kind];
  return [
    {
      ...{ name: `kop-${kind}`, title: `Kop surat: ${letter}`, one: 'kop surat' },
      ...{ file: 'office.yaml', at, advice: DRAFTS },
      fields: [
        { path: 'office', label: 'Kantor', kind: 'line', empty: 'absent' },
        { path: 'address', label: 'Alamat', kind: 'line', empty: 'absent' },
        { path: 'classification', label: 'Kode klasifikasi', kind: 'line', empty: 'absent' },
        ...signatory('signatory.'),
      ],
    },
    {
      ...{ name: `kode-unit-${kind}`, title: `Kode unit: ${letter}`, one: 'kode unit' },
      ...{ file: 'office.yaml', at: [...at, 'units'], order: 'from', advice: DRAFTS },
      ...UNIT_CODES,
    },
    {
      ...{ name: `pengganti-${kind}`, title: `Pengganti penanda tangan: ${letter}` },
      ...{ one: 'pengganti', file: 'office.yaml', at: [...at, 'deputies'], order: 'from' },
      ...{ advice: DRAFTS, ...DEPUTIES },
    },
  ];
}

/** A picture has a page of its own: it is handed in as a file. */
export const ARMS_SHEET: Sheet = {
  ...{ name: 'lambang', title: 'Lambang pada kop surat', one: 'lambang', file: 'office.yaml' },
  at: ['letterhead'],
  advice:
    'Dipakai surat yang dicetak sejak sekarang. Surat yang sudah bernomor tetap dengan lambangnya.',
  fields: [{ path: 'arms', label: 'Gambar', kind: 'line', empty: 'absent' }],
};

export const OFFICE_SHEETS: readonly Sheet[] = [
  {
    ...{ name: 'kantor', title: 'Kantor', one: 'kantor', file: 'office.yaml', at: ['office'] },
    advice:
      'Siapa yang mengelola hotline dan siapa yang membaca aduan rahasia diatur di berkas office.yaml saja.',
    fields: [
      { path: 'district', label: 'Kabupaten', kind: 'line' },
      { path: 'shortName', label: 'Sebutan pendek', kind: 'line' },
      {
        ...{ path: 'signature', label: 'Penutup SMS', kind: 'line' },
        help: 'Paling banyak 20 huruf',
      },
      { path: 'telephone', label: 'Telepon', kind: 'line' },
      { path: 'emergencyNumber', label: 'Nomor darurat', kind: 'line' },
    ],
  },
  {
    ...{ name: 'kop', title: 'Kop dan penomoran surat', one: 'kop surat', advice: DRAFTS },
    ...{ file: 'office.yaml', at: ['letterhead'] },
    fields: [
      { path: 'government', label: 'Pemerintah', kind: 'line' },
      { path: 'office', label: 'Kantor', kind: 'line' },
      { path: 'address', label: 'Alamat', kind: 'line' },
      { path: 'town', label: 'Tempat surat ditulis', kind: 'line' },
      { path: 'classification', label: 'Kode klasifikasi', kind: 'line' },
      {
        ...{ path: 'numberMask', label: 'Bentuk nomor surat', kind: 'line' },
        help: 'Memuat {urut}; juga {klasifikasi}, {unit}, {tahun}, {bulan_romawi}',
      },
      { path: 'paper', label: 'Kertas', kind: 'line', choices: { F4: 'F4', A4: 'A4' } },
      { path: 'electronic', label: 'Ditandatangani secara elektronik (BSrE)', kind: 'yesno' },
      {
        ...{ path: 'basis', label: 'Dasar', kind: 'lines' },
        help: 'Satu baris satu peraturan, SOP lebih dahulu',
      },
    ],
  },
  ARMS_SHEET,
  {
    ...{ name: 'penanda-tangan', title: 'Penanda tangan surat', one: 'penanda tangan' },
    ...{ file: 'office.yaml', at: ['letterhead', 'signatory'], advice: DRAFTS },
    fields: signatory(''),
  },
  {
    ...{ name: 'pengganti', title: 'Pengganti penanda tangan', one: 'pengganti', order: 'from' },
    ...{ file: 'office.yaml', at: ['letterhead', 'deputies'], advice: DRAFTS },
    ...DEPUTIES,
  },
  {
    ...{ name: 'unit', title: 'Kode unit', one: 'kode unit', order: 'from', advice: DRAFTS },
    ...{ file: 'office.yaml', at: ['letterhead', 'units'] },
    ...UNIT_CODES,
  },
  ...LETTERS.flatMap(ofKind),
  {
    ...{ name: 'teks-siap', title: 'Teks siap pakai', one: 'teks siap pakai' },
    ...{ file: 'office.yaml', at: ['modules'] },
    advice: `Kalimat yang dapat dipilih saat Admin menulis SMS. Yang diisi sendiri: ${MODULE_GAPS.map((gap) => `{${gap}}`).join(', ')}.`,
    called: ({ name }) => String(name),
    fields: [
      { path: 'name', label: 'Nama', kind: 'line' },
      { path: 'text', label: 'Teks', kind: 'text' },
    ],
  },
  {
    ...{ name: 'koran', title: 'Surat kabar', one: 'surat kabar' },
    ...{ file: 'office.yaml', at: ['newspapers'] },
    called: ({ name }) => String(name),
    fields: [
      { path: 'name', label: 'Nama', kind: 'line' },
      { path: 'address', label: 'Alamat', kind: 'line', empty: 'absent' },
      { path: 'email', label: 'E-mail redaksi', kind: 'line', empty: 'absent' },
    ],
  },
];
