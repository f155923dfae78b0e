import { oncePer } from '../../base/once-per.ts';
import type { DangerNews } from '../../text/understanding.ts';
import type { Parts } from '../matter/parts.ts';
import { isAlarm } from './alarm.ts';
import { reportsEmergency } from './emergencies.ts';

/**
 * What words tell of danger that was reported before: it grows, help has not come, or it is over. Read so only where such
 * danger stands, so that it may be read broadly: a ring too many costs less than somebody left on a roof. Pure; works on
 * written-out words.
 */

const words = (list: string) => `(?:${list.trim().split(/\s+/).join('|').replaceAll('_', ' ')})`;
const said = (pattern: string) => new RegExp(`(?<=\\s)(?:${pattern})(?=\\s)`);

const MORE = words('makin semakin tambah bertambah kian terus malah mulai kembali');
const GROWN = words(
  `tinggi besar deras parah naik dalam lemas lemah pucat banyak dekat luas ganas beringas ngamuk panas membesar meninggi meluas
  merembet menjalar merambat mendekat sakit dingin gawat kencang retak miring meluap tenggelam hanyut turun ramai marah nyala
  berkobar pendarahan demam sesak menjadi_jadi`,
);
const SPREADS = words(
  `merembet menjalar merambat meluas membesar meninggi meluap menyebar mendekat nyebar nyamber menyambar merambet ngerambat
  menghadang mengepung mengejar ngejar nyerang menyerang`,
);
const BODY = words(
  `darah darahnya berdarah pendarahan perdarahan muntah muntah_muntah lemas pucat pingsan kejang sesak kritis sekarat meninggal tewas
  mati_rasa luka terluka patah tidak_bergerak tidak_gerak tidak_bernapas tidak_bernafas tidak_sadar tidak_sadarkan tidak_respon
  tidak_bangun demam menggigil nadinya napasnya nafasnya korban korbannya`,
);
/** What people set out with. */
const ARMS = words(
  `bensin pertalite solar minyak_tanah jerigen jeriken korek obor molotov bom parang golok celurit clurit senjata bambu_runcing batu_batu
  balok kayu_balok`,
);
const CROWD = said(
  `${words('massa warga orang orang_orang pemuda bapak_bapak ibu_ibu rombongan mereka kami')} (?:\\S+ ){0,4}${words('kumpul berkumpul ngumpul pada_kumpul jalan berangkat menuju datang siap siap_siap bergerak geruduk menggeruduk marah emosi')}|${words('sudah pada mulai')} (?:\\S+ ){0,2}${words('kumpul berkumpul ngumpul bergerak berangkat geruduk')}`,
);
/** Those who are in it still. */
const STILL = words('masih tetap tetep');
const IN_IT = words(
  `di_atas di_atap di_genteng di_pohon di_dalam di_bawah di_sungai di_jurang di_sumur di_situ di_luar di_rumah di_sini terjebak kejebak tertimbun ketimbun terkurung hilang
  nyala menyala terbakar berkobar ngamuk mengamuk berkeliaran ngejar mengejar nyerang bawa_parang ada kebakar kebanjiran
  kejang sesak teriak teriak_teriak nangis terkunci kekunci disekap`,
);
const OUT_OF_IT = words(
  `ketemu ditemukan padam surut ketangkep dievakuasi tertolong ditolong keluar selamat tertangkap ketangkap ditangkap reda sadar siuman dibawa
  diungsikan lahir bisa_keluar aman diselamatkan diangkat pulang berhenti`,
);
const GROWS = [
  said(`${MORE} (?:\\S+ ){0,2}${GROWN}`),
  said(SPREADS),
  said(BODY),
  said(ARMS),
  CROWD,
  said(`${STILL} (?:\\S+ ){0,3}${IN_IT}`),
  said(`belum (?:\\S+ ){0,2}${OUT_OF_IT}`),
  said(`tidak (?:\\S+ )?${words('ketemu ditemukan padam surut berhenti sadar bangun')}`),
  said(
    `${words('ada datang muncul longsor banjir kebakaran nyala ngamuk kambuh meledak gempa tenggelam hanyut')} (?:\\S+ )?(?:lagi|susulan)`,
  ),
  said(
    `air (?:\\S+ ){0,2}(?:naik|sampai|masuk|setinggi|sepinggang|sedada|seleher|selutut)|(?:sudah|sampai) (?:\\S+ )?(?:sepinggang|sedada|seleher|selutut|masuk rumah|ke atap)`,
  ),
  said(
    `${words('gawat darurat genting kritis sos help')}|tolong tolong|tolong (?:\\S+ ){0,2}cepat|cepat (?:\\S+ ){0,2}tolong`,
  ),
];

