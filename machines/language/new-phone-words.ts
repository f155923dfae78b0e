import { mobilesIn } from '../phone-number.ts';
import type { Understanding } from '../understanding.ts';

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

/** What a number may be of besides a phone. */
const OTHER =
  /\b(?:antri\w*|rumah|rekening|ktp|kk|nik|induk|polisi|plat|meter|pelanggan|token|kursi|urut|dicuri|dicopet|maling|jambret|dirampas)\b/i;

/** Longer ones say more than that. */
const LONGEST = 160;

/** True where the SMS is about nothing but its sender's own number. */
export function wantsNewPhone({ command, text, action, marked }: Understanding): boolean {
  if (command?.name === 'GANTI') return true;
  if (command !== null || marked || action === 'route') return false;
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
