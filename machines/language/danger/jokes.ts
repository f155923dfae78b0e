import { oncePer } from '../../base/once-per.ts';
import type { Parts } from '../matter/parts.ts';

/**
 * Dying as a way of speaking: of prices, queues and signals, laughing or because a thing "makes one want to". The complaint
 * behind it keeps its own category. Never of what people do die of: debts, shame, whoever torments them. Pure.
 */

const words = (list: string) => `(?:${list.trim().split(/\s+/).join('|').replaceAll('_', ' ')})`;

const LAUGHS =
  /(?<=\s)(?:(?:wk)+w?|w+k+w+k*\S*|(?:ha){2,}h?|(?:he){2,}h?|(?:hi){2,}h?|(?:xi){2,}|(?:ho){2,}|lol|awok\S*|kwk\S*|bercanda|becanda|canda|guyon|gurau)(?=\s)/;
const WISH = words(
  'mau ingin pengen pingin kepingin rasanya serasa kayak seperti hampir lebih_baik mending',
);
const DYING = `(?:${WISH} (?:\\S+ )?){0,2}(?:bunuh diri|gantung diri|mati(?: saja| aja| wae| berdiri| muda| rasanya)?|minum racun|pingsan|jantungan|semaput|sekarat)`;
const DYINGS = new RegExp(`(?<=\\s)${DYING}(?=\\s)`, 'g');
/** A thing brings one to it; of persons only those who stand for all. */
const MAKES = new RegExp(
  `(?<=\\s)(?:bikin|bikinin|membuat|ngebuat|buat|sampai|sampe|nyampe|ampe) (?:(?:saya|aku|kami|kita|orang|warga|rakyat|petani|pedagang|ibu|emak|mak|bapak|semua|jadi|yang|para) ){0,3}${DYING}(?=\\s)`,
);
/** "mending mati saja petani kopi": all of a kind, and nobody. */
const OF_ALL = new RegExp(
  `(?<=\\s)mati (?:saja|aja) (?:\\S+ )?${words('petani rakyat pedagang warga kita kami nelayan peternak sopir')}(?=\\s)`,
);
/** Tired of a life that is told to be hard, dark or far away. */
const HARD_LIFE =
  /(?<=\s)(?:capek|cape|lelah|bosan|bosen|muak|jenuh|letih) (?:\S+ )?hidup (?=(?:susah|miskin|melarat|pas pasan|bertetangga|berdampingan|sebelahan|dekat|di|dalam|tanpa|gelap|kayak|begini|gini|begitu|numpang|ngontrak)(?:\s))/g;
/** What is no figure of speech, whatever it stands beside. */
const GRAVE =
  /(?<=\s)(?:hutang|utang|pinjol|rentenir|cicilan|malu|depresi|stres berat|racun|tali|silet|nyayat|menyayat|terakhir|maafkan|maafin|selamat tinggal|titip|pamit|menyerah|putus asa|sendirian|tidak kuat|tidak sanggup|nyusul|menyusul|bully|dibully|dihina|dipukul|dipukuli|disiksa|cerai|selingkuh|malam ini)(?=\s)/;

/** Matters of which dying is no figure of speech: the ill, unless one laughs; children and women. */
const OF_THE_ILL = 'SEHAT';
const OF_VICTIMS = 'ANAK';
/** Less is hardly a matter. */
const MATTER = 0.9;

const tellsMatter = ({ scores }: Parts, but: readonly string[]): boolean =>
  scores.some(({ category, points }) => points >= MATTER && !but.includes(category.code));

/** Whether dying is only a way of speaking in a complaint of something else. */
export const isJoke = oncePer((parts: Parts): boolean => {
  const { full } = parts;
  if (GRAVE.test(full) || !tellsMatter(parts, [OF_VICTIMS])) return false;
  if (LAUGHS.test(full) && full.search(DYINGS) >= 0) return true;
  const speaks = MAKES.test(full) || OF_ALL.test(full) || full.search(HARD_LIFE) >= 0;
  return speaks && tellsMatter(parts, [OF_VICTIMS, OF_THE_ILL]);
});

const plain = (text: string) => text.replace(DYINGS, ' ').replace(HARD_LIFE, ' ');

/** The text as it is meant: without such ways of speaking. */
export const meant = oncePer((parts: Parts): Parts => {
  if (!isJoke(parts)) return parts;
  return { ...parts, full: plain(parts.full), clauses: parts.clauses.map(plain) };
});
