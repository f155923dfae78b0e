import type { Sentences } from '../chart/sentences.ts';
import type { lineSetup } from './setup.ts';

/** What every name in the chart of a line means. */

type Names = ReturnType<typeof lineSetup>;

export const SENTENCES = {
  events: {
    'line.down': 'kartu tidak bisa mengirim',
    'line.up': 'kartu bisa mengirim lagi',
    'line.absent': 'hotline mati, kartu ikut tidak bisa mengirim',
    'line.told': 'operator mengabarkan pulsa atau masa aktif',
  },
  guards: {
    hasAnother: 'ada kartu lain untuk mengabarkannya',
    lacksCredit: 'pulsanya kurang dari batas',
    knowsCredit: 'pulsanya disebut',
    knowsEnd: 'masa aktifnya disebut',
    saysSameEnd: 'masa aktifnya masih sama',
  },
  actions: {
    begin: 'kartu dicatat',
    remember: 'pulsa dan masa aktif dicatat',
    noteDown: 'gangguan dicatat',
    noteAbsent: 'waktu hotline mati dicatat',
    noteUp: 'gangguan selesai',
    tellDown: 'SMS ke Admin: kartu rusak',
    tellUp: 'SMS ke Admin: kartu pulih',
    tellCredit: 'SMS ke Admin: pulsa atau masa aktif hampir habis',
  },
  delays: {
    downTolerance: 'batas gangguan kartu',
    repeatTime: 'waktu mengingatkan lagi',
    endingTime: 'menjelang akhir masa aktif',
  },
} satisfies Sentences<keyof Names['guards'], keyof Names['actions'], keyof Names['delays']>;
