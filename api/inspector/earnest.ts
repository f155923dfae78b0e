import type { AdminEvent, PressEvent } from '../../machines/complaint/events.ts';
import type { LetterEvent } from '../../machines/letter/context.ts';
import type { ReportEvent } from '../../machines/report/context.ts';
import type { Earnest, Filled, Filling, Sample } from '../../machines/shown.ts';

/**
 * Which of a machine's events the admin may also cause for real from the inspector, and what has to be
 * filled in for each. Events that name what the inspector does not ask for (another complaint, a
 * newspaper, a scan) are not among them: the desk asks for that.
 */

type Fillings<Type extends string> = Readonly<Partial<Record<Type, readonly Filling[]>>>;

export const NOTHING_IN_EARNEST: Earnest = {};

export const complaintEarnest: Fillings<(AdminEvent | PressEvent)['type']> = {
  'admin.forward': ['agency'],
  'admin.ask': ['text'],
  'admin.keep': ['text'],
  'admin.return': ['text'],
  'admin.release': [],
  'admin.separate': [],
  'admin.restore': [],
  'press.select': [],
  'press.drop': [],
};

export const reportEarnest: Fillings<ReportEvent['type']> = {
  'report.sign': [],
  'report.send': [],
};

export const letterEarnest: Fillings<LetterEvent['type']> = {
  'letter.initial': [],
  'letter.sign': [],
  'letter.send': [],
  'letter.archive': [],
  'letter.void': ['text'],
};

/** What is still to be filled in before the event may be caused; null when it never may be. */
export function missingFor(earnest: Earnest, { event }: Sample, filled: Filled): Filling[] | null {
  const needed = Object.hasOwn(earnest, event.type) ? earnest[event.type] : undefined;
  return needed?.filter((filling) => filled[filling] === '') ?? null;
}
