/**
 * Names of people in what a citizen wrote. A program cannot know them all: how somebody introduces himself
 * is hidden, and what follows a title is for the admin to look at. Pure.
 */

const NAME = `\\p{L}[\\p{L}']*\\p{L}`;
/** More words belong to the name as long as they have capitals, initials too. */
const FULL_NAME = `${NAME}(?: \\p{Lu}(?:\\.|[\\p{L}']+))*`;

/** `nama saya budi`, `saya bernama Budi Santoso`, `a.n. Budi`, `Nama: Budi`. */
const INTRODUCTION = new RegExp(
  `(?<!\\p{L})((?:[Nn]ama(?: saya| sy)?(?: adalah)?|[Bb]ernama|[Aa]\\.[Nn]\\.?)\\s*:?\\s+)(${FULL_NAME})`,
  'gu',
);

const HIDDEN = '(nama disamarkan)';

/** Not a name though it follows such a word: "nama pekon", "nama jalan". */
const COMMON =
  /^(pekon|desa|jalan|dusun|pemangku|kecamatan|dinas|baik|tersebut|itu|ini|yang|dan|kami|saya)$/iu;

const TITLES = 'pak bpk bapak bu ibu sdr sdri saudara saudari mas mbak ustadz haji hajjah'
  .split(' ')
  .map((title) => `[${title.charAt(0).toUpperCase()}${title.charAt(0)}]${title.slice(1)}`);

const TITLED = new RegExp(`(?<!\\p{L})(?:${TITLES.join('|')})\\.?\\s+${FULL_NAME}`, 'gu');

/** Offices, which may be named. */
const OFFICE =
  /\s(bupati|wakil|camat|lurah|peratin|kepala|kades|kadis|kadus|sekda|ketua|pemangku|guru|dokter|bidan|polisi|petugas|admin|kominfo|rt|rw|dan|yth|kami|saya|yang|tolong|mohon|di|ke)(?!\p{L})/iu;

/** The text without the names by which people introduce themselves, and those names. */
export function hideIntroductions(text: string): { text: string; found: string[] } {
  const found: string[] = [];
  const shown = text.replace(INTRODUCTION, (whole, before: string, name: string) => {
    if (COMMON.test(name)) return whole;
    found.push(name);
    return before + HIDDEN;
  });
  return { text: shown, found };
}

/** Titles with a name behind them, as they stand in the text, each once. */
export function titledNames(text: string): string[] {
  const found = (text.match(TITLED) ?? []).filter((name) => !OFFICE.test(name));
  return [...new Set(found)];
}
