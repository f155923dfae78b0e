import { ToldError } from '../../machines/base/told-error.ts';

/** A page could not be printed; the message says why and what to do. */
export class PrintError extends ToldError {
  override readonly name: string = 'PrintError';
}

/** No browser was found; the message is for users, in Indonesian, and says what to do. */
export class BrowserMissingError extends PrintError {
  override readonly name = 'BrowserMissingError';
}

/** The browser did not give a PDF; the message is for users, in Indonesian. */
export class PdfError extends PrintError {
  override readonly name = 'PdfError';
}
