import type { Hands, Process } from '../engine/process.ts';
import { issueLetter } from '../letter/issue-letter.ts';
import type { NewLetter } from '../letter/new-letter.ts';
import type { ComplaintContext } from './context.ts';
import type { LetterEffect } from './effect-types.ts';
import { COMPLAINT } from './kind.ts';
import type { Notice, Outward } from './notice.ts';

/** Carries out what complaints ask for: letters, and telling other systems. */

/** What a letter about a complaint says, and how it is rendered once it has its number. */
export type RenderLetter = (
  letter: LetterEffect,
  complaint: ComplaintContext,
  at: number,
) => Pick<NewLetter, 'subject' | 'addressee' | 'render'>;

export interface ComplaintEffectPorts {
  renderLetter: RenderLetter;
  /** Other systems that want to know what happens to complaints. */
  outward?: Outward;
}

export function complaintEffects({
  renderLetter,
  outward,
}: ComplaintEffectPorts): NonNullable<Process['effects']> {
  return {
    async letter(hands: Hands, { id: key, instance, createdAt: at, params }) {
      const context = await hands.instances.of(COMPLAINT).context(instance);
      if (context === undefined) return;
      const effect = JSON.parse(params) as LetterEffect;
      const { type: kind, agency } = effect;
      const { subject, addressee, render } = renderLetter(effect, context, at);
      const letter = { kind, agency, subject, addressee, render, at, key };
      await issueLetter(hands, { ...letter, about: [instance] });
    },
    async notice(_, { params }) {
      await outward?.take(JSON.parse(params) as Notice);
    },
  };
}
