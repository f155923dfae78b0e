import type { Boundary } from './boundary.ts';
import { brakeLimits } from './brakes.ts';
import { calendarLimits } from './calendar.ts';
import { complaintLimits } from './complaint.ts';
import { conversationLimits } from './conversation.ts';
import { lineLimits } from './lines.ts';
import { reportLimits } from './reports.ts';
import { retentionLimits } from './retention.ts';
import { textLimits } from './texts.ts';

/** Limits that need nothing but pure functions, by what they are of. */
export const PURE: Record<string, Boundary[]> = {
  'a complaint': complaintLimits,
  'what puts a deadline off': brakeLimits,
  'the calendar': calendarLimits,
  'the talk with a phone': conversationLimits,
  'lines and SMS': lineLimits,
  'written reports': reportLimits,
  'how long data are kept': retentionLimits,
  'texts of the pack': textLimits,
};
