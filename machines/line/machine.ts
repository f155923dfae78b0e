import type { Rules } from '../district/rules.ts';
import type { LineContext } from './events.ts';
import { SENTENCES } from './sentences.ts';
import { lineSetup } from './setup.ts';

export const LINE_VERSION = '2';

/**
 * A line as the office must care for it: whether it works, whether its credit lasts, whether its card
 * stays active. One instance per line, `line:<name>`. Alarms go to the admin by SMS; that a line has
 * failed can only be told over another one, or when it is back.
 */
export function createLineMachine(rules: Rules) {
  return lineSetup(rules).setup.createMachine({
    id: 'line',
    version: LINE_VERSION,
    type: 'parallel',
    meta: { says: SENTENCES },
    context: {} as LineContext,
    entry: 'begin',
    states: {
      service: {
        meta: { name: 'pengiriman' },
        on: { 'line.absent': { actions: 'noteAbsent' } },
        initial: 'working',
        states: {
          working: {
            meta: { status: 'bekerja' },
            entry: 'noteUp',
            on: { 'line.down': { target: 'silent', actions: 'noteDown' } },
          },
          silent: {
            tags: 'down',
            meta: { status: 'tidak bisa mengirim' },
            on: { 'line.up': 'working' },
            after: {
              downTolerance: [
                { guard: 'hasAnother', target: 'alarmed', actions: 'tellDown' },
                { target: 'alarmed' },
              ],
            },
          },
          alarmed: {
            tags: 'down',
            meta: { status: 'rusak, Admin diberi tahu' },
            on: { 'line.up': { target: 'working', actions: 'tellUp' } },
          },
        },
      },
      credit: {
        meta: { name: 'pulsa' },
        initial: 'unknown',
        on: {
          'line.told': [
            { guard: 'lacksCredit', target: '.low', actions: 'remember' },
            { guard: 'knowsCredit', target: '.enough', actions: 'remember' },
          ],
        },
        states: {
          unknown: { meta: { status: 'pulsa belum diketahui' } },
          enough: { meta: { status: 'pulsa cukup' } },
          low: {
            tags: 'lowCredit',
            meta: { status: 'pulsa hampir habis' },
            entry: 'tellCredit',
            // asked several times a day: the admin is told once
            on: { 'line.told': { guard: 'lacksCredit', actions: 'remember' } },
            after: { repeatTime: { target: 'low', reenter: true } },
          },
        },
      },
      validity: {
        meta: { name: 'masa aktif' },
        initial: 'unknown',
        on: { 'line.told': { guard: 'knowsEnd', target: '.active', actions: 'remember' } },
        states: {
          unknown: { meta: { status: 'masa aktif belum diketahui' } },
          active: {
            meta: { status: 'kartu aktif' },
            after: { endingTime: 'ending' },
          },
          ending: {
            tags: 'ending',
            meta: { status: 'masa aktif hampir habis' },
            entry: 'tellCredit',
            on: {
              'line.told': {
                guard: 'saysSameEnd',
                actions: 'remember',
              },
            },
            after: { repeatTime: { target: 'ending', reenter: true } },
          },
        },
      },
    },
  });
}

export type LineMachine = ReturnType<typeof createLineMachine>;
