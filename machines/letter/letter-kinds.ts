/** The kinds of letters of the hotline itself, declared once: register, exports, desk and commands name them from here. */

interface DeclaredKind {
  /** As people read it. */
  name: string;
  /** The admin may word its draft otherwise. */
  reworded?: true;
}

export const LETTER_KINDS = {
  penerusan: { name: 'Penerusan aduan', reworded: true },
  /** The first word to an agency that stays silent; what follows is a reprimand, which its superior signs. */
  pengingat: { name: 'Pengingat', reworded: true },
  teguran: { name: 'Teguran', reworded: true },
  /** What comes in, with the number of whoever sent it. */
  jawaban: { name: 'Jawaban SKPD' },
  'pengantar-koran': { name: 'Pengantar ke koran' },
  laporan: { name: 'Laporan' },
} as const satisfies Record<string, DeclaredKind>;

export type LetterKind = keyof typeof LETTER_KINDS;

/** What each is called, in the order above. */
export const LETTER_NAMES = Object.fromEntries(
  Object.entries(LETTER_KINDS).map(([kind, { name }]) => [kind, name]),
) as Record<LetterKind, string>;

const DECLARED: Readonly<Record<string, DeclaredKind>> = LETTER_KINDS;

/** What a kind of letter is called; of a process of the pack by its own name: `Tanda terima`. */
export function letterKindWord(kind: string): string {
  const name = kind.slice(kind.indexOf('.') + 1).replaceAll('-', ' ');
  return DECLARED[kind]?.name ?? name.charAt(0).toUpperCase() + name.slice(1);
}

/** Whether the admin may word a draft of this kind otherwise. */
export function isReworded(kind: string): boolean {
  return DECLARED[kind]?.reworded === true;
}
