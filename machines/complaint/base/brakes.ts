import type { Rules } from '../../district/rules.ts';
import type { CommandName } from '../../text/understanding.ts';
import type { ComplaintContext } from './context.ts';
import type { ComplaintEvent } from './events.ts';

/**
 * What holds a deadline up, and how often it may: questions to the citizen and more time in a round, wishes
 * to hand it on in the life of a complaint. Beyond that the machine takes the act no more; with the last
 * one the next rung of the ladder hears of it. Pure.
 */

/** Acts that hold a deadline up. */
const BRAKES = {
  'officer.ask': { command: 'MINTA', does: 'bertanya kepada pelapor' },
  'admin.ask': { command: null, does: 'bertanya kepada pelapor' },
  'officer.extend': { command: 'TUNDA', does: 'minta tambahan waktu' },
  'officer.transfer': { command: 'ALIH', does: 'minta dialihkan' },
} as const satisfies Partial<
  Record<ComplaintEvent['type'], { command: CommandName | null; does: string }>
>;

export type BrakeType = keyof typeof BRAKES;

/** One of them as it stands with a complaint. */
export interface Brake {
  /** Null of an act that is no command. */
  command: CommandName | null;
  /** What its owner does with it, Indonesian, after his name. */
  does: string;
  used: number;
  most: number;
}

type Used = Pick<ComplaintContext, 'asked' | 'extensions' | 'transfers'>;

function counts({ district: { policy, sla } }: Rules, used: Used): Record<BrakeType, number[]> {
  return {
    'officer.ask': [used.asked.officer, policy.questions],
    'admin.ask': [used.asked.admin, policy.questions],
    'officer.extend': [used.extensions, sla.extensions],
    'officer.transfer': [used.transfers, policy.transfers],
  };
}

/** The brake that an act is; null for acts that hold nothing up. */
export function brakeOf(rules: Rules, used: Used, type: string): Brake | null {
  if (!Object.hasOwn(BRAKES, type)) return null;
  const name = type as BrakeType;
  const [sofar = 0, most = 0] = counts(rules, used)[name];
  return { ...BRAKES[name], used: sofar, most };
}

/** True once it may not be used again. */
export function isSpent(rules: Rules, used: Used, type: BrakeType): boolean {
  const brake = brakeOf(rules, used, type);
  return brake !== null && brake.used >= brake.most;
}

/**
 * Why an act is not taken that a complaint would take otherwise: the brake that is spent; null where that is
 * not the reason. Who asked to hand it on and waits may still change whom to.
 */
export function spentBrake(rules: Rules, context: ComplaintContext, type: string): Brake | null {
  if (type === 'officer.transfer' && context.transfer !== null) return null;
  const brake = brakeOf(rules, context, type);
  return brake !== null && brake.used >= brake.most ? brake : null;
}

/** None used yet in this round; what is used up for the whole complaint stays. */
export const FRESH: Pick<ComplaintContext, 'asked' | 'extensions'> = {
  asked: { officer: 0, admin: 0 },
  extensions: 0,
};
