import { NOTHING_IN_EARNEST } from '../people/earnest.ts';
import { type Shown, samplesBySystem } from '../people/shown.ts';
import type { ModemEvent } from './events.ts';

/** How inspector and charts show a modem, which is no process: it lives in its channel while the program runs. */
export const MODEM_SHOWN: Shown = {
  title: 'Modem',
  about: 'hubungan program ini dengan modem; hanya ada selama program berjalan',
  mainRegion: '',
  samples: ({ filled }) => {
    const reason = filled.text || 'contoh gangguan';
    return samplesBySystem<ModemEvent>([
      { type: 'START' },
      { type: 'STOP' },
      { type: 'OPENED' },
      { type: 'OPEN_FAILED', reason },
      { type: 'INITIALISED', description: 'modem contoh' },
      { type: 'INIT_FAILED', reason },
      { type: 'INIT_BLOCKED', reason },
      { type: 'REGISTRATION', registered: true },
      { type: 'REGISTRATION', registered: false },
      { type: 'SEND_STARTED' },
      { type: 'SEND_ENDED' },
      { type: 'UNANSWERED', command: 'AT' },
      { type: 'RESYNCED' },
      { type: 'RESYNC_FAILED' },
      { type: 'SETTINGS_LOST', reason },
      { type: 'MODEM_RESET', line: 'RDY' },
      { type: 'LINE_LOST', reason },
    ]);
  },
  earnest: NOTHING_IN_EARNEST,
};
