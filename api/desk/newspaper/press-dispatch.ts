import { randomUUID } from 'node:crypto';
import type { Request } from 'express';
import type { ComplaintContext } from '../../../machines/complaint/base/context.ts';
import type { LetterContext } from '../../../machines/letter/context.ts';
import { bookedAt } from '../../../machines/letter/remembers.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { complaintsOf } from '../../office/letters/draft.ts';
import { type Dispatched, dispatchOf, prepareDispatch } from '../../office/newspaper/newspaper.ts';
import { dispatchText } from '../../office/newspaper/newspaper-text.ts';
import { field, fields, formKey, pathPart } from '../../pages/form.ts';
import { ADMIN, Pages } from '../../pages/pages.ts';
import type { View, Views } from '../../pages/views.ts';
import { letterAddress } from '../common/letter-address.ts';
import { copyAddress, dispatchAddress } from '../common/press-address.ts';
import { atDesk } from '../letters/preview.ts';

/** `/koran/kiriman/:letter`: what went to a newspaper: cover letter, page of replies, and the page as plain text. */

async function dispatchView(hotline: Hotline, sent: Dispatched): Promise<View> {
  const { letter, newspaper, replies, page } = sent;
  const known = hotline.rules.district.newspapers.find(({ name }) => name === newspaper);
  const complaints = await complaintsOf(
    hotline,
    replies.map(({ complaint }) => complaint),
  );
  return {
    newspaper,
    email: known?.email ?? null,
    address: known?.address ?? null,
    number: letter.number,
    at: bookedAt(letter),
    sent: letter.sentAt !== null,
    letter: letterAddress(letter.id),
    page: page === null ? null : `/surat/${encodeURIComponent(page)}`,
    text: `${dispatchAddress(letter.id)}/teks`,
    replies: replies.map(({ ticket, headline, office, complaint }, n) => ({
      ticket,
      headline,
      office,
      ...placeOf(complaints[n], letter),
      href: copyAddress(complaint),
    })),
    key: randomUUID(),
  };
}

/** Where a reply of this letter is now; corrected and dropped ones have left it. */
function placeOf(complaint: ComplaintContext | undefined, { id, sentAt }: LetterContext): View {
  const { copy, dispatch, publication } = complaint ?? {};
  const printed = publication ?? null;
  if (printed !== null)
    return {
      state: `dimuat ${printed.newspaper} ${printed.edition} hal. ${printed.page}`,
      open: true,
    };
  const isOpen = copy !== undefined && copy !== null;
  const isSent = dispatch?.letter === id && copy?.source === complaint?.answer?.text;
  if (sentAt === null) return { state: isOpen ? 'menunggu dikirim' : 'dibatalkan', open: isOpen };
  return {
    state: isSent ? 'dikirim' : isOpen ? 'berubah setelah dikirim' : 'dibatalkan',
    open: isOpen,
  };
}

/** Name of the file: the number of the letter in it. */
const fileName = (number: string) =>
  `balasan-surat-pembaca-${number.replace(/[^\w.-]+/g, '-')}.txt`;

export function pressDispatchRoutes(hotline: Hotline, views: Views): Pages {
  const pages = new Pages();
  const found = (request: Request) =>
    atDesk(hotline, () => dispatchOf(hotline, pathPart(request, 'letter')));

  pages.post('/koran/kirim', { noted: 'press.sent' }, async (request, response) => {
    const key = `desk:koran:${formKey(request)}`;
    const work = () =>
      prepareDispatch(hotline, field(request, 'koran'), fields(request, 'aduan'), key);
    response.redirect(303, dispatchAddress(await atDesk(hotline, work)));
  });
  pages.get('/koran/kiriman/:letter', ADMIN, async (request, response) => {
    const sent = await found(request);
    const view = await dispatchView(hotline, sent);
    response.send(views.page('koran-kiriman', `Kiriman ke ${sent.newspaper}`, view));
  });
  pages.get('/koran/kiriman/:letter/teks', ADMIN, async (request, response) => {
    const sent = await found(request);
    response.set(
      'Content-Disposition',
      `attachment; filename="${fileName(sent.letter.number ?? 'konsep')}"`,
    );
    response.type('text/plain; charset=utf-8').send(await dispatchText(hotline, sent));
  });
  return pages;
}
