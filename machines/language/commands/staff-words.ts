import type { Role } from '../../district/district.ts';
import type { CommandName } from '../../text/understanding.ts';

/** Words by which commands of people of the office are told from what only sounds like one. */

/** What may stand before a command without saying anything. */
export const IDLE = new Set(
  (
    'pak bu bapak ibu bpk bapk pa pk bang mas mbak kak min admin hotline kominfo komandan ndan bos yth kpd kepada ' +
    'ass assalamualaikum assalamu alaikum assalamualaikumwrwb wr wb waalaikumsalam wrwb salam sejahtera selamat ' +
    'slmt met pagi siang sore malam tabik pun dengan dgn hormat mohon mhn ijin izin maaf mf permisi punten tolong ' +
    'tlg coba siap sip 86 ok oke okey baik ya iya lapor melapor melaporkan menyampaikan kami saya sy kmi utk untuk ' +
    'ketik kirim kirimkan dikirim minta2 segera harap agar supaya bisa boleh mau ingin hendak berikut ini ' +
    'kadis kadin kabid kasi kasubag sekdis camat plt dari a n an sdr saudara ibuk bpkibu bupati sekda dinas mana ' +
    'terima kasih terimakasih trims makasih mksh nggih sekedar sekadar sampaikan'
  ).split(' '),
);
/** With these a later sentence tells what is done, or asks for it: "besok, kami jawab A001". */
export const TELLING = new Set(
  (
    'kami saya sy kmi utk untuk bisa boleh mau ingin hendak ' +
    'mohon mhn tolong tlg coba harap segera agar supaya'
  ).split(' '),
);
/** `di lihat`, as many write it. */
export const PASSIVE = /^di\s+(?=(?:lihat|liat|cek|gabung|gabungkan)\b)/i;
export const UNIT =
  /^(hari|hr|bulan|bln|minggu|mgg|tahun|thn|jam|jm|menit|kali|x|titik|orang|org|rumah|kk|meter|m|km|unit|ribu|rb|juta|jt|persen|%|tiang|lampu|lubang)\b/i;
/** Words that are commands only when they are meant as such: set in capitals, or with a colon. */
export const DOUBTFUL: ReadonlySet<CommandName> = new Set(['MINTA', 'PROSES', 'LIHAT', 'TERIMA']);
/** What follows the words of a command that is none: "terima kasih", "minta tolong". */
export const NO_COMMAND: Partial<Record<CommandName, RegExp>> = {
  TERIMA: /^(kasih|kasi|ksh|kash|kssih)\b/i,
  MINTA: /^(tolong|tlg|maaf|izin|ijin|bantu|bantuan|doa|perhatian)\b/i,
};
const LEADERS: Role[] = ['regent', 'secretary'];
const EVERYBODY: Role[] = [...LEADERS, 'officer', 'head', 'admin'];
/** What only asks, in people's own words: leaders for lists, whoever is new for help. */
export const OWN_WORDS: { pattern: RegExp; name: CommandName; roles: Role[] }[] = [
  {
    pattern: /\b(telat|terlambat)\b|\blewat (?:waktu|tempo|batas|tenggat)(?:nya)?\b/i,
    name: 'TERLAMBAT',
    roles: LEADERS,
  },
  {
    pattern:
      /\b(rekap|rekapitulasi|rekapan)\b|\b(brp|berapa)\b.*\b(aduan|laporan|pengaduan|keluhan)\b/i,
    name: 'LAPORAN',
    roles: LEADERS,
  },
  {
    pattern:
      /^\W*(?:(?:tolong|tlg|mohon|maaf)\W+)*(?:stop|berhenti|jangan|jgn)\W+(?:lagi\W+)?(?:(?:di)?kirim\w*|sms|kirimi|hubungi)\b/i,
    name: 'STOP',
    roles: EVERYBODY,
  },
  {
    pattern:
      /\b(?:aduan|laporan|tugas|tiket|sms)\b.*\b(?:apa saja|apa aja|brp|berapa|mana saja|mana aja)\b|\b(?:brp|berapa|apa saja|apa aja|mana saja|mana aja)\b.*\b(?:aduan|laporan|tugas|tiket)\b/i,
    name: 'DAFTAR',
    roles: ['officer', 'head', 'admin'],
  },
  {
    pattern:
      /^\W*(bantuan|help|panduan|petunjuk)\W+(dong|donk|dunk|ya|pls|please|min|admin|pak|bu)\b/i,
    name: 'BANTUAN',
    roles: EVERYBODY,
  },
  {
    pattern:
      /^\W*(?:(?:maaf|mf|pak|bu|min)\W+)*(?:(?:(?:no|nomor|nomer|nmr|hp)\W+)?ini\W+(?:no\W+|nomor\W+|dengan\W+|dgn\W+)?siapa\b|siapa\W+(?:ini|nih)\b)/i,
    name: 'BANTUAN',
    roles: EVERYBODY,
  },
];
/** Set between a command and what is to be said: no words of the answer. */
export const SCAFFOLD =
  /^(?:(?:ya|dong|adalah|bahwa|isinya|yaitu|yakni|sbb|sebagai berikut|(?:dgn|dg|dengan) (?:kalimat|isi|kata2?|kata kata|jawaban|keterangan))\b[\s:;,."'-]*)+(?=\S)/i;
/** Between the words of one command and the next. */
export const BEFORE_NEXT = /[\s,;]*\b(dan|lalu|serta|kemudian|sedangkan|untuk|utk)?[\s,;]*$/i;
/** A word behind which a further command of the same ticket may stand. */
export const ALSO = /\b(?:dan|lalu|serta|kemudian|trs|terus|sekalian)\s+$/i;
/** Says that two complaints are to be one. */
export const MERGES = /\b(di)?(gabung(kan|in)?|satu(kan|in))\b/i;
/** Says that they are not. */
export const DENIES = /\b(jangan|jgn|bukan|tidak|tdk|tak|batal|batalkan|urung|beda|berbeda)\b/i;
/** In a longer text they speak of something else. */
export const LONGEST_ASKED = 60;
/** An SMS of nothing but a question mark asks for help. */
export const QUESTION = /^\s*\?+\s*$/;
