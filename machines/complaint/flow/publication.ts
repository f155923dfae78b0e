import type { ComplaintState } from './actions.ts';

const drop = {
  'press.drop': { target: 'none', actions: 'dropCopy' },
} as const;
const edit = {
  'press.edit': { guard: 'isPrintable', target: 'selected', actions: 'editCopy' },
} as const;
/** Turned secret, reopened, or merged: nothing of it leaves the office. */
const withdrawn = { guard: 'mayNotPublish', target: 'none', actions: 'dropCopy' } as const;
const corrected = { guard: 'isOutdated', target: 'selected', actions: 'renewCopy' } as const;

/**
 * SOP step 5: the reply in the newspaper ("Balasan Surat Pembaca"). The admin selects an answered
 * complaint, edits and approves the text for print, sends it with a cover letter, and notes where it was
 * printed. Never a secret, and never what its agency has taken back.
 */
export const publicationRegion = {
  initial: 'none',
  meta: { name: 'Balasan Surat Pembaca (koran)' },
  states: {
    none: {
      meta: { status: 'tidak dimuat' },
      on: {
        'press.select': { guard: 'mayPublish', target: 'selected', actions: 'proposeCopy' },
      },
    },
    selected: {
      tags: ['toPublish', 'copySelected'],
      meta: { status: 'dipilih, naskah disunting' },
      always: [withdrawn, corrected],
      on: {
        ...edit,
        ...drop,
        'press.approve': { guard: 'mayApprove', target: 'approved', actions: 'noteApproval' },
      },
    },
    approved: {
      tags: ['toPublish', 'copyApproved'],
      meta: { status: 'naskah disetujui' },
      always: [withdrawn, corrected],
      on: {
        ...edit,
        ...drop,
        'press.send': { guard: 'mayApprove', target: 'sent', actions: 'noteDispatch' },
      },
    },
    sent: {
      tags: ['toPublish', 'copySent'],
      meta: { status: 'dikirim ke koran' },
      // what the newspaper has is out of our hands, but a corrected answer has to be sent anew
      always: corrected,
      on: {
        // where it went to is kept
        'press.drop': { target: 'unprinted' },
        'press.publish': {
          guard: 'isPublic',
          target: 'published',
          actions: ['publish', 'sms.published'],
        },
      },
    },
    unprinted: {
      meta: { status: 'dikirim, tidak dimuat' },
      always: withdrawn,
      on: {
        'press.select': { guard: 'mayPublish', target: 'selected', actions: 'proposeCopy' },
      },
    },
    published: {
      tags: 'published',
      meta: { status: 'sudah dimuat', sop: 5 },
      on: { 'press.clip': { actions: 'clip' } },
    },
  },
} satisfies ComplaintState;
