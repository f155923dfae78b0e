import { timeOf } from '../../people/happened.ts';
import { freshAlarm } from './alarm.ts';
import type { Alarm, ComplaintContext } from './context.ts';
import type { ComplaintEvent } from './events.ts';

/** What is done about danger, as the complaint remembers it. Pure. */

interface Args {
  context: ComplaintContext;
  event: ComplaintEvent;
}

type Update = Pick<ComplaintContext, 'alarm'> | Record<never, never>;

/** Who says so: the agency's people for their agency, the admin for the office. */
function takenBy(event: ComplaintEvent): Alarm['taken'] {
  const at = timeOf(event);
  if (event.type === 'admin.phone') return { at, role: 'admin', agency: null };
  if (event.type !== 'officer.take') return null;
  const { role, agency = null } = event.by;
  return { at, role: role === 'head' ? 'head' : 'officer', agency };
}

/** By the names the statechart uses. */
export const alarmUpdates = {
  /** The first who takes it has it; that the admin rang is noted besides. */
  takeAlarm: ({ context: { alarm }, event }: Args): Update =>
    alarm === null
      ? {}
      : {
          alarm: {
            ...alarm,
            taken: alarm.taken ?? takenBy(event),
            phonedAt: event.type === 'admin.phone' ? event.at : alarm.phonedAt,
          },
        },
  settleAlarm: ({ context: { alarm }, event }: Args): Update =>
    alarm === null ? {} : { alarm: { ...alarm, settledAt: timeOf(event) } },
  calm: () => ({ emergency: false, alarm: null }),
  raiseAlarm: ({ event }: Args) => ({ emergency: true, alarm: freshAlarm(timeOf(event)) }),
  ring: ({ context: { alarm }, event }: Args): Update => {
    if (alarm === null) return {};
    const { untold, ...rest } = alarm;
    const told = untold === true ? { toldAt: timeOf(event) } : {};
    return { alarm: { ...rest, ...told, rings: alarm.rings + 1 } };
  },
  /** What was to ring has rung. */
  noteRung: ({ context: { alarm } }: Args): Update => {
    if (alarm?.again !== true) return {};
    const { again: _again, takenBefore: _before, ...rest } = alarm;
    return { alarm: rest };
  },
};
