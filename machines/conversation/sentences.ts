import type { Sentences } from '../sentences.ts';
import type { conversationSetup } from './setup.ts';

/** What every name in the chart of a talk means. */

type Names = ReturnType<typeof conversationSetup>;

export const SENTENCES = {
  events: {
    sms: 'SMS masuk',
    asked: 'aduan bertanya kepada warga',
    block: 'nomor diblokir',
    unblock: 'blokir dibuka',
  },
  guards: {
    asksBack: 'balasannya sebuah pertanyaan',
    stillAsked: 'pertanyaan sebelumnya belum terjawab',
    stops: 'pengirim meminta STOP',
    startsAgain: 'warga menulis lagi sesudah STOP',
  },
  actions: {
    begin: 'nomor dicatat',
    answer: 'dibalas, dan diteruskan ke aduan atau proses yang dimaksud',
    remember: 'SMS dan pertanyaan yang terbuka diingat',
    noteQuestion: 'pertanyaan dari aduan diingat',
    forgetQuestion: 'pertanyaan dilupakan',
    openHeld: 'SMS yang menunggu pilihan tiket menjadi aduan sendiri',
    quarantine: 'SMS masuk karantina tanpa balasan',
  },
  delays: { questionTimeout: 'batas menunggu jawaban' },
} satisfies Sentences<keyof Names['guards'], keyof Names['actions'], keyof Names['delays']>;
