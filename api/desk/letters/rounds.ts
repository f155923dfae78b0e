import type { Request } from 'express';
import { ToldError } from '../../../machines/base/told-error.ts';
import type { LetterContext } from '../../../machines/letter/context.ts';
import { LETTER } from '../../../machines/letter/kind.ts';
import { letterKindWord } from '../../../machines/letter/letter-kinds.ts';
import type { StoredDocument } from '../../../store/ports/documents.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { EmptyDraftError } from '../../office/letters/draft.ts';
import { actorOf } from '../../pages/access/actor.ts';
import { nameSubject } from '../../pages/access/audited.ts';
import { PageError } from '../../pages/errors.ts';
import { fields, formKey, pathPart } from '../../pages/form.ts';
import { Pages } from '../../pages/pages.ts';
import type { View, Views } from '../../pages/views.ts';
import { keptPdf } from '../../print/kept-pdf.ts';
import type { PrintPdf } from '../../print/print.ts';
import { letterAddress } from '../common/letter-address.ts';
import { saidIn } from './act-forms.ts';
import { printFailure } from './documents.ts';
import { STEPS, type Step, stepNamed, type Taking, take } from './steps.ts';

/**
 * `/register/putaran`: many letters at once, as an office works them off: all that wait are signed, printed
 * together, and noted as sent with one courier. Each is noted for itself; what cannot be is named with its reason.
 */

/** As many as a page of the register has. */
const MOST = 50;

/** Steps that many letters can take at once, by the state they are in. */
const TOGETHER: Record<string, readonly string[]> = {
  draft: ['letter.initial', 'letter.sign'],
  initialled: ['letter.sign'],
  signed: ['letter.send'],
  sent: ['letter.archive'],
};

/** @param state of the letters; empty where the list shows all */
export function roundSteps(state: string): readonly Step[] {
  const types = TOGETHER[state] ?? [];
  return STEPS.filter(({ type }) => types.includes(type));
}

/** @throws PageError 400 where none was chosen, or too many */
function chosen(ids: string[]): string[] {
  const letters = [...new Set(ids)];
  if (letters.length === 0) throw new PageError(400, 'Belum ada surat yang dipilih.');
  if (letters.length > MOST)
    throw new PageError(400, `Terlalu banyak surat: paling banyak ${MOST} sekali jalan.`);
  return letters;
}

/** What became of one letter of a round. */
interface Taken {
  letter: LetterContext;
  /** Why it was not noted; null where it was. */
  reason: string | null;
}

/** Why a letter is left out, in words for the admin. @throws what is nobody's mistake at the desk */
function reasonOf(error: unknown): string {
  if (error instanceof PageError || error instanceof ToldError) return error.message;
  throw error;
}

/** A draft of which nothing is left has neither number nor date: it is put aside, and says so. */
async function putAside(
  { engine }: Hotline,
  letter: string,
  { message: reason }: EmptyDraftError,
  { by, key }: Pick<Taking, 'by' | 'key'>,
): Promise<string> {
  await engine.request(letter, { type: 'letter.void', reason }, by, `desk:${letter}:${key}:void`);
  return `${reason} Konsepnya dibatalkan.`;
}

async function takeRound(
  hotline: Hotline,
  step: Step,
  letters: string[],
  request: Request,
): Promise<Taken[]> {
  const { label, asks } = step.desk;
  // a number by hand is for one letter
  const said = asks === 'number' ? {} : saidIn(hotline, request, step.desk);
  const [by, key] = [actorOf(request), `${step.desk.name}:${formKey(request)}`];
  const kept = hotline.engine.instances.of(LETTER);
  const taken: Taken[] = [];
  for (const letter of letters) {
    const reason = await take(hotline, { letter, step, said, by, key }).then(
      () => null,
      (error) =>
        error instanceof EmptyDraftError
          ? putAside(hotline, letter, error, { by, key })
          : reasonOf(error),
    );
    const after = await kept.context(letter);
    if (after === undefined) throw new PageError(404, `“${label}”: surat ini tidak ada.`);
    taken.push({ letter: after, reason: reason ?? after.declined });
  }
  return taken;
}

const rowOf = ({ letter: { id, number, kind, subject, addressee }, reason }: Taken): View => ({
  ...{ id, subject, addressee, reason },
  number: number ?? 'belum bernomor',
  kind: letterKindWord(kind),
  address: letterAddress(id),
});

function outcomeView(step: Step, taken: Taken[]): View {
  const done = taken.filter(({ reason }) => reason === null);
  return {
    label: step.desk.label,
    done: done.map(rowOf),
    left: taken.filter(({ reason }) => reason !== null).map(rowOf),
    printable: step.type === 'letter.sign' && done.length > 0,
    next: step.type === 'letter.sign' ? 'signed' : null,
  };
}

/** The renderings of letters, as they were archived when they were signed. @throws PageError 400 */
async function renderings(
  { store, engine }: Hotline,
  letters: string[],
): Promise<StoredDocument[]> {
  const pages: StoredDocument[] = [];
  for (const id of letters) {
    const letter = await engine.instances.of(LETTER).context(id);
    const rendered = letter?.documents.findLast(({ kind }) => kind === 'rendered');
    const document = rendered === undefined ? undefined : await store.documents.get(rendered.id);
    if (document === undefined)
      throw new PageError(400, 'Surat yang belum ditetapkan tidak dapat dicetak bersama.');
    pages.push(document);
  }
  return pages;
}

export function roundRoutes(hotline: Hotline, views: Views, printPdf: PrintPdf): Pages {
  const pages = new Pages();
  pages.post('/register/putaran/cetak', { noted: 'letter.printed' }, async (request, response) => {
    const letters = chosen(fields(request, 'surat'));
    const pages = await renderings(hotline, letters);
    nameSubject(request, null, { letters: letters.join(' ') });
    try {
      const pdfs: Buffer[] = [];
      for (const page of pages) pdfs.push(await keptPdf(hotline, page, printPdf));
      const { joinPdfs } = await import('../../print/pdf-a.ts');
      response.set('Content-Disposition', 'inline; filename="surat-putaran.pdf"');
      response.type('pdf').send(await joinPdfs(pdfs, 'Surat Hotline SMS Center'));
    } catch (error) {
      const notice = printFailure(error);
      if (notice === undefined) throw error;
      throw new PageError(501, notice);
    }
  });
  pages.post('/register/putaran/:name', { noted: 'letter.acted' }, async (request, response) => {
    const step = stepNamed(pathPart(request, 'name'));
    const letters = chosen(fields(request, 'surat'));
    const taken = await takeRound(hotline, step, letters, request);
    nameSubject(request, null, { name: step.desk.name, letters: letters.join(' ') });
    response.send(views.page('register-putaran', step.desk.label, outcomeView(step, taken)));
  });
  return pages;
}
