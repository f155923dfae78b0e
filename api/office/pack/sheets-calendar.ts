import type { Sheet } from './sheet.ts';

/** Days and hours that deadlines are counted with. */

const MOVES =
  'Tenggat yang berjalan bergeser bersama hari libur; warga diberi tahu satu kali bila harinya menjadi lebih lambat.';

export const CALENDAR_SHEETS: readonly Sheet[] = [
  {
    ...{ name: 'libur', title: 'Hari libur dan cuti bersama', one: 'hari libur' },
    ...{ file: 'calendar.yaml', at: ['holidays'], order: 'date', advice: MOVES },
    called: ({ date, name }) => `${date} ${name}`,
    fields: [
      { path: 'date', label: 'Tanggal', kind: 'date' },
      { path: 'name', label: 'Nama', kind: 'line' },
      {
        ...{ path: 'type', label: 'Jenis', kind: 'line' },
        choices: { holiday: 'libur', leave: 'cuti bersama' },
      },
      {
        ...{ path: 'estimated', label: 'Masih perkiraan', kind: 'yesno' },
        help: 'Belum ada keputusannya (SKB)',
      },
    ],
  },
  {
    ...{ name: 'jam-khusus', title: 'Jam kantor khusus', one: 'masa jam khusus' },
    ...{ file: 'calendar.yaml', at: ['exceptions'], order: 'from' },
    called: ({ name, from }) => `${name} (${from})`,
    advice: 'Misalnya selama Ramadan. Berlaku untuk tenggat yang mulai sesudah disimpan.',
    fields: [
      { path: 'name', label: 'Nama', kind: 'line' },
      { path: 'from', label: 'Dari tanggal', kind: 'date' },
      { path: 'to', label: 'Sampai tanggal', kind: 'date' },
      {
        ...{ path: 'week', label: 'Jam tiap hari', kind: 'week' },
        help: 'Tujuh baris, Minggu sampai Sabtu: 08.00-15.00, atau tutup',
      },
      { path: 'estimated', label: 'Masih perkiraan', kind: 'yesno' },
    ],
  },
  {
    ...{ name: 'jam-kantor', title: 'Jam kantor dan jam kirim', one: 'jam kantor' },
    ...{ file: 'calendar.yaml', at: [] },
    advice: 'Berlaku untuk tenggat yang mulai sesudah disimpan.',
    fields: [
      {
        ...{ path: 'week', label: 'Jam tiap hari', kind: 'week' },
        help: 'Tujuh baris, Minggu sampai Sabtu: 07.30-16.00, atau tutup',
      },
      { path: 'sending.from', label: 'SMS yang dapat menunggu dikirim dari pukul', kind: 'time' },
      { path: 'sending.to', label: 'sampai pukul', kind: 'time' },
      {
        ...{ path: 'sending.fridayPause', label: 'Jeda hari Jumat', kind: 'hours', empty: 'null' },
        help: '11.30-13.00; kosong berarti tanpa jeda',
      },
    ],
  },
];
