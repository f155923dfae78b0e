import type { CommandName } from '../../text/understanding.ts';
import { isAutoReply } from './auto-replies.ts';
import { statesSomething } from './command-shapes.ts';
import { mayHarm } from './harmful-answers.ts';
import { isKept } from './office-talk.ts';

/**
 * Words by which a command may not be meant as one: they speak to a colleague or to us, tell what somebody else wants,
 * put the answer off, or say that it was sent by mistake. Then one question is asked before anything is done. Pure.
 */

const RANK =
  'kabid|kasi|kasie|kasubag|kasubbag|sekdis|sekretaris|camat|kadis|kadin|kaban|kabag|kepala|sekcam|lurah|mandor';
/** Somebody else is spoken to, before the command or at the start of its words. */
const TO_COLLEAGUE = new RegExp(
  `\\b(?:pak|pk|bu|buk|bpk|bapak|ibu|yth|mas|bang|kang|mbak)\\.?\\s+(?:${RANK})\\b|\\b(?:bos|boss|bosku|bossku|bro|gan|rekan2?|teman2|kawan2)\\b`,
  'i',
);
const STARTS_TO_COLLEAGUE = new RegExp(
  `^\\W*(?:(?:pak|pk|bu|bpk|bapak|ibu)\\s+(?:${RANK})|(?:ya\\s+)?(?:${RANK}|bang|bos|bro|gan|mas|mbak))\\b`,
  'i',
);
/** Whose will it is that is told: "pak bupati minta A001 …", "kadis tanya A001 …". */
const SOMEBODY = new RegExp(
  `\\b(?:${RANK}|bupati|wabup|sekda|asisten|dewan|pimpinan|atasan|beliau|warga|pelapor|pengadu|masyarakat|kominfo|dinas|mereka|dia|orangnya|peratin)(?:nya)?[\\s,.]*$`,
  'i',
);
/** The same of whoever may only be spoken to: "ibu minta A001 difoto". */
const SPOKEN_TO = /\b(?:pak|pk|bu|ibu|bapak|bpk|mas|bang|mbak)\W*$/i;
const OURSELVES = /\b(?:saya|sy|kami|kmi|kita|aku)\W*$/i;
/** A question, or what is to be said: no answer by itself. */
const ASKS =
  /\?|\b(?:bagaimana|bgmn|bgmana|gimana|gmn|gmana|apakah|caranya|benar kan|betul kan|bener kan)\b|\b(?:di)?jawab (?:apa|gimana)\b|\b(?:mohon|mhn|minta|mnt) (?:arahan|petunjuk|saran)\b|\bbilang (?:saja|aja|sj)\b|^\W*(?:(?:itu|ini|yg|yang)\s+)*(?:siapa|apa|kapan|kenapa|knp|mengapa|berapa|brp)\b/i;
const BY_MISTAKE = /\bsalah (?:kirim|sms|orang|alamat sms)\b|^\W*(?:tes|test|testing|coba)\b\W*$/i;
/** Said to us, or of the writer: no citizen is meant to read it. */
const TO_US =
  /\b(?:pak|bu|mas|mbak|bang)?\s*(?:admin|min|operator|hotline)\b|\b(?:tolong|tlg|mohon|mhn|harap|silakan|segera)\s+(?:di)?(?:pindah\w*|alih\w*|oper\w*|terus\w*|lempar\w*|gabung\w*|hapus|tolak|tutup)\b|\b(?:menunggu|nunggu|tunggu)\s+(?:arahan|petunjuk|perintah|instruksi|pimpinan|atasan|kadis|kabid|persetujuan|disposisi)\b|\b(?:abaikan|biarkan|biarin|cuekin|gak usah|ga usah|tidak usah|tdk usah)\b\W*(?:saja|aja|sj|di\w+)?|\b(?:orang gila|orang stres|tukang (?:lapor|ngadu|protes)|cari sensasi|provokator|orangnya (?:memang|emang|ngeyel|cerewet))\b/i;
