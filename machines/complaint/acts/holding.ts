import { z } from 'zod';
import type { Act, ActType } from './act.ts';
import { sampleText } from './fields.ts';

/** Holding back what nothing takes back once it was told: it is done when the time to think better of it is over. */

export type Holding = Extract<ActType, 'admin.hold' | 'admin.unhold'>;

export const holdingActs: { [T in Holding]: Act<T> } = {
  'admin.hold': {
    by: 'admin',
    fields: z.strictObject({ request: z.looseObject({ type: z.string().min(1).max(40) }) }),
    aside: true,
    // the desk alone waits: programs and SMS say what they mean
    api: false,
    sample: (situation) => ({ request: { type: 'admin.note', text: sampleText(situation) } }),
    done: 'Admin memutuskan, dan masih bisa membatalkannya',
  },
  'admin.unhold': {
    by: 'admin',
    fields: z.strictObject({}),
    aside: true,
    desk: {
      name: 'batalkan',
      label: 'Batalkan yang belum dikirim',
      button: 'Batalkan',
      help: 'Yang baru saja diputuskan dan masih menunggu tidak jadi dilakukan. Belum ada yang diberi tahu, jadi tidak ada SMS yang keluar.',
    },
    api: false,
    sample: () => ({}),
    done: 'Admin membatalkannya sebelum dikirim',
  },
};
