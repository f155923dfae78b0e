import { mobilesIn } from '../../numbers/phone-number.ts';
import type { Understanding } from '../../text/understanding.ts';
import { shapeOf } from './command-shapes.ts';

/** Words of somebody whose phone number is another one now. */

const NUMBER = '(?:no|nomor|nomer|nmr|nmor|nope|kartu (?:hp|sim)|sim ?card)';
const OWN =
  '(?:\\s+(?:hp|wa|telp|telpon|telepon|tlp|sms|saya|sy|sya|aku|kami|lama|yg lama|pelapor))*';
const CHANGED = '(?:ganti|gnti|berganti|diganti|pindah|dipindah|tukar|berubah)';
const GONE = '(?:hilang|mati|hangus)';
const DONE = '(?:\\s+(?:sudah|sdh|udah|telah|tlh|mau|akan|lagi))*';
/** "ganti nomor", "pindah ke nomor baru", "ganti hp". */
const CHANGES = new RegExp(`\\b${CHANGED}\\s+(?:ke\\s+)?(?:${NUMBER}|hp)\\b`, 'i');
/** "nomor hp saya sudah ganti". */
const IS_CHANGED = new RegExp(`\\b${NUMBER}${OWN}${DONE}\\s+(?:${CHANGED}|${GONE})\\b`, 'i');
/** "ini nomor baru saya". */
const NEW = new RegExp(
  `\\b${NUMBER}(?:\\s+(?:hp|wa))?\\s+baru\\s+(?:saya|sy|sya|kami|aku)\\b`,
  'i',
);

const IDLE =
  '(?:(?:ke|dari|no|nomor|nomer|nmr|hp|lama|baru|yg|yang|saya|sy|tiket|aduan|pak|bu|min|tolong|mohon|trims|makasih)\\b\\W*)*';
/** `GANTI 0812…`, `ganti` alone: the command without its ticket, and nothing else. */
const UNNAMED = new RegExp(
  `^\\W*(?:${shapeOf('GANTI')?.words.join('|') ?? ''})\\b\\W*${IDLE}(?:\\+?[068][\\d .-]{8,18}\\W*)?${IDLE}$`,
  'i',
);

/** What a number may be of besides a phone. */
const OTHER =
  /\b(?:antri\w*|rumah|rekening|ktp|kk|nik|induk|polisi|plat|meter|pelanggan|token|kursi|urut|dicuri|dicopet|maling|jambret|dirampas)\b/i;

/** Longer ones say more than that. */
const LONGEST = 160;

/** True where the SMS is about nothing but its sender's own number. */
export function wantsNewPhone({ command, text, action, marked }: Understanding): boolean {
  if (command?.name === 'GANTI') return true;
  if (command !== null) return false;
  if (UNNAMED.test(text)) return true;
  if (marked || action === 'route') return false;
  if (text.length > LONGEST || OTHER.test(text)) return false;
  return CHANGES.test(text) || IS_CHANGED.test(text) || NEW.test(text);
}

/** The ticket that words about a new phone name; null where they name none. */
export function ticketMoved({ command, ticket }: Understanding): string | null {
  return command?.name === 'GANTI' ? command.ticket : ticket;
}

/** The number in words about a new phone that is not the one they come from. */
export function otherPhone({ text }: Understanding, from: string): string | null {
  return mobilesIn(text).find((number) => number !== from) ?? null;
}

const LEAD = '^\\W*(?:(?:maaf|mf|pak|bu|bpk|ibu|min|admin|lho|loh|eh|hah)\\W+)*';
const END = '(?:\\W+(?:pak|bu|min|admin|ya|kok|lho|loh|itu|ini|tolong|trims|makasih))*\\W*$';
const NO = '(?:tidak|tdk|tak|ga|gak|gk|nggak|enggak|ndak|bukan|bkn|jangan|jgn|ora|mboten)';
/** Says no, of whatever was asked last. */
const REFUSES = new RegExp(
  `${LEAD}(?:${NO}|batal(?:kan)?|tolak)(?:\\W+(?:jadi|usah|mau|setuju|batal(?:kan)?))*${END}`,
  'i',
);
/** "bukan saya", "saya tidak minta ganti nomor", "jangan dipindah", "kode apa ini": of a new phone alone. */
const REFUSES_MOVE = new RegExp(
  `\\b(?:${NO}|batal(?:kan)?)\\W+(?:(?:pernah|merasa|ada|ikut|mau|yang|yg|akan)\\W+)*(?:saya|sy|aku|kami|(?:me)?minta|mnta|meminta|(?:di)?ganti\\w*|(?:di)?pindah\\w*|kode)\\b|\\bkode\\W+(?:apa|untuk apa|utk apa)\\b`,
  'i',
);
/** A matter of its own says more than that. */
const LONGEST_REFUSAL = 80;

/** Whether the SMS says no to a new phone: plainly, or in words that may be for anything that was asked. */
export function refusesNewPhone({
  command,
  text,
  ticket,
}: Pick<Understanding, 'command' | 'text' | 'ticket'>): 'plainly' | 'perhaps' | null {
  if (command !== null || ticket !== null || text.length > LONGEST_REFUSAL) return null;
  if (REFUSES.test(text)) return 'perhaps';
  return REFUSES_MOVE.test(text) ? 'plainly' : null;
}
