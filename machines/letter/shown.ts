import { earnestOf } from '../people/earnest.ts';
import { type Shown, samplesOfActs } from '../people/shown.ts';
import { LETTER_ACTS } from './acts.ts';

/** How inspector and charts show a letter. */
export const LETTER_SHOWN: Shown = {
  title: 'Surat',
  about: 'sebuah surat dari konsep sampai diarsipkan',
  mainRegion: '',
  samples: samplesOfActs(LETTER_ACTS),
  earnest: earnestOf(LETTER_ACTS, { reason: 'text' }),
};
