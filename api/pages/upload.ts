import type { Request, RequestHandler } from 'express';
import multer from 'multer';
import { readScan, type Scan } from '../office/letters/scan.ts';
import { PageError } from './errors.ts';

/** Forms that bring a file. Whatever a browser sends, it gets a page that says what to do. */

/** Field of the file in every form. */
export const SCAN_FIELD = 'pindaian';

/** Largest file where nothing else is set, bytes. */
export const USUAL_LIMIT = 10 * 1024 * 1024;

/** What may come beside the file: the fields of our forms, and no more. */
const LIMITS = {
  files: 1,
  fields: 20,
  parts: 21,
  fieldSize: 16_384,
  fieldNameSize: 40,
  headerPairs: 20,
};

function explained(error: unknown, limit: number): PageError {
  const code = error instanceof multer.MulterError ? error.code : '';
  if (code === 'LIMIT_FILE_SIZE')
    return new PageError(
      413,
      `Berkas terlalu besar: paling besar ${Math.floor(limit / 1024 / 1024)} MB. Pindai lagi dengan resolusi lebih rendah (200 dpi cukup).`,
    );
  if (
    code === 'LIMIT_FILE_COUNT' ||
    code === 'LIMIT_UNEXPECTED_FILE' ||
    code === 'LIMIT_PART_COUNT'
  )
    return new PageError(
      400,
      'Unggah satu berkas saja. Beberapa halaman: gabung menjadi satu PDF.',
    );
  return new PageError(
    400,
    'Berkas tidak sampai dengan utuh. Muat ulang halamannya, lalu coba lagi.',
  );
}

/**
 * Reads a form with at most one file into memory.
 * @param limit largest file, bytes
 */
export function oneFile(limit: number): RequestHandler {
  const storage = multer.memoryStorage();
  const limits = { ...LIMITS, fileSize: limit };
  // browsers send names in UTF-8
  const parse = multer({ storage, limits, defParamCharset: 'utf8' }).single(SCAN_FIELD);
  return (request, response, next) => {
    parse(request, response, (error: unknown) => {
      next(error === undefined || error === null ? undefined : explained(error, limit));
    });
  };
}

/**
 * The scan of a form, undefined where no file was chosen.
 * @throws DeskError for what is no scan
 */
export function scanOf({ file }: Request): Scan | undefined {
  // a form whose file was left out brings a part without name and content
  if (file === undefined || (file.size === 0 && file.originalname === '')) return undefined;
  return readScan(file.buffer, file.originalname);
}
