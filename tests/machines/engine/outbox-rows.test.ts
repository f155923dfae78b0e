import { describe, expect, it } from '@jest/globals';
import { expandEffects } from '../../../machines/engine/outbox-rows.ts';
import type { Recipient, SmsEffect } from '../../../machines/messages/effects.ts';
import { calendar, november, rules } from '../../boundaries/office.ts';

/** Rows that a decision becomes: to whom, when, in which order. */

/** Design §6: receipts before other answers before officers before news before reminders before digests. */
const lanes = [
  ...(['urgent', 'acknowledgement', 'reply', 'officer', 'status', 'reminder', 'digest'] as const),
];

const NIGHT = november(24, '22.00');
const CITIZEN = '+6281200009001';
const CONTACTS = {
  admin: '+6281200009105',
  officer: '+6281200009101',
};
const compose = {
  compose: () => ({ text: 'x', segments: 1, encoding: 'gsm7' as const, warnings: [] }),
  bundle: () => {
    throw new Error('nothing is bundled here');
  },
};

function rowsOf(effects: Partial<SmsEffect>[], by: string, quietHours = true) {
  const settings = { quietHours } as Parameters<typeof expandEffects>[0]['settings'];
  const all = effects.map((effect) => ({
    type: 'sms' as const,
    params: {
      to: { role: 'citizen' as const, phone: CITIZEN },
      message: { template: 'format' as const, vars: {} },
      hours: 'any' as const,
      ...effect,
    },
  }));
  const origin = { instance: '2026-A001', revision: 7, at: NIGHT };
  const from = { ...origin, by: { role: 'citizen' as const, phone: by } };
  return expandEffects({ rules, compose, settings, log: () => {} }, all, from);
}

describe('an SMS that is decided at ten in the evening', () => {
  const at = (day: number, time: string) => november(day, time);
  it.each<[string, Partial<SmsEffect>, string, number]>([
    ['that answers whoever wrote leaves at once', { hours: 'sending' }, CITIZEN, NIGHT],
    [
      'that answers whoever wrote does not wait for the office',
      { hours: 'office' },
      CITIZEN,
      NIGHT,
    ],
    ['that may go at any hour leaves at once', { hours: 'any' }, CONTACTS.admin, NIGHT],
    ['that is news waits for the morning', { hours: 'sending' }, CONTACTS.admin, at(25, '07.00')],
    ['that is work waits for the office', { hours: 'office' }, CONTACTS.admin, at(25, '07.30')],
  ])('%s', (_, effect, by, dueAt) => {
    expect(rowsOf([effect], by).map((row) => row.dueAt)).toEqual([dueAt]);
  });

  it('leaves at once where the office keeps no quiet hours', () => {
    expect(rowsOf([{ hours: 'sending' }], CONTACTS.admin, false)[0]?.dueAt).toBe(NIGHT);
    expect(calendar.nextSendingTime(NIGHT)).toBeGreaterThan(NIGHT);
  });
});

describe('receivers', () => {
  it.each<[string, Recipient, string[]]>([
    ['of an agency', { role: 'officer', agency: 'PUPR' }, [CONTACTS.officer]],
    ['that nobody is are the admin', { role: 'officer', agency: 'TIDAK-ADA' }, [CONTACTS.admin]],
    ['that wrote', { role: 'sender', phone: CITIZEN }, [CITIZEN]],
    ['that have no phone are nobody', { role: 'sender', phone: null }, []],
  ])('%s', (_, to, phones) => {
    expect(rowsOf([{ to }], CITIZEN).map((row) => row.to)).toEqual(phones);
  });
});

it('ids are made of the commit and the place in it', () => {
  const ids = rowsOf([{}, {}], CITIZEN).map(({ id }) => id);
  expect(ids).toEqual(['2026-A001:7:0', '2026-A001:7:1']);
});

it('what answers whoever wrote has its own lane, if it is no receipt', () => {
  const task = { template: 'skpd-daftar-kosong' as const, vars: { agency: 'DPUPR' } };
  const lanesOf = (effect: Partial<SmsEffect>) => rowsOf([effect], CITIZEN).map((row) => row.lane);
  expect(lanesOf({ message: task, to: { role: 'sender', phone: CITIZEN } })).toEqual(['reply']);
  expect(lanesOf({ message: task, to: { role: 'citizen', phone: CITIZEN } })).toEqual(['reply']);
  expect(lanesOf({ message: task, to: { role: 'officer', agency: 'PUPR' } })).toEqual(['officer']);
  expect(lanesOf({})).toEqual(['acknowledgement']);
});

it('lanes go out in their order', () => {
  const rows = rowsOf(
    lanes.map((lane) => ({ lane })),
    CITIZEN,
  );
  expect(rows.map(({ lane }) => lane)).toEqual([...lanes]);
  const priorities = rows.map(({ priority }) => priority);
  expect(priorities).toEqual([...priorities].sort((a, b) => a - b));
  expect(new Set(priorities).size).toBe(lanes.length);
});
