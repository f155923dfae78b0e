import type { ActType, ComplaintRequest } from '../../../machines/complaint/acts/act.ts';
import { actOf, wrongField } from '../../../machines/complaint/acts/acts.ts';
import type { Parent, Reading } from '../../../machines/complaint/base/context.ts';
import type { Rules } from '../../../machines/district/rules.ts';

/**
 * The one place where an act as people and programs give it (an id, a day) becomes the event that the
 * machine takes, or a fault that names the field.
 */

/** What is wrong with an act as it was given; each door words it for its readers (`FAULT_WORDS`). */
export class ActFault extends Error {
  override readonly name = 'ActFault';
  readonly field: string;
  /** `form`: not as the act's schema has it; `unknown`: nothing goes by that name or on that day. */
  readonly kind: 'form' | 'unknown';

  constructor(field: string, kind: ActFault['kind'], message: string) {
    super(message);
    this.field = field;
    this.kind = kind;
  }
}

/** Words that answer nobody. */
export const NO_ANSWER = {
  english: 'An answer says what was done: more than a few letters, more than thanks.',
  indonesian:
    'Ini belum jawaban: tulis apa yang sudah atau akan dikerjakan, bukan hanya salam atau satu dua kata.',
};

/** What nothing is known by, in the API's words and in those of the desk. */
export const FAULT_WORDS: Record<string, { english: string; indonesian: string }> = {
  agency: { english: 'There is no such agency.', indonesian: 'SKPD ini tidak ada.' },
  category: { english: 'There is no such category.', indonesian: 'Kategori ini tidak ada.' },
  parent: { english: 'There is no such complaint.', indonesian: 'Aduan induk ini tidak ada.' },
  until: {
    english: 'The calendar has no such day.',
    indonesian: 'Tanggal ini tidak ada di kalender.',
  },
  newspaper: {
    english: 'The district has no such newspaper.',
    indonesian: 'Koran ini tidak ada di daftar.',
  },
  date: {
    english: 'The calendar has no such day, or it has not come.',
    indonesian: 'Hari terbit ini tidak ada di kalender, atau belum tiba.',
  },
  rating: { english: 'A rating is 1 to 5.', indonesian: 'Nilai dari 1 sampai 5.' },
  text: NO_ANSWER,
};

/** What is looked up for an act. */
export interface Lookup {
  rules: Rules;
  /** Epoch milliseconds. */
  now: number;
  /** The complaint with this id, where whoever acts may see it. */
  parent(id: string): Promise<Parent | undefined>;
  /** What a citizen's words ask for (secrecy) or tell (danger); needed where somebody acts for him. */
  read?(text: string): Reading;
}

function unknown(field: string): ActFault {
  return new ActFault(field, 'unknown', FAULT_WORDS[field]?.english ?? 'It is not known.');
}

/** Fields as the act's schema has them. @throws ActFault */
function parsed(type: ActType, given: unknown): Record<string, unknown> {
  const result = actOf(type).fields.safeParse(given);
  if (result.success) return result.data as Record<string, unknown>;
  const [issue] = result.error.issues;
  const keys = issue?.code === 'unrecognized_keys' ? issue.keys : [];
  const field = issue?.path[0] ?? keys[0] ?? '';
  throw new ActFault(String(field), 'form', issue?.message ?? 'not as the act has it');
}

/** What stands for something else: a complaint's id, a day. @throws ActFault */
async function lookedUp(
  said: Record<string, unknown>,
  { rules, now, parent }: Lookup,
): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  if (typeof said.parent === 'string') {
    found.parent = await parent(said.parent);
    if (found.parent === undefined) throw unknown('parent');
  }
  if (typeof said.until === 'string') {
    found.until = rules.calendar.resolveDate(said.until, now);
    if (found.until === null) throw unknown('until');
  }
  return found;
}

/** A citizen's words are read through this door too. @throws TypeError where the door cannot read */
function readWords({ text }: Record<string, unknown>, { read }: Lookup): { reading?: Reading } {
  if (typeof text !== 'string') return {};
  if (read === undefined) throw new TypeError('words of a citizen, and nothing to read them with');
  return { reading: read(text) };
}

/**
 * The event for an act.
 * @param given its fields: a day as `YYYY-MM-DD`, a complaint by its id
 * @throws ActFault for what the act cannot say
 */
export async function requestFrom(
  type: ActType,
  given: unknown,
  lookup: Lookup,
): Promise<ComplaintRequest> {
  const said = parsed(type, given);
  const request = {
    type,
    ...said,
    ...(await lookedUp(said, lookup)),
    ...(actOf(type).by === 'reporter' ? readWords(said, lookup) : {}),
  } as unknown as ComplaintRequest;
  const field = wrongField(type, request as never, lookup.rules, lookup.now);
  if (field !== null) throw unknown(field);
  return request;
}
