import { z } from 'zod';
import { moment } from './common.ts';
import { model } from './registry.ts';

/** Archived letters, without their content. */

const fields = {
  id: z.string(),
  complaint: z.string(),
  type: z.string().describe('Kind of letter, e.g. `penerusan`.'),
  number: z.string().describe('As printed.'),
  title: z.string(),
  sha256: z.string().describe('Of the HTML in UTF-8: proves that it was not changed.'),
  createdAt: moment,
};

export const document = model('Document', z.object(fields));

export const documentList = model('DocumentList', z.object({ items: z.array(document) }));
