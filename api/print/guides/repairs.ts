import type { Repair, RepairStep } from '../../../templates/documents/guide-views.ts';

/**
 * What to do when the computer or its data fail. Each step is done by a test, in this order
 * (`tests/api/print/guides/repairs.test.ts`): what is printed here works.
 */

interface Written extends Omit<Repair, 'steps'> {
  steps: Record<string, RepairStep>;
}

const hotline = (command: string) => `npm run -s hotline -- ${command}`;
const DOCTOR = hotline('doctor');
const RESTORE = hotline('restore --from CADANGAN');

/** By names that the tests use; in the order of the page. */
export const REPAIRS = {
  damaged: {
    title: 'Data rusak',
    sign: 'Meja atau doctor menyebut "berkas data rusak" atau "damaged pages".',
    steps: {
      check: {
        does: 'Pastikan. Baris store berawal WRONG dan menyebut damaged pages:',
        types: DOCTOR,
      },
      stop: { does: 'Hentikan hotline: Ctrl+C, atau', types: 'sudo systemctl stop hotline' },
      keep: {
        does: 'Pindahkan semua berkas yang namanya berawal hotline.db ke folder lain. Jangan dihapus.',
      },
      restore: { does: 'Pulihkan cadangan terbaru:', types: RESTORE },
      start: {
        does: 'Jalankan lagi. Nomor dilanjutkan di atas nomor terakhir; aduan sesudah cadangan itu dibuat harus ditanyakan lagi kepada pelapornya.',
        types: 'npm start',
      },
    },
  },
  full: {
    title: 'Disk penuh',
    sign: 'Meja menyebut sisa disk sekian hari, atau "disk penuh".',
    steps: {
      check: { does: 'Lihat sisanya di baris disk:', types: DOCTOR },
      clear: {
        does: 'Pindahkan cadangan lama ke flashdisk dan kosongkan tempat sampah. Jangan sentuh hotline.db dan berkas -wal.',
      },
      wait: {
        does: 'Tunggu satu menit. SMS yang datang selama itu menunggu di kartu SIM; hotline membacanya sendiri.',
      },
    },
  },
  clock: {
    title: 'Jam komputer salah',
    sign: 'Admin mendapat SMS "Jam komputer mundur" atau "mungkin terlalu maju".',
    steps: {
      set: { does: 'Betulkan tanggal dan jam komputer, nyalakan waktu otomatis.' },
      wait: { does: 'Tunggu dua menit: hotline bekerja lagi sendiri, nomor aduan menyusul.' },
      right: { does: 'Jamnya ternyata sudah benar? Dari HP Admin kirim SMS:', types: 'JAM BENAR' },
    },
  },
  gone: {
    title: 'Data hilang, memulihkan cadangan',
    sign: 'Saat dijalankan: "Hotline tidak dijalankan. Data hotline …".',
    steps: {
      find: { does: 'Cari data itu (folder lain, flashdisk), kembalikan ke tempatnya, jalankan.' },
      restore: { does: 'Tidak ketemu: pulihkan cadangan terbaru, lalu jalankan:', types: RESTORE },
      accept: {
        does: 'Cadangan pun tidak ada: mulai kosong, nomor dilanjutkan:',
        types: 'npm start -- --accept-loss',
      },
    },
  },
  moved: {
    title: 'Komputer baru',
    sign: 'Hotline pindah ke komputer lain.',
    steps: {
      stop: { does: 'Hentikan hotline di komputer lama, dan jangan jalankan lagi di sana.' },
      copy: {
        does: 'Salin datanya ke flashdisk, bersama folder pengaturan daerah dan hotline.env:',
        types: hotline('backup --out pindahan.db'),
      },
      restore: {
        does: 'Di komputer baru, di folder hotline:',
        types: hotline('restore --from pindahan.db'),
      },
      start: { does: 'Pindahkan modem, jalankan, lalu periksa semuanya:', types: DOCTOR },
    },
  },
  numbers: {
    title: 'Nomor terakhir',
    sign: 'Komputer lama hilang, dan cadangan lebih tua daripada aduan terakhir.',
    steps: {
      restore: {
        does: 'Baca tiket terakhir di HP petugas atau Admin dan nomor urut surat keluar terakhir, lalu:',
        types: hotline('restore --from CADANGAN --last-ticket A127 --last-letter 45'),
      },
      start: { does: 'Jalankan: aduan berikutnya A128, surat berikutnya 46.', types: 'npm start' },
    },
  },
} as const satisfies Record<string, Written>;

/** As they are printed. */
export function repairs(): Repair[] {
  return Object.values<Written>(REPAIRS).map(({ steps, ...said }) => ({
    ...said,
    steps: Object.values(steps),
  }));
}
