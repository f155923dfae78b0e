import type { Rules } from '../district/rules.ts';
import { roots } from '../language/base/morphology.ts';

/** Words that tell one matter from another, by their roots. Pure. */

/** Words that say nothing about which matter it is. */
const EMPTY = new Set(
  (
    'yang dan atau di ke dari pada untuk dengan dalam oleh karena agar supaya sehingga kalau jika bila juga lagi saja aja pun nya ini itu ' +
    'ada tidak bukan belum sudah telah masih akan sedang baru tetap terus selalu pernah mau ingin bisa dapat harus boleh ' +
    'saya kami kita aku anda bapak ibu pak bu min admin bupati camat mas mbak kak bang yth halo salam selamat pagi siang sore malam assalamualaikum ' +
    'mohon tolong minta harap maaf terima kasih makasih terimakasih segera cepat lekas dong deh sih kok kan ya iya lah nih ' +
    'apa kapan kenapa mengapa bagaimana mana siapa berapa gimana sampai sekarang tadi kemarin besok nanti hari minggu bulan tahun jam lama sejak ' +
    'laporan lapor melapor aduan pengaduan keluhan sms tiket nomor kabar tindakan tindak lanjut ditindaklanjuti tanggapan ditanggapi jawaban dijawab hasil proses diproses perkembangan ' +
    'rusak parah banyak besar kecil sekali banget sangat lebih semua setiap tiap sering ' +
    'diperbaiki perbaiki perbaikan dikerjakan kerjakan ditangani selesai beres bagus baik benar betul jadi perubahan ubah sama begitu begini seperti ' +
    'petugas datang warga masyarakat orang pekon desa kampung kecamatan kec kabupaten kab dusun lingkungan daerah wilayah tempat lokasi dekat depan samping belakang sekitar arah ' +
    'puas kurang kecewa nilai satu dua tiga empat lima enam tujuh nyala menyala lancar hidup makin tambah nambah satunya pertama kedua terakhir dulu duluan awal akhir maksud maksudnya salah lho nomor nomer sing sai'
  ).split(' '),
);
const SHORTEST = 3;

/** What each root of a text's telling words may be: one set for each word. */
export function tellingWords(text: string, { district }: Rules): Set<string>[] {
  const { abbreviations } = district.words;
  const typed = text.toLowerCase().match(/[\p{L}]+/gu) ?? [];
  const words = typed.flatMap((word) => (abbreviations[word] ?? word).split(' '));
  return [...new Set(words)]
    .filter((word) => word.length >= SHORTEST)
    .map((word) => roots(word))
    .filter((forms) => !forms.some((form) => EMPTY.has(form)))
    .map((forms) => new Set(forms));
}

export function shareWord(one: Set<string>, all: Set<string>[]): boolean {
  return all.some((other) => [...one].some((form) => other.has(form)));
}
