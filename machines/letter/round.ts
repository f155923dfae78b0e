import type { InstanceSummary } from '../../store/ports/instances.ts';
import type { Store } from '../../store/ports/store.ts';
import { SYSTEM } from '../people/actor.ts';
import { LETTER } from './kind.ts';
import { draftLetter, type LetterDesk, type NewLetter } from './new-letter.ts';

/**
 * One letter for each agency and round: what is forwarded to an agency goes into its draft that nobody has
 * initialled or signed yet (SOP step 3). Signing ends the round; what comes after begins the next.
 */

/** Letters of an agency that are looked at, the newest first: the open round is among them. */
const LATEST = 20;

/** A complaint that is to go with the next letter to its agency. */
export interface Forwarded {
  complaint: string;
  /** Code, as the register lists it: `A127`. */
  ticket: string;
  /** The letter where there is no open round. */
  letter: NewLetter & { agency: string };
}

async function lettersTo(
  { instances }: Pick<Store, 'instances'>,
  { kind, agency }: Forwarded['letter'],
): Promise<InstanceSummary[]> {
  const query = { machine: LETTER.name, kind, agency };
  return (await instances.find(query, { order: 'created', limit: LATEST })).items;
}

/**
 * Puts a complaint into the open round of its agency, or begins one. Idempotent by the complaint: what a
 * letter of this forwarding has already, be it signed meanwhile, is not put into another.
 * @returns id of the letter in the register
 * @throws StoreUnavailableError
 */
export async function joinRound(desk: LetterDesk, forwarded: Forwarded): Promise<string> {
  const { store, instances } = desk;
  const { complaint, ticket, letter } = forwarded;
  const { at, key } = letter;
  for (const { id } of await lettersTo(store, letter)) {
    const found = await instances.of(LETTER).snapshot(id);
    if (found === undefined) continue;
    const { about, subject, signedAt, voided, collects } = found.snapshot.context;
    // signed before it was forwarded: that was an earlier forwarding
    const ofNow = voided === null && (signedAt === null || signedAt >= at);
    if (ofNow && about.includes(complaint)) return id;
    if (collects !== true || !found.snapshot.matches('draft')) continue;
    const event = { type: 'letter.collect', complaint, subject: `${subject}, ${ticket}` };
    const { outcome } = await instances.move({ id, event: { ...event, at, by: SYSTEM }, key });
    if (outcome === 'applied' || outcome === 'duplicate') return id;
  }
  return draftLetter(desk, { ...letter, collects: true });
}
