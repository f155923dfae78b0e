import type { Request, Response } from 'express';
import { PackError } from '../../../office/pack/pack-error.ts';
import { endingOf, handedIn, mediaOf } from '../../../office/pack/picture.ts';
import { problemWords } from '../../../office/pack/problem-words.ts';
import { CHANGED_MEANWHILE } from '../../../office/pack/save.ts';
import { itemsOf, withItems } from '../../../office/pack/sheets.ts';
import { ARMS_SHEET } from '../../../office/pack/sheets-office.ts';
import { PageError } from '../../../pages/errors.ts';
import { field } from '../../../pages/form.ts';
import { ADMIN, Pages } from '../../../pages/pages.ts';
import { oneFile, USUAL_LIMIT } from '../../../pages/upload.ts';
import { NO_REASON, reasonIn } from './hindrance.ts';
import { printOf } from './item.ts';
import { type PackDesk, ROOT, saveAndUse } from './saving.ts';

/** `/pengaturan/ubah/lambang`: the arms on letters, as a picture file beside the pack. Letters that are kept have their own. */

const PAGE = `${ROOT}/${ARMS_SHEET.name}/0`;
const PICTURE = `${ROOT}/${ARMS_SHEET.name}/gambar`;
/** Nothing in it may run or fetch, also where somebody opens the picture alone. */
const STILL = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";
const NOT_CHOSEN = 'Gambarnya belum dipilih.';

export function armsRoutes(desk: PackDesk): Pages {
  const { pack, views } = desk;
  const pages = new Pages();
  const data = () => pack.read();

  /** Name of the picture's file; null for the hotline's own drawing. */
  function inUse(): string | null {
    const [head] = itemsOf(data(), ARMS_SHEET);
    return typeof head?.arms === 'string' ? head.arms : null;
  }

  function show(response: Response, said: { reason?: string; wrong?: string } = {}): void {
    const file = inUse();
    const view = {
      ...{ title: ARMS_SHEET.title, advice: ARMS_SHEET.advice, address: PAGE },
      ...{ file, picture: file === null ? null : `${PICTURE}?berkas=${file}` },
      ...{ print: printOf({ arms: file }), reason: said.reason ?? '', wrong: said.wrong ?? null },
    };
    response
      .status(said.wrong === undefined ? 200 : 400)
      .send(views.page('pengaturan-lambang', ARMS_SHEET.title, view));
  }

  /** The pack with this picture, or with the hotline's own drawing. */
  function packWith(arms: string | null) {
    const before = data();
    const [{ arms: _old, ...head } = {}] = itemsOf(before, ARMS_SHEET);
    const item = arms === null ? head : { ...head, arms };
    return { before, after: withItems(before, ARMS_SHEET, [item]) };
  }

  async function use(request: Request, arms: string | null, reason: string) {
    return saveAndUse(desk, request, { ...packWith(arms), title: ARMS_SHEET.title, reason });
  }

  /** What was handed in. @throws PageError 400 where it is no picture that letters take */
  function pictureIn({ file }: Request) {
    if (file === undefined || file.size === 0) throw new PageError(400, NOT_CHOSEN);
    const read = handedIn(file.buffer);
    if ('problem' in read) throw new PageError(400, problemWords(read.problem));
    return pack.keepPicture(read.content, read.ending);
  }

  /** Saves it; a picture that came to nothing is taken away again. @returns the page to go on to */
  async function save(request: Request, reason: string): Promise<string> {
    const kept = field(request, 'tindakan') === 'bawaan' ? null : pictureIn(request);
    const drop = () => kept?.forget();
    const saved = await use(request, kept?.name ?? null, reason).catch((error: unknown) => {
      drop();
      throw error;
    });
    if (saved.kind === 'saved') return saved.address;
    if (saved.kind === 'same') throw new PageError(400, 'Tidak ada yang berubah.');
    drop();
    throw new PageError(400, problemWords(saved.problems[0]?.message ?? ''));
  }

  pages.get(PAGE, ADMIN, (_request, response) => show(response));
  pages.get(PICTURE, ADMIN, (_request, response) => {
    const file = inUse();
    const content = file === null ? undefined : pack.picture(file);
    const ending = content === undefined ? undefined : endingOf(content);
    if (ending === undefined) throw new PageError(404, 'Tidak ada lambang sendiri.');
    response.set('Content-Security-Policy', STILL).type(mediaOf(ending)).send(content);
  });
  pages.post(PAGE, { noted: null }, oneFile(USUAL_LIMIT), async (request, response) => {
    const reason = reasonIn(request);
    if (field(request, 'sidik') !== printOf({ arms: inUse() }))
      return show(response, { reason, wrong: CHANGED_MEANWHILE });
    if (reason === '') return show(response, { reason, wrong: NO_REASON });
    try {
      response.redirect(303, await save(request, reason));
    } catch (error) {
      if (!(error instanceof PageError || error instanceof PackError)) throw error;
      show(response, { reason, wrong: error.message });
    }
  });
  return pages;
}
