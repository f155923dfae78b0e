import type { Rules } from '../district/rules.ts';
import type { ReportContext } from './context.ts';
import { SENTENCES } from './sentences.ts';
import { reportSetup } from './setup.ts';

export const REPORT_VERSION = '4';

/**
 * A report from the collecting of its numbers to its receipt by the Bupati (SOP steps 6 and 7). The
 * calendar ends its period and opens the next one. Digests by SMS go out by themselves; a written
 * report waits for the admin's remarks and signature, which fixes its documents, then for the Bupati.
 */
export function createReportMachine(rules: Rules) {
  return reportSetup(rules).setup.createMachine({
    id: 'report',
    version: REPORT_VERSION,
    meta: { says: SENTENCES },
    context: {} as ReportContext,
    entry: 'begin',
    initial: 'collecting',
    states: {
      collecting: {
        tags: 'open',
        meta: { status: 'mengumpulkan' },
        after: { periodEnd: { target: 'computing', actions: ['catchUp', 'openNext'] } },
      },
      computing: {
        tags: 'open',
        meta: { status: 'menghitung', sop: 6 },
        entry: 'askFigures',
        on: {
          'report.figures': { guard: 'isDigest', target: 'sent', actions: 'note' },
          'report.statistics': { guard: 'isWritten', target: 'making', actions: 'note' },
        },
      },
      making: {
        entry: 'startMaking',
        initial: 'drafted',
        // armed together: both run whether it is drafted or signed
        after: {
          stepDue: { actions: 'remind' },
          escalationDue: { actions: 'escalate' },
        },
        states: {
          drafted: {
            tags: ['open', 'withAdmin'],
            meta: { status: 'konsep', sop: 6 },
            entry: 'tellDrafted',
            on: {
              'report.remark': { guard: 'permitted', actions: 'note' },
              'report.recount': { guard: 'permitted', actions: 'askFigures' },
              'report.statistics': { guard: 'permitted', actions: 'note' },
              'report.sign': {
                guard: 'canBeSigned',
                target: 'signed',
                actions: ['note', 'makeDocuments'],
              },
            },
          },
          signed: {
            tags: ['open', 'withAdmin'],
            meta: { status: 'ditetapkan', sop: 6 },
            on: {
              'report.filed': { guard: 'isUnfiled', actions: 'note' },
              // its documents could not be made: tried again
              'report.sign': { guard: 'isUnfiled', actions: 'makeDocuments' },
              'report.send': { guard: 'canBeSent', target: '#report.sent', actions: 'tellLetter' },
            },
          },
        },
      },
      sent: {
        tags: ['open', 'withRegent'],
        meta: { status: 'dikirim', sop: 7 },
        entry: ['startReceiving', 'announce'],
        on: {
          'report.receive': {
            guard: 'isReceipt',
            target: 'received',
            actions: ['note', 'confirm'],
          },
        },
        after: {
          // a digest needs no receipt; a written report does, and digests say so until it comes
          stepDue: [{ guard: 'isDigest', target: 'archived' }, { actions: 'remind' }],
        },
      },
      received: { type: 'final', tags: 'closed', meta: { status: 'diterima Bupati', sop: 7 } },
      archived: { type: 'final', tags: 'closed', meta: { status: 'diarsipkan' } },
    },
  });
}

export type ReportMachine = ReturnType<typeof createReportMachine>;
