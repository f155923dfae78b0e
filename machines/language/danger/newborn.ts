import type { Read } from '../base/reading.ts';
import { isFormer } from './former.ts';

/** Newborns that were left somewhere, and births that do not go on: those who heal are needed at once. Pure. */

const words = (list: string) => `(?:${list.trim().split(/\s+/).join('|').replaceAll('_', ' ')})`;

const INFANT = '(?:bayi|orok|jabang bayi)(?:nya)?';
const FINDS = words(
  `ditemukan ketemu nemu nemuin menemukan nemukan temukan dibuang membuang buang ngebuang ditinggal ditinggalkan ditinggalin ditaruh
  ditaro diletakkan diletakin ditelantarkan digeletakin tergeletak teronggok`,
);
/** Where nobody puts a child. */
const LEFT_IN = `di (?:(?:dalam|dekat|dekat|depan|teras|pinggir|bawah|atas) )?${words(
  `kardus dus kresek plastik karung tas ember semak got selokan siring tempat_sampah tong_sampah sampah kebun teras depan_pintu
  pintu pos_ronda pos_kamling sawah sungai jalan halaman emperan gubuk musola mushola masjid wc toilet kuburan ladang`,
)}`;
/** That it is just born, or lives. */
const ALIVE = words(
  'baru_lahir tali_pusar\\S* talinya tali_pusat\\S* ari_ari\\S* ari_nya ari2\\S* plasenta masih_merah nangis menangis masih_hidup masih_gerak masih_bernapas bernapas gerak_gerak kedinginan darah',
);
/** What is thrown away of a child, and is none. */
const THINGS = /\b(?:popok|pampers|pempers|baju|susu|botol|kereta|kotoran|tempat tidur|box) bayi\b/;

const FOUND = [
  `\\b${FINDS} (?:\\S+ ){0,2}${INFANT}\\b`,
  `\\b${INFANT} (?:\\S+ ){0,3}(?:dibuang|ditelantarkan|teronggok|tergeletak)\\b`,
  `\\b${INFANT} (?:\\S+ ){0,3}(?:${FINDS}|dibungkus|${LEFT_IN})\\b.{0,60}\\b${ALIVE}`,
  `\\b${ALIVE}.{0,40}\\b${INFANT} (?:\\S+ ){0,3}(?:${FINDS}|${LEFT_IN})\\b`,
].map((one) => new RegExp(one));

/** Whether a newborn was left, or found, somewhere. */
export const isFoundInfant = ({ full }: Pick<Read, 'full'>): boolean =>
  !THINGS.test(full) && FOUND.some((one) => one.test(full)) && !isFormer({ full });

const STUCK = [
  `\\b${INFANT} (?:\\S+ ){0,3}(?:nyangkut|tersangkut|sungsang|macet di jalan lahir|(?:tidak|belum) (?:\\S+ ){0,2}keluar(?! rumah))`,
  `\\b(?:lahiran|melahirkan|persalinan)\\b.{0,30}\\b(?:macet|tidak bisa keluar|belum keluar|pendarahan|perdarahan|darah banyak)`,
  '\\b(?:ngeden|mengejan|mules|bukaan)\\b.{0,40}\\b(?:tidak|belum) (?:\\S+ ){0,2}keluar(?! rumah)',
].map((one) => new RegExp(one));

/** Whether a birth has begun and does not go on. */
export const isStuckBirth = ({ full }: Pick<Read, 'full'>): boolean =>
  STUCK.some((one) => one.test(full)) && !isFormer({ full });
