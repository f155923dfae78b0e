/**
 * Yes and no as people answer a question of ours: the words, once, and the grammar by which every question reads them. An
 * answer is nothing but words that answer and words that say nothing beside them; any other word makes it none. Pure.
 */

const list = (words: string): readonly string[] => words.split(/\s+/).filter((word) => word !== '');
const setOf = (words: string): ReadonlySet<string> => new Set(list(words));

/** Says yes, and no more. */
export const YES = setOf(
  `ya iya iyo iyoh iyu iye iyah iyak yo yoh yoi yoa yap yup y yes betul bener benar beneran nggih enggih inggih nggeh enggeh
  injih njih muhun sumuhun leres enya hooh hoh heeh heem hem heeuh au awu`,
);
/** Goes along with what is offered; to whoever is asked whether something is to go out it says nothing. */
export const GOES_ALONG = setOf('ok oke okeh okey okay siap sip baik 👍 👌');
/** The same, of what one may do. */
const CONSENTS = list('boleh setuju silakan silahkan monggo mangga');
/** No; the last row is Javanese, Sundanese, and what is spoken in Lampung and Palembang. */
export const NO = setOf(
  `tidak tdk tidk tak ga gak gk g gx nggak ngga ngak enggak engga nda ndak ndk kagak kaga kgk no bukan bkn
  ora ra mboten boten emoh dudu sanes henteu teu alim idak dak mawat`,
);
/** Lampung words for no that are other words elsewhere ("mak": mother): they deny only where a text begins with them. */
export const NO_AT_START = setOf('mak lain');
/** That something is not to be done: a no only to a question of what we are to do. */
export const DONT = list('jangan jgn jngn janganlah ojo ulah dang');
/** Leaves it to us. */
const DELEGATES = list(
  `terserah trserah trsrh sakarep sakarepe sekarep karep manut nurut ngikut ikut atur diatur pasrah bebas
  gimana_baiknya bagaimana_baiknya gmn_baiknya baiknya_gimana baiknya_bagaimana yang_terbaik yg_terbaik`,
);
/** That it has come to pass, or has not. */
export const ALREADY = list('sudah sdh udah udh dah sampun wis wes parantos entos geus radu');
export const NOT_YET = list('belum blm blum belom blom durung dereng acan');
/** Behind a no: that it is not needed. */
const NEEDLESS = list('usah perlu prelu kedah jadi dulu itu harus mau');
/** Around an answer, and no part of it. */
export const POLITE = setOf(
  `pak bu buk bpk bapak pa ibu min admin kak mas mbak bang dek bos boss om bro saja aja ae sj wae bae mawon deh dong lah ya iya y yah ah oh kok
  mohon tolong tlg maaf mf izin ijin terima kasih kasihnya terimakasih trima trimakasih trims trms tks makasih mksh thanks thx info infonya informasinya
  assalamualaikum wassalam 🙏 ${[...GOES_ALONG].join(' ')}`,
);

/** Who signs names his office alone: anything else behind a dash is another word, `ya - besok saja`. */
const SIGNED =
  /\s-\s?(?:bupati|wabup|sekda|kadis|kaban|kepala|camat|inspektur|sekretaris|kabid|kabag|kasi|admin|petugas|operator)\W*$/i;
