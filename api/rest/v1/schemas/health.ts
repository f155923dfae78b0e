import { z } from 'zod';
import { model } from './registry.ts';

export const health = model(
  'Health',
  z.object({
    status: z
      .enum(['ok', 'degraded'])
      .describe('`degraded`: no modem is ready, or a part of the engine fails.'),
    engine: z.object({ running: z.boolean(), failing: z.array(z.string()) }),
    modems: z.array(
      z.object({
        name: z.string(),
        state: z.string(),
        ready: z
          .boolean()
          .describe('SMS can be sent by it now; false also while the network refuses them.'),
      }),
    ),
  }),
);
