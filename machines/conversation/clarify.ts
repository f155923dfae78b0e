import { readingOf } from '../complaint/reading-of.ts';
import { createAnswer, isOnlyPolite } from '../language/answers/answers.ts';
import { whichIn } from '../language/answers/which-words.ts';
import type { Asked } from './base/context.ts';
import { type Response, reply, type Step, type Turn, tell } from './base/response.ts';
import { hasOwnMatter, lengthOf } from './own-matter.ts';
import { isGrave } from './reacting.ts';

/** What is written to "what is it about? 1 … 2 … 3 something else" and chooses none: asked once more, then it is the admin's. */

type AskedCategory = Extract<Asked, { kind: 'clarify' }>;

/** Goes along, denies, leaves it to us or does not know: no number of those that were offered. */
const hear = createAnswer({
  ...{ offers: true, leftToUs: 'yes' },
  yes: 'bingung lupa pokoknya yang_penting dua_duanya semua semuanya keduanya',
  no: 'tahu tau ngerti paham gatau gataw gtau embuh mboh teuing',
  beside: 'saya sy kami diberesin dibereskan diurus dikerjakan beres semua itu',
  behindNo:
    'tahu tau ngerti paham mengerti bingung pokoknya yang_penting yg_penting diberesin dibereskan diurus dikerjakan beres yang yg mana',
});
/** Numbers alone: too high, or several of them. */
const NUMBERS =
  /^\W*\d+(?:\W+(?:(?:sama|dan|atau|juga|pak|bu)\W+)*\d+)*(?:\W+(?:pak|bu|min|ya))*\W*$/i;
/** Asks what is meant. */
const ASKS_BACK =
  /^\W*(?:(?:ini|itu|maaf|pak|bu)\W+)*(?:apa|maksud\w*|pilih\w*|kategori\w*|pokok\w*|gimana|gmn|bagaimana|kenapa|kok)\b/i;
const LONGEST_ASKING = 5;
const AROUND =
  '(?:\\W+(?:pak|bu|min|aja|saja|sj|ya|kok|itu|semua|semuanya|di situ|disitu|pilihannya))*\\W*$';
/** None of those that are named: "lainnya", "4 lainnya pak", "yg lain saja". */
const SOMETHING_ELSE = new RegExp(
  `^\\W*(?:(?:yg|yang|itu|ya|pilih|no|nomor|kategori|\\d)\\W+)*(?:lain(?:nya|nnya|2| lain|-lain)?|laen(?:nya)?|liyane|sanesna|selain itu)${AROUND}`,
  'i',
);
/** The same as a sentence: "ga ada yg cocok", "tidak masuk semuanya", "bukan itu semua". */
const NONE_FITS = new RegExp(
  '^\\W*(?:(?:maaf|pak|bu|min|kayaknya|sepertinya|kyknya|itu|semua|semuanya)\\W+)*' +
    '(?:(?:ga|gak|g|gk|tidak|tdk|nggak|ngga|enggak|ndak|ora|teu|belum|blm)\\W+(?:ada(?:\\W+(?:yg|yang|pilihan(?:nya)?))*|masuk|termasuk)|bukan|bkn|sanes|dudu)' +
    `(?:\\W+(?:cocok|sesuai|pas|masuk|bener|benar|tepat|nyambung|salah satu\\w*|satupun|satu pun|itu|pilihan|semua|semuanya))*${AROUND}`,
  'i',
);

function saysNothing(turn: Turn, { options }: AskedCategory): boolean {
  const { text, choice } = turn.event.reading;
  if (choice !== null) return choice === 'BARU' || choice > options.length + 1;
  if (NUMBERS.test(text) || isOnlyPolite(text) || hear(text) !== null) return true;
  return ASKS_BACK.test(text) && lengthOf(turn) <= LONGEST_ASKING && !hasOwnMatter(turn);
}

const isOther = (text: string) => {
  const which = whichIn(text);
  if (SOMETHING_ELSE.test(text) || NONE_FITS.test(text)) return true;
  return which?.kind === 'none' && which.rest === '';
};

/** None of the categories: the words go to the admin with the complaint. */
function chooseNone(turn: Turn, asked: AskedCategory): Response {
  const { text } = turn.event.reading;
  const reading = readingOf(turn.event.reading);
  const chosen = { type: 'citizen.choose' as const, option: null, text, reading };
  return tell(turn, asked, chosen, 'jawaban atas pertanyaan kita: bukan salah satunya');
}

function askAgain(turn: Turn, asked: AskedCategory): Response {
  const { ticket, options } = asked;
  const labels = [...options, 'LAINNYA'].map((label, at) => ({ key: String(at + 1), label }));
  const again = { ...asked, again: true as const, at: turn.event.at };
  return reply(
    turn,
    { template: 'tanya-kategori', vars: { ticket, options: labels, again: true } },
    { asked: again },
  );
}

/** "3 pak, ini ttg kambing": a number that was offered, and what it is about. Words of another matter are the admin's. */
function numbered(turn: Turn, asked: AskedCategory): Response | null {
  const { reading } = turn.event;
  const which = reading.choice === null ? whichIn(reading.text) : null;
  if (which?.kind !== 'number' || which.rest === '' || which.number > asked.options.length + 1)
    return null;
  const { things } = reading.tells;
  const offered = asked.options[which.number - 1];
  const isOfIt = offered !== undefined && (things.length === 0 || things.includes(offered));
  const said = { text: reading.text, reading: readingOf(reading) };
  const option = isOfIt ? which.number : null;
  const binding = 'jawaban atas pertanyaan kita, dengan keterangan';
  const answered = tell(turn, asked, { type: 'citizen.choose', option, ...said }, binding);
  const more = tell(turn, asked, { type: 'citizen.add', ...said }, binding);
  return { ...answered, effects: [...answered.effects, ...more.effects] };
}

export const unclearCategory: Step = (turn) => {
  const { asked } = turn.context;
  const { command, marked, ticket, text } = turn.event.reading;
  if (asked?.kind !== 'clarify' || asked.options.length === 0) return null;
  if (command !== null || ticket !== null || isGrave(turn)) return null;
  // LAINNYA is the keyword of a category as well as a choice of ours
  if (isOther(text)) return chooseNone(turn, asked);
  if (marked) return null;
  if (!saysNothing(turn, asked)) return numbered(turn, asked);
  return asked.again === true ? chooseNone(turn, asked) : askAgain(turn, asked);
};