/** What is to be done with the answer, by whom and when, and nothing of the matter. */
const PUT_OFF =
  /^\W*(?:nya\b|dong\b|donk\b|dulu\b|ya\b|yah\b|secepatnya\b|secepat\b|harus\b|wajib\b|jangan\b|jgn\b|blm\b|belum\b|tolong\b|tlg\b|(?:mohon|mhn)\b(?!\s+(?:maaf|ma\W?af|bersabar|sabar|kesabaran|maklum|dimaklumi|pengertian|doa|tunggu|ditunggu|menunggu))|(?:besok|bsk|nanti|hari ini|minggu depan|senin|selasa|rabu|kamis|jumat|sore|siang|malam|segera|cepat)\s*(?:saja|aja|sj|ya|dong|pak|bu|bang|setelah|habis|sesudah|kalau|klo|min|$|[.,!]))/i;
/** Asked of somebody else than the citizen: "minta dicek alamatnya"; what he can do himself is asked of him. */
const TO_BE_DONE =
  /^\W*di(?!\W|mana|mn\b|rt|rw|dusun|pekon|desa|jalan|jln|rumah|depan|dpn|dekat|dkt|samping|belakang|sebelah|sekitar|ujung|atas|bawah|antara|situ|sana|sini|sebut|kirim|jelas|perjelas|lengkap|info|tulis|kabar|beri)[a-z]{3,}/i;
/** A question to the citizen that asks him nothing. */
const ANSWERS =
  /\b(?:maaf|mf)\b.*\b(?:tidak|tdk|gak|ga|blm|belum) (?:tahu|tau|paham|mengerti|ngerti)\b/i;
/** Time is asked for: of the admin, not of the citizen. */
const TIME =
  /^\W*(?:(?:pak|bu|min|tolong|tlg|izin|ijin|mohon)\s+)*(?:(?:tambahan|tambah|perpanjangan|penambahan|kelonggaran|toleransi)\s*(?:waktu|tempo|hari)?|waktu(?:nya)?|tempo)\b(?!\s*(?:kejadian|dan|tepat|berapa|kapan))[\s:,]*/i;

/** Commands whose reason the citizen is told, beside those that state something to him. */
const REASON_TOLD: ReadonlySet<CommandName> = new Set(['MINTA', 'TUNDA']);
/** Words that stand in many a sentence without being a command. */
const SENTENCE_WORDS: ReadonlySet<CommandName> = new Set(['MINTA', 'TERIMA']);

/** A command word where it stands: what is before it, how it is typed, and what follows it and its ticket. */
export interface InPlace {
  before: string;
  word: string;
  words: string;
}

/** The word is part of a sentence about somebody, rather than set in capitals as a command. */
function isTold(name: CommandName, { before, word }: InPlace): boolean {
  if (SOMEBODY.test(before)) return true;
  return word !== word.toUpperCase() && SENTENCE_WORDS.has(name) && SPOKEN_TO.test(before);
}

/** Without a ticket, and not set in capitals, it may be a word of the sentence: "minta dibantu pak". */
export function isInSentence(name: CommandName, { word }: InPlace): boolean {
  return (name === 'MINTA' || name === 'PROSES') && word !== word.toUpperCase();
}

/** True where one question is asked before such a command counts. */
export function isDoubtful(name: CommandName, place: InPlace): boolean {
  const { before, words } = place;
  if (TO_COLLEAGUE.test(before) || isTold(name, place)) return true;
  // a note to the office in brackets is kept apart from the answer
  const outside = words.replace(/\([^)]*\)/g, ' ');
  const states = statesSomething(name);
  const isRead = states || REASON_TOLD.has(name);
  if (isRead && (isKept(outside) || mayHarm(outside))) return true;
  if (name === 'MINTA')
    return [STARTS_TO_COLLEAGUE, ANSWERS, TO_BE_DONE].some((sign) => sign.test(words));
  if (!states) return false;
  if (STARTS_TO_COLLEAGUE.test(words) || ASKS.test(words) || BY_MISTAKE.test(words)) return true;
  if (TO_US.test(outside) || isAutoReply(words)) return true;
  const capital = place.word === place.word.toUpperCase() && !OURSELVES.test(before);
  return !capital && PUT_OFF.test(words);
}

/** The day and the reason, where MINTA asks for time; null where it asks the citizen something. */
export function timeAskedIn(words: string): string | null {
  const [asked] = TIME.exec(words) ?? [];
  return asked === undefined || words.includes('?') ? null : words.slice(asked.length);
}
