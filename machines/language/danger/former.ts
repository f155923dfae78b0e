import type { Read } from '../base/reading.ts';

/** What is told of former days, or counted, is no danger now. Pure. */

/** Told of former days: a year, "dulu", or "last month". */
const FORMERLY =
  /^ (?:\S+ ){0,2}dulu |\b(?:dulu (?:waktu|pas|pernah|ada|sempat|juga|kami|saya)|(?:tahun|waktu|pas|saat|banjir|longsor|gempa|kebakaran) (?:\S+ ){0,2}(?:19|20)\d\d|(?:tahun|bulan|minggu) (?:lalu|kemarin|yang lalu)|zaman|jaman|pernah (?:ada|terjadi|longsor|banjir|kebakaran|kejadian))\b/;
/** Accidents that are counted: so many have fallen there. */
const FALLEN =
  /\b(\d+|dua|tiga|empat|lima|beberapa|banyak) (orang|motor|pengendara|kali|korban) (\S+ ){0,2}(jatuh|terjatuh|celaka|kecelakaan) di (sini|situ|sana|tempat ini|jalan ini)\b/;
const JUST_NOW =
  /\b(?:saat ini|detik ini|barusan|baru saja|tolong cepat|cepat tolong|tolong segera|masih di dalam|lagi lagi|terjadi lagi)\b/;

/** Whether it is plainly history. */
export const isFormer = ({ full }: Pick<Read, 'full'>): boolean =>
  (FORMERLY.test(full) || FALLEN.test(full)) && !JUST_NOW.test(full);
