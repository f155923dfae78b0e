import { createHash } from 'node:crypto';
import type { Requested } from '../../../machines/engine/engine.ts';
import { ATTACHED } from '../../../machines/letter/acts.ts';
import type { KeptKind, LetterContext } from '../../../machines/letter/context.ts';
import { OFFICE } from '../people/person.ts';
import { DeskError, type DeskParts } from './draft.ts';

/** Scans of signed letters: only what a scanner gives, known by its first bytes and not by its name. */

export interface Scan {
  /** Safe as the name of a file, with the ending of its type. */
  name: string;
  /** Media type (IANA). */
  type: string;
  bytes: Uint8Array;
  /** Hexadecimal. */
  sha256: string;
}

export interface FileKind {
  type: 'application/pdf' | 'image/png' | 'image/jpeg';
  ending: string;
  /** First bytes of every such file. */
  magic: number[];
}

const KINDS: FileKind[] = [
  // "%PDF-" (ISO 32000-1 §7.5.2)
  { type: 'application/pdf', ending: 'pdf', magic: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  // PNG §5.2
  { type: 'image/png', ending: 'png', magic: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  // start of image and of the next marker (ITU-T T.81 Annex B)
  { type: 'image/jpeg', ending: 'jpg', magic: [0xff, 0xd8, 0xff] },
];

/** What a file is, whatever it is called; undefined for all others. */
export function kindOf(bytes: Uint8Array): FileKind | undefined {
  return KINDS.find(({ magic }) => magic.every((byte, n) => bytes[n] === byte));
}

const LONGEST_NAME = 80;

/** What a name may not hold: path and shell signs, control and invisible characters, and those that turn text around. */
const UNSAFE = /[\p{C}\p{Zl}\p{Zp}"'*/:<>?\\|;%`$&]/gu;

/**
 * A name as it may be kept and sent back: of the file alone, without its folder, with the ending that fits
 * its type whatever it was called.
 */
export function safeName(given: string, ending: string): string {
  const last = given.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const stem = last
    .replace(UNSAFE, ' ')
    .replace(/\.[\p{L}\d]{1,8}$/u, '')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const cut = [...stem].slice(0, LONGEST_NAME).join('').trim();
  return `${cut === '' ? 'pindaian' : cut}.${ending}`;
}

/**
 * Takes a file that was handed in.
 * @param given its name as the browser sent it
 * @throws DeskError when it is empty or no PDF, PNG or JPEG
 */
export function readScan(bytes: Uint8Array, given: string): Scan {
  if (bytes.length === 0) throw new DeskError('Berkas yang diunggah kosong.');
  const kind = kindOf(bytes);
  if (kind === undefined)
    throw new DeskError('Berkas ini bukan PDF, JPEG, atau PNG. Pindai suratnya ke salah satunya.');
  const { type, ending } = kind;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { name: safeName(given, ending), type, bytes, sha256 };
}

/**
 * Keeps a scan with its letter; the same file again changes nothing.
 * @returns how the register took it
 */
export async function attachScan(
  { store, engine, clock, by = OFFICE }: DeskParts,
  letter: LetterContext,
  { name, type, bytes, sha256 }: Scan,
  kind: Exclude<KeptKind, 'rendered'> = 'scan',
): Promise<Requested> {
  const id = `${letter.id}:pindaian:${sha256}`;
  if (letter.documents.some((document) => document.id === id)) return 'duplicate';
  const { about } = letter;
  const number = letter.number ?? '';
  const [instance = letter.id, ...others] = about;
  await store.documents.archive(
    {
      ...{ id, instance, type: 'pindaian', number, title: `${ATTACHED[kind]} ${number}`, html: '' },
      ...{ sha256, createdAt: clock.now(), file: { name, type, size: bytes.length } },
    },
    { about: others, bytes },
  );
  const event = { type: 'letter.attach', document: id, kind };
  return engine.request(letter.id, event, by, `${id}:attach`);
}
