import { z } from 'zod';
import type { RejectReason } from '../base/context.ts';
import { wardOf } from '../base/secrecy.ts';
import type { Act, ActType } from './act.ts';
import type { Danger } from './danger.ts';
import {
  code,
  complaint,
  emptyText,
  NOTE_FORM,
  noAnswer,
  OTHER,
  sampleAgency,
  sampleText,
  text,
  unknownCode,
} from './fields.ts';
import type { Holding } from './holding.ts';
import type { MovingWords } from './moving-words.ts';
import type { NewPhone } from './new-phone.ts';
import type { Parking } from './parking.ts';

/** What the admin and the regent do with a complaint (SOP steps 3 to 5). */

type Office = Exclude<
  Extract<ActType, `admin.${string}` | 'regent.instruct'>,
  Parking | Danger | NewPhone | MovingWords | Holding
>;

const said = z.strictObject({ text });
const nothing = z.strictObject({});

/** Why a complaint is not handled, as people read it. */
export const REJECT_REASONS: Record<RejectReason, string> = {
  unclear: 'tidak jelas',
  jurisdiction: 'bukan wewenang kabupaten',
  spam: 'spam (pelapor tidak diberi tahu)',
};

/** Behind RAHASIA: it is none, or no longer. */
const OPENS =
  /^\W*(?:tidak|tdk|tak|bukan|batal\w*|jangan|jgn|buka|dibuka|gak|ga|enggak|no|cabut)\b/i;

/** The reason that an SMS names in its first words. */
function reasonIn(typed: string): RejectReason {
  if (/^\s*spam\b/i.test(typed)) return 'spam';
  return /wewenang/i.test(typed) ? 'jurisdiction' : 'unclear';
}

