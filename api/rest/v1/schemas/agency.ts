import { z } from 'zod';
import { orNull } from './common.ts';
import { model } from './registry.ts';

/** What the district pack says of agencies and categories. */

export const agencyList = model(
  'AgencyList',
  z.object({
    items: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        shortName: z.string(),
        type: z
          .enum(['agency', 'district', 'partner'])
          .describe('Nothing is forwarded to partners as a task.'),
        redirect: orNull(z.string()).describe('Of partners: where citizens can turn to.'),
      }),
    ),
  }),
);

export const categoryList = model(
  'CategoryList',
  z.object({
    items: z.array(
      z.object({
        code: z.string().describe('The keyword that citizens type.'),
        name: z.string(),
        agency: z.string(),
        secret: z.boolean().describe('Complaints of this category are secret from the start.'),
      }),
    ),
  }),
);
