import type { AnyMachineSnapshot } from 'xstate';
import { LETTER_ACTS, type LetterAct } from '../../../machines/letter/acts.ts';
import type { Actor } from '../../../machines/people/actor.ts';
import { actsNow } from '../../../machines/people/may-do.ts';
import type { OfficeButton } from '../../../machines/people/office-act.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { PageError } from '../../pages/errors.ts';
import { numbered, refuseUnsignable } from './signing.ts';

/** The steps of a letter that have a button, for one letter and for many at once. */

/** An act with a button in the register. */
export interface Step {
  type: LetterAct;
  desk: OfficeButton;
}

/** In the order of the office; the pages show those the machine takes now. */
export const STEPS: readonly Step[] = Object.entries(LETTER_ACTS).flatMap(([type, { desk }]) =>
  desk === undefined ? [] : [{ type: type as LetterAct, desk }],
);

/** What is missing where a step is not taken, beside another state of the letter. */
const MISSING: Partial<Record<LetterAct, string>> = {
  'letter.archive': 'belum ada pindaian bertanda tangan atau berkas bertanda tangan elektronik.',
};

/** @throws PageError 404 for a step that there is not */
export function stepNamed(name: string): Step {
  const step = STEPS.find(({ desk }) => desk.name === name);
  if (step === undefined) throw new PageError(404, 'Tindakan ini tidak ada.');
  return step;
}

/** Steps that somebody may take now. @param by null for those who only look */
export function offered(
  { rules, clock }: Pick<Hotline, 'rules' | 'clock'>,
  snapshot: AnyMachineSnapshot,
  by: Actor | null,
): Step[] {
  const taken = actsNow(LETTER_ACTS, rules, snapshot, by, clock.now());
  return STEPS.filter(({ type }) => taken.includes(type));
}

/** A step that somebody takes with a letter. */
export interface Taking {
  letter: string;
  step: Step;
  /** What the form brought besides. */
  said: Record<string, unknown>;
  by: Actor;
  /** Of the form: the same form sent twice counts once. */
  key: string;
}

/**
 * Notes a step of the paper, and waits a little for the number that signing gives.
 * @throws PageError 409, and DeskError, with the reason why it cannot be noted
 */
export async function take(
  hotline: Hotline,
  { letter, step, said, by, key }: Taking,
): Promise<void> {
  const { type, desk } = step;
  if (type === 'letter.sign') {
    const number = typeof said.number === 'string' ? said.number : undefined;
    await refuseUnsignable(hotline, letter, number);
  }
  const event = { type, ...said };
  const outcome = await hotline.engine.request(letter, event, by, `desk:${letter}:${key}`);
  if (outcome === 'refused' || outcome === 'missing')
    throw new PageError(
      409,
      `“${desk.label}” tidak bisa dicatat: ${MISSING[type] ?? 'keadaan surat sudah lain. Muat ulang halamannya.'}`,
    );
  if (type === 'letter.sign') await numbered(hotline, letter);
}
