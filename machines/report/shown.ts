import { earnestOf } from '../people/earnest.ts';
import { type Shown, samplesOfActs } from '../people/shown.ts';
import { REPORT_ACTS } from './acts.ts';

/** How inspector and charts show a report. */
export const REPORT_SHOWN: Shown = {
  title: 'Laporan',
  about: 'laporan berkala sampai diterima Bupati',
  mainRegion: '',
  samples: samplesOfActs(REPORT_ACTS),
  earnest: earnestOf(REPORT_ACTS, {}),
};
