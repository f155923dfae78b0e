import type { ChartTransition } from '../../machines/chart.ts';
import { LETTER_ACTS } from '../../machines/letter/acts.ts';
import { REPORT_ACTS } from '../../machines/report/acts.ts';
import { DELIVERY, eventWord, REGIONS } from '../office/words/words.ts';
import type { Lane } from './sequence.ts';

/** Indonesian for the inspector: machines, states that have no words of their own, causes, effects. */

export const MACHINES: Record<string, { name: string; about: string }> = {
  complaint: {
    name: 'Aduan',
    about: 'perjalanan sebuah aduan, dengan tenggat, batas undang-undang, dan koran',
  },
  conversation: { name: 'Percakapan', about: 'apa yang terakhir ditanyakan kepada sebuah nomor' },
  report: { name: 'Laporan', about: 'laporan berkala sampai diterima Bupati' },
  letter: { name: 'Surat', about: 'sebuah surat dari konsep sampai diarsipkan' },
  line: { name: 'Kartu SIM', about: 'jalan tidaknya sebuah kartu, pulsa, dan masa aktifnya' },
  modem: {
    name: 'Modem',
    about: 'hubungan program ini dengan modem; hanya ada selama program berjalan',
  },
};

/** States whose statechart gives them no status, by machine and path; regions among them. */
const STATES: Record<string, Record<string, string>> = {
  conversation: {
    dialogue: 'pembicaraan',
    notices: 'pemberitahuan',
    'notices.on': 'pemberitahuan dikirim',
    'notices.off': 'warga meminta STOP',
  },
  line: { service: 'pengiriman', credit: 'pulsa', validity: 'masa aktif' },
  modem: {
    closed: 'tidak dijalankan',
    opening: 'saluran sedang dibuka',
    initialising: 'sedang disiapkan',
    registering: 'mencari jaringan seluler',
    'registering.asking': 'menanyakan jaringan',
    ready: 'siap',
    'ready.sending': 'mengirim',
    'ready.sending.idle': 'menunggu',
    'ready.sending.busy': 'sedang mengirim',
    'ready.care': 'pemeriksaan berkala',
    'ready.care.waiting': 'menunggu waktunya',
    resyncing: 'tidak menjawab, dicoba lagi',
    resetting: 'sedang dinyalakan ulang',
    recovering: 'akan dibuka lagi',
    'recovering.judging': 'menimbang perlu tidaknya alarm',
    'recovering.pausing': 'jeda sebelum mencoba lagi',
    blocked: 'menunggu bantuan petugas',
  },
};

/** What people read about a state that says nothing of itself; null where there are no words. */
export function stateWord(machine: string, path: string): string | null {
  if (machine !== 'complaint') return STATES[machine]?.[path] ?? null;
  const [region = '', ...rest] = path.split('.');
  if (rest.length === 0) return REGIONS[region]?.name ?? null;
  return REGIONS[region]?.states[rest.join('.')] ?? null;
}

/** What has happened, by the tables of acts. */
function doneWords(acts: Readonly<Record<string, { done: string }>>): Record<string, string> {
  return Object.fromEntries(Object.entries(acts).map(([type, { done }]) => [type, done]));
}

const EVENTS: Record<string, string> = {
  ...doneWords(LETTER_ACTS),
  ...doneWords(REPORT_ACTS),
  created: 'dibuat',
  sms: 'SMS masuk',
  asked: 'aduan bertanya kepada warga',
  block: 'nomor diblokir',
  unblock: 'blokir dibuka',
  'line.down': 'tidak bisa mengirim',
  'line.up': 'bisa mengirim lagi',
  'line.told': 'operator mengabarkan pulsa atau masa aktif',
  'clock.start': 'hitungan tenggat dimulai',
  'clock.stop': 'hitungan tenggat selesai',
  'clock.pause': 'hitungan tenggat berhenti sementara',
  'clock.resume': 'hitungan tenggat diteruskan',
  'clock.extend': 'tenggat diperpanjang',
  START: 'dijalankan',
  STOP: 'dihentikan',
  OPENED: 'saluran terbuka',
  OPEN_FAILED: 'saluran gagal dibuka',
  INITIALISED: 'modem siap dipakai',
  INIT_FAILED: 'modem gagal disiapkan',
  INIT_BLOCKED: 'kartu SIM terkunci atau tidak ada',
  REGISTRATION: 'kabar jaringan',
  SEND_STARTED: 'mulai mengirim',
  SEND_ENDED: 'selesai mengirim',
  UNANSWERED: 'perintah tidak dijawab',
  RESYNCED: 'modem menjawab lagi',
  RESYNC_FAILED: 'modem tetap diam',
  SETTINGS_LOST: 'setelan modem hilang',
  MODEM_RESET: 'modem menyala ulang',
  LINE_LOST: 'saluran terputus',
};

const DELAYS: Record<string, string> = {
  questionTimeout: 'batas menunggu jawaban',
  periodEnd: 'akhir masa laporan',
  stepDue: 'tenggat langkah laporan',
  downTolerance: 'batas gangguan kartu',
  repeatTime: 'waktu mengingatkan lagi',
  endingTime: 'menjelang akhir masa aktif',
  openTimeout: 'batas membuka saluran',
  registrationPoll: 'waktu menanyakan jaringan lagi',
  registrationAlarm: 'batas tanpa jaringan',
  careInterval: 'waktu memeriksa modem',
  restartTime: 'waktu modem menyala ulang',
  backOff: 'jeda sebelum mencoba lagi',
  blockedPause: 'jeda sebelum mencoba lagi',
};

/** An event or a timer in words; its own name where there are none. */
export function happeningWord(type: string): string {
  const delay = /^xstate\.after\.([^.]+)\./.exec(type)?.[1];
  return (delay === undefined ? EVENTS[type] : DELAYS[delay]) ?? eventWord(type);
}

/** What makes a transition of a chart happen. */
export function causeWord({ on }: Pick<ChartTransition, 'on'>): string {
  if (on === 'always') return 'langsung';
  const delay = /^after (.+)$/.exec(on)?.[1];
  return happeningWord(delay === undefined ? on : `xstate.after.${delay}.x`);
}

const EFFECTS: Record<string, string> = {
  sms: 'SMS',
  letter: 'surat',
  tell: 'kabar kepada mesin lain',
  open: 'mesin baru dibuka',
  compute: 'hitungan untuk laporan',
  openLine: 'membuka saluran',
  closeLine: 'menutup saluran',
  initialise: 'menyiapkan modem',
  askRegistration: 'menanyakan jaringan',
  resync: 'menyapa modem',
  softReset: 'menyuruh modem menyala ulang',
  hardReset: 'memutus dan menyambung listrik modem',
  catchUp: 'membaca SMS di kartu',
  raiseAlarm: 'memasang alarm',
  clearAlarm: 'mencabut alarm',
};

/** What an effect is, and what became of it where that is known. */
export function effectWord(type: string): string {
  return EFFECTS[type] ?? type;
}

export function effectStateWord(state: keyof typeof DELIVERY | null): string | null {
  return state === null ? null : DELIVERY[state].word;
}

export const LANE_NAMES: Record<Lane, string> = {
  citizen: 'warga',
  hotline: 'hotline',
  desk: 'meja Admin',
  officer: 'petugas, pimpinan',
  time: 'waktu',
};
