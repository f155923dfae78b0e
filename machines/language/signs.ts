import type { Flag, Understanding } from './understanding.ts';
import { hasAny } from './words.ts';

/** Words that tell what a message is about besides its category: danger, secrecy, spam, thanks. */

interface Read {
  /** Words written out, with a space at both ends. */
  full: string;
  /** As typed. */
  typed: string;
  raw: string;
}

const list = (phrases: string) => phrases.split('|');

const DANGER = list(
  'kebakaran|rumah terbakar|terbakar|parang|ngamuk|mengamuk|golok|senjata|tenggelam|hanyut|tertimbun|tertimpa|kecelakaan|tabrakan|' +
    'pingsan|sekarat|tembak|dibacok|bacok|perampokan|rampok|begal tadi|melahirkan|kritis|darurat|dipukulin|pukulin|di pukulin|dipukuli|' +
    'dianiaya|disekap|bunuh|mau bunuh diri|gas bocor|keracunan|banjir bandang|longsor menimpa|warga terjebak|terjebak|kesetrum|nyawa',
);
const SECRET = list(
  'jangan sebut nama|jgn sebut nama|jangan sebut|jgn sebut|rahasiakan|dirahasiakan|tolong rahasia|mohon rahasia|rahasia ya|tanpa nama|' +
    'jangan sampai tahu|jgn sampe tau|jgn bilang|jangan bilang dari saya|nama saya dirahasiakan|takut diancam|pungli|korupsi|suap',
);
const ABUSE =
  /\b(anj\S*|anjing|bangsat|bgst|babi|tolol|goblok|goblog|bego|maling|kontol|asu|jancok|jancuk|tai|keparat|bajingan|kampret|monyet)(?=\W|$)/i;
