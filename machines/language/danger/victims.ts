import type { Read } from '../base/reading.ts';

/** Somebody to whom something happened, by what befell whom. Pure. */

const words = (list: string) => `(?:${list.trim().split(/\s+/).join('|').replaceAll('_', ' ')})`;

const WHO = words(
  `orang anak warga ibu bapak nenek kakek suami istri adik kakak pemuda pelajar siswa murid petani penumpang pengendara sopir
  tukang pekerja buruh pendaki wisatawan pedagang korban bayi balita lansia`,
);
/** What gives way under people, or comes down on them. */
const STRUCTURE = words(
  `jembatan titian atap plafon tembok dinding tebing tanah pohon tiang rumah gedung kelas panggung tribun bangunan mushola
  masjid gempa talud tanggul sumur galian menara tower pagar baliho`,
);
const FAILS = words(
  'putus roboh ambruk runtuh longsor tumbang ambrol patah jebol gempa ambles amblas runtuhan kenceng kencang',
);
const BEFALLS = words(
  `jatuh terjatuh luka terluka ketiban ketimpa tertimpa kecebur tercebur terperosok kejeblos tertindih ketindih kejepit terjepit
  tertimbun ketimbun berdarah pingsan di_bawah di_dalam tidak_bisa_keluar belum_keluar belum_ketemu`,
);
const COLLAPSE = new RegExp(
  `\\b${STRUCTURE}\\b.{0,40}\\b${FAILS}\\b.{0,60}\\b(?:(?:${WHO}|ada yang)(?:nya)? (?:\\S+ ){0,2}${BEFALLS}|${BEFALLS} (?:\\S+ ){0,2}${WHO})\\b`,
);

const WATER = words(
  'sungai way kali laut danau sumur kolam siring irigasi bendungan embung jurang muara',
);
/** A body that lies there. */
const BODY = new RegExp(
  `\\b(?:${words('mayat jenazah jasad')}\\b.{0,30}\\b${words('ditemukan mengapung ngambang ngapung tergeletak ketemu')}|${WHO} (?:\\S+ ){0,2}${words('mati meninggal tewas mengapung ngambang')} (?:\\S+ )?${words('di dalam')} (?:\\S+ )?${WATER})\\b`,
);

const SHOCK = words('kesetrum tersetrum kesetrom kestrum tersengat_listrik tersengat_strum');
const SHOCKED = new RegExp(`\\b(?:${WHO} (?:\\S+ ){0,3}${SHOCK}|${SHOCK} (?:\\S+ ){0,3}${WHO})\\b`);

/** Whether something came down on people or under them, by one clause or the whole text. */
export const tellsOfCollapse = (text: string): boolean => COLLAPSE.test(text);

/** Whether a body was found. */
export const tellsOfBody = ({ full }: Pick<Read, 'full'>): boolean => BODY.test(full);

/** Whether people have to be got out from where it happened. */
export const areCaught = ({ full }: Pick<Read, 'full'>): boolean =>
  COLLAPSE.test(full) || BODY.test(full) || SHOCKED.test(full);
