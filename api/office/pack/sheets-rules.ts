import type { Field } from './fields.ts';
import type { Sheet } from './sheet.ts';

/** Deadlines, limits and times of the hotline. */

const number = (path: string, label: string, help?: string): Field => ({
  ...{ path, label, kind: 'number' },
  ...(help === undefined ? {} : { help }),
});

const LATER = 'Berlaku untuk yang mulai sesudah disimpan; tenggat yang berjalan tetap.';

export const RULE_SHEETS: readonly Sheet[] = [
  {
    ...{ name: 'batas-waktu', title: 'Batas waktu', one: 'batas waktu', advice: LATER },
    ...{ file: 'rules.yaml', at: ['sla'] },
    fields: [
      { path: 'active', label: 'Profil yang dipakai', kind: 'line', help: 'SOP atau LAPOR' },
      number('legal.information', 'Batas hukum: permintaan informasi (hari kerja)'),
      number('legal.ordinary', 'Batas hukum: pengaduan biasa (hari kerja)'),
      number('legal.oversight', 'Batas hukum: berkadar pengawasan (hari kerja)'),
      number('remindBefore', 'Diingatkan sekian hari kerja sebelum tenggat'),
      {
        ...{ path: 'escalateAfter', label: 'Hari kerja sesudah tenggat', kind: 'numbers' },
        help: 'Kepala SKPD; Sekda; Bupati, dengan titik koma: 1; 2; 3',
      },
      number('repeatEvery', 'Sesudah itu diingatkan lagi tiap sekian hari kerja'),
      number('extensionDays', 'TUNDA paling lama (hari kerja)'),
      number('extensions', 'TUNDA paling sering dalam satu putaran'),
      number('citizenAnswerDays', 'Warga menjawab pertanyaan dalam (hari)'),
      number('verdictDays', 'Warga menilai jawaban dalam (hari)'),
      number('reopenDays', 'Warga dapat membuka lagi dalam (hari)'),
      number('clarifyMinutes', 'Pertanyaan pilihan menunggu (menit)'),
    ],
  },
  {
    ...{ name: 'profil', title: 'Waktu baku tiap langkah', one: 'profil', advice: LATER },
    ...{ file: 'rules.yaml', at: ['sla', 'profiles'] },
    called: ({ name }) => String(name),
    fields: [
      { path: 'name', label: 'Nama', kind: 'line' },
      {
        ...{ path: 'unit', label: 'Satuan', kind: 'line' },
        choices: { workingDay: 'hari kerja', calendarDay: 'hari' },
      },
      number('send', 'Langkah 1, SMS dikirim'),
      number('enter', 'Langkah 2, SMS masuk'),
      number('forward', 'Langkah 3, Admin meneruskan'),
      number('answer', 'Langkah 4, SKPD menjawab'),
      number('reply', 'Langkah 5, warga menerima balasan'),
      number('report', 'Langkah 6, laporan dibuat'),
      number('receive', 'Langkah 7, laporan diterima'),
    ],
  },
  {
    ...{ name: 'kebijakan', title: 'Cara kerja', one: 'cara kerja', advice: LATER },
    ...{ file: 'rules.yaml', at: ['policy'] },
    fields: [
      number(
        'autoForwardConfidence',
        'Diteruskan sendiri bila keyakinan paling sedikit',
        '0 sampai 1; 2 berarti selalu lewat Admin',
      ),
      {
        ...{ path: 'review', label: 'Jawaban SKPD', kind: 'line' },
        choices: {
          none: 'langsung ke pelapor',
          hold: 'ditahan sebentar, lalu ke pelapor',
          admin: 'menunggu Admin',
        },
      },
      number('holdMinutes', 'Ditahan selama (menit)'),
      number('correctionMinutes', 'RALAT boleh selama (menit)'),
      number('undoSeconds', 'SMS dari meja menunggu pembatalan selama (detik)'),
      number('retractMinutes', 'TARIK boleh selama (menit)'),
      number('questions', 'MINTA paling sering dalam satu putaran'),
      number('transfers', 'ALIH paling sering selama hidup aduan'),
      {
        ...{ path: 'alarmMinutes', label: 'Darurat berbunyi lagi sesudah', kind: 'numbers' },
        help: 'Menit, dengan titik koma: 10; 10; 10; 30',
      },
      number('alarmSlowest', 'Darurat lama berbunyi paling jarang tiap (menit)'),
      number('parkDays', 'Parkir paling lama (hari kerja)'),
      number('minimumAnswer', 'Jawaban paling pendek (huruf)'),
      number('dailyLimit', 'Batas SMS satu nomor sehari'),
      number('dailyBudget', 'Paling banyak SMS keluar sehari'),
      number('receiverHourly', 'Paling banyak SMS satu penerima sejam'),
      number('receiverDaily', 'Paling banyak SMS satu penerima sehari'),
      number('crowdHourly', 'Banjir laporan digabung sesudah (SMS sejam)'),
      number('alarmHourly', 'Banjir SMS darurat digabung sesudah (SMS sejam)'),
      {
        ...{ path: 'smsTariff', label: 'Tarif satu SMS (rupiah)', kind: 'number', empty: 'null' },
        help: 'Kosong berarti belum diketahui',
      },
    ],
  },
  {
    ...{ name: 'jadwal', title: 'Jadwal ringkasan', one: 'jadwal' },
    ...{ file: 'rules.yaml', at: ['schedules'] },
    fields: [
      { path: 'dailyDigest', label: 'Ringkasan harian pukul', kind: 'time' },
      number('weeklyDigest.weekday', 'Hari ringkasan mingguan', '0 = Minggu … 6 = Sabtu'),
      { path: 'weeklyDigest.time', label: 'Ringkasan mingguan pukul', kind: 'time' },
    ],
  },
  {
    ...{ name: 'kartu', title: 'Peringatan modem dan kartu', one: 'peringatan' },
    ...{ file: 'rules.yaml', at: ['lines'] },
    fields: [
      number('downMinutes', 'Modem tidak bisa mengirim selama (menit)'),
      number('lowCredit', 'Pulsa di bawah (rupiah)'),
      number('expiryDays', 'Masa aktif kartu tinggal (hari)'),
    ],
  },
];