export const officeActs: { [T in Office]: Act<T> } = {
  'admin.release': {
    by: 'admin',
    fields: z.strictObject({ text: text.exactOptional() }),
    wrong: noAnswer,
    desk: {
      name: 'kirim-jawaban',
      label: 'Kirim jawaban kepada warga',
      button: 'Kirim jawaban',
      textLabel: 'Isi jawaban',
      help: 'Mengirim jawaban SKPD kepada warga dengan SMS. Kalimatnya boleh diperbaiki dulu; isinya tetap milik SKPD.',
    },
    api: true,
    sample: () => ({}),
    done: 'Admin mengirim jawaban',
  },
  'admin.return': {
    by: 'admin',
    fields: said,
    desk: {
      name: 'kembalikan',
      label: 'Kembalikan jawaban ke SKPD',
      button: 'Kembalikan',
      textLabel: 'Alasan',
      help: 'Jawaban belum baik: SKPD mendapat alasan Anda dan harus menjawab lagi.',
    },
    api: true,
    sample: (situation) => ({ text: sampleText(situation) }),
    done: 'Admin mengembalikan jawaban',
  },
  'admin.keep': {
    by: 'admin',
    fields: said,
    desk: {
      name: 'tetap',
      label: 'Tolak pengalihan, tetap di SKPD ini',
      button: 'Tetap di sini',
      textLabel: 'Alasan',
      help: 'SKPD minta dialihkan, tetapi memang tugasnya: petugas mendapat alasan Anda.',
    },
    api: true,
    sample: (situation) => ({ text: sampleText(situation) }),
    done: 'Admin menolak pengalihan',
  },
  'admin.forward': {
    by: 'admin',
    fields: z.strictObject({ agency: code, category: code.exactOptional() }),
    wrong: unknownCode,
    sms: {
      command: 'TERUSKAN',
      words: ['TERUSKAN', 'TRUSKAN', 'TRSKAN', 'TERUSIN', 'DISPOSISI', 'FORWARD'],
      usage: 'TERUSKAN {no} SKPD',
      example: 'TERUSKAN {no} {skpd}',
      does: 'meneruskan aduan ke SKPD',
      confirm: 'always',
      says: ({ agency }) => (agency === null ? null : { agency }),
    },
    undo: 'admin.recall',
    desk: {
      name: 'teruskan',
      label: 'Teruskan ke SKPD',
      labelAgain: 'Alihkan ke SKPD lain',
      button: 'Teruskan',
      help: 'Membuat konsep surat penerusan, mengirim SMS tugas ke petugas SKPD, dan mengabari warga. Tenggat SKPD mulai berjalan.',
    },
    gives: true,
    api: true,
    sample: (situation) => ({ agency: sampleAgency(situation) }),
    done: 'Admin meneruskan',
  },
  'admin.recall': {
    by: 'admin',
    fields: nothing,
    desk: {
      name: 'tarik',
      label: 'Tarik kembali dari SKPD',
      button: 'Tarik kembali',
      help: 'Ternyata salah diteruskan: SKPD diberi tahu bahwa aduan ditarik, dan aduan kembali ke meja Admin. Hanya selama belum dijawab.',
    },
    api: true,
    sample: () => ({}),
    done: 'Admin menarik kembali dari SKPD',
  },
  'admin.ask': {
    by: 'admin',
    fields: said,
    desk: {
      name: 'tanya',
      label: 'Tanya kepada warga',
      button: 'Kirim pertanyaan',
      textLabel: 'Pertanyaan',
      help: 'Warga mendapat pertanyaan Anda dengan SMS; tenggat berhenti sampai dijawab.',
    },
    api: true,
    sample: (situation) => ({ text: sampleText(situation) }),
    done: 'Admin bertanya kepada warga',
  },
  'admin.classify': {
    by: 'admin',
    fields: z.strictObject({
      category: code.exactOptional(),
      agency: code.exactOptional(),
      secret: z.boolean().exactOptional(),
    }),
    wrong: unknownCode,
    sms: {
      command: 'RAHASIA',
      words: ['RAHASIA', 'RAHASIAKAN', 'DIRAHASIAKAN', 'RAHASIAIN', 'RAHSIA', 'RAHASYA'],
      usage: 'RAHASIA {no}',
      example: 'RAHASIA {no}',
      does: 'merahasiakan aduan; diakhiri TIDAK: tidak rahasia lagi',
      confirm: 'always',
      says: ({ text: typed }) => ({ secret: !OPENS.test(typed) }),
    },
    desk: {
      name: 'kategori',
      label: 'Ubah kategori atau kerahasiaan',
      button: 'Simpan',
      help: 'Membetulkan kategori, atau merahasiakan aduan. Aduan rahasia hanya dilihat SKPD yang berhak dan tidak dimuat di koran.',
    },
    api: true,
    // making it secret is taken in more states than the rest
    sample: ({ context }) => (context.secret ? {} : { secret: true }),
    done: 'Admin mengubah kategori atau kerahasiaan',
  },
  'admin.merge': {
    by: 'admin',
    fields: z.strictObject({
      parent: complaint.describe('Id of the complaint to merge it into.'),
    }),
    sms: {
      command: 'GABUNG',
      words: ['GABUNG', 'GABUNGKAN', 'DIGABUNG', 'DIGABUNGKAN', 'DIGABUNGIN'],
      usage: 'GABUNG {no} no-induk',
      example: 'GABUNG {no} A101',
      does: 'menggabung dengan aduan lain',
      confirm: 'always',
      says: ({ parent }) => (parent === null ? null : { parent }),
    },
    undo: 'admin.separate',
    desk: {
      name: 'gabung',
      label: 'Gabung dengan aduan lain',
      button: 'Gabungkan',
      help: 'Menyatukan aduan yang sama. Aduan ini mengikuti induknya, dan warganya mendapat jawaban yang sama.',
    },
    api: true,
    sample: ({ context }) => ({
      parent: { ...OTHER, secret: context.secret, ward: wardOf(context) },
    }),
    done: 'Admin menggabungkan',
  },
  'admin.separate': {
    by: 'admin',
    fields: nothing,
    sms: {
      command: 'PISAH',
      words: ['PISAH', 'PISAHKAN', 'DIPISAH', 'DIPISAHKAN'],
      usage: 'PISAH {no}',
      example: 'PISAH {no}',
      does: 'memisahkan aduan dari induknya',
      confirm: 'always',
      // two matters in one SMS are another act
      says: ({ text: typed }) => (typed.trim() === '' ? {} : null),
    },
    desk: {
      name: 'pisah',
      label: 'Pisahkan dari aduan induk',
      button: 'Pisahkan',
      help: 'Ternyata bukan aduan yang sama: kembali ke meja Admin sebagai aduan sendiri.',
    },
    api: true,
    sample: () => ({}),
    done: 'Admin memisahkan',
  },
  'admin.reject': {
    by: 'admin',
    fields: z.strictObject({ reason: z.enum(['spam', 'jurisdiction', 'unclear']), text }),
    wrong: emptyText,
    sms: {
      command: 'TOLAK',
      words: ['TOLAK', 'DITOLAK', 'TOLK'],
      usage: 'TOLAK {no} alasan',
      example: 'TOLAK {no} bukan wewenang kabupaten',
      does: 'menolak aduan, dengan alasan',
      confirm: 'always',
      says: ({ text: typed }) =>
        typed.trim() === '' ? null : { reason: reasonIn(typed), text: typed },
    },
    undo: 'admin.restore',
    desk: {
      name: 'tolak',
      label: 'Tolak aduan',
      button: 'Tolak',
      textLabel: 'Penjelasan untuk warga',
      help: 'Menutup aduan dengan alasan untuk warga. Spam ditutup tanpa SMS.',
    },
    api: true,
    sample: (situation) => ({ reason: 'unclear', text: sampleText(situation) }),
    done: 'Admin menolak',
  },
  'admin.answer': {
    by: 'admin',
    fields: z.strictObject({
      text,
      letter: z.string().trim().min(1).max(80),
      arrivedAt: z.number().int().exactOptional(),
    }),
    wrong: noAnswer,
    // entered with the agency's letter, on a page of its own
    answers: true,
    api: false,
    sample: (situation) => ({ text: sampleText(situation), letter: '1' }),
    done: 'Admin mencatat surat jawaban SKPD',
  },
  'admin.restore': {
    by: 'admin',
    fields: nothing,
    desk: {
      name: 'buka',
      label: 'Buka lagi aduan ini',
      button: 'Buka lagi',
      help: 'Aduan yang ditolak diperiksa lagi.',
    },
    api: true,
    sample: () => ({}),
    done: 'Admin membuka lagi',
  },
  'admin.retract': {
    by: 'admin',
    fields: nothing,
    desk: {
      name: 'tarik-jawaban',
      label: 'Tarik jawaban yang salah tiket',
      button: 'Tarik jawaban',
      help: 'SKPD menjawab tiket yang salah: warga mendapat permintaan maaf, dan aduan kembali ke SKPD dengan tenggatnya.',
    },
    aside: true,
    api: true,
    sample: () => ({}),
    done: 'Admin menarik jawaban SKPD',
  },
  'admin.note': {
    by: 'admin',
    fields: said,
    desk: NOTE_FORM,
    aside: true,
    api: true,
    sample: (situation) => ({ text: sampleText(situation) }),
    done: 'Admin mencatat untuk kantor',
  },
  'admin.split': {
    by: 'admin',
    fields: said,
    sms: {
      command: 'PECAH',
      words: ['PECAH', 'PECAHKAN', 'DIPECAH'],
      usage: 'PECAH {no} isi perkara kedua',
      example: 'PECAH {no} lampu jalan mati di pekon yang sama',
      does: 'perkara kedua dalam satu SMS jadi aduan sendiri',
      confirm: 'always',
      says: ({ text: typed }) => (typed.trim() === '' ? null : { text: typed }),
    },
    desk: {
      name: 'pecah',
      label: 'Pecah: satu SMS dua perkara',
      button: 'Jadikan aduan sendiri',
      textLabel: 'Perkara kedua, dengan kata-kata warga',
      help: 'Perkara kedua menjadi aduan dengan nomor sendiri; warga diberi tahu kedua nomornya.',
    },
    aside: true,
    api: true,
    sample: (situation) => ({ text: sampleText(situation) }),
    done: 'Admin memecah aduan',
  },
  'regent.instruct': {
    by: 'regent',
    fields: said,
    sms: {
      command: 'PERINTAH',
      words: ['PERINTAH', 'PRINTAH', 'PERINTAHKAN', 'INSTRUKSI'],
      usage: 'PERINTAH {no} isi',
      example: 'PERINTAH {no} segera tangani, lapor besok',
      does: 'perintah kepada SKPD yang menangani',
      confirm: 'always',
      says: ({ text: typed }) => (typed.trim() === '' ? null : { text: typed }),
    },
    api: true,
    sample: (situation) => ({ text: sampleText(situation) }),
    done: 'perintah Bupati',
  },
};
