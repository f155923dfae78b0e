import { oncePer } from '../../base/once-per.ts';
import type { Read } from '../base/reading.ts';
import { accuses } from './secrecy-doubt.ts';

/** What wears out, stands far away or was blown down in an office, and nobody did it: it accuses nobody. Pure. */

const words = (list: string) => `(?:${list.trim().split(/\s+/).join('|').replaceAll('_', ' ')})`;

const THING = words(
  `atap plafon papan papan_nama gedung bangunan pagar halaman wc toilet kursi pintu jendela ac tembok dinding genteng tiang kantor
  mobil_dinas motor_dinas balai parkiran`,
);
const WEAR = words(
  `bocor rusak jatuh mogok roboh retak pecah lapuk ambruk jebol miring ketiup tertiup kebanjiran tergenang jauh pindah keropos ambrol
  kebakaran terbakar kotor bau`,
);
const WORN = new RegExp(`\\b${THING}(?:nya)? (?:\\S+ ){0,3}${WEAR}\\b`);

/** Whether a text tells of a thing that is worn, and accuses nobody. */
export const isWorn = oncePer(
  (read: Pick<Read, 'raw' | 'full' | 'typed' | 'accusing'>): boolean =>
    WORN.test(read.full) && read.accusing < 0 && !accuses(read),
);
