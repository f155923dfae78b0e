import { z } from 'zod';
import { moment, orNull, pageOf } from './common.ts';
import { model } from './registry.ts';

/** Replies as newspapers printed them. */

const printed = z.object({
  id: z.string().describe('Tells nothing of the complaint; the same as in Open311.'),
  headline: z.string(),
  question: z.string().describe('What a citizen asked, as it was printed.'),
  answer: z.string(),
  office: z.string().describe('Who answers.'),
  newspaper: z.string(),
  edition: z.string(),
  page: z.string(),
  date: orNull(z.iso.date()).describe('The day it was printed.'),
  notedAt: moment.describe('When the office noted that it was.'),
});

export type Printed = z.infer<typeof printed>;

export const printedPage = model('PrintedPage', pageOf(printed));