const WORD = /[\p{L}\p{N}]+|👍|👌|🙏/gu;
/** `yaa`, `yess`, `gaaak`: a letter that was held down. */
const HELD_DOWN = /([aeioushk])\1+$|([a-z])\2{2,}/g;
/** `ho'oh`, `he-em`, `he eh`: yes in two breaths. */
const TWO_BREATHS = /\b(h[oe])['’`\s-]?([oe](?:h|m|uh))\b/gi;
/** `no 1`, `no.2`: the number is meant, and nothing denied. */
const NUMBER_OF = /\bno\b\W*(?=\d)/g;
/** `gausah`, `gapapa`: a no with what is not needed. */
const JOINED = /^(ga|gak|nggak|ngga|tak|dak|ndak)(usah|perlu|papa|apa|jadi|mau|harus)$/;

/** Words of an answer; a signature at its end is none. */
export function wordsIn(text: string): string[] {
  const spoken = text
    .replace(SIGNED, '')
    .replace(TWO_BREATHS, '$1$2')
    .toLowerCase()
    .replace(NUMBER_OF, '');
  return (spoken.match(WORD) ?? []).flatMap((word) =>
    word.replace(HELD_DOWN, '$1$2').replace(JOINED, '$1 $2').split(' '),
  );
}

/** "ok", "siap pak": heard, and nothing else. */
export function isOnlyPolite(text: string): boolean {
  const words = wordsIn(text);
  return words.length > 0 && words.every((word) => POLITE.has(word));
}

/** Around "we wait for it", said of an answer that is to come. */
const WAITING = setOf(
  `ditunggu tunggu menunggu nunggu kami saya sy kabar kabarnya hasil hasilnya selanjutnya kelanjutannya
  tindak tindaklanjutnya lanjut lanjutnya`,
);

/** "oke ditunggu", "baik pak kami tunggu kabarnya": heard, and nothing for anybody. */
export function isOnlyWaiting(text: string): boolean {
  const words = wordsIn(text);
  return (
    words.some((word) => /tunggu/.test(word)) &&
    words.every((word) => POLITE.has(word) || WAITING.has(word))
  );
}

/** A question, by what else may answer it; words of a phrase are joined: `dua_duanya`. */
export interface Question {
  /** 1 is taught for yes and 2 for no; absent where a number answers nothing. */
  numbered?: true;
  /** It offers something, so that who goes along with it says yes. */
  offers?: true;
  /** What it is where he leaves it to us. */
  leftToUs?: Answer;
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

/** Puts phrases together, the longest first, also with idle words in them: "biarin aja tau". */
function joinPhrases(phrases: readonly string[], idle: ReadonlySet<string>) {
  const gap = `(?: (?:${[...idle].join('|')}))*`;
  const known = phrases.map((phrase) => {
    const words = phrase.split('_').join(`${gap} `);
    return { phrase, sign: new RegExp(` ${words}(?= )`, 'g') };
  });
  return (words: readonly string[]): string[] => {
    const joined = known.reduce(
      (text, { phrase, sign }) => text.replace(sign, ` ${phrase}`),
      ` ${words.join(' ')} `,
    );
    return joined.trim() === '' ? [] : joined.trim().split(' ');
  };
}

/** How a question reads its answers. */
export function createAnswer(question: Question): HearAnswer {
  const { numbered, offers, leftToUs, yes = '', no = '' } = question;
  const { about = '', beside = '', behindNo = '' } = question;
  const idle = new Set([...POLITE, ...list(beside)]);
  const subject = setOf(about);
  const agrees = new Set([...YES, ...list(yes), ...(numbered ? ['1'] : [])]);
  if (offers) for (const word of [...GOES_ALONG, ...CONSENTS]) agrees.add(word);
  const denies = new Set([...NO, ...list(no), ...(numbered ? ['2'] : [])]);
  if (leftToUs !== undefined)
    for (const word of DELEGATES) (leftToUs === 'yes' ? agrees : denies).add(word);
  const behind = new Set([...idle, ...subject, ...NEEDLESS, ...list(behindNo)]);
  const phrases = [...denies, ...agrees, ...subject, ...behind]
    .filter((word) => word.includes('_'))
    .sort((a, b) => b.length - a.length);
  const together = joinPhrases(phrases, idle);

  const answers = (word: string) => agrees.has(word) || subject.has(word);
  const denied = (word: string, at: number) =>
    denies.has(word) || (at === 0 && NO_AT_START.has(word));
  return (text) => {
    const words = together(wordsIn(text));
    if (!words.some(denied))
      return words.some(answers) && words.every((word) => answers(word) || idle.has(word))
        ? 'yes'
        : null;
    // "ya, tidak usah" denies; "selesai tidak" leaves it open
    const first = words.findIndex((word) => !POLITE.has(word));
    const isFirst = denied(words[first] ?? '', first);
    return isFirst && words.every((word, at) => denied(word, at) || behind.has(word)) ? 'no' : null;
  };
}
