import { z } from 'zod';
import { moment, orNull } from './common.ts';
import { model } from './registry.ts';

/** Archived letters, without their content. */

const fields = {
  id: z.string(),
  complaint: z.string(),
  type: z.string().describe('Kind of letter, e.g. `penerusan`.'),
  number: z.string().describe('As printed.'),
  title: z.string(),
  sha256: z
    .string()
    .describe('Of the HTML in UTF-8, or of the file: proves that it was not changed.'),
  createdAt: moment,
  file: orNull(
    z.object({ name: z.string(), type: z.string(), size: z.number().int().describe('Bytes.') }),
  ).describe('Of a scan: it has neither HTML nor PDF of ours.'),
};

export const document = model('Document', z.object(fields));

export const documentList = model('DocumentList', z.object({ items: z.array(document) }));
