import { mayGetSecret, overseerOf, type Rules } from '../../district/rules.ts';
import { timeOf } from '../../people/happened.ts';
import { heardBy } from './alarm.ts';
import type { ComplaintContext } from './context.ts';
import type { ComplaintEvent } from './events.ts';
import { wordsOfThose } from './links.ts';
import { accusationsIn, isSecretAfter } from './secrecy.ts';
import { partsFrom } from './telling.ts';

/** What secrecy changes in a complaint's memory: whose it is, and what hangs on it. Pure. */

/** The agency, or the overseeing one where a secret is not for it. */
export function protectedAgency(
  rules: Rules,
  { secret, accused }: { secret: boolean; accused: boolean },
  agency: string | null,
): string | null {
  if (!secret || agency === null || mayGetSecret(rules, accused, agency)) return agency;
  return overseerOf(rules, accused);
}

/** The reading with what a later text accuses: it decides whose the complaint may be from then on. */
function accusingReading(
  { reading }: ComplaintContext,
  event: ComplaintEvent,
): ComplaintContext['reading'] {
  const found = accusationsIn(event).filter((flag) => !reading.flags.includes(flag));
  return found.length === 0 ? reading : { ...reading, flags: [...reading.flags, ...found] };
}

/** What later words tell of the whole complaint: that it is secret, whom it accuses, that there is danger. */
export function foundIn(
  rules: Rules,
  { context, event }: { context: ComplaintContext; event: ComplaintEvent },
): Pick<ComplaintContext, 'secret' | 'reading' | 'emergency' | 'alarm'> {
  const added = 'reading' in event ? event.reading : undefined;
  const danger = added?.flags.includes('emergency') === true;
  return {
    secret: isSecretAfter(rules, context, event),
    reading: accusingReading(context, event),
    emergency: context.emergency || danger,
    // thanks ring nobody
    alarm:
      event.type === 'citizen.thank' && !danger
        ? context.alarm
        : heardBy(rules, context, added, timeOf(event)),
  };
}

/**
 * Complaints of different secrecy are never together: what hangs on one whose secrecy has changed, and what
 * that hangs on, are its own no longer. `partings` tells them.
 */
export function apart(
  before: ComplaintContext,
  after: ComplaintContext,
): Pick<ComplaintContext, 'children' | 'parent' | 'additions' | 'wordsLeft'> {
  const { parent } = after;
  const children = after.children.filter((child) => !partsFrom(before, after, child));
  return {
    children,
    ...wordsOfThose(after, children),
    parent: parent !== null && partsFrom(before, after, parent) ? null : parent,
  };
}
