import type { MessageName } from './messages.ts';

/** How urgent each SMS is, what STOP does not stop, and what stands for several: by the message's name. */

/**
 * Order of sending, most urgent first. Reminders to one person that wait at the same time are sent
 * as one; `reminder` and later keep to the sending hours of the calendar. `reply` is whatever answers an SMS of its
 * receiver and is no receipt.
 */
export type Lane =
  | 'urgent'
  | 'acknowledgement'
  | 'reply'
  | 'officer'
  | 'status'
  | 'reminder'
  | 'digest';

/** Lanes of what answers whoever just wrote. */
export const ANSWERING: readonly Lane[] = ['acknowledgement', 'reply'];

const lanesByPrefix: [RegExp, Lane][] = [
  [
    /^(terima-darurat|terima-darurat-jiwa|skpd-darurat|skpd-darurat-banyak|darurat-.*|admin-darurat|admin-darurat-.*|admin-siap|admin-rahasia|admin-batal-ditekan|admin-rem|admin-jam|admin-jam-ok|terima-tunggu|skpd-dibatalkan)$/,
    'urgent',
  ],
  [/^(bupati-harian|bupati-mingguan|bupati-nihil|bupati-laporan)$/, 'digest'],
  [/^(skpd-ingat|skpd-lewat|eskalasi|admin-ingat|minta-lengkapi-ingat|terlambat)/, 'reminder'],
  [/^(ditutup|dimuat-koran|minta-nilai|admin-batas-hukum)$/, 'status'],
  [
    /^(ganti-|nomor-baru|terima-|tanya-|pilih-|catat-|tambah-|nilai-|sudah-selesai|batal-|status|format|kategori|identitas|gambar|stop-)/,
    'acknowledgement',
  ],
  [
    /^(skpd-|admin-|sms-sama|bupati-|perintah-|catatan-|belum-b|batas-perintah|siap-ok|aman-ok|rahasia-ke|terlalu-sering|maksud|minta-kode|kode-|kontak-|kepala-tugas|benar-salah|salah-sambung|tetap-petugas|tidak-jadi|satu-satu|bukan-perintah|bukan-skpd|terusan-ok|aduan-tidak-ada|warga-)/,
    'officer',
  ],
];

/**
 * The lane an SMS travels in; news to citizens is `status`.
 * @param answers its receiver has just written, and this is what comes of it
 */
export function laneOf(template: MessageName, answers = false): Lane {
  const lane = lanesByPrefix.find(([pattern]) => pattern.test(template))?.[1] ?? 'status';
  return answers && lane !== 'urgent' && lane !== 'acknowledgement' ? 'reply' : lane;
}

/** What a reporter is owed, whatever else he does not want to hear: the answer, and what it waits for. */
const OWED: ReadonlySet<MessageName> = new Set<MessageName>([
  'jawaban',
  'ralat-jawaban',
  'jawaban-ditarik',
  'minta-lengkapi',
  'bukan-kewenangan',
  'tidak-diproses',
  'ditelaah-lagi',
  'rahasia-dicabut',
  'ganti-kode',
  'ganti-batal',
  'nomor-lama',
  'nomor-baru',
]);

/** True for SMS by which an agency hears that there is danger. */
export function isAlarmSms(template: MessageName): boolean {
  return /^(?:skpd-darurat|darurat-lagi|darurat-kabar)$/.test(template);
}

/** True for SMS that STOP does not stop. */
export function isOwed(template: MessageName): boolean {
  return OWED.has(template);
}

/** The reminder that stands for several of the same kind to one person, if there is one. */
export const bundleOf: Partial<Record<MessageName, MessageName>> = {
  'skpd-ingat': 'skpd-ingat-banyak',
  'skpd-lewat': 'skpd-lewat-banyak',
  eskalasi: 'eskalasi-banyak',
  'admin-ingat': 'admin-ingat-banyak',
  'darurat-lagi': 'darurat-lagi-banyak',
  'admin-darurat-lagi': 'darurat-lagi-banyak',
  'darurat-pimpinan': 'darurat-pimpinan-banyak',
  'darurat-perlu': 'darurat-perlu-banyak',
  'skpd-tugas': 'skpd-tugas-banyak',
  'skpd-darurat': 'skpd-darurat-banyak',
  'admin-darurat': 'admin-darurat-banyak',
};

/** What one event makes hundreds of people write about: bundled in a flood only. */
const CROWDING: ReadonlySet<MessageName> = new Set<MessageName>([
  'skpd-tugas',
  'skpd-darurat',
  'admin-darurat',
]);

/** Danger that rings again: what waits for one person at one moment is one SMS, however urgent. */
const RINGING: ReadonlySet<MessageName> = new Set<MessageName>([
  'darurat-lagi',
  'admin-darurat-lagi',
  'darurat-pimpinan',
  'darurat-perlu',
]);

/** True for SMS that stand for one another whenever they wait together. */
export function isRinging(template: MessageName): boolean {
  return RINGING.has(template);
}

/** True for SMS of which those about the same stand for one another in a flood. */
export function crowds(template: MessageName): boolean {
  return CROWDING.has(template);
}

/** SMS that ring somebody because of danger, also again: in a flood of any they go out together, whatever they are about. */
export function rings(template: MessageName): boolean {
  return isAlarm(template) || isRinging(template);
}

/** Words of danger: none is held up by those about another district. */
export function isAlarm(template: MessageName): boolean {
  return template !== 'skpd-tugas' && crowds(template);
}
