import { z } from 'zod';

/** What the district pack says in `processes.yaml`, and what the law says. */

export const shape = z.strictObject({
  /** Where papers are handed out, as short as in an SMS. */
  office: z.string().trim().min(1).max(30),
  /** Who answers objections, as letters call him. */
  superior: z.string().trim().min(1).max(60),
  /** The commission to which a dispute goes. */
  commission: z.string().trim().min(1).max(40),
});

export type Settings = z.output<typeof shape>;

/** Name of the process; instances, texts and letters begin with it. */
export const NAME = 'permohonan-informasi';
export const ID_PREFIX = 'permohonan:';

/** Limits of UU 14/2008 and of the office, in working days; a reminder is of the day that it names. */
export const LIMITS = {
  /** UU 22(7): the written answer; UU 22(8): one extension. */
  answer: 10,
  extension: 7,
  /** Reminders of the PPID before the answer is due, and before the extended one. */
  answerReminders: [7, 9],
  extendedReminders: [14, 16],
  /** Time that the requester has to complete his request, twice. */
  completing: 3,
  /** The agency searches; its reminder. */
  search: 5,
  searchReminder: 3,
  /** UU 36(1): the objection; UU 36(2): its answer, with reminders; UU 37(2): the way to the commission. */
  objecting: 30,
  superior: 30,
  superiorReminders: [15, 25, 29],
  commission: 14,
} as const;