const THANKS = list(
  'terima kasih|makasih|trims|trim kasih|matur nuwun|nuhun|hatur nuhun|tabik|maju terus|mantap|salut|puas|bangga|apresiasi',
);
const GOOD = list(
  'cepat|bagus|baik|ramah|mantap|hebat|memuaskan|sigap|maju terus|keren|salut|puas|bersih|tanggap|sukses|mulus|senang|seneng|' +
    'lancar|nyaman|indah|rapi|rapih|terang|membantu|terbantu|gembira|luar biasa',
);
const SPAM = [
  /\b(undian|hadiah|pemenang|menang|jackpot|gratis pulsa|kuis)\b[\s\S]*\b(rp|juta|jt|hub|klik|cek|www|http|mobil|motor|poin|pin)\b/i,
  /\b(isiin|isikan|isi|kirim|transfer|beliin|belikan)\s+(saya\s+|sy\s+)?(dulu\s+)?pulsa\b/i,
  /\b(mama|papa|mamah|bapak|ibu)\b[\s\S]{0,40}\b(kantor polisi|rumah sakit|rs)\b[\s\S]{0,60}\bpulsa\b/i,
  /\b(pinjaman|pinjam uang|dana tunai|kredit cepat|bunga rendah|tanpa jaminan|bpkb)\b[\s\S]*\b(hub|wa|cair|telp|call|proses|syarat)\b/i,
  /\b(slot|togel|gacor|maxwin|deposit|poker|casino|judi online|bonus new member)\b/i,
  /\b(promo|diskon|jual|obral)\b[\s\S]*\b(hub|wa|order|minat|http|www)\b/i,
  /\b(http|www\.|bit\.ly|\.com\b)/i,
];
const OPERATOR = [
  /\b(pulsa|kuota|saldo)\b[\s\S]{0,40}\b(rp\.?\s?[\d.]+|berlaku|s\.?d\.?|aktif|masa|sisa|habis|hampir)\b[\s\S]*?(\*\d+(\*\d+)*#|\d{1,2}[/-]\d{1,2}|gb|mb|s\.?d\.?|masa)/i,
  /\bpelanggan (yth|telkomsel|xl|im3|tri|indosat)\b|\*\d{2,3}(\*\d+)*#/i,
  /\b(kode otp|otp anda|kode verifikasi)\b/i,
];
const ASKING_AFTER = list(
  'laporan saya|laporan sy|aduan saya|aduan sy|pengaduan saya|sms saya|sms sy|keluhan saya|laporan kami|aduan kami|laporan minggu lalu|' +
    'sudah lapor ke sini|yang kemarin|yg kemarin|tindak lanjutnya|tindaklanjutnya|belum ada tanggapan|belum ditanggapi|kok belum dijawab|' +
    'belum ada jawaban|percuma ada sms|sampai mana|sampai dimana|gimana laporan|bagaimana laporan|perkembangannya|progresnya|kapan dikerjakan|kok lama pak|kok lama bu|kok belum juga',
);
/** Questions that a short text can only mean about something reported before. */
const ASKING_WHEN = list(
  'kapan diperbaiki|kapan dikerjakan|kapan ditangani|kapan ditindak|kapan turun|kapan datang|kapan dibalas|kapan dijawab|' +
    'kapan selesai|kapan beres|kapan diangkut|kapan dibenerin|kapan dibetulin|kapan ada tindakan|ada kabar|ada kabarnya|' +
    'apa kabarnya|gimana kabarnya|sudah ditindak|sudah diproses|sudah diteruskan|gimana pak|gimana bu|bagaimana pak|bagaimana bu',
);
const SHORT = 6;
const UNSOLVED = list(
  'belum diperbaiki juga|belum juga|masih rusak|masih mati|masih sama|masih belum|tetap saja|tetap rusak|rusak lagi|mati lagi|' +
    'belum ada yang datang|belum selesai|tidak sesuai|bohong|belum beres|tidak ada yang datang|belum ada perubahan',
);
const DONE =
  /\b(sudah|sdh|udah|udh|dah)\b[\s\S]{0,30}\b(diperbaiki|dibenerin|dibetulin|ditimbun|nyala|hidup|beres|jadi|selesai|diangkut|lancar|ngalir|diterima|cair|ditambal|bersih|baik|menyala|bagus)\b/i;
const OFFICER_WORDS =
  /^\s*(siap|sip|monitor|dimonitor|mntr|86|laksanakan|ok|oke|baik|ijin|izin|sudah|sdh|sedang|sdg|kami|akan|segera|besok|bsk|nanti|masih|blm|belum|mohon waktu|tim|petugas|sdng)\b/i;

export function isOperatorSender(address: string | undefined): boolean {
  return address !== undefined && (/[A-Za-z*#]/.test(address) || /^\+?\d{2,6}$/.test(address));
}

export function operatorText(raw: string): boolean {
  return OPERATOR.some((pattern) => pattern.test(raw));
}

/** Advertising and fraud: two signs, or one that no citizen writes. */
export function spamText(raw: string): boolean {
  return SPAM.some((pattern) => pattern.test(raw));
}

export function flagsOf({ full, typed, raw }: Read): Flag[] {
  const flags: Flag[] = [];
  if (hasAny(full, DANGER) !== null || hasAny(typed, DANGER) !== null) flags.push('emergency');
  if (hasAny(full, SECRET) !== null || hasAny(typed, SECRET) !== null) flags.push('secret');
  if (ABUSE.test(raw)) flags.push('abusive');
  return flags;
}

/** Praise without a wish: thanks together with something good, and nothing asked for. */
export function isAppreciation({ full }: Read): boolean {
  const wish = /\b(tolong|mohon|minta|kapan|belum|rusak|mati|tapi|kenapa|bantu|harap)\b/.test(full);
  return !wish && hasAny(full, THANKS) !== null && hasAny(full, GOOD) !== null;
}

/** Whether a text speaks of an earlier message of this person. */
export function followUpOf({ full, typed }: Read): Understanding['followUp'] {
  const length = full.trim().split(' ').length;
  if (hasAny(full, UNSOLVED) !== null && length <= 14) return 'unsolved';
  if (hasAny(full, ASKING_AFTER) !== null || hasAny(typed, ASKING_AFTER) !== null) return 'chase';
  if (length <= SHORT && hasAny(full, ASKING_WHEN) !== null) return 'chase';
  if (hasAny(full, THANKS) !== null && (length <= 4 || DONE.test(full))) return 'thanks';
  return 'none';
}

export function readsAsOfficer(raw: string): boolean {
  return OFFICER_WORDS.test(raw);
}

const QUESTION = list(
  'syaratnya|syarat|persyaratan|caranya|cara mengurus|cara urus|gimana cara|bagaimana cara|berapa biaya|biayanya|apa bisa|' +
    'bisa tidak|bs gak|bisa gak|bisakah|apakah bisa|boleh tidak|di mana mengurus|dimana mengurus|lapor ke mana|lapor kemana|kemana lapor|ke mana|' +
    'jam berapa|jadwal|kapan dibuka|kapan ada|kapan perbaikan|kapan mulai|ada berapa|info tentang|mau tanya|mau nanya|numpang tanya|cara benerin|bagaimana ya',
);
const WISH = list(
  'sebaiknya|alangkah baiknya|kalau bisa diadakan|mohon diadakan|tolong diadakan|adain|diadakan|andai|hendaknya|seharusnya ada',
);
/** These open a suggestion; later in a text they only report one ("sudah 3x usul"). */
const WISH_WORDS = list('saran|usul|usulan|masukan|aspirasi');
const OPENING_WORDS = 5;

/** A question for information rather than a complaint in question form. */
export function asksForInformation({ full, typed }: Read): boolean {
  return hasAny(full, QUESTION) !== null || hasAny(typed, QUESTION) !== null;
}

export function makesSuggestion({ full }: Read): boolean {
  const opening = ` ${full.trim().split(' ').slice(0, OPENING_WORDS).join(' ')} `;
  return hasAny(full, WISH) !== null || hasAny(opening, WISH_WORDS) !== null;
}

const SMALL_TALK =
  /^\W*(tes+|test+|testing|tes sms|cek sms|coba|p+|hai|halo|hallo|hello|hi|assalamualaikum|ass|salam|permisi|ping|pagi|siang|sore|malam|selamat \w+|ini (no|nomor|nomer|siapa)\b[\s\S]{0,20}|siapa (ini|nih|ya)\b[\s\S]{0,15}|dengan siapa[\s\S]{0,15}|nomor siapa[\s\S]{0,15}|iya|ya|y|ok|oke|sip|tidak|gak|bukan|salah (sambung|kirim)[\s\S]{0,15}|maaf salah[\s\S]{0,15}|hotline apa[\s\S]{0,20}|apa ini[\s\S]{0,10})\W*$/i;

/** Greetings, tests, "who is this": nothing to be handled. */
export function isSmallTalk(raw: string): boolean {
  return SMALL_TALK.test(raw);
}
