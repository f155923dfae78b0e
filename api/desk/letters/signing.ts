import { setTimeout } from 'node:timers/promises';
import { holderOf, NumberTakenError } from '../../../machines/letter/book.ts';
import type { LetterContext } from '../../../machines/letter/context.ts';
import { LETTER } from '../../../machines/letter/kind.ts';
import { noSigner, signerOn } from '../../../machines/letter/signer.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { draftHtml } from '../../office/paper/print.ts';
import { PageError } from '../../pages/errors.ts';
import { atDesk } from './preview.ts';

/** Signing at the desk: why it cannot be, said at once, and a short wait for the number. */

async function refuseTaken(hotline: Hotline, letter: LetterContext, number: string): Promise<void> {
  const { store, rules, clock } = hotline;
  const { year } = rules.calendar.local(clock.now());
  const holder = await holderOf(store, { ...letter, year, number });
  if (holder !== undefined) throw new NumberTakenError(number, holder);
}

/** Why nobody can sign a letter of ours today, before anybody tries; null where somebody can. */
export function unsignable({ rules, clock }: Hotline, letter: LetterContext): string | null {
  if (letter.early === true || letter.kind === 'jawaban' || letter.signedAt !== null) return null;
  const today = rules.calendar.local(clock.now());
  const { letterhead } = rules.district;
  const { kind } = letter;
  return signerOn(letterhead, kind, today) === null ? noSigner(letterhead, kind) : null;
}

/**
 * Says why a letter cannot be signed now; the machine and its effect refuse it all the same.
 * @throws PageError 400, 409
 */
export async function refuseUnsignable(
  hotline: Hotline,
  id: string,
  number: string | undefined,
): Promise<void> {
  const { engine } = hotline;
  const letter = await engine.instances.of(LETTER).context(id);
  if (letter === undefined || letter.early === true) return;
  const reason = unsignable(hotline, letter);
  if (reason !== null) throw new PageError(409, reason);
  await atDesk(hotline, async () => {
    await draftHtml(hotline, letter);
    if (number !== undefined) await refuseTaken(hotline, letter, number);
  });
}

const TRIES = 20;
const PAUSE_MS = 50;

/** Waits a little until the number is there, so that the next page shows it; the page says so where it is not. */
export async function numbered({ engine }: Hotline, id: string): Promise<void> {
  for (let n = 0; n < TRIES; n += 1) {
    const found = await engine.instances.of(LETTER).snapshot(id);
    if (found?.snapshot.matches('signing') !== true) return;
    await setTimeout(PAUSE_MS);
  }
}
