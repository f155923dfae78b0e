import { ticketCode } from '../../../machines/numbers/tickets.ts';
import type { Lag } from './mark.ts';

/** What the admin reads when the start refuses a store: what is missing, where it may be, what to do. */

/** Why the store is not taken for the right one. */
export type Doubt =
  /** The file or database that was there is gone; `elsewhere`: it is where the program ran before. */
  | { kind: 'missing' | 'empty'; at: string }
  | { kind: 'elsewhere'; at: string; other: string }
  /** The log beside the file is gone, and held what the file has not. */
  | { kind: 'log'; at: string }
  /** The file was copied without its log while a hotline worked on it. */
  | { kind: 'copied'; at: string }
  /** Numbers were given that are not in it. */
  | { kind: 'behind'; at: string; lags: Lag[] }
  | { kind: 'other'; at: string };

/** A number as people know it: `A012`, `nomor 12`. */
function numberText(series: string, n: number): string {
  if (n === 0) return 'belum ada';
  return /^ticket(:|$)/.test(series) ? ticketCode(n) : `nomor ${n}`;
}

function seriesText(series: string): string {
  if (series === 'audit') return 'catatan audit';
  const [what = '', ...rest] = series.split(':');
  const year = rest.at(-1) ?? '';
  if (what === 'ticket') return `aduan ${year}`.trim();
  if (what === 'agenda') return `agenda surat masuk ${year}`;
  if (what === 'keluar') return `surat keluar ${rest.toReversed().join(' ')}`;
  return `surat ${(rest[0] ?? '').replaceAll('-', ' ')} ${year}`;
}

/** One line per series: what there is, and what there was. */
export function lagLines(lags: Lag[]): string[] {
  return lags.map(
    ({ series, stored, noted }) =>
      `${seriesText(series)}: di sini sampai ${numberText(series, stored)}, pernah sampai ${numberText(series, noted)}`,
  );
}

function whatIs(doubt: Doubt): string[] {
  const { at } = doubt;
  switch (doubt.kind) {
    case 'missing':
      return [
        `Data hotline tidak ada: ${at}.`,
        'Dulu data itu ada di sini. Mungkin berkas atau map terhapus atau dipindahkan, atau disk (flashdisk, server) belum terpasang.',
      ];
    case 'empty':
      return [
        `Data hotline kosong: ${at}.`,
        'Dulu berkas ini berisi aduan. Mungkin disk pernah penuh, atau berkas tertimpa.',
      ];
    case 'elsewhere':
      return [
        `Data hotline tidak ada di sini: ${at}.`,
        `Data yang terakhir dipakai ada di ${doubt.other}. Mungkin hotline dijalankan dari map yang lain.`,
      ];
    case 'log':
      return [
        `Data hotline tidak lengkap: ${at} ada, tetapi berkas pasangannya ${at}-wal hilang.`,
        'Berkas -wal berisi aduan dan SMS terakhir. Mungkin terhapus, atau yang disalin hanya berkas .db.',
      ];
    case 'copied':
      return [
        `Data hotline mungkin tidak lengkap: ${at} disalin saat hotline bekerja, tanpa berkas -wal.`,
        'Salinan yang benar dibuat dengan  npm run -s hotline -- backup --out BERKAS, atau disalin setelah hotline berhenti.',
      ];
    case 'behind':
      return [
        `Data hotline lebih lama daripada yang terakhir dipakai: ${at}.`,
        ...lagLines(doubt.lags).map((line) => `  - ${line}`),
        'Mungkin cadangan lama disalin ke sini, atau berkas pasangannya (-wal) tidak ikut.',
      ];
    case 'other':
      return [
        `Data di ${at} bukan data yang terakhir dipakai di sini, melainkan dari hotline lain.`,
      ];
  }
}

/** @param backup path of the newest backup, where there is one */
function whatToDo({ kind }: Doubt, backup: string | undefined): string[] {
  const restore =
    backup === undefined
      ? 'Tidak ketemu: pulihkan cadangan dengan  npm run -s hotline -- restore --from CADANGAN'
      : `Tidak ketemu: pindahkan sisa berkasnya, lalu pulihkan cadangan terbaru dengan  npm run -s hotline -- restore --from ${backup}`;
  const search =
    kind === 'elsewhere'
      ? 'Jalankan hotline dari map tempat data itu.'
      : 'Cari dulu data yang lengkap dan kembalikan ke tempatnya; jangan hapus apa pun.';
  const anew =
    kind === 'missing' || kind === 'empty' || kind === 'elsewhere'
      ? ['Memang mau mulai dari kosong, nomor dari awal:  npm start -- --new']
      : [];
  const accept =
    kind === 'elsewhere'
      ? []
      : [
          'Data itu memang hilang dan tidak ada cadangannya:  npm start -- --accept-loss  (nomor dilanjutkan di atas nomor terakhir)',
        ];
  return [search, ...(kind === 'elsewhere' ? [] : [restore]), ...accept, ...anew];
}

/** The whole message, several lines. */
export function refusal(doubt: Doubt, backup?: string): string {
  const steps = whatToDo(doubt, backup).map((step, n) => `  ${n + 1}. ${step}`);
  return ['Hotline tidak dijalankan.', ...whatIs(doubt), 'Yang harus dilakukan:', ...steps].join(
    '\n',
  );
}

/** `--new` where there are data. */
export function notNew(at: string): string {
  return `--new: di ${at} sudah ada data; tidak ada yang ditimpa. Pindahkan dulu, atau jalankan tanpa --new.`;
}
