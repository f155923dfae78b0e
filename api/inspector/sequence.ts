import type { Contact } from '../../machines/district/district.ts';
import type { Done, Moment } from './subject.ts';

/** Who said what to whom, in order: the rows of a sequence diagram. */

/** From left to right. */
export const LANES = ['citizen', 'hotline', 'desk', 'officer', 'time'] as const;
export type Lane = (typeof LANES)[number];

export interface SequenceRow {
  at: number;
  revision: number;
  from: Lane;
  to: Lane;
  /** What came in, or what went out because of it. */
  kind: 'event' | 'effect';
  label: string;
}

const LANE_OF_ROLE: Record<string, Lane> = {
  citizen: 'citizen',
  admin: 'desk',
  press: 'desk',
  officer: 'officer',
  head: 'officer',
  secretary: 'officer',
  regent: 'officer',
  timer: 'time',
};

/** Words for a row; numbers and identities are hidden by whoever gives them. */
export interface SequenceWords {
  event(moment: Moment): string;
  effect(effect: Done): string;
}

/** Where an effect goes; a reply to whoever wrote is told by the number it goes to. */
function laneOfEffect({ type, to, role }: Done, contacts: readonly Contact[]): Lane {
  if (type === 'letter') return 'officer';
  if (type !== 'sms') return 'hotline';
  const holder = contacts.find(({ phone }) => phone === to)?.role ?? 'citizen';
  return LANE_OF_ROLE[role === 'sender' || role === null ? holder : role] ?? 'hotline';
}

/** Who an event comes from; what makes a complaint is the message of its reporter. */
function laneOfEvent({ by, type, event }: Moment): Lane {
  const { input } = event as { input?: { reporter?: unknown } };
  if (type === 'created' && typeof input?.reporter === 'string') return 'citizen';
  return LANE_OF_ROLE[by.split(/[:@]/)[0] ?? ''] ?? 'hotline';
}

export function sequenceOf(
  moments: Moment[],
  contacts: readonly Contact[],
  words: SequenceWords,
): SequenceRow[] {
  return moments.flatMap((moment) => {
    const { at, revision, effects } = moment;
    const event: SequenceRow = {
      at,
      revision,
      from: laneOfEvent(moment),
      to: 'hotline',
      kind: 'event',
      label: words.event(moment),
    };
    const out = effects.map(
      (effect): SequenceRow => ({
        at,
        revision,
        from: 'hotline',
        to: laneOfEffect(effect, contacts),
        kind: 'effect',
        label: words.effect(effect),
      }),
    );
    return [event, ...out];
  });
}
