import { z } from 'zod';
import { wardOf } from '../base/secrecy.ts';
import type { Act, ActType } from './act.ts';
import { complaint, OTHER } from './fields.ts';

/** Words that were bound to the wrong complaint go where they belong. */

export type MovingWords = Extract<ActType, `${string}.unsay` | 'admin.move'>;

const nothing = z.strictObject({});

export const movingWordsActs: { [T in MovingWords]: Act<T> } = {
  'citizen.unsay': {
    by: 'reporter',
    fields: nothing,
    untaken: 'forgotten',
    api: false,
    sample: () => ({}),
    done: 'pelapor: SMS terakhirnya bukan untuk aduan ini',
  },
  'admin.unsay': {
    by: 'admin',
    fields: nothing,
    desk: {
      name: 'lepas-kata',
      label: 'SMS terakhir bukan untuk aduan ini: jadikan aduan sendiri',
      button: 'Jadikan aduan sendiri',
      help: 'SMS terakhir pelapor salah masuk ke sini: aduan ini kembali seperti sebelumnya (dibuka lagi, nilai, dan keterangannya dibatalkan), SKPD diberi tahu, dan SMS itu menjadi aduan dengan nomor sendiri. Hanya selama belum ada tindakan sesudahnya.',
    },
    aside: true,
    api: true,
    sample: () => ({}),
    done: 'Admin melepas SMS terakhir pelapor menjadi aduan sendiri',
  },
  'admin.move': {
    by: 'admin',
    fields: z.strictObject({
      parent: complaint.describe('Id of the complaint that the words are for.'),
    }),
    desk: {
      name: 'pindah-kata',
      label: 'SMS terakhir untuk aduan lain: pindahkan',
      button: 'Pindahkan',
      help: 'SMS terakhir pelapor salah masuk ke sini: aduan ini kembali seperti sebelumnya, SKPD diberi tahu, dan SMS itu masuk ke aduan yang benar dengan semua akibatnya. Kerahasiaan keduanya harus sama; hanya selama belum ada tindakan sesudahnya.',
    },
    aside: true,
    api: true,
    sample: ({ context }) => ({
      parent: { ...OTHER, secret: context.secret, ward: wardOf(context) },
    }),
    done: 'Admin memindahkan SMS terakhir pelapor ke aduan lain',
  },
};
