import { createHash } from 'node:crypto';
import { ERASED } from '../../../machines/district/personal.ts';
import type { KeptDocument, LetterContext } from '../../../machines/letter/context.ts';
import type { Person } from '../../../machines/people/people.ts';
import type { StoredDocument } from '../../../store/ports/documents.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { keptPdf } from '../../print/kept-pdf.ts';
import type { PrintPdf } from '../../print/print.ts';
import { maySeeNamed } from '../people/scope.ts';

/** The papers of a year's letters as they go into the archive: file by file, each with its hash. */

/** A paper of a letter as it goes into the archive; `why` where it does not. */
export interface Paper {
  kind: KeptDocument['kind'];
  path: string;
  sha256: string;
  why: string | null;
}

export interface Item {
  letter: LetterContext;
  papers: Paper[];
}

const WHY = {
  unseen: 'disimpan lembaga pengawas',
  destroyed: 'sudah dimusnahkan menurut JRA',
  missing: 'tidak ada di penyimpanan',
  changed: 'tidak cocok dengan sidiknya',
} as const;

export const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const safe = (text: string) => text.replace(/[^\w.-]+/g, '-');

function pathOf(
  letter: LetterContext,
  { sha256, file }: StoredDocument,
  kind: Paper['kind'],
): string {
  const ending = file === undefined ? 'pdf' : (file.name.split('.').at(-1) ?? 'bin');
  const number = safe(letter.number ?? letter.id);
  const folder = letter.kind === 'jawaban' ? 'masuk' : 'keluar';
  const name = kind === 'rendered' ? letter.kind : kind;
  return `${folder}/${number}-${safe(name)}-${sha256.slice(0, 8)}.${ending}`;
}

export type Source = Pick<
  Hotline,
  'store' | 'engine' | 'rules' | 'clock' | 'documents' | 'processes'
>;

/** Puts a file into the archive; resolves when it need not be kept any more. */
export type AddFile = (path: string, bytes: Uint8Array) => Promise<void>;

/** Reads the papers of a year one after the other; what is read is handed on at once. */
export class YearPapers {
  readonly items: Item[] = [];
  readonly hashes: string[] = [];
  private readonly hotline: Source;
  private readonly person: Person;
  private readonly printPdf: PrintPdf;

  constructor(hotline: Source, person: Person, printPdf: PrintPdf) {
    this.hotline = hotline;
    this.person = person;
    this.printPdf = printPdf;
  }

  /** The last rendering, and all that was handed in. */
  private chosen({ documents }: LetterContext): KeptDocument[] {
    const last = documents.findLast(({ kind }) => kind === 'rendered');
    return documents.filter((one) => one.kind !== 'rendered' || one === last);
  }

  /** Its bytes, or why there are none to hand out. */
  private async bytesOf(document: StoredDocument): Promise<Uint8Array | keyof typeof WHY> {
    if (document.title === ERASED) return 'destroyed';
    if (document.file === undefined) return keptPdf(this.hotline, document, this.printPdf);
    const bytes = await this.hotline.store.documents.bytes(document.id);
    if (bytes === undefined) return 'missing';
    return hashOf(bytes) === document.sha256 ? bytes : 'changed';
  }

  /** Hands on what there is of a letter, and notes it with what there is not. */
  async letter(letter: LetterContext, add: AddFile): Promise<void> {
    const papers: Paper[] = [];
    const seen = await maySeeNamed(this.hotline, this.person, 'letter', letter.id);
    for (const { id, kind } of this.chosen(letter)) {
      const document = await this.hotline.store.documents.get(id);
      const none = { kind, path: '', sha256: document?.sha256 ?? '' };
      if (!seen) papers.push({ ...none, why: WHY.unseen });
      else if (document === undefined) papers.push({ ...none, why: WHY.missing });
      else papers.push(await this.paper(letter, document, kind, add));
    }
    this.items.push({ letter, papers });
  }

  private async paper(
    letter: LetterContext,
    document: StoredDocument,
    kind: Paper['kind'],
    add: AddFile,
  ): Promise<Paper> {
    const bytes = await this.bytesOf(document);
    if (typeof bytes === 'string')
      return { kind, path: '', sha256: document.sha256, why: WHY[bytes] };
    const path = pathOf(letter, document, kind);
    const sha256 = hashOf(bytes);
    this.note(path, sha256);
    await add(path, bytes);
    return { kind, path, sha256, why: null };
  }

  note(path: string, sha256: string): void {
    this.hashes.push(`${sha256}  ${path}\n`);
  }
}
