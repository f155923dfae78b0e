import type { LetterKind } from '../../../machines/letter/context.ts';

/** What letters and their states are called. */

export const LETTER_KINDS: Record<LetterKind, string> = {
  penerusan: 'Penerusan aduan',
  teguran: 'Teguran',
  jawaban: 'Jawaban SKPD',
  'pengantar-koran': 'Pengantar ke koran',
  laporan: 'Laporan',
};

export const LETTER_STATES: Record<string, string> = {
  draft: 'konsep',
  initialled: 'diparaf',
  signed: 'ditandatangani',
  sent: 'dikirim',
  archived: 'diarsipkan',
  voided: 'batal',
};
