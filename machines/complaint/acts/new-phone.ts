import { z } from 'zod';
import { isMobile, mobileOf } from '../../numbers/phone-number.ts';
import type { Act, ActType } from './act.ts';
import { sampleText, text } from './fields.ts';

/** A complaint goes to another phone of its reporter, who reads and acts from there alone. */

export type NewPhone = Extract<ActType, `${string}.newPhone`>;

/** A mobile number as people type it, or in E.164; in the event it is E.164. */
const phone = z
  .string()
  .trim()
  .overwrite((typed) => mobileOf(typed) ?? typed)
  .refine(isMobile, 'no mobile number');

/** Of nobody: for examples. */
const SAMPLE = '+6281200009999';

export const newPhoneActs: { [T in NewPhone]: Act<T> } = {
  'citizen.newPhone': {
    by: 'reporter',
    fields: z.strictObject({ phone }),
    sms: {
      command: 'GANTI',
      words: ['GANTI', 'GANTINOMOR', 'GANTINO', 'PINDAHNOMOR'],
      usage: 'GANTI {no} nomor-lama',
      example: 'GANTI {no} nomor-lama',
      does: 'memindah aduan ke nomor baru: dikirim dari nomor baru, dengan kode dari nomor lama',
      // only the code says it (`conversation/new-phone.ts`)
      says: () => null,
    },
    untaken: 'forgotten',
    api: false,
    sample: () => ({ phone: SAMPLE }),
    done: 'pelapor ganti nomor',
  },
  'admin.newPhone': {
    by: 'admin',
    fields: z.strictObject({ phone: phone.describe('The new mobile number.'), text }),
    desk: {
      name: 'ganti-nomor',
      label: 'Ganti nomor pelapor',
      button: 'Ganti nomor',
      textLabel: 'Alasan, dan bagaimana identitasnya diperiksa',
      help: 'Nomor lama pelapor tidak dipakai lagi: aduan pindah ke nomor barunya, dan nomor lama tidak dapat membaca atau berbuat apa-apa lagi. Hanya sesudah identitasnya diperiksa; bila nomor lama masih hidup, minta pelapor mengirim GANTI dari nomor barunya.',
    },
    aside: true,
    api: true,
    sample: (situation) => ({ phone: SAMPLE, text: sampleText(situation) }),
    done: 'Admin mengganti nomor pelapor',
  },
};
