import type { ErrorRequestHandler, RequestHandler } from 'express';
import { ToldError } from '../../machines/base/told-error.ts';
import type { Log } from '../../machines/engine/ports.ts';
import { StoreUnavailableError } from '../../store/ports/trouble.ts';
import type { Views } from './views.ts';

/** Something a person at the page must be told; the message is Indonesian. */
export class PageError extends ToldError {
  override readonly name = 'PageError';
  override readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

const TITLES: Record<number, string> = {
  400: 'Isian belum benar',
  401: 'Belum masuk',
  403: 'Ditolak',
  404: 'Tidak ditemukan',
  409: 'Keadaan sudah berubah',
  410: 'Rusak',
  413: 'Terlalu besar',
  429: 'Terlalu sering',
  421: 'Alamat tidak dikenal',
  503: 'Penyimpanan data tidak dapat dihubungi',
};

const STORE_DOWN =
  'Data tidak dapat dibaca atau ditulis sekarang. SMS tetap aman: hotline mencoba lagi terus-menerus. Muat ulang halaman ini sebentar lagi.';

/** Status and words for any error; what is not the visitor's business stays in the log. */
function explained(error: unknown): { status: number; message: string; ours: boolean } {
  if (error instanceof PageError || (error instanceof ToldError && error.status < 500))
    return { status: error.status, message: error.message, ours: false };
  if (error instanceof StoreUnavailableError)
    return { status: error.status, message: STORE_DOWN, ours: true };
  // body-parser and the router put a status on what the client did wrong
  const { status } = error as { status?: unknown };
  if (typeof status === 'number' && status >= 400 && status < 500)
    return { status, message: 'Permintaan tidak dapat dibaca.', ours: false };
  return {
    status: 500,
    message: 'Halaman tidak dapat ditampilkan. Rinciannya ada di catatan (log) hotline.',
    ours: true,
  };
}

export const notFound: RequestHandler = (_request, _response, next) => {
  next(new PageError(404, 'Halaman ini tidak ada.'));
};

/** The page for errors; for htmx the bare sentence, which the page's script shows as a notice. */
export function errorPage(views: Views, log: Log): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    const { status, message, ours } = explained(error);
    if (ours)
      log('error', 'a page could not be shown', {
        page: request.path,
        reason: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
    const title = TITLES[status] ?? 'Gangguan';
    response.status(status);
    if (request.get('HX-Request') === 'true') response.type('text/plain').send(message);
    else response.type('html').send(views.page('galat', title, { title, message, status }));
  };
}
