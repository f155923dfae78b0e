import type { Sentences } from '../chart/sentences.ts';
import type { conversationSetup } from './setup.ts';

/** What every name in the chart of a talk means. */

type Names = ReturnType<typeof conversationSetup>;

export const SENTENCES = {
  events: {
    sms: 'SMS masuk',
    asked: 'aduan bertanya kepada warga',
    'phone.kept': 'nomor lama menolak aduannya pindah ke nomor ini',
    'words.placed': 'Admin memilih aduan untuk SMS tanpa nomor',
    block: 'nomor diblokir',
    unblock: 'blokir dibuka',
    'contact.missed': 'SMS ke petugas tidak sampai',
    'contact.reached': 'SMS ke petugas sampai',
    'contact.appointed': 'nomor ini menjadi nomor petugas',
    'contact.verify': 'Admin meminta nomor dipastikan',
    'contact.enrolling': 'nomor akan didaftarkan Admin',
    'contact.replaced': 'nomor tidak terdaftar lagi',
    'text.tried': 'Admin mencoba sebuah teks',
    'codes.forgiven': 'Admin menerima lagi kode dari nomor itu',
  },
  guards: {
    asksBack: 'balasannya sebuah pertanyaan',
    stillAsked: 'pertanyaan sebelumnya belum terjawab',
    stops: 'pengirim meminta STOP',
    startsAgain: 'warga menulis lagi sesudah STOP',
    disowns: 'pemegang nomor memastikan salah sambung',
    isLoose: 'SMS itu belum tentu untuk aduan yang mana',
    isMissedAgain: 'sudah beberapa kali berturut-turut',
    sendsCode: 'kodenya benar',
    sendsWrongCode: 'kodenya salah',
  },
  actions: {
    begin: 'nomor dicatat',
    answer: 'dibalas, dan diteruskan ke aduan atau proses yang dimaksud',
    remember: 'SMS dan pertanyaan yang terbuka diingat',
    noteQuestion: 'pertanyaan dari aduan diingat',
    forgetQuestion: 'pertanyaan dilupakan',
    dropMove: 'kode dari nomor lama itu tidak berlaku lagi',
    placeWords: 'SMS itu masuk ke aduan yang dipilih, atau menjadi aduan sendiri',
    forgetLoose: 'SMS itu tidak menunggu lagi',
    openHeld: 'SMS yang menunggu pilihan tiket menjadi aduan sendiri',
    quarantine: 'SMS masuk karantina tanpa balasan',
    handTasks: 'petugas baru mendapat daftar tugas yang terbuka',
    suspend: 'Admin diberi tahu, aduan terbuka dikirim ke kepala',
    countMissed: 'SMS yang tidak sampai dihitung',
    countWrongCode: 'kode yang salah dihitung',
    forgetWrongCodes: 'kode yang salah hari ini dilupakan',
    trustAgain: 'nomor dipercaya lagi',
    noteAlive: 'nomor masih dipakai',
    sendEnrolCode: 'kode pendaftaran dikirim ke nomor itu',
    sayReplaced: 'nomor itu diberi tahu bahwa ia tidak terdaftar lagi',
    sendTrial: 'teks percobaan dikirim ke nomor itu',
    askCode: 'kode dikirim ke nomor itu',
  },
  delays: { questionTimeout: 'batas menunggu jawaban' },
} satisfies Sentences<keyof Names['guards'], keyof Names['actions'], keyof Names['delays']>;
