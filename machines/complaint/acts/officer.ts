import { z } from 'zod';
import type { Act, ActType } from './act.ts';
import type { Danger } from './danger.ts';
import {
  code,
  day,
  NOTE_FORM,
  noAnswer,
  sampleText,
  sampleUntil,
  text,
  unknownCode,
} from './fields.ts';

/** What an agency does with a complaint it was given (SOP step 4). */

type Officer = Exclude<Extract<ActType, `officer.${string}`>, Danger>;

const said = z.strictObject({ text });

/** A command that is nothing without its words. */
const withText = ({ text: typed }: { text: string }) =>
  typed.trim() === '' ? null : { text: typed };

export const officerActs: { [T in Officer]: Act<T> } = {
  'officer.accept': {
    by: 'agency',
    fields: z.strictObject({}),
    sms: {
      command: 'TERIMA',
      words: ['TERIMA', 'TRIMA'],
      usage: 'TERIMA {no}',
      example: 'TERIMA {no}',
      does: 'tugas sudah dibaca dan diterima',
      says: () => ({}),
    },
    desk: {
      name: 'terima',
      label: 'Terima tugas',
      button: 'Terima',
      help: 'Petugas sudah membaca tugas ini; Admin melihatnya.',
    },
    api: true,
    sample: () => ({}),
    done: 'SKPD menerima tugas',
  },
  'officer.answer': {
    by: 'agency',
    fields: said,
    wrong: noAnswer,
    sms: {
      command: 'JAWAB',
      words: ['JAWAB', 'JWB', 'JAWABAN', 'MENJAWAB', 'BALAS', 'BALASAN'],
      usage: 'JAWAB {no} isi',
      example: 'JAWAB {no} sdh kami survey, besok alat turun',
      does: 'jawaban untuk pelapor; tugas selesai',
      confirm: 'misleading',
      says: withText,
    },
    desk: {
      name: 'jawab',
      label: 'Jawab',
      button: 'Kirim jawaban',
      textLabel: 'Isi jawaban',
      help: 'Jawaban sampai kepada warga dengan SMS, dan tugas selesai.',
    },
    answers: true,
    states: true,
    api: true,
    sample: (situation) => ({ text: sampleText(situation) }),
    done: 'SKPD menjawab',
  },
  'officer.progress': {
    by: 'agency',
    fields: said,
    sms: {
      command: 'PROSES',
      words: ['PROSES', 'PROGRES', 'PROGRESS'],
      usage: 'PROSES {no} isi',
      example: 'PROSES {no} material sdh di lokasi',
      does: 'kabar kemajuan; tenggat tetap berjalan',
      confirm: 'misleading',
      says: withText,
    },
    desk: {
      name: 'proses',
      label: 'Kabarkan pekerjaan',
      button: 'Kabarkan',
      textLabel: 'Isi kabar',
      help: 'Warga mendapat kabar ini dengan SMS; tenggat tetap berjalan.',
    },
    states: true,
    api: true,
    sample: (situation) => ({ text: sampleText(situation) }),
    done: 'SKPD mengabarkan pekerjaan',
  },
  'officer.ask': {
    by: 'agency',
    fields: said,
    sms: {
      command: 'MINTA',
      words: ['MINTA', 'TANYA'],
      usage: 'MINTA {no} pertanyaan',
      example: 'MINTA {no} di RT berapa, dekat apa?',
      does: 'bertanya kepada pelapor; tenggat berhenti',
      confirm: 'misleading',
      says: withText,
    },
    desk: {
      name: 'minta',
      label: 'Tanya kepada warga',
      button: 'Kirim pertanyaan',
      textLabel: 'Pertanyaan',
      help: 'Warga mendapat pertanyaan ini dengan SMS; tenggat berhenti sampai dijawab.',
    },
    api: true,
    sample: (situation) => ({ text: sampleText(situation) }),
    done: 'SKPD bertanya kepada warga',
  },
  'officer.transfer': {
    by: 'agency',
    fields: z.strictObject({
      agency: code.nullable().describe('Agency it belongs to, null when that is not known.'),
      text,
    }),
    wrong: unknownCode,
    sms: {
      command: 'ALIH',
      words: ['ALIH', 'ALIHKAN', 'DIALIHKAN', 'PINDAH', 'PINDAHKAN', 'LIMPAHKAN'],
      usage: 'ALIH {no} SKPD alasan',
      example: 'ALIH {no} {skpd} ini wewenang mereka',
      does: 'bukan tugas kami: Admin diminta mengalihkan',
      says: ({ agency, text: typed }) =>
        agency === null && typed.trim() === '' ? null : { agency, text: typed },
    },
    desk: {
      name: 'alih',
      label: 'Minta dialihkan ke SKPD lain',
      button: 'Minta dialihkan',
      textLabel: 'Alasan',
      help: 'Ini tugas SKPD lain: Admin diminta mengalihkan.',
    },
    gives: true,
    api: true,
    sample: (situation) => ({ agency: null, text: sampleText(situation) }),
    done: 'SKPD minta dialihkan',
  },
  'officer.extend': {
    by: 'agency',
    fields: z.strictObject({ until: day.describe('The day asked for.'), text }),
    sms: {
      command: 'TUNDA',
      words: ['TUNDA', 'TNDA', 'TUNDAKAN'],
      usage: 'TUNDA {no} tanggal alasan',
      example: 'TUNDA {no} 5 hari menunggu material',
      does: 'minta tambahan waktu',
      confirm: 'misleading',
      says: ({ until, text: typed }) =>
        until === null || typed.trim() === '' ? null : { until, text: typed },
    },
    desk: {
      name: 'tunda',
      label: 'Minta tambahan waktu',
      button: 'Minta waktu',
      textLabel: 'Alasan',
      help: 'Tenggat mundur sampai hari itu; warga diberi tahu.',
    },
    api: true,
    sample: (situation) => ({ until: sampleUntil(situation), text: sampleText(situation) }),
    done: 'SKPD minta tambahan waktu',
  },
  'officer.correct': {
    by: 'agency',
    fields: said,
    wrong: noAnswer,
    sms: {
      command: 'RALAT',
      words: ['RALAT', 'KOREKSI'],
      usage: 'RALAT {no} isi',
      example: 'RALAT {no} alat turun Rabu, bukan Selasa',
      does: 'membetulkan jawaban yang baru dikirim',
      confirm: 'misleading',
      says: withText,
    },
    desk: {
      name: 'ralat',
      label: 'Ralat jawaban',
      button: 'Kirim ralat',
      textLabel: 'Jawaban yang benar',
      help: 'Membetulkan jawaban yang baru dikirim; warga mendapat jawaban yang benar.',
    },
    answers: true,
    states: true,
    api: true,
    sample: (situation) => ({ text: sampleText(situation) }),
    done: 'SKPD meralat jawaban',
  },
  'officer.retract': {
    by: 'agency',
    fields: z.strictObject({}),
    sms: {
      command: 'TARIK',
      words: ['TARIK', 'TARIKJAWABAN'],
      usage: 'TARIK {no}',
      example: 'TARIK {no}',
      does: 'menarik jawaban yang salah tiket',
      says: () => ({}),
    },
    desk: {
      name: 'tarik-jawaban',
      label: 'Tarik jawaban yang salah tiket',
      button: 'Tarik jawaban',
      help: 'Jawaban ini untuk aduan lain: warga mendapat permintaan maaf, dan aduan kembali menjadi tugas dengan tenggatnya.',
    },
    aside: true,
    api: true,
    sample: () => ({}),
    done: 'SKPD menarik jawaban',
  },
  'officer.note': {
    by: 'agency',
    fields: said,
    sms: {
      command: 'CATATAN',
      words: ['CATATAN', 'CATAT', 'NOTE'],
      usage: 'CATATAN {no} isi',
      example: 'CATATAN {no} pelapor minta ditelepon sore',
      does: 'catatan untuk kantor; tidak dikirim kepada pelapor',
      says: withText,
    },
    desk: NOTE_FORM,
    aside: true,
    api: true,
    sample: (situation) => ({ text: sampleText(situation) }),
    done: 'SKPD mencatat untuk kantor',
  },
};