const HELP = words(
  `petugas tim bantuan ambulans ambulan damkar pemadam polisi bidan dokter perawat mobil orang yang satupun siapa_siapa tim_sar sar
  relawan perahu bpbd puskesmas satpol aparat alat_berat`,
);
const COMES = words(
  `datang dateng tiba turun sampai muncul nyampe kesini ke_sini jawab angkat respon balas nolong menolong bantu bergerak nongol
  kelihatan nengok merespon berangkat`,
);
const WAITS = [
  said(`${words('belum tidak')} (?:juga )?(?:ada )?(?:\\S+ ){0,2}${COMES}`),
  said(`${words('belum tidak')} ada (?:\\S+ ){0,2}${HELP}`),
  said(`mana (?:\\S+ )?${HELP}(?:nya)?|${HELP}(?:nya)? (?:\\S+ ){0,2}(?:mana|belum|lama)`),
  said(
    `kok (?:\\S+ )?(?:lama|belum|tidak)|lama (?:sekali|banget|amat|betul)|kelamaan|sampai kapan|mau sampai kapan|(?:sudah|dari|hampir) (?:\\S+ ){0,3}(?:jam|menit) (?:\\S+ )?(?:nunggu|menunggu|tunggu|lho|loh|belum)`,
  ),
  said(
    `tidak (?:\\S+ )?(?:diangkat|aktif|nyambung|tersambung|bisa dihubungi|terhubung|dijawab|direspon|digubris)|sibuk terus|nada sibuk`,
  ),
  said(`(?:masih )?(?:nunggu|menunggu|tunggu) (?:\\S+ ){0,2}${HELP}|masih (?:nunggu|menunggu)`),
];
const HURRY = said(
  `cepat|cepet|cepetan|buruan|segera|tolong|tulung|gimana ini|bagaimana ini|piye iki`,
);
/** More words say what it is that is urgent. */
const MOST_HURRY = 7;

const OVER = [
  said(
    `(?:sudah|akhirnya|barusan|baru|alhamdulillah|syukur|syukurlah|untung|untungnya) (?:\\S+ ){0,4}${words(
      `ketemu ditemukan selamat padam surut aman tertangkap ketangkap ketangkep ditangkap ditangkep dirawat sadar siuman reda kondusif pulang bubar dievakuasi
      tertolong ditolong diamankan dijinakkan ditembak normal membaik baikan sehat stabil tertangani ditangani terkendali lahir
      berhenti diselamatkan dijemput pergi diungsikan diangkat dipadamkan mati_apinya`,
    )}`,
  ),
  said(
    `(?:sudah|akhirnya|barusan|baru|alhamdulillah|syukur|syukurlah) (?:\\S+ ){0,3}(?:di ?bawa|dirujuk|sampai|di) (?:\\S+ ){0,2}${words('rs rsud puskesmas rumah_sakit klinik pustu posko pengungsian polsek polres bidan')}`,
  ),
  said(
    `(?:${HELP}(?:nya)?|mereka|bantuan) (?:\\S+ ){0,2}sudah (?:\\S+ ){0,2}(?:datang|tiba|sampai|di lokasi|di sini|turun)`,
  ),
  said(`sudah (?:\\S+ )?(?:datang|tiba|sampai|turun) (?:\\S+ ){0,2}${HELP}(?:nya)?`),
  said(
    `tidak (?:jadi|apa apa|ada apa apa|bahaya)|(?:cuma|ternyata|hanya) (?:\\S+ ){0,2}(?:latihan|bercanda|hoax|hoaks|salah paham)`,
  ),
];
/** Turns what was said before. */
const BUT =
  /\b(?:tapi|tetapi|namun|cuma|cuman|hanya|sayang|sayangnya|padahal|trus|terus|sekarang)\b/;
/** Of something told as wished for, or thought of. */
const NOT_SO =
  / (?:semoga|mudah mudahan|kalau|jika|bila|supaya|biar|agar|jangan sampai|takut|takutnya|khawatir) .*$/;

const any = (patterns: readonly RegExp[], text: string) => patterns.some((one) => one.test(text));

/** The text without what says that it is over. */
const withoutOver = (full: string) => OVER.reduce((rest, one) => rest.replace(one, ' '), full);

/** One was found and his brother was not; the fire is out, and another house burns. */
function asOver(full: string): DangerNews {
  const rest = ` ${withoutOver(full).trim()} `;
  if (/ (?:belum|masih) /.test(rest)) return any(WAITS, rest) ? 'waits' : 'grows';
  const at = rest.search(BUT);
  const behind = at < 0 ? '' : ` ${rest.slice(at)}`;
  const goesOn = any(GROWS, behind) || reportsEmergency({ clauses: [behind], full: behind });
  return goesOn ? 'grows' : 'over';
}

/** Begins as who or where it is: that names the danger, and tells nothing new of it. */
const NAMES_IT =
  /^ (?:(?:maaf|itu|ini|bapak|ibu|pak|bu|oh|iya|ya) )*(?:yang|lokasi\S*|tempat\S*|alamat\S*|posisi\S*|nama\S*|rumahnya|korbannya (?:nama|umur|bernama)\S*|umur\S*|cirinya|ciri) /;

/** @returns null for what only describes, thanks or asks something else */
export const dangerNews = oncePer((parts: Parts): DangerNews | null => {
  const full = parts.full.replace(NOT_SO, ' ');
  if (any(OVER, full)) return asOver(full);
  const isNew = isAlarm(parts) && !NAMES_IT.test(full);
  if (isNew || any(GROWS, full)) return 'grows';
  if (any(WAITS, full)) return 'waits';
  const isShort = parts.words.length <= MOST_HURRY;
  return isShort && HURRY.test(parts.full) ? 'waits' : null;
});
