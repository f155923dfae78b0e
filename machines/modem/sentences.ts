import type { Sentences } from '../sentences.ts';
import type { actions, delays, effects, guards } from './setup.ts';

/** What every name in the chart of a modem means. */

export const SENTENCES = {
  events: {
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
  },
  guards: {
    registered: 'kartu masuk jaringan',
    unregistered: 'kartu keluar jaringan',
    manyFailures: 'sudah beberapa kali gagal berturut-turut',
    lostAgain: 'setelannya sudah beberapa kali hilang berturut-turut',
    needsSoftReset: 'sudah gagal lebih dari sekali',
  },
  actions: {
    openLine: 'saluran dibuka',
    closeLine: 'saluran ditutup',
    initialise: 'modem disiapkan',
    askRegistration: 'jaringan ditanyakan',
    resync: 'modem disapa',
    softReset: 'modem disuruh menyala ulang',
    catchUp: 'SMS di kartu dibaca',
    clearAlarm: 'alarm dicabut',
    noteReason: 'sebabnya dicatat',
    noteSilentLine: 'sebabnya dicatat: saluran tidak terbuka',
    noteNoNetwork: 'sebabnya dicatat: tidak ada jaringan',
    noteModem: 'merek dan kartunya dicatat',
    noteReady: 'hitungan kegagalan mulai dari nol',
    countFailure: 'kegagalan dihitung',
    countLoss: 'hilangnya setelan dihitung',
    forgetLosses: 'hitungan setelan hilang mulai dari nol',
    alarm: 'alarm dipasang',
    cutPower: 'listrik modem diputus sebentar, pada setiap kegagalan keenam',
  },
  delays: {
    openTimeout: 'batas membuka saluran',
    registrationPoll: 'waktu menanyakan jaringan lagi',
    registrationAlarm: 'batas tanpa jaringan',
    careInterval: 'waktu memeriksa modem',
    restartTime: 'waktu modem menyala ulang',
    backOff: 'jeda sebelum mencoba lagi',
    blockedPause: 'jeda sebelum mencoba lagi',
  },
} satisfies Sentences<
  keyof typeof guards,
  keyof typeof actions | Exclude<keyof typeof effects, 'raiseAlarm' | 'hardReset'>,
  keyof typeof delays
>;
