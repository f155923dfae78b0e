import { z } from 'zod';
import type { Act, ActType } from './act.ts';
import { sampleText, words } from './fields.ts';

/** What is done about danger to life, beside what becomes of the complaint. */

export type Danger = Extract<
  ActType,
  'officer.take' | 'officer.settle' | 'admin.phone' | 'admin.settle' | 'admin.calm' | 'admin.alarm'
>;

const nothing = z.strictObject({});
/** Words may follow the command, and need not. */
const maySay = z.strictObject({ text: words });

export const dangerActs: { [T in Danger]: Act<T> } = {
  'officer.take': {
    by: 'agency',
    fields: maySay,
    sms: {
      command: 'SIAP',
      words: ['SIAP'],
      usage: 'SIAP {no}',
      example: 'SIAP {no}',
      does: 'darurat: kami tangani sekarang',
      spoken: true,
      says: ({ text }) => ({ text }),
    },
    desk: {
      name: 'siap',
      label: 'Darurat: kami tangani sekarang',
      button: 'Siap',
      textLabel: 'Siapa yang berangkat, dan kapan',
      help: 'Alarm darurat berhenti berbunyi: Admin melihat bahwa SKPD ini menanganinya.',
    },
    aside: true,
    api: true,
    sample: (situation) => ({ text: sampleText(situation) }),
    done: 'SKPD menyatakan siap menangani darurat',
  },
  'officer.settle': {
    by: 'agency',
    fields: maySay,
    sms: {
      command: 'AMAN',
      words: ['AMAN'],
      usage: 'AMAN {no}',
      example: 'AMAN {no} api sudah padam',
      does: 'darurat sudah ditangani, atau ternyata bukan; jawaban tetap ditunggu',
      spoken: true,
      says: ({ text }) => ({ text }),
    },
    desk: {
      name: 'aman',
      label: 'Darurat sudah ditangani, atau ternyata bukan',
      button: 'Aman',
      textLabel: 'Keadaannya sekarang',
      help: 'Tanda darurat hilang dari rekap dan kotak masuk. Jawaban untuk pelapor tetap ditunggu.',
    },
    aside: true,
    api: true,
    sample: (situation) => ({ text: sampleText(situation) }),
    done: 'SKPD menyatakan keadaan aman',
  },
  'admin.phone': {
    by: 'admin',
    fields: nothing,
    desk: {
      name: 'sudah-ditelepon',
      label: 'Darurat: sudah ditelepon',
      button: 'Sudah ditelepon',
      help: 'Petugas sudah dihubungi dengan telepon dan menanganinya: alarm darurat berhenti berbunyi.',
    },
    aside: true,
    api: true,
    sample: () => ({}),
    done: 'Admin sudah menelepon petugas',
  },
  'admin.settle': {
    by: 'admin',
    fields: nothing,
    desk: {
      name: 'darurat-selesai',
      label: 'Darurat sudah ditangani',
      button: 'Sudah ditangani',
      help: 'Tanda darurat hilang dari rekap dan kotak masuk. Jawaban SKPD tetap ditunggu.',
    },
    aside: true,
    api: true,
    sample: () => ({}),
    done: 'Admin mencatat darurat sudah ditangani',
  },
  'admin.calm': {
    by: 'admin',
    fields: nothing,
    undo: 'admin.alarm',
    desk: {
      name: 'bukan-darurat',
      label: 'Bukan darurat',
      button: 'Bukan darurat',
      help: 'Dibaca darurat, ternyata bukan: alarm berhenti, dan aduan berjalan seperti yang lain.',
    },
    aside: true,
    api: true,
    sample: () => ({}),
    done: 'Admin mencatat bukan darurat',
  },
  'admin.alarm': {
    by: 'admin',
    fields: nothing,
    undo: 'admin.calm',
    desk: {
      name: 'darurat',
      label: 'Ini darurat',
      button: 'Bunyikan alarm darurat',
      help: 'Petugas dan kepala SKPD mendapat SMS DARURAT, berulang sampai ada yang menyatakan SIAP. Menelepon tetap lebih cepat.',
    },
    aside: true,
    api: true,
    sample: () => ({}),
    done: 'Admin menandai darurat',
  },
};
