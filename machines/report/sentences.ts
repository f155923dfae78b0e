import type { Sentences } from '../chart/sentences.ts';
import { doneWords } from '../people/shown.ts';
import { REPORT_ACTS } from './acts.ts';
import type { reportSetup } from './setup.ts';

/** What every name in the chart of a report means. */

type Names = ReturnType<typeof reportSetup>;

export const SENTENCES = {
  events: doneWords(REPORT_ACTS),
  effects: { compute: 'hitungan untuk laporan' },
  guards: {
    permitted: '',
    isDigest: 'laporannya rekap singkat',
    isWritten: 'laporannya tertulis',
    canBeSigned: 'angkanya sudah ada, dan penanda tangan hari itu ada',
    isUnfiled: 'dokumennya belum ada',
    canBeSent: 'dokumennya sudah ada, dan yang menerimanya disebut',
    isReceipt: 'penerimanya Bupati, atau dicatat siapa yang menerima dan kapan',
  },
  actions: {
    begin: 'laporan dicatat',
    note: 'isinya dicatat',
    startMaking: 'tenggat penyusunan dihitung',
    startReceiving: 'saat dikirim dan tenggat penerimaan dicatat',
    catchUp: 'masa rekap yang terlambat diperpanjang sampai sekarang',
    openNext: 'laporan masa berikutnya dibuka, bila masih dijadwalkan',
    askFigures: 'angka dihitung',
    makeDocuments: 'dokumen laporan dibuat',
    announce: 'SMS ke pimpinan: laporan',
    tellLetter: 'surat pengantarnya dikirim',
    confirm: 'SMS balasan: penerimaan dicatat',
    tellDrafted: 'SMS ke Admin: konsep laporan siap',
    remind: 'SMS ke yang terlambat: pengingat laporan',
    escalate: 'SMS ke atasan: laporan belum ada',
  },
  delays: {
    periodEnd: 'akhir masa laporan',
    stepDue: 'tenggat langkah laporan',
    escalationDue: 'sehari sesudah tenggat langkah laporan',
  },
} satisfies Sentences<keyof Names['guards'], keyof Names['actions'], keyof Names['delays']>;
