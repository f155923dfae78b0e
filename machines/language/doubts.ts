import type { CommandName } from './understanding.ts';

/**
 * Words by which a command may not be meant as one: they speak to a colleague, ask something, or say that
 * it was sent by mistake. Then one question is asked before anything is done. Pure.
 */

const RANK =
  'kabid|kasi|kasie|kasubag|kasubbag|sekdis|sekretaris|camat|kadis|kadin|kaban|kabag|kepala|sekcam|lurah|mandor';
/** Somebody else is spoken to, before the command or at the start of its words. */
const TO_COLLEAGUE = new RegExp(
  `\\b(?:pak|pk|bu|buk|bpk|bapak|ibu|yth|mas|bang|kang|mbak)\\.?\\s+(?:${RANK})\\b|\\b(?:bos|boss|bosku|bossku|bro|gan|rekan2?|teman2|kawan2)\\b`,
  'i',
);
const STARTS_TO_COLLEAGUE = new RegExp(`^\\W*(?:pak|pk|bu|bpk|bapak|ibu)\\s+(?:${RANK})\\b`, 'i');
/** A question, or what is to be said: no answer by itself. */
const ASKS =
  /\?|\b(?:bagaimana|bgmn|bgmana|gimana|gmn|gmana|apakah|caranya|benar kan|betul kan|bener kan)\b|\b(?:di)?jawab (?:apa|gimana)\b|\b(?:mohon|mhn|minta|mnt) (?:arahan|petunjuk|saran)\b|\bbilang (?:saja|aja|sj)\b|^\W*(?:(?:itu|ini|yg|yang)\s+)*(?:siapa|apa|kapan|kenapa|knp|mengapa|berapa|brp)\b/i;
const BY_MISTAKE = /\bsalah (?:kirim|sms|orang|alamat sms)\b|^\W*(?:tes|test|testing|coba)\b\W*$/i;
/** A question to the citizen that asks him nothing. */
const ANSWERS =
  /\b(?:maaf|mf)\b.*\b(?:tidak|tdk|gak|ga|blm|belum) (?:tahu|tau|paham|mengerti|ngerti)\b/i;
/** Time is asked for: of the admin, not of the citizen. */
const TIME =
  /^\W*(?:(?:pak|bu|min|tolong|tlg|izin|ijin|mohon)\s+)*(?:(?:tambahan|tambah|perpanjangan|penambahan|kelonggaran|toleransi)\s*(?:waktu|tempo|hari)?|waktu(?:nya)?|tempo)\b(?!\s*(?:kejadian|dan|tepat|berapa|kapan))[\s:,]*/i;

/** Words that go to the citizen, so that nothing brings them back. */
const ANSWERING: ReadonlySet<CommandName> = new Set(['JAWAB', 'RALAT', 'PROSES']);

/** @param before what stands before the command, @param words what follows it and its ticket */
export function isDoubtful(name: CommandName, before: string, words: string): boolean {
  if (TO_COLLEAGUE.test(before)) return true;
  if (name === 'MINTA') return STARTS_TO_COLLEAGUE.test(words) || ANSWERS.test(words);
  if (!ANSWERING.has(name)) return false;
  return STARTS_TO_COLLEAGUE.test(words) || ASKS.test(words) || BY_MISTAKE.test(words);
}

/** The day and the reason, where MINTA asks for time; null where it asks the citizen something. */
export function timeAskedIn(words: string): string | null {
  const [asked] = TIME.exec(words) ?? [];
  return asked === undefined || words.includes('?') ? null : words.slice(asked.length);
}
