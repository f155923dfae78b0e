import type { ComplaintState } from './actions.ts';
import { awaitingCitizen, forwarded, review } from './agency.ts';
import { adminOk, packChanges } from './common.ts';
import { clarifying, received, triage } from './incoming.ts';
import { merged } from './links.ts';
import { answered, closed, rejected, withdrawn } from './outcome.ts';

/** The old phone hears that it is over; the new one gets what it has to know, and the question that waits. */
const newPhone = [
  'sms.oldPhone',
  'changePhone',
  'sms.newPhone',
  'sms.questionAgain',
  'tell.askedAgain',
] as const;

/** Words that were not for this complaint: it is what it was before them, and its agency hears so. */
const takingBack = ['sms.wordsGone', 'sms.wordsMoved', 'moveWords', 'takeBackWords'] as const;

/** @param done what else is said */
const unsaying = (...done: ReturnType<typeof adminOk>[]) =>
  [
    { guard: 'wasAnswered', target: '.answered', actions: [...takingBack, ...done] },
    { guard: 'wasClosed', target: '.closed', actions: [...takingBack, ...done] },
    {
      guard: 'wasWaiting',
      target: '.awaitingCitizen',
      actions: [...takingBack, 'pauseClock', ...done],
    },
    { guard: 'mayTakeBack', actions: [...takingBack, ...done] },
  ] as const;

/** The main region of the complaint machine. */
export const flowRegion = {
  meta: { name: 'Alur' },
  initial: 'received',
  on: {
    'child.separated': { actions: ['sms.taskStands', 'dropChild'] },
    'letter.sent': { actions: 'noteLetter' },
    'letter.voided': { actions: 'dropLetter' },
    ...packChanges,
    // what stays in the office may be written down at any time
    'officer.note': { actions: ['note', 'sms.noteOk'] },
    'admin.note': { actions: ['note', adminOk('dicatat')] },
    // what could not be brought back waits a moment, whatever becomes of it
    'admin.hold': { guard: 'mayHold', actions: ['hold', 'armHeld'] },
    'admin.unhold': { guard: 'isHeld', actions: ['disarmHeld', 'dropHeld', adminOk('dibatalkan')] },
    'held.due': { guard: 'isHeld', actions: ['tell.held', 'dropHeld'] },
    'citizen.unsay': unsaying(),
    'admin.unsay': unsaying(adminOk('dilepas SMS terakhirnya')),
    'admin.move': unsaying(adminOk('dipindah SMS terakhirnya')),
    // whatever state it is in, its reporter may have another phone
    'citizen.newPhone': { guard: 'isOtherPhone', actions: newPhone },
    'admin.newPhone': {
      guard: 'isOtherPhone',
      actions: [...newPhone, adminOk('dipindah ke nomor baru')],
    },
  },
  states: {
    received,
    clarifying,
    triage,
    forwarded,
    awaitingCitizen,
    review,
    answered,
    closed,
    rejected,
    merged,
    withdrawn,
    archived: {
      type: 'final',
      tags: 'closed',
      meta: {
        status: 'selesai (diarsipkan)',
        name: 'Diarsipkan',
        help: 'Tidak dapat berubah lagi. Tetap dapat dibaca dan masuk laporan.',
      },
    },
  },
} satisfies ComplaintState;
