import type { Request } from 'express';
import type { AnyMachineSnapshot } from 'xstate';
import { ATTACHED, type LetterAct } from '../../../machines/letter/acts.ts';
import type { LetterContext } from '../../../machines/letter/context.ts';
import { LETTER } from '../../../machines/letter/kind.ts';
import type { Actor } from '../../../machines/people/actor.ts';
import { mayDo } from '../../../machines/people/may-do.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { isRevisable, reviseLetter, reworded, wordingOf } from '../../office/letters/revise.ts';
import { attachScan } from '../../office/letters/scan.ts';
import { draftHtml } from '../../office/paper/print.ts';
import { actorOf } from '../../pages/access/actor.ts';
import { PageError } from '../../pages/errors.ts';
import { field, pathPart } from '../../pages/form.ts';
import { ADMIN, Pages } from '../../pages/pages.ts';
import { oneFile, scanOf } from '../../pages/upload.ts';
import type { Views } from '../../pages/views.ts';
import { letterAddress } from '../common/letter-address.ts';
import { wordingFrom } from './new-letter.ts';
import type { Pending, PendingLetters } from './pending.ts';
import { atDesk, toPreview } from './preview.ts';

/** What may be changed of a letter in the register: its words while it is a draft, and the files that belong to it. */

interface FoundLetter {
  letter: LetterContext;
  snapshot: AnyMachineSnapshot;
}

/** @throws PageError 404 */
async function letterOf({ engine }: Hotline, request: Request): Promise<FoundLetter> {
  const found = await engine.instances.of(LETTER).snapshot(pathPart(request, 'id'));
  if (found === undefined) throw new PageError(404, 'Surat ini tidak ada.');
  return { letter: found.snapshot.context, snapshot: found.snapshot };
}

const LATE = 'Surat ini sudah tidak bisa diubah. Muat ulang halamannya.';

/** Whether the register takes a new wording, and a scan, of this letter now. @param by null for those who only look */
export function changesOf({ letter, snapshot }: FoundLetter, by: Actor | null, at: number) {
  const takes = (type: LetterAct) => mayDo(snapshot, by, { type, document: '-' }, at);
  return {
    revise: isRevisable(letter) && takes('letter.revise'),
    attach: takes('letter.attach'),
  };
}

/** @throws PageError 409 once it is signed */
async function revisable(hotline: Hotline, request: Request): Promise<LetterContext> {
  const found = await letterOf(hotline, request);
  if (!changesOf(found, actorOf(request), hotline.clock.now()).revise)
    throw new PageError(409, LATE);
  return found.letter;
}

async function revision(hotline: Hotline, request: Request): Promise<Pending> {
  const letter = await revisable(hotline, request);
  const { id, subject } = letter;
  const wording = wordingFrom(request);
  return {
    title: `Konsep ${subject}, diubah`,
    html: await draftHtml(hotline, reworded(letter, wording)),
    about: letter.about,
    notes: [],
    button: 'Simpan konsep',
    scan: 'none',
    back: `${letterAddress(id)}/ubah`,
    async issue({ by }, key) {
      const outcome = await reviseLetter({ ...hotline, by }, letter, wording, key);
      if (outcome === 'refused' || outcome === 'missing') throw new PageError(409, LATE);
      return letterAddress(id);
    },
  };
}

/** What the file is. @throws PageError 400 for what there is not */
function keptKind(request: Request): keyof typeof ATTACHED {
  const given = field(request, 'jenis') || 'scan';
  const kind = (Object.keys(ATTACHED) as (keyof typeof ATTACHED)[]).find((one) => one === given);
  if (kind === undefined)
    throw new PageError(400, 'Jenis berkas ini tidak ada. Pilih dari daftar.');
  return kind;
}

/** @param scanLimit largest scan, bytes */
export function letterChangeRoutes(
  hotline: Hotline,
  views: Views,
  pending: PendingLetters,
  scanLimit: number,
): Pages {
  const pages = new Pages();
  pages.get('/register/:id/ubah', ADMIN, async (request, response) => {
    const letter = await revisable(hotline, request);
    const { id, subject: title } = letter;
    const view = { ...wordingOf(letter), title, address: letterAddress(id) };
    response.send(views.page('surat-ubah', `Ubah konsep ${title}`, view));
  });
  pages.post('/register/:id/ubah', { noted: null }, async (request, response) => {
    toPreview(pending, response, await atDesk(hotline, () => revision(hotline, request)));
  });
  pages.post(
    '/register/:id/pindaian',
    { noted: 'letter.scanned' },
    oneFile(scanLimit),
    async (request, response) => {
      const found = await letterOf(hotline, request);
      const scan = scanOf(request);
      if (scan === undefined) throw new PageError(400, 'Berkasnya belum dipilih.');
      const kind = keptKind(request);
      if (!changesOf(found, actorOf(request), hotline.clock.now()).attach)
        throw new PageError(
          409,
          'Surat ini belum ditetapkan atau sudah batal, jadi belum menerima berkas.',
        );
      const desk = { ...hotline, by: actorOf(request) };
      const outcome = await attachScan(desk, found.letter, scan, kind);
      if (outcome === 'refused' || outcome === 'missing') throw new PageError(409, LATE);
      response.redirect(303, letterAddress(found.letter.id));
    },
  );
  return pages;
}
