import { oncePer } from '../../base/once-per.ts';
import type { Read } from './reading.ts';

/** Money that somebody who is praised did not take: said to his credit, it accuses nobody. Pure. */

const words = (list: string) => `(?:${list.trim().split(/\s+/).join('|').replaceAll('_', ' ')})`;

const PRAISE =
  / (?:terima kasih|terimakasih|makasih|jujur|salut|bagus|baik|ramah|mantap|alhamdulillah|bangga|hebat|sukses|puas) /;
const TAKING =
  'ada pernah mau minta meminta menerima terima dipungut ditarik dimintai diminta bayar dikasih diberi dikasi disogok pakai pake perlu usah disuruh';
const MONEY = words(
  'uang_rokok uang_kopi uang_bensin uang_lelah uang_jasa uang duit pungutan pungli imbalan amplop tip bayaran sogokan suap bayar biaya dibayar',
);
/** More of it, or a condition: then it was taken after all. */
const AFTER_ALL = words(
  'kalau jika bila tapi cuma hanya kurang segitu sedikit kecil receh malah maunya mintanya kecuali',
);
/** "tidak mau dikasih uang rokok", "tanpa pungutan apapun". */
const NOT_TAKEN = new RegExp(
  ` ${words('tidak ga gak nggak enggak ndak tak tanpa bebas menolak bukan')}(?: ${words(TAKING)}){0,3} ${MONEY}(?:nya)?(?: ${words('sepeserpun sepeser_pun apapun apa_apa sama_sekali')})?(?! ${AFTER_ALL} )`,
  'g',
);

/** Corruption that is fought or taught about is nobody's. */
const AGAINST = new RegExp(
  ` ${words('anti stop lawan cegah mencegah pencegahan penyuluhan_anti sosialisasi_anti berantas pemberantasan')}[ ]?${words('korupsi pungli suap gratifikasi sogok sogokan')}(?= )`,
  'g',
);

/** Whether a text speaks of corruption as of what is fought. */
export function speaksAgainst({ full }: Pick<Read, 'full'>): boolean {
  return full.replace(AGAINST, '') !== full;
}

/** The words of a text, written out and as typed, without what those who are praised did not take. */
export const withoutNotTaken = oncePer(({ full, typed }: Pick<Read, 'full' | 'typed'>) => {
  const left = (text: string) => text.replace(AGAINST, '');
  if (!PRAISE.test(full)) return { full: left(full), typed: left(typed) };
  return { full: left(full.replace(NOT_TAKEN, '')), typed: left(typed.replace(NOT_TAKEN, '')) };
});
