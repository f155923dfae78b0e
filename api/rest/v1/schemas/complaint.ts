import { z } from 'zod';
import { LONGEST_REPORT } from '../../../../machines/complaint/acts/fields.ts';
import { CHANNELS } from '../../../../machines/complaint/base/origin.ts';
import { MOBILE, typedMobile } from '../../../office/words/typed-number.ts';
import { moment, orNull, pageOf } from './common.ts';
import { body, model } from './registry.ts';

/** Complaints as the API shows them. */

export const KINDS = ['KELUHAN', 'SARAN', 'TANYA', 'APRESIASI', 'LAINNYA'] as const;

const REPLIES = ['sms', 'webhook'] as const;

const external = z.strictObject({
  source: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{0,39}$/)
    .describe('Name of the system, e.g. `bot-wa`.'),
  id: z
    .string()
    .min(1)
    .max(100)
    .regex(/^[\x21-\x7e]+$/)
    .describe('Unique there.'),
});

const choice = z.object({
  option: z.number().int().describe('Its number.'),
  text: z.string().describe('A word for it.'),
  event: z
    .object({
      type: z.enum(['citizen.choose', 'citizen.rate', 'citizen.unsolved']),
      option: z.number().int().optional(),
      rating: z.number().int().optional(),
    })
    .describe('What it does: to be posted as it is, his words may be added as `text`.'),
});

const question = z.object({
  text: z.string().describe('To be told him as it is.'),
  dueAt: orNull(moment).describe('Null where the hotline itself asks, and not an office.'),
  choices: z
    .array(choice)
    .describe('Answers that have a number; whatever else he says is told with `citizen.add`.'),
});

export const complaint = model(
  'Complaint',
  z.object({
    id: z.string().describe('Year and ticket, e.g. `2026-A127`.'),
    ticket: z.string().describe('As it stands in SMS, e.g. `A127`; never given twice.'),
    year: z.number().int(),
    revision: z.number().int().describe('One more with each event.'),
    state: z.string().describe('State of the main region, e.g. `forwarded.notified`.'),
    status: z.string().describe('The state in the words citizens read (Indonesian).'),
    open: z.boolean(),
    kind: z.enum(KINDS),
    category: orNull(z.string()),
    agency: orNull(z.string()).describe('Agency that has it, or is proposed for it.'),
    channel: z.enum(CHANNELS).describe('How it came.'),
    external: orNull(external).describe(
      'What another system calls it; shown to those who may open complaints.',
    ),
    reply: z
      .enum(REPLIES)
      .describe(
        'Who tells the reporter now: the hotline, or who filed it. Of a secret one the hotline does, unless who filed it may read secrets.',
      ),
    place: orNull(z.object({ district: z.string(), village: orNull(z.string()) })),
    text: z.string().describe('First message; NIK and the reporter’s own number are masked.'),
    additions: z.array(z.object({ at: moment, text: z.string() })),
    reporter: z.string().describe('Phone, masked unless the token has the scope `numbers`.'),
    secret: z.boolean(),
    emergency: z.boolean(),
    receivedAt: moment,
    updatedAt: moment.describe('When something happened to it last.'),
    forwardedAt: orNull(moment),
    answeredAt: orNull(moment),
    closedAt: orNull(moment),
    dueAt: orNull(moment).describe('The deadline that runs now.'),
    overdue: z.boolean(),
    answer: orNull(z.object({ text: z.string(), at: moment, agency: z.string() })),
    question: orNull(question).describe(
      'What its reporter was asked and has not said yet, his rating too.',
    ),
    rejected: orNull(
      z.object({ reason: z.enum(['spam', 'jurisdiction', 'unclear']), text: z.string() }),
    ),
    rating: orNull(z.number().int().min(1).max(5)),
    reopened: z.number().int().describe('Times it was opened again.'),
    parent: orNull(z.string()).describe('Complaint it was merged into.'),
    children: z.array(z.string()).describe('Complaints merged into it.'),
    publication: orNull(
      z.object({
        newspaper: z.string(),
        edition: z.string(),
        page: z.string(),
        date: orNull(z.iso.date()).describe('The day it was printed.'),
      }),
    ),
  }),
);

export type ComplaintBody = z.infer<typeof complaint>;

export const complaintPage = model('ComplaintPage', pageOf(complaint));

/** With only the fields that were asked for. */
export const partialComplaint = model('PartialComplaint', complaint.partial());

export const partialComplaintPage = model('PartialComplaintPage', pageOf(partialComplaint));

const filed = z.strictObject({
  phone: z
    .string()
    .regex(MOBILE, 'An Indonesian mobile number: 08…, 628… or +628…, digits only.')
    .transform((typed) => typedMobile(typed) ?? typed)
    .optional()
    .describe(
      'Mobile number of the reporter, who gets the receipt and the answer by SMS. May be left out with `reply: webhook` and `external`: then who files it is the only way to him.',
    ),
  text: z.string().trim().min(1).max(LONGEST_REPORT).describe('What the reporter says, verbatim.'),
  category: z
    .string()
    .min(1)
    .max(40)
    .optional()
    .describe('Code of a category; read from the text where it is left out.'),
  channel: z.enum(CHANNELS).default('web').describe('How it came.'),
  external: external
    .optional()
    .describe('What the other system calls it: no two complaints have the same.'),
  reply: z
    .enum(REPLIES)
    .default('sms')
    .describe(
      '`webhook`: no SMS goes to the reporter; who files it listens, reads, and tells him.',
    ),
  sentAt: moment.optional().describe('When the reporter wrote it; now where it is left out.'),
});

/** Somebody has to be able to tell him. */
function reaches({ phone, reply, external: name }: z.output<typeof filed>): boolean {
  return phone !== undefined || (reply === 'webhook' && name !== undefined);
}

export const newComplaint = body(
  'NewComplaint',
  filed.refine(reaches, {
    path: ['phone'],
    error: 'Needed, unless who files it answers the reporter: with reply "webhook" and external.',
  }),
);
