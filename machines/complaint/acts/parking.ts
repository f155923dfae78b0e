import { z } from 'zod';
import type { Act, ActType } from './act.ts';
import { day, NEXT_DAY, sampleText, text } from './fields.ts';

/** Putting a complaint aside, openly and until a day: what keeps its ladder from going on. */

export type Parking = Extract<ActType, 'admin.park' | 'admin.wake'>;

export const parkingActs: { [T in Parking]: Act<T> } = {
  'admin.park': {
    by: 'admin',
    fields: z.strictObject({ until: day.describe('The day on which it goes on.'), text }),
    undo: 'admin.wake',
    desk: {
      name: 'parkir',
      label: 'Parkir sampai suatu hari',
      button: 'Parkir',
      textLabel: 'Alasan, juga untuk warga',
      help: 'Belum dapat ditangani sebelum hari itu: warga dan SKPD mendapat alasan dan harinya, dan selama itu tidak ada pengingat. Tenggatnya tetap, keterlambatan tetap dihitung, dan pada hari itu semuanya berjalan lagi. Diparkir lagi: kepala kantor diberi tahu.',
    },
    api: true,
    sample: (situation) => ({ until: situation.at + NEXT_DAY, text: sampleText(situation) }),
    done: 'Admin memarkir aduan',
  },
  'admin.wake': {
    by: 'admin',
    fields: z.strictObject({}),
    desk: {
      name: 'lanjutkan',
      label: 'Lanjutkan yang diparkir',
      button: 'Lanjutkan sekarang',
      help: 'Parkir selesai sebelum harinya: pengingat dan eskalasi berjalan lagi.',
    },
    api: true,
    sample: () => ({}),
    done: 'Admin melanjutkan yang diparkir',
  },
};
