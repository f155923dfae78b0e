import { DONT, GOES_ALONG, wordsIn, YES } from './answers.ts';
import { createReply, type Reply } from './replies.ts';

/** What "two matters: a complaint of each?" is answered: "dua" is two complaints here, and no number of a choice. Pure. */

const TWO =
  'dua2nya dua_duanya keduanya kedua_duanya dua_aduan 2_aduan dua_laporan 2_laporan dua_nomor';
const APART = `pisah dipisah pisahkan dipisahkan pisahin dipisahin pisah2 dipisah2 sendiri_sendiri sendiri2
  masing_masing masing2`;
const TOGETHER = `gabung gabungkan gabungin digabung digabungkan digabungin disatukan satukan jadikan_satu
  dijadikan_satu jadi_satu`;
const NOT_NEEDED = ['tidak', 'tdk', 'ga', 'gak', 'nggak'].flatMap((no) => [
  `${no}_usah`,
  `${no}_perlu`,
]);
const notTogether = [...DONT, ...NOT_NEEDED].flatMap((no) =>
  TOGETHER.split(/\s+/).map((word) => `${no}_${word}`),
);

// "1" alone is the yes that was asked for
const hear = createReply({
  ...{ numbered: true, offers: true },
  yes: `${TWO} ya_dua iya_dua dua_ya ${notTogether.join(' ')}`,
  no: `${DONT.join(' ')} satu cukup_satu cukup_1 1_aduan 1_laporan 1_saja 1_aja ${TOGETHER}`,
  about: APART,
  beside: 'aduan laporan perkara bikin buat dibikin dibuat jadi dijadikan saya kami',
  behindNo: 'apa_apa',
});

/** A number that is spelled out says how many complaints, or which choice. */
export const saysCount = (text: string): boolean =>
  wordsIn(text).some((word) => /^(?:satu|dua)$/.test(word)) && wordsIn(text).length > 1;

/** "iya dua", "ya 2": the yes counts, and two of them. */
const YES_TWO = new RegExp(
  `^\\W*(?:${[...YES, ...GOES_ALONG, 'boleh', 'mau'].join('|')})\\W+(?:dua|2)\\b`,
  'i',
);

/** @returns null where it answers nothing, or may answer either */
export function hearMatters(text: string): Reply | null {
  const said = YES_TWO.test(text) ? text.replace(YES_TWO, 'ya dua aduan') : text;
  return hear(said);
}
