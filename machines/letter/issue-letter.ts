import type { StoredDocument } from '../../store/ports/documents.ts';
import type { Store } from '../../store/ports/store.ts';
import { ToldError } from '../base/told-error.ts';
import type { Instances } from '../engine/move.ts';
import { letterNumber } from '../letters.ts';
import type { Rules } from '../rules.ts';
import type { LetterInput } from './context.ts';
import { LETTER } from './kind.ts';
import type { NewLetter } from './new-letter.ts';

/**
 * The one way a letter comes into being (SOP "Diarsipkan"): it takes the next number of its year and
 * type, is rendered with it, archived as rendered, and entered in the register. Each step is idempotent
 * by the key, so that doing it again after a power cut leaves neither a gap nor a second letter.
 */

export interface IssuedLetter {
  /** Instance in the register. */
  id: string;
  number: string;
  /** Id of the rendering in the archive. */
  document: string;
}

export interface LetterDesk {
  store: Pick<Store, 'numbers' | 'documents' | 'instances'>;
  rules: Rules;
  instances: Pick<Instances, 'of'>;
}

/** A number given by hand that the register of that year has already. */
export class NumberTakenError extends ToldError {
  override readonly name = 'NumberTakenError';
  /** Letter in the register that has it. */
  readonly holder: string;

  constructor(number: string, holder: string) {
    super(`number ${number} is in the register already (${holder}); give the letter another one`);
    this.holder = holder;
  }
}

const BY_HAND = ':manual:';

/** Numbers that differ in spaces, signs or case only are the same: two letters must not share one. */
function slug(number: string): string {
  return number.toLowerCase().replace(/[^\p{L}\d.]+/gu, '-');
}

/** Agencies number their letters themselves, so that two of them may use the same. */
function idByHand({ kind, agency, number = '' }: NewLetter, year: number): string {
  const owner = kind === 'jawaban' && agency !== null ? `${agency}:` : '';
  return `${LETTER.idPrefix}${kind}:${year}${BY_HAND}${owner}${slug(number)}`;
}

/**
 * The letter that has a number already: of the office's own letters of a year, or of those that an agency
 * sent in.
 */
export async function holderOfNumber(
  store: Pick<Store, 'instances'>,
  number: string,
  year: number,
  { kind, agency }: Pick<NewLetter, 'kind' | 'agency'>,
): Promise<string | undefined> {
  const query = { machine: LETTER.name, ticket: number, year };
  const { items } = await store.instances.find(query, { order: 'created', limit: 100 });
  const holder = items.find(({ search }) =>
    kind === 'jawaban'
      ? search.kind === 'jawaban' && search.agency === agency
      : search.kind !== 'jawaban',
  );
  return holder?.id;
}

/** The next number of the series that nobody has given by hand; a retry comes to the same one. */
async function nextNumber(
  { store, rules }: LetterDesk,
  { kind, agency, at, key }: NewLetter,
): Promise<{ sequence: number; number: string }> {
  const date = rules.calendar.local(at);
  let before = '';
  for (let attempt = 0; ; attempt += 1) {
    const own = attempt === 0 ? key : `${key}#${attempt}`;
    const sequence = await store.numbers.allocate(`letter:${kind}:${date.year}`, own);
    const number = letterNumber(rules.district.letterhead, sequence, date);
    const holder = await holderOfNumber(store, number, date.year, { kind, agency });
    // a mask without {urut} never gives another number
    if (holder?.includes(BY_HAND) !== true || number === before) return { sequence, number };
    before = number;
  }
}

/**
 * Makes a letter.
 * @throws NumberTakenError for a number by hand that another letter has
 */
export async function issueLetter(desk: LetterDesk, letter: NewLetter): Promise<IssuedLetter> {
  const { store, rules, instances } = desk;
  const { kind, subject, addressee, agency, about, content, at, key } = letter;
  const { year } = rules.calendar.local(at);
  const byHand = letter.number?.trim();
  const { sequence, number } =
    byHand === undefined ? await nextNumber(desk, letter) : { sequence: null, number: byHand };
  const { html, sha256 } = await letter.render(number);
  const [instance, ...others] = about;
  const id =
    sequence === null
      ? idByHand({ ...letter, number }, year)
      : `${LETTER.idPrefix}${kind}:${year}:${sequence}`;
  const entry = { id, kind, year, sequence, number, subject, addressee, agency, about };
  const input: LetterInput = {
    ...entry,
    ...(content === undefined ? {} : { content }),
    at,
    document: key,
  };
  const kept: StoredDocument = {
    ...{ id: key, instance, type: kind, number, title: subject, html, sha256 },
    createdAt: at,
  };
  if (sequence === null) await claimNumber(desk, input, key);
  await store.documents.archive(kept, { about: others });
  await instances.of(LETTER).create(id, input, `${key}:register`);
  return { id, number, document: key };
}

/** Enters a letter with a number by hand before it is archived: of two with one number, the second fails. */
async function claimNumber(
  { store, instances }: LetterDesk,
  input: LetterInput,
  key: string,
): Promise<void> {
  const holder = await holderOfNumber(store, input.number, input.year, input);
  const isOther = async (id: string) => {
    const letter = await instances.of(LETTER).context(id);
    return letter !== undefined && letter.documents[0]?.id !== key;
  };
  if (holder !== undefined && (await isOther(holder)))
    throw new NumberTakenError(input.number, holder);
  await instances.of(LETTER).create(input.id, input, `${key}:register`);
  if (await isOther(input.id)) throw new NumberTakenError(input.number, input.id);
}
