/**
 * Yes and no as people answer a question of ours: the words, once, and the grammar by which every question reads them. An
 * answer is nothing but words that answer and words that say nothing beside them; any other word makes it none. Pure.
 */

const list = (words: string): readonly string[] => words.trim().split(/\s+/);
const setOf = (words: string): ReadonlySet<string> => new Set(list(words));

/** Says yes, and no more. */
export const YES = setOf(
  'ya iya iyo iyoh yo yoi y yes betul bener benar beneran nggih enggih inggih nggeh injih njih muhun sumuhun leres',
);
/** Goes along with what is offered; to whoever is asked whether something is to go out it says nothing. */
export const GOES_ALONG = setOf('ok oke okey okay siap sip baik 👍 👌');
/** The same, of what one may do. */
const CONSENTS = list('boleh setuju silakan silahkan monggo mangga');
export const NO = setOf(
  'tidak tdk tak ga gak gk g nggak ngga enggak engga ndak kagak no bukan bkn ora mboten henteu',
);
/** That it has come to pass, or has not. */
export const ALREADY = list('sudah sdh udah udh dah sampun wis wes parantos');
export const NOT_YET = list('belum blm blum belom blom durung dereng acan');
/** Behind a no: that it is not needed. */
const NEEDLESS = list('usah perlu jadi dulu itu harus mau');
/** Around an answer, and no part of it. */
export const POLITE = setOf(
  `pak bu buk bpk bapak pa ibu min admin kak mas mbak bang om bro saja aja sj deh dong lah ya iya y yah ah kok
  mohon tolong tlg maaf mf izin ijin terima kasih kasihnya terimakasih trima trimakasih trims trms tks makasih mksh thanks thx info infonya informasinya
  assalamualaikum wassalam 🙏 ${[...GOES_ALONG].join(' ')}`,
);

/** Who signs names his office alone: anything else behind a dash is another word, `ya - besok saja`. */
const SIGNED =
  /\s-\s?(?:bupati|wabup|sekda|kadis|kaban|kepala|camat|inspektur|sekretaris|kabid|kabag|kasi|admin|petugas|operator)\W*$/i;
const WORD = /[\p{L}\p{N}]+|👍|👌|🙏/gu;
/** `yaa`, `iyaaa`, `okee`: a last vowel that was held down. */
const HELD_DOWN = /([aeiou])\1+$/;

/** Words of an answer; a signature at its end is none. */
export function wordsIn(text: string): string[] {
  const words = text.replace(SIGNED, '').toLowerCase().match(WORD) ?? [];
  return words.map((word) => word.replace(HELD_DOWN, '$1'));
}

/** "ok", "siap pak": heard, and nothing else. */
export function isOnlyPolite(text: string): boolean {
  const words = wordsIn(text);
  return words.length > 0 && words.every((word) => POLITE.has(word));
}

/** A question, by what else may answer it; words of a phrase are joined: `dua_duanya`. */
export interface Question {
  /** 1 is taught for yes and 2 for no; absent where a number answers nothing. */
  numbered?: true;
  /** It offers something, so that who goes along with it says yes. */
  offers?: true;
  yes?: string;
  no?: string;
  /** What it asks about: a yes where nothing else is said, and nothing behind a no. */
  about?: string;
  /** Says nothing beside either. */
  beside?: string;
  /** Says nothing behind a no. */
  behindNo?: string;
}

export type Answer = 'yes' | 'no';

/** @returns null where the text says anything else, or both */
export type HearAnswer = (text: string) => Answer | null;

/** Puts phrases together, the longest first. */
function withPhrases(words: string[], phrases: readonly string[]): string[] {
  const joined = phrases.reduce(
    (text, phrase) => text.replaceAll(` ${phrase.replaceAll('_', ' ')} `, ` ${phrase} `),
    ` ${words.join(' ')} `,
  );
  return joined.trim() === '' ? [] : joined.trim().split(' ');
}

/** How a question reads its answers. */
export function createAnswer(question: Question): HearAnswer {
  const { numbered, offers, yes = '', no = '', about = '', beside = '', behindNo = '' } = question;
  const idle = new Set([...POLITE, ...list(beside)]);
  const subject = setOf(about);
  const agrees = new Set([...YES, ...list(yes), ...(numbered ? ['1'] : [])]);
  if (offers) for (const word of [...GOES_ALONG, ...CONSENTS]) agrees.add(word);
  const denies = new Set([...NO, ...list(no), ...(numbered ? ['2'] : [])]);
  const behind = new Set([...idle, ...subject, ...NEEDLESS, ...list(behindNo)]);
  const phrases = [...denies, ...agrees, ...subject, ...behind]
    .filter((word) => word.includes('_'))
    .sort((a, b) => b.length - a.length);

  const answers = (word: string) => agrees.has(word) || subject.has(word);
  return (text) => {
    const words = withPhrases(wordsIn(text), phrases);
    if (!words.some((word) => denies.has(word)))
      return words.some(answers) && words.every((word) => answers(word) || idle.has(word))
        ? 'yes'
        : null;
    // "ya, tidak usah" denies; "selesai tidak" leaves it open
    const [first = ''] = words.filter((word) => !POLITE.has(word));
    return denies.has(first) && words.every((word) => denies.has(word) || behind.has(word))
      ? 'no'
      : null;
  };
}
