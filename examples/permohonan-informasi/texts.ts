/** Its SMS, each with values as long as they get; filled in they stay within one SMS where they can. */

const long = 'salinan rincian anggaran jalan Liwa - Suoh tahun ini';
const sample = {
  no: 'PI001',
  kb: 'KB001',
  due: 1_800_000_000_000,
  at: 1_800_000_000_000,
  text: long,
  office: 'Kominfo Liwa',
  commission: 'Komisi Informasi Lampung',
  agency: 'Disdukcapil',
  reason: 'informasi belum dikuasai atau belum didokumentasikan',
  clause: 'pasal 17 huruf h (rahasia pribadi)',
  body: 'BPS Lampung Barat',
  until: '31/12',
  days: 10,
  status: 'dicari SKPD',
  usages: 'KABUL PI001 cara dan biaya, TOLAK PI001 17h alasan',
  numbers: 'PI001, PI002',
};

const WORDING = {
  // to the requester
  tercatat:
    'Tercatat {{no}}. Mohon balas: nama, alamat, tujuan, cara terima (ambil/email/pos). KTP cukup ditunjukkan nanti. -{{signature}}',
  terdaftar:
    '{{no}} lengkap, terdaftar {{tanggal at}}. Jawaban tertulis paling lambat {{tanggal due}}. Cek: CEK {{no}} -{{signature}}',
  kurang:
    '{{no}} belum lengkap: {{ringkas text 40}} Ditunggu s.d. {{tanggal due}}. Lewat itu tidak diproses, boleh minta lagi. -{{signature}}',
  perpanjang:
    '{{no}}: perlu tambahan waktu s.d. {{tanggal due}} karena {{reason}}. Hanya sekali. Surat di PPID. -{{signature}}',
  kabul:
    '{{no}} DIKABULKAN: {{ringkas text 60}} Di {{office}}, bawa KTP. Tidak sesuai? Balas KEBERATAN {{no}} -{{signature}}',
  sebagian:
    '{{no}} dikabulkan SEBAGIAN, sisanya dihitamkan: {{clause}}. Surat di PPID. Boleh KEBERATAN {{no}} s.d. {{tanggal due}} -{{signature}}',
  tolak:
    '{{no}} tidak dapat diberikan: {{clause}}. Surat di PPID. Boleh KEBERATAN {{no}} s.d. {{tanggal due}} -{{signature}}',
  'badan-lain':
    '{{no}}: informasi ini ada di {{ringkas text 60}} Silakan minta ke sana. -{{signature}}',
  'belum-ada':
    '{{no}}: data belum ada. Perkiraan siap {{until}}. Surat di PPID. Boleh KEBERATAN {{no}} s.d. {{tanggal due}} -{{signature}}',
  terlambat:
    'Maaf, {{no}} belum dijawab sampai {{tanggal due}}. Anda berhak keberatan: balas KEBERATAN {{no}} -{{signature}}',
  dicabut: '{{no}} dicabut atas permintaan Anda. Boleh minta lagi. -{{signature}}',
  lewat:
    '{{no}} tidak dilengkapi sampai batasnya, jadi tidak diproses. Boleh minta lagi kapan saja. -{{signature}}',
  keberatan:
    'Keberatan {{kb}} atas {{no}} tercatat. Tanda tangan di {{office}}. Tanggapan paling lambat {{tanggal due}}. -{{signature}}',
  ditanggapi:
    '{{kb}} sudah ditanggapi, surat di PPID. Belum puas? {{commission}} s.d. {{tanggal due}}. -{{signature}}',
  diam: 'Maaf, {{kb}} belum ditanggapi. Anda berhak ke {{commission}} s.d. {{tanggal due}}. -{{signature}}',
  // answers in the talk
  maksud:
    'Maksud Bpk/Ibu: 1 minta dokumen/data, 2 lapor masalah, 3 tanya saja? Balas angkanya. -{{signature}}',
  'maksud-identitas':
    'Maksud Bpk/Ibu: 1 data diri utk {{no}}, 2 lapor masalah? Balas angkanya. -{{signature}}',
  status: '{{no}}: {{status}}.{{#if until}} Batas {{until}}.{{/if}} -{{signature}}',
  'tidak-ada':
    'Permohonan {{no}} tidak ada untuk nomor ini. Periksa nomornya di SMS kami. -{{signature}}',
  tambah: 'Keterangan untuk {{no}} dicatat. -{{signature}}',
  'yakin-cabut': 'Permohonan {{no}} dicabut? Balas YA, atau TIDAK. -{{signature}}',
  'cara-keberatan': 'Keberatan untuk yang mana? Ketik KEBERATAN {{numbers}} alasan. -{{signature}}',
  'belum-bisa': '{{no}} ({{status}}): ini belum atau tidak bisa dilakukan sekarang. -{{signature}}',
  // to the office
  'ppid-baru': 'PERMOHONAN {{no}}: {{ringkas text 70}} Jwb s.d. {{tanggal due}}. -Sistem',
  'ppid-siap': '{{no}} lengkap, jwb s.d. {{tanggal due}}. Balas: TERUSKAN {{no}} SKPD',
  'ppid-hasil':
    '{{no}} dari {{agency}}: {{ringkas text 90}} Putuskan s.d. {{tanggal due}}. -Sistem',
  'ppid-ingat': 'Mengingatkan permohonan {{no}}: jawaban tertulis {{batas due "s.d."}}. -Sistem',
  'atasan-lewat':
    'Permohonan informasi {{no}} tidak dijawab PPID sampai {{tanggal due}}. Pemohon berhak keberatan. -{{signature}}',
  'atasan-keberatan':
    'Keberatan {{kb}} atas {{no}}: {{ringkas text 60}} Tanggapan atasan PPID s.d. {{tanggal due}}. -{{signature}}',
  'atasan-ingat': 'Mengingatkan keberatan {{kb}}: tanggapan {{batas due "s.d."}}. -{{signature}}',
  cari: 'CARI {{no}}: {{ringkas text 80}} S.d. {{tanggal due}}. Balas: ADA {{no}} ket, atau NIHIL {{no}} ket',
  'cari-ingat':
    'Mengingatkan {{no}}: informasinya ditunggu {{batas due "s.d."}}. Balas: ADA/NIHIL {{no}} ket',
  'cari-lewat':
    'Permohonan informasi {{no}} belum dicarikan {{agency}} sampai {{tanggal due}}. Mohon ditindaklanjuti. -{{signature}}',
  dicatat: '{{no}}: {{status}} diterima. -Sistem',
  'cara-perintah': '{{no}} ({{status}}). Perintah sekarang: {{usages}}',
  lihat: '{{no}} ({{status}}), batas {{tanggal due}}: {{ringkas text 90}}',
};

export type TextName = keyof typeof WORDING;

/** By the message's name. @param name of the process */
export function textsOf(name: string) {
  return Object.fromEntries(
    Object.entries(WORDING).map(([key, text]) => [`${name}:${key}`, { text, sample }]),
  );
}
