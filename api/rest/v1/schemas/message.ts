import { z } from 'zod';
import { moment, orNull, pageOf } from './common.ts';
import { model } from './registry.ts';

export const messagePage = model(
  'MessagePage',
  pageOf(
    z.object({
      id: z.string(),
      direction: z.enum(['in', 'out']),
      at: moment.describe('When it was received, or decided on.'),
      party: z
        .enum(['reporter', 'staff', 'other'])
        .describe('Whose phone it came from or went to.'),
      number: z
        .string()
        .describe('Masked unless it is the reporter’s and the token has `numbers`.'),
      text: z.string(),
      state: z
        .string()
        .describe(
          'In: `new`, `done`, `operator`, `quarantine`. Out: `queued`, `sending`, `sent`, `delivered`, `failed`, `unconfirmed`, `bundled`, `withdrawn`.',
        ),
      parts: z.number().int().describe('SMS parts.'),
      error: orNull(z.string()),
    }),
  ),
);
