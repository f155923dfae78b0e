import type { Hands, Process } from '../engine/process.ts';
import { draftLetter, type NewLetter } from '../letter/new-letter.ts';
import { joinRound } from '../letter/round.ts';
import type { ComplaintContext } from './base/context.ts';
import type { LetterEffect } from './base/effect-types.ts';
import { COMPLAINT } from './kind.ts';
import type { Notice, Outward } from './notice.ts';

/** Carries out what complaints ask for: letters, and telling other systems. */

/** Subject and addressee of a letter about a complaint, as they stand in the register. */
export type DescribeLetter = (
  letter: LetterEffect,
  complaint: ComplaintContext,
) => Pick<NewLetter, 'subject' | 'addressee'>;

export interface ComplaintEffectPorts {
  describeLetter: DescribeLetter;
  /** Other systems that want to know what happens to complaints. */
  outward?: Outward;
}

export function complaintEffects({
  describeLetter,
  outward,
}: ComplaintEffectPorts): NonNullable<Process['effects']> {
  return {
    async letter(hands: Hands, { id: key, instance, createdAt: at, params }) {
      const context = await hands.instances.of(COMPLAINT).context(instance);
      if (context === undefined) return;
      const effect = JSON.parse(params) as LetterEffect;
      const { type: kind, agency } = effect;
      const about: [string] = [instance];
      const letter = { kind, agency, ...describeLetter(effect, context), at, key, about };
      // a secret has an envelope of its own, danger waits for no round
      if (context.secret || context.emergency) await draftLetter(hands, letter);
      else await joinRound(hands, { complaint: instance, ticket: context.ticket, letter });
    },
    async notice(_, { params }) {
      await outward?.take(JSON.parse(params) as Notice);
    },
  };
}
