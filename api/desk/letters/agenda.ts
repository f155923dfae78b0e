import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import { MONTHS } from '../../../machines/district/letters.ts';
import type { Period } from '../../../store/ports/search.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { KINDS } from '../../office/data/export/formats.ts';
import { LETTER_FORMATS, type LetterFormat, letterFile } from '../../office/data/export/letters.ts';
import { agendaPage, MOST_ON_ONE } from '../../office/letters/agenda.ts';
import {
  BOOKS,
  type Book,
  countLetters,
  isBook,
  monthsOf,
  yearOf,
} from '../../office/letters/books.ts';
import { PageError } from '../../pages/errors.ts';
import { parameter } from '../../pages/form.ts';
import { ADMIN, Pages } from '../../pages/pages.ts';
import type { View, Views } from '../../pages/views.ts';
import type { PrintPdf } from '../../print/print.ts';
import { LETTER_POLICY, printFailure } from './documents.ts';

/** `/register/agenda`: the book of letters of a year, to print or as a file; long ones month by month. */

interface Asked {
  year: number;
  book: Book;
  /** 1–12; null for the whole year. */
  month: number | null;
  period: Period;
}

/** First year of the hotline (SOP 2017). */
const FIRST_YEAR = 2017;

/** @throws PageError 400 for a year, book or month that there is not */
function askedFor({ rules, clock }: Hotline, request: Request): Asked {
  const present = rules.calendar.local(clock.now()).year;
  const year = Number(parameter(request, 'tahun') || present);
  const book = parameter(request, 'jenis') || 'keluar';
  const month = parameter(request, 'bulan');
  if (!Number.isInteger(year) || year < FIRST_YEAR || year > present + 1)
    throw new PageError(400, `Tahun ini tidak ada: pilih ${FIRST_YEAR} sampai ${present + 1}.`);
  if (!isBook(book)) throw new PageError(400, 'Jenis surat ini tidak ada. Pilih dari daftar.');
  if (month === '') return { year, book, month: null, period: yearOf(rules, year) };
  const period = /^([1-9]|1[0-2])$/.test(month)
    ? monthsOf(rules, year)[Number(month) - 1]
    : undefined;
  if (period === undefined) throw new PageError(400, 'Bulan ini tidak ada.');
  return { year, book, month: Number(month), period };
}

function addresses({ year, book }: Asked, month: number | null) {
  const named = new URLSearchParams({
    tahun: String(year),
    jenis: book,
    ...(month === null ? {} : { bulan: String(month) }),
  });
  const of = (part: string) => `/register/agenda/${part}?${named}`;
  return { print: of('isi'), pdf: of('pdf') };
}

async function agendaView(hotline: Hotline, asked: Asked): Promise<View> {
  const { year, book } = asked;
  const counts = await Promise.all(
    monthsOf(hotline.rules, year).map((period) => countLetters(hotline, book, period)),
  );
  const total = counts.reduce((sum, count) => sum + count, 0);
  const named = new URLSearchParams({ tahun: String(year), jenis: book });
  return {
    year,
    total,
    whole: total <= MOST_ON_ONE ? addresses(asked, null) : null,
    most: MOST_ON_ONE,
    books: Object.entries(BOOKS).map(([code, name]) => ({ code, name, chosen: code === book })),
    months: counts.flatMap((count, n) =>
      count === 0 ? [] : [{ name: MONTHS[n] ?? '', count, ...addresses(asked, n + 1) }],
    ),
    downloads: LETTER_FORMATS.map((format) => ({
      label: format.toUpperCase(),
      href: `/register/agenda/berkas.${format}?${named}`,
    })),
  };
}

/** @throws PageError 400 for a year that is too long for one print */
async function printed(hotline: Hotline, request: Request): Promise<string> {
  const { book, month, period } = askedFor(hotline, request);
  if (month === null && (await countLetters(hotline, book, period)) > MOST_ON_ONE)
    throw new PageError(400, `Lebih dari ${MOST_ON_ONE} surat: cetak bulan demi bulan.`);
  return agendaPage(hotline, book, period);
}

async function download(
  hotline: Hotline,
  format: LetterFormat,
  request: Request,
  response: Response,
): Promise<void> {
  const { book, year, month, period } = askedFor(hotline, request);
  // asked before anything is sent: a store that is down still gets its page of explanation
  await countLetters(hotline, book, period);
  response.attachment(`register-${book}-${year}.${format}`).type(KINDS[format].type);
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  const periods = month === null ? monthsOf(hotline.rules, year) : [period];
  const pieces = letterFile(hotline, { book, periods }, format);
  try {
    await pipeline(Readable.from(pieces), response);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const level = code === 'ERR_STREAM_PREMATURE_CLOSE' ? 'info' : 'error';
    hotline.log(level, 'a download of the register ended early', { format, reason: message });
  }
}

export function agendaRoutes(hotline: Hotline, views: Views, printPdf: PrintPdf): Pages {
  const pages = new Pages();
  pages.get('/register/agenda', ADMIN, async (request, response) => {
    const view = await agendaView(hotline, askedFor(hotline, request));
    response.send(views.page('agenda', 'Buku agenda', view));
  });
  pages.get('/register/agenda/isi', ADMIN, async (request, response) => {
    const html = await printed(hotline, request);
    response.set('Content-Security-Policy', LETTER_POLICY).type('html').send(html);
  });
  pages.get('/register/agenda/pdf', ADMIN, async (request, response) => {
    const html = await printed(hotline, request);
    const { book, year, month } = askedFor(hotline, request);
    try {
      const pdf = await printPdf(html);
      const name = ['agenda', book, year, month].filter((part) => part !== null).join('-');
      response.set('Content-Disposition', `inline; filename="${name}.pdf"`);
      response.type('pdf').send(pdf);
    } catch (error) {
      const notice = printFailure(error);
      if (notice === undefined) throw error;
      hotline.log('warn', 'the book of letters could not be printed to PDF', { reason: notice });
      throw new PageError(501, notice);
    }
  });
  for (const format of LETTER_FORMATS)
    pages.get(`/register/agenda/berkas.${format}`, ADMIN, (request, response) =>
      download(hotline, format, request, response),
    );
  return pages;
}
