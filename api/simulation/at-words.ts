import type { TrafficLine } from '../hotline/traffic.ts';

/** What passes between hotline and modem, in plain Indonesian (3GPP TS 27.007, TS 27.005). */

type Words = [line: RegExp, words: string][];

/** What the hotline asks; the first that fits counts. */
const ASKED: Words = [
  [/^AT$/i, 'masih di situ?'],
  [/^AT\+CMGS=/i, 'minta mengirim SMS'],
  [/^AT\+CMGL/i, 'baca semua SMS di memori'],
  [/^AT\+CMGR/i, 'baca satu SMS'],
  [/^AT\+CMGD/i, 'hapus SMS yang sudah aman tersimpan'],
  [/^AT\+CNMA/i, 'sudah diterima, terima kasih'],
  [/^AT\+CNMI/i, 'beri tahu bila ada SMS baru'],
  [/^AT\+CPMS/i, 'memori mana, seberapa penuh?'],
  [/^AT\+CREG/i, 'terdaftar di jaringan?'],
  [/^AT\+COPS/i, 'operator apa?'],
  [/^AT\+CSQ/i, 'seberapa kuat sinyalnya?'],
  [/^AT\+CPIN/i, 'kartu SIM siap?'],
  [/^AT\+CSCA/i, 'nomor pusat SMS?'],
  [/^AT\+CUSD/i, 'tanya pulsa'],
  [/^AT\+CFUN/i, 'nyalakan atau ulang radio'],
  [/^AT\+CMMS/i, 'jangan tutup saluran, masih ada SMS'],
  [/^AT\+CMEE|^AT\+CMGF|^AT\+CSCS|^AT\+CSMS|^AT\+CSDH|^ATE|^ATZ|^AT&/i, 'menyetel modem'],
  [/^AT\+C?G?(CGM|GM|CGSN|GSN|CIMI|CNUM|CCID|ICCID)|^ATI/i, 'merek, tipe, atau nomor seri?'],
  [/^[0-9A-F]{16,}$/i, 'isi SMS (dalam kode PDU)'],
];

/** What the modem says. */
const SAID: Words = [
  [/^OK$/, 'baik'],
  [/^>/, 'silakan, isi SMS-nya'],
  [/^ERROR$/, 'gagal'],
  [/^\+CM[ES] ERROR: *21$/, 'SMS ditolak jaringan (21, sering karena pulsa habis)'],
  [/^\+CM[ES] ERROR: *38$/, 'SMS tidak terkirim: jaringan rusak (38)'],
  [/^\+CM[ES] ERROR: *322$/, 'memori penuh (322)'],
  [/^\+CM[ES] ERROR: *331$/, 'tidak ada jaringan (331)'],
  [/^\+CM[ES] ERROR/, 'gagal, dengan kode sebab'],
  [/^\+CMGS:/, 'SMS sudah di jaringan'],
  [/^\+CMTI:/, 'ada SMS baru di memori'],
  [/^\+CMT:/, 'ada SMS baru, ini isinya'],
  [/^\+CDSI?:/, 'laporan: SMS sudah sampai'],
  [/^\+CMG[LR]:/, 'ini SMS dari memori'],
  [/^\+CPMS:/, 'isi memori'],
  [/^\+CREG: *(\d,)? *[15]\b/, 'terdaftar di jaringan'],
  [/^\+CREG:/, 'belum ada jaringan'],
  [/^\+CSQ: *99/, 'sinyal tidak ada'],
  [/^\+CSQ:/, 'kekuatan sinyal (0 s.d. 31)'],
  [/^\+CPIN: READY/, 'kartu SIM siap'],
  [/^\+CUSD:/, 'jawaban operator'],
  [/^RDY$/, 'modem baru menyala'],
  [/^[0-9A-F]{16,}$/i, 'isi SMS (dalam kode PDU)'],
];

const PDU = /^[0-9A-F]{16,}$/i;
const LONGEST_SHOWN = 40;

/** A line as the page shows it: what was said, and what it means; null where nobody needs to know. */
export function explained({ from, text }: TrafficLine): { shown: string; words: string | null } {
  const words = (from === 'host' ? ASKED : SAID).find(([line]) => line.test(text))?.[1] ?? null;
  // PDUs hold numbers and words of people
  const shown = PDU.test(text) ? `PDU, ${text.length / 2} oktet` : text.slice(0, LONGEST_SHOWN);
  return { shown, words };
}
