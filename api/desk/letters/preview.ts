import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import { COMPLAINT } from '../../../machines/complaint/kind.ts';
import { NumberTakenError } from '../../../machines/letter/book.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { dateText } from '../../office/words/dates.ts';
import type { Access } from '../../pages/access/access.ts';
import { actorOf, identityOf } from '../../pages/access/actor.ts';
import { PageError } from '../../pages/errors.ts';
import { pathPart } from '../../pages/form.ts';
import { ADMIN, Pages } from '../../pages/pages.ts';
import { oneFile, SCAN_FIELD, scanOf } from '../../pages/upload.ts';
import type { Views } from '../../pages/views.ts';
import { letterAddress } from '../common/letter-address.ts';
import { LETTER_POLICY } from './documents.ts';
import type { Pending, PendingLetters } from './pending.ts';

/** `/register/pratinjau/:kunci`: a letter as it will be, and the button that makes it. */

const EXPIRED =
  'Pratinjau ini sudah kedaluwarsa. Kembali ke formulirnya, periksa isinya, lalu buat pratinjau lagi.';

/** Shows a letter that is worked out. */
export function toPreview(pending: PendingLetters, response: Response, letter: Pending): void {
  const key = randomUUID();
  pending.put(key, letter);
  response.redirect(303, `/register/pratinjau/${key}`);
}

/** Faults of the person at the desk as a page. @throws what is none */
export async function atDesk<T>(hotline: Hotline, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof NumberTakenError)
      throw new PageError(409, await whereTaken(hotline, error));
    throw error;
  }
}

async function whereTaken(
  { store, rules }: Hotline,
  { holder }: NumberTakenError,
): Promise<string> {
  const letter = await store.instances.load(holder);
  const at = letter?.search.receivedAt ?? null;
  const date = at === null ? '' : ` tanggal ${dateText(rules, at)}`;
  return `Nomor ini sudah ada di register: surat ${letter?.search.ticket ?? holder}${date} (${letterAddress(holder)}). Pakai nomor lain; nomor surat yang batal pun tidak dipakai lagi.`;
}

/** @param scanLimit largest scan, bytes */
export function previewRoutes(
  hotline: Hotline,
  { reading }: Pick<Access, 'reading'>,
  views: Views,
  pending: PendingLetters,
  scanLimit: number,
): Pages {
  const pages = new Pages();
  const found = (request: Request): Pending => {
    const letter = pending.get(pathPart(request, 'key'));
    if (letter === undefined) throw new PageError(409, EXPIRED);
    return letter;
  };
  pages.get('/register/pratinjau/:key', ADMIN, (request, response) => {
    const { title, notes, scan, back, button } = found(request);
    const address = `/register/pratinjau/${encodeURIComponent(pathPart(request, 'key'))}`;
    const view = { title, notes, button, back, address, scanField: SCAN_FIELD };
    const megabytes = Math.floor(scanLimit / 1024 / 1024);
    const asksScan = scan !== 'none';
    const more = { asksScan, scanRequired: scan === 'required', megabytes };
    response.send(views.page('surat-pratinjau', `Pratinjau: ${title}`, { ...view, ...more }));
  });
  pages.get('/register/pratinjau/:key/isi', ADMIN, async (request, response) => {
    const { html, about } = found(request);
    // a letter may be about what is no complaint
    const shown = about.map((id) => hotline.engine.instances.of(COMPLAINT).context(id));
    const complaints = (await Promise.all(shown)).filter((one) => one !== undefined);
    await reading.secrets(identityOf(request), complaints);
    response.set('Content-Security-Policy', LETTER_POLICY).type('html').send(html);
  });
  pages.post(
    '/register/pratinjau/:key',
    { noted: 'letter.saved' },
    oneFile(scanLimit),
    async (request, response) => {
      const letter = found(request);
      const scan = letter.scan === 'none' ? undefined : scanOf(request);
      if (letter.scan === 'required' && scan === undefined)
        throw new PageError(400, 'Pindaian surat belum dipilih.');
      const by = actorOf(request);
      const key = `desk:${pathPart(request, 'key')}`;
      const made = await atDesk(hotline, () => letter.issue({ scan, by }, key));
      response.redirect(303, made);
    },
  );
  return pages;
}
