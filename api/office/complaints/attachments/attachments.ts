import { createHash } from 'node:crypto';
import { ToldError } from '../../../../machines/base/told-error.ts';
import type { StoredDocument } from '../../../../store/ports/documents.ts';
import type { Store } from '../../../../store/ports/store.ts';
import { type FileKind, kindOf, safeName } from '../../letters/scan.ts';
import { BrokenFile, strippedJpeg } from './jpeg.ts';
import { pdfInThread } from './pdf-in-thread.ts';
import { strippedPng } from './png.ts';

/**
 * Pictures and papers that a reporter sends along. They are known by their first bytes and not by their name, and kept
 * without the place and time that cameras write into them.
 */

/** What they are filed as. */
export const ATTACHMENT = 'lampiran';
/** More of one complaint are refused. */
const MOST = 10;

/** A file that is not taken; the message says why. */
export class AttachmentError extends ToldError {
  override readonly name = 'AttachmentError';
}

const STRIPPED: Record<FileKind['type'], (file: Buffer) => Buffer | Promise<Buffer>> = {
  'application/pdf': pdfInThread,
  'image/png': strippedPng,
  'image/jpeg': strippedJpeg,
};

export const ATTACHMENT_TYPES = Object.keys(STRIPPED) as FileKind['type'][];

/** @throws AttachmentError */
async function stripped(file: Buffer): Promise<{ kind: FileKind; bytes: Buffer }> {
  const kind = kindOf(file);
  if (kind === undefined) throw new AttachmentError('It is no JPEG, PNG or PDF.');
  try {
    return { kind, bytes: await STRIPPED[kind.type](file) };
  } catch (error) {
    if (error instanceof BrokenFile)
      throw new AttachmentError(`The file is broken: ${error.message}.`);
    throw error;
  }
}

/**
 * Keeps a file with a complaint; the same file again changes nothing.
 * @param at epoch milliseconds
 * @param name as whoever sent it calls it
 * @throws AttachmentError
 */
export async function attach(
  { documents }: Pick<Store, 'documents'>,
  complaint: string,
  { file, name, at }: { file: Buffer; name: string; at: number },
): Promise<StoredDocument> {
  const { kind, bytes } = await stripped(file);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const id = `${complaint}:${ATTACHMENT}:${sha256}`;
  const before = (await documents.of(complaint)).filter(({ type }) => type === ATTACHMENT);
  const known = before.find((document) => document.id === id);
  if (known !== undefined) return known;
  if (before.length >= MOST) throw new AttachmentError(`It has ${MOST} attachments already.`);
  const facts = { name: safeName(name, kind.ending), type: kind.type, size: bytes.length };
  const document = {
    ...{ id, instance: complaint, type: ATTACHMENT, number: '', html: '', sha256 },
    ...{ title: `Lampiran pelapor: ${facts.name}`, createdAt: at, file: facts },
  };
  await documents.archive(document, { bytes });
  return document;
}
