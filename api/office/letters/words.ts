import type { LetterKind } from '../../../machines/letter/context.ts';

/** What letters and their states are called. */

export const LETTER_KINDS: Record<LetterKind, string> = {
  penerusan: 'Penerusan aduan',
  teguran: 'Teguran',
  jawaban: 'Jawaban SKPD',
  'pengantar-koran': 'Pengantar ke koran',
  laporan: 'Laporan',
};

/** What a kind of letter is called; of a process of the pack by its own name: `Tanda terima`. */
export function letterKindWord(kind: string): string {
  const own: Readonly<Record<string, string>> = LETTER_KINDS;
  const name = kind.slice(kind.indexOf('.') + 1).replaceAll('-', ' ');
  return own[kind] ?? name.charAt(0).toUpperCase() + name.slice(1);
}

export const LETTER_STATES: Record<string, string> = {
  draft: 'konsep',
  initialled: 'diparaf',
  signing: 'sedang diberi nomor',
  signed: 'ditetapkan',
  sent: 'dikirim',
  received: 'diterima',
  archived: 'diarsipkan',
  voided: 'batal',
};
