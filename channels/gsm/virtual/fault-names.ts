import type { Fault, PduMishap } from './faults.ts';

/** The faults that people ask for by name: on the command line, in fault files, in tests. */

const refused = (code: number): Fault => ({
  at: 'pdu',
  sent: false,
  mishap: { answer: [`+CMS ERROR: ${code}`] },
});
const sentBut = (mishap: PduMishap): Fault => ({ at: 'pdu', sent: true, mishap });

const FAULTS = {
  hang: { at: 'command', command: 'AT', mishap: 'hang' },
  'hang-after-pdu': { at: 'pdu', sent: false, mishap: 'hang' },
  'hang-though-sent': sentBut('hang'),
  'slow-answer': { at: 'command', command: 'AT', mishap: { slow: 8000 } },
  garbage: { at: 'command', command: 'AT', mishap: { garbage: '\xff\x00~\x81+CM\r\n?' } },
  'lost-notice': { at: 'notice', mishap: 'lose' },
  'double-notice': { at: 'notice', mishap: 'double' },
  'no-prompt': { at: 'prompt' },
  'error-though-sent': sentBut({ answer: ['ERROR'] }),
  'cms-38': refused(38),
  'cms-322': refused(322),
  'cms-500': refused(500),
  'cms-513': refused(513),
  'cms-513-though-sent': sentBut({ answer: ['+CMS ERROR: 513'] }),
  reset: { at: 'command', command: 'AT', mishap: 'reset' },
  'reset-silent': { at: 'command', command: 'AT', mishap: { restart: 'silent' } },
  'reset-in-listing': { at: 'command', command: 'AT+CMGL', mishap: { cut: 3, end: 'reset' } },
  'reset-after-pdu': { at: 'pdu', sent: false, mishap: 'reset' },
  'reset-though-sent': sentBut('reset'),
  'text-mode-reset': { at: 'command', command: 'AT+CREG?', mishap: { restart: 'text' } },
  'sent-without-ok': sentBut({ cut: 1, end: 'hang' }),
  'no-carrier': sentBut({ garbage: '\r\nNO CARRIER\r\n' }),
  drop: { at: 'command', command: 'AT', mishap: 'drop' },
  unplug: { at: 'command', command: 'AT', mishap: { unplug: 5000 } },
  'unplug-in-listing': { at: 'command', command: 'AT+CMGL', mishap: { cut: 3, end: 'drop' } },
  'unplug-though-sent': sentBut({ unplug: 5000 }),
  'memory-full': { at: 'memory' },
  'parts-reversed': { at: 'parts', order: [9, 8, 7, 6, 5, 4, 3, 2, 1] },
  'part-missing': { at: 'parts', order: [1, 3, 4, 5, 6, 7, 8, 9] },
  'part-late': { at: 'parts', order: [1, 3, 4, 5, 6, 7, 8, 9], late: [2], after: 60_000 },
  'part-twice': { at: 'parts', order: [1, 1, 2, 3, 4, 5, 6, 7, 8, 9] },
  'report-lost': { at: 'lostReport' },
  'report-early': { at: 'earlyReport' },
  'report-late': { at: 'lateReport', after: 60_000 },
} satisfies Record<string, Fault>;

export type FaultName = keyof typeof FAULTS;

export const NAMED_FAULTS: Readonly<Record<string, Fault>> = FAULTS;

/** The names in the order of the list. */
export const FAULT_NAMES = Object.keys(FAULTS) as FaultName[];
