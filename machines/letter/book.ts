import type { Store } from '../../store/ports/store.ts';
import { ToldError } from '../base/told-error.ts';
import { letterNumber } from '../district/letters.ts';
import type { Rules } from '../district/rules.ts';
import type { LetterContext } from './context.ts';
import { LETTER } from './kind.ts';
import { LETTER_KINDS } from './letter-kinds.ts';

/**
 * The book of outgoing letters: one series a year for the whole office, and no number twice. That both hold is
 * the store's doing: a number of the series and the claim on its text are unique there, whoever writes.
 */

type Register = Pick<Store, 'numbers' | 'instances' | 'records'>;

/** A number that a letter of that year has already. */
export class NumberTakenError extends ToldError {
  override readonly name = 'NumberTakenError';
  /** Letter in the register that has it. */
  readonly holder: string;

  constructor(number: string, holder: string) {
    super(`number ${number} is in the register already (${holder}); give the letter another one`);
    this.holder = holder;
  }
}

/** A letter and the number it is to have. */
export interface Claim extends Pick<LetterContext, 'id' | 'kind' | 'agency' | 'year'> {
  number: string;
}

const CLAIM = 'letterNumber';

/** Numbers that differ in spaces, signs or case only are the same: two letters must not share one. */
function slug(number: string): string {
  return number.toLowerCase().replace(/[^\p{L}\d.]+/gu, '-');
}

/** Ours share one book; an agency numbers its own letters. */
function claimId({ number, year, kind, agency }: Claim): string {
  const owner = kind === 'jawaban' ? `masuk:${agency ?? ''}` : 'keluar';
  return `${owner}:${year}:${slug(number)}`;
}

/** The letter of before letters claimed their numbers that has this one. */
async function earlierHolder(
  { instances }: Pick<Store, 'instances'>,
  { id, number, year, kind, agency }: Claim,
): Promise<string | undefined> {
  const query = { machine: LETTER.name, ticket: number, year };
  const { items } = await instances.find(query, { order: 'created', limit: 100 });
  const holder = items.find(({ id: other, search }) => {
    if (other === id) return false;
    return kind === 'jawaban'
      ? search.kind === 'jawaban' && search.agency === agency
      : search.kind !== 'jawaban';
  });
  return holder?.id;
}

/** The letter that has a number already; undefined while it is free, or for the one that asks. */
export async function holderOf(
  store: Pick<Store, 'instances' | 'records'>,
  claim: Claim,
): Promise<string | undefined> {
  const found = await store.records.get(CLAIM, claimId(claim));
  if (found !== undefined) {
    const { letter } = found.value as { letter: string };
    return letter === claim.id ? undefined : letter;
  }
  return earlierHolder(store, claim);
}

/**
 * Takes a number for a letter; again for the same letter changes nothing.
 * @throws NumberTakenError when another letter has it: of two at once, the second fails
 */
export async function claimNumber(
  store: Pick<Store, 'instances' | 'records'>,
  claim: Claim,
): Promise<void> {
  const { id: letter, number } = claim;
  const holder = await holderOf(store, claim);
  if (holder !== undefined) throw new NumberTakenError(number, holder);
  const id = claimId(claim);
  await store.records.put({ kind: CLAIM, id, expectedRevision: 0, value: { letter } });
  const won = await holderOf(store, claim);
  if (won !== undefined) throw new NumberTakenError(number, won);
}

/** Series of before: each kind had its own. The book goes on above all of them. */
const EARLIER = ['penerusan', 'teguran', 'pengantar-koran', 'laporan'];

/** A series for each kind only where the kind stands in the number. */
function seriesOf(rules: Rules, kind: string, year: number): [series: string, earlier: string[]] {
  const hasKind = rules.district.letterhead.numberMask.includes('{jenis}');
  const series = `keluar:${year}${hasKind ? `:${kind}` : ''}`;
  const kinds = hasKind ? [kind] : EARLIER;
  return [series, kinds.map((earlier) => `letter:${earlier}:${year}`)];
}

/** The series that outgoing letters of a year have their numbers from. */
export function outgoingSeries(rules: Rules, year: number): string[] {
  return [...new Set(Object.keys(LETTER_KINDS).map((kind) => seriesOf(rules, kind, year)[0]))];
}

/** A letter that is to get a number on a day. */
type Unnumbered = Pick<LetterContext, 'id' | 'kind' | 'agency'>;

/**
 * The next number of the book that nobody has given by hand; for the same letter the same one, however often
 * it is asked for.
 * @param at the day it is signed
 */
export async function nextNumber(
  store: Register,
  rules: Rules,
  { id, kind, agency }: Unnumbered,
  at: number,
): Promise<{ number: string; sequence: number; year: number }> {
  const date = rules.calendar.local(at);
  const { year } = date;
  const [series, earlier] = seriesOf(rules, kind, year);
  let before = '';
  for (let attempt = 0; ; attempt += 1) {
    const key = attempt === 0 ? id : `${id}#${attempt}`;
    const sequence = await store.numbers.allocate(series, key, earlier);
    const number = letterNumber(rules.district.letterhead, sequence, date, kind);
    try {
      await claimNumber(store, { id, kind, agency, year, number });
      return { number, sequence, year };
    } catch (error) {
      // a mask without {urut} never gives another number
      if (!(error instanceof NumberTakenError) || number === before) throw error;
      before = number;
    }
  }
}
