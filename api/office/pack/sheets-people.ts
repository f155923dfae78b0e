import type { Sheet } from './sheet.ts';

/** Who answers for what: agencies, their people, categories. */

const ROLES = {
  officer: 'petugas SKPD',
  head: 'kepala SKPD',
  admin: 'Admin',
  secretary: 'Sekda',
  regent: 'Bupati',
};

export const PEOPLE_SHEETS: readonly Sheet[] = [
  {
    ...{ name: 'kontak', title: 'Petugas dan nomornya', one: 'kontak' },
    ...{ file: 'contacts.yaml', at: ['contacts'] },
    called: ({ label }) => String(label),
    advice:
      'Tugas yang terbuka dan riwayatnya tetap milik SKPD. Nomor baru menerima daftar tugas yang terbuka; nomor lama diberi tahu bahwa ia tidak terdaftar lagi.',
    proves: 'phone',
    fields: [
      {
        ...{ path: 'label', label: 'Jabatan', kind: 'line' },
        help: 'Jabatan, bukan nama orang: Petugas DPUPR',
      },
      { path: 'role', label: 'Peran', kind: 'line', choices: ROLES },
      {
        ...{ path: 'agency', label: 'SKPD', kind: 'agency', empty: 'absent' },
        help: 'Hanya untuk petugas dan kepala SKPD',
      },
      {
        ...{ path: 'phone', label: 'Nomor HP', kind: 'phone' },
        help: 'Kosong berarti nomornya tetap. Nomor baru menerima kode yang disebutkan pemegangnya kepada Anda.',
      },
    ],
  },
  {
    ...{ name: 'skpd', title: 'SKPD', one: 'SKPD', file: 'agencies.yaml', at: ['agencies'] },
    called: ({ name }) => String(name),
    advice:
      'Bila kodenya diganti, kategori, petugas, dan aduan yang terbuka ikut ke kode baru; yang sudah ditutup tetap memakai nama lama. SKPD yang dihapus diserahkan kepada SKPD lain.',
    fields: [
      { path: 'code', label: 'Kode', kind: 'line', help: 'Huruf besar dan angka: PUPR' },
      { path: 'name', label: 'Nama', kind: 'line' },
      { path: 'shortName', label: 'Nama dalam SMS', kind: 'line', help: 'Paling banyak 24 huruf' },
      { path: 'head', label: 'Sebutan kepalanya dalam surat', kind: 'line' },
      { path: 'aliases', label: 'Nama lain yang diketik orang', kind: 'words' },
      { path: 'subjects', label: 'Yang diurus', kind: 'words' },
      {
        ...{ path: 'type', label: 'Jenis', kind: 'line' },
        choices: { agency: 'dinas', district: 'kecamatan', partner: 'instansi lain' },
      },
      {
        ...{ path: 'redirect', label: 'Warga diarahkan ke', kind: 'line', empty: 'absent' },
        help: 'Hanya untuk instansi lain: PLN telp 123',
      },
      { path: 'verified', label: 'Namanya sudah pasti', kind: 'yesno' },
      {
        ...{ path: 'formerly', label: 'Menggantikan', kind: 'formers', empty: 'absent' },
        help: 'Satu baris satu SKPD lama: KODE; nama; nama dalam SMS',
      },
    ],
  },
  {
    ...{ name: 'kategori', title: 'Kategori dan kata kunci', one: 'kategori' },
    ...{ file: 'categories.yaml', at: ['categories'] },
    called: ({ name, code }) => `${name} (${code})`,
    advice:
      'Kata isi ditulis sebagai kata dasar: diaspal, pengaspalan, dan aspalnya dikenali dari aspal. Sebelum disimpan, akibatnya pada 200 SMS terakhir ditampilkan.',
    fields: [
      { path: 'code', label: 'Kode', kind: 'line', help: 'Kata kunci yang diketik warga: JALAN' },
      { path: 'name', label: 'Nama', kind: 'line' },
      { path: 'agency', label: 'SKPD yang menjawab', kind: 'agency' },
      { path: 'aliases', label: 'Kata kunci lain', kind: 'words' },
      { path: 'typos', label: 'Salah ketik yang dikenal', kind: 'words' },
      {
        ...{ path: 'strongHints', label: 'Kata yang pasti', kind: 'words' },
        help: 'Menentukan sendiri, apa pun kata lainnya',
      },
      { path: 'hints', label: 'Kata isi', kind: 'words' },
      {
        ...{ path: 'weakHints', label: 'Kata penguat', kind: 'words' },
        help: 'Hanya menguatkan kata lain',
      },
      { path: 'secret', label: 'Rahasia sejak awal', kind: 'yesno' },
      {
        ...{ path: 'routes', label: 'Ke SKPD lain bila ada kata', kind: 'routes' },
        help: 'Satu baris satu SKPD, yang pertama cocok berlaku: DISHUB: rambu, marka, lampu merah',
      },
      {
        ...{ path: 'formerly', label: 'Menggantikan', kind: 'formers', empty: 'absent' },
        help: 'Satu baris satu kategori lama: KODE; nama',
      },
    ],
  },
];
