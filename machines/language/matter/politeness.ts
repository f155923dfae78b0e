import type { Word } from '../base/tokens.ts';

/**
 * Politeness that says nothing about the matter: "izin melapor", "mohon izin pak". About one text in ten asks leave to
 * speak with the word that also means a permit.
 */

const LEAVE = new Set(['izin', 'ijin']);
/** Leave for what: to speak, or addressed to somebody. */
const SPEAKING =
  /^(me|mem|men|meng|ber|nge|ng|n)?(lapor|sampai|nyampai|matur|tanya|nanya|adu|ngadu|curhat|usul|saran|nyaran|komplain|komplen|konfirmasi|beri|bicara|kabar|informasi|info|keluh|aju|ngaju|masuk|share|bagi|cerita|kritik)(kan|in|akan|i)?$/;
const ADDRESSED = new Set(
  'bapak ibu pak bu min admin kak mas mbak bupati saya kami aku dan sebelumnya ya dulu untuk nggih'.split(
    ' ',
  ),
);
const ASKING = new Set('mohon minta nyuwun maaf permisi numpang sekalian'.split(' '));
/** What permits are for. */
const PERMITTED =
  /^(usaha|bangun\w*|pembangunan|mendirikan|dirikan|gedung|keramaian|hajatan|praktek|praktik|tower|gangguan|lokasi|trayek|reklame|operasional|operasi|galian|tambang|apotek|apotik|klinik|edar|pirt|imb|pbg|nib|siup|tinggal|belajar|orang|produksi|dagang|dari|warga|rt|yang|nya|tidak|belum)$/;

/** Where "izin" asks leave to speak: there, so many words from the start. */
const OPENING_WORDS = 14;

function asksLeave(words: readonly Word[], at: number): boolean {
  const [before, next] = [words[at - 1]?.full ?? '', words[at + 1]?.full ?? ''];
  const first = next.split(' ')[0] ?? '';
  if (PERMITTED.test(first)) return false;
  if (SPEAKING.test(first) || ADDRESSED.has(first)) return true;
  return ASKING.has(before) && at < OPENING_WORDS;
}

/** Indexes of the words that only ask leave to speak. */
export function politeWords(words: readonly Word[]): ReadonlySet<number> {
  const polite = new Set<number>();
  words.forEach(({ full }, index) => {
    if (LEAVE.has(full) && asksLeave(words, index)) polite.add(index);
  });
  return polite;
}
