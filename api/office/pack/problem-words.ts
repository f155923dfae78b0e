/** What is wrong with the pack, in Indonesian: the start says it in English, to whoever edits files. */

type Words = string | ((found: string[]) => string);

const NAMES: Record<string, string> = { number: 'angka', string: 'teks', boolean: 'ya atau tidak' };

const WORDS: [RegExp, Words][] = [
  [/^a phone number/, 'Nomor HP belum benar: 0812-…, atau +… untuk luar negeri.'],
  [/^a code: capital/, 'Kode hanya huruf besar, angka, - dan _.'],
  [/^a date:/, 'Tanggal belum benar.'],
  [/^a time of day:/, 'Pukul belum benar: 07.30'],
  [/^closes before it opens/, 'Jam tutup harus sesudah jam buka.'],
  [/^seven days/, 'Tulis tujuh baris, Minggu sampai Sabtu; tutup bila libur.'],
  [/^ends before it begins/, 'Tanggal akhir harus sesudah tanggal awal.'],
  [
    /^at least (\d+) (months|days)/,
    ([least, unit]) => `Paling sedikit ${least} ${unit === 'days' ? 'hari' : 'bulan'}.`,
  ],
  [/^at most (\d+) characters/, ([most]) => `Paling banyak ${most} huruf.`],
  [/^a NIP:/, 'NIP terdiri dari 18 angka; titik-titik selama belum diketahui.'],
  [/^without "a\.n\."/, 'Tulis jabatannya tanpa "a.n.": surat menambahkannya sendiri.'],
  [/^must contain \{urut/, 'Harus memuat {urut}: nomor urut surat.'],
  [/^an e-mail address/, 'Alamat e-mail belum benar.'],
  [/^the rule the hotline runs under/, 'Tulis paling sedikit satu peraturan, SOP lebih dahulu.'],
  [/^no agency "(.*)" in/, ([code]) => `SKPD ${code || 'ini'} tidak ada.`],
  [/^an \w+ needs an agency/, 'Petugas dan kepala SKPD harus mempunyai SKPD.'],
  [/^"(.*)" is still there/, ([code]) => `${code} masih ada; yang digantikan harus sudah dihapus.`],
  [/^"\+\d+" stands there twice/, 'Nomor ini sudah terdaftar untuk kontak lain.'],
  [/^"(.*)" stands there twice/, ([value]) => `${value} sudah ada.`],
  [/^must be in the order of their dates/, 'Dua kode unit berlaku sejak tanggal yang sama.'],
  [/^another deputy signs on these days/, 'Pada tanggal itu sudah ada pengganti lain.'],
  [/^no profile is called "(.*)"/, ([name]) => `Tidak ada profil ${name}.`],
  [/^at least one admin is needed/, 'Paling sedikit satu Admin harus terdaftar.'],
  [/^must be another than/, 'Harus SKPD yang lain.'],
  [/^no message is called so/, 'Tidak ada SMS dengan nama ini.'],
  [/^"(.*)" not defined/, ([name]) => `Tidak ada isian {{${name}}} pada SMS ini.`],
  [/^Missing helper: "(.*)"/, ([name]) => `Tidak ada {{${name} …}}.`],
  [/^Parse error/, 'Kurung kurawal {{…}} belum benar.'],
  [/doesn't match/, 'Kurung kurawal {{#…}} dan {{/…}} belum berpasangan.'],
  [/^Too small: expected string/, 'Belum diisi.'],
  [/^Too small: expected array/, 'Belum diisi.'],
  [/^Too small: expected \w+ to be (>=?)(\S+)/, ([, least]) => `Paling sedikit ${least}.`],
  [/^Too big: expected string to have <=(\d+)/, ([most]) => `Paling banyak ${most} huruf.`],
  [/^Too big: expected \w+ to be (<=?)(\S+)/, ([, most]) => `Paling banyak ${most}.`],
  [/^Invalid input: expected int/, 'Harus angka bulat.'],
  [/^Invalid input: expected (\w+)/, ([type = '']) => `Harus ${NAMES[type] ?? 'diisi'}.`],
  [/^Invalid input$/, 'Belum benar. Satu baris satu: KODE; nama; nama dalam SMS.'],
  [/^line (\d+): "(.*)" is no day/, ([n, day]) => `Baris ${n}: ${day} bukan tanggal.`],
  [/^line (\d+): has no name/, ([n]) => `Baris ${n}: namanya belum diisi.`],
  [
    /^line (\d+): "(.*)" is none of/,
    ([n, type]) => `Baris ${n}: ${type} bukan libur atau cuti bersama.`,
  ],
  [/^has no day: it needs/, 'Tidak ada tanggal. Baris pertama harus Tanggal;Nama;Jenis.'],
  [
    /^has days of (.*) and (\d+): one year/,
    ([a, b]) => `Daftar memuat tahun ${a} dan ${b}; masukkan satu tahun saja.`,
  ],
  [/^has (.*) twice/, ([day]) => `${day} tertulis dua kali.`],
  [/^in braces stands one of (.*)/, ([all]) => `Dalam kurung kurawal hanya: ${all}.`],
  [/^names a kind twice/, 'Satu jenis disebut dua kali.'],
  [
    /^must be longer than sla\.reopenDays \((\d+) days\)/,
    ([days]) => `Harus lebih lama dari masa aduan dapat dibuka lagi: ${days} hari.`,
  ],
  [/^must not be longer than/, 'Tidak boleh lebih lama dari lama aduan disimpan.'],
  [/^the name of an SVG/, 'Nama berkas SVG, PNG, atau JPEG di folder paket.'],
  [/^no file "(.*)"/, ([name]) => `Berkas ${name} tidak ada di folder paket.`],
  [/is none of SVG, PNG, JPEG$/, 'Berkas ini bukan SVG, PNG, atau JPEG.'],
  [/is not the kind of picture/, 'Isi gambar ini tidak sesuai dengan nama berkasnya.'],
  [
    /has (\d+) KB, at most (\d+)/,
    ([has, most]) => `Gambar ini ${has} KB; paling besar ${most} KB.`,
  ],
  [/is wider than (\d+) pixels/, ([most]) => `Gambar ini lebih lebar dari ${most} piksel.`],
  [/is no XML$/, 'Gambar SVG ini rusak.'],
  [/is broken$/, 'Gambar ini rusak.'],
  [
    /points to something else$/,
    'SVG ini mengambil bagian dari luar. Simpan dahulu sebagai SVG biasa.',
  ],
  [
    /^(?:"[^"]*" )?has (<.*>|on\w+)$/,
    ([part]) => `SVG ini memuat ${part}, yang bukan gambar. Simpan dahulu sebagai SVG biasa.`,
  ],
  [/^Invalid option/, 'Belum dipilih.'],
];

/** @returns undefined for what nobody has put into words yet */
export function knownProblem(message: string): string | undefined {
  for (const [pattern, words] of WORDS) {
    const found = pattern.exec(message);
    if (found !== null) return typeof words === 'string' ? words : words(found.slice(1));
  }
  return undefined;
}

export function problemWords(message: string): string {
  return knownProblem(message) ?? `Belum benar (${message}).`;
}
