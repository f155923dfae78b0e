import { deskUser, PaperOffice } from '../support/paper-office.ts';
import type { Boundary } from './boundary.ts';

/** Limits of sending, through a whole office: SMS come in, and what leaves is counted. */

const ADMIN = '+6281200000001';
const OFFICER = '+6281200000101';
const CITIZEN = '+6281200009001';
const ANOTHER = '+6281200009002';
const ROADS = ['basungan pagar dewa', 'hanakau sukau', 'kenali belalau', 'kegeringan batu brak'];

/** What leaves within the hour for an officer who is given so many tasks. */
async function tasksSent(count: number, limit: object): Promise<number> {
  const office = await PaperOffice.open((district) => ({
    ...district,
    policy: { ...district.policy, ...limit },
  }));
  try {
    for (const [n, place] of ROADS.slice(0, count).entries())
      await office.sms(`+628120000900${n}`, `JALAN di pekon ${place} rusak parah`);
    return office.received(OFFICER).length;
  } finally {
    await office.close();
  }
}

/** Alarms of different kinds and places that the admin gets one by one. */
async function alarmsSent(count: number): Promise<number> {
  const office = await PaperOffice.open((district) => ({
    ...district,
    policy: { ...district.policy, alarmHourly: 2 },
  }));
  const shouts = [
    'TOLONG kebakaran besar di pekon hanakau sukau, orang terjebak',
    'DARURAT orang tenggelam di sungai, tolong',
    'TOLONG longsor menimpa rumah di kenali belalau, ada orang di dalam',
  ];
  try {
    for (const [n, text] of shouts.slice(0, count).entries())
      await office.sms(`+628120000900${n}`, text);
    return office.received(ADMIN).filter((text) => text.startsWith('DARURAT?')).length;
  } finally {
    await office.close();
  }
}

/**
 * What leaves for an officer within the hour: he is given more tasks than he may get, and then asks for his list so
 * often.
 */
async function answersSent(count: number): Promise<number> {
  const office = await PaperOffice.open((district) => ({
    ...district,
    policy: { ...district.policy, receiverHourly: 2 },
  }));
  try {
    for (const [n, place] of ROADS.entries())
      await office.sms(`+628120000900${n}`, `JALAN di pekon ${place} rusak parah`);
    for (let asked = 0; asked < count; asked += 1) await office.sms(OFFICER, 'DAFTAR');
    return office.received(OFFICER).filter((text) => !text.startsWith('ADUAN')).length;
  } finally {
    await office.close();
  }
}

/**
 * Whether an answer goes out under a daily budget. A receipt and a task left before it, and another task comes after
 * it; those, and what an officer is told, never wait for the budget.
 */
async function isAnswered(dailyBudget: number): Promise<object> {
  const office = await PaperOffice.open((district) => ({
    ...district,
    policy: { ...district.policy, dailyBudget },
  }));
  try {
    await office.sms(CITIZEN, `JALAN di pekon ${ROADS[0]} rusak parah`);
    await office.sms(OFFICER, 'JAWAB A001 sudah kami timbun tadi pagi, silakan dilalui');
    await office.sms(ANOTHER, `JALAN di pekon ${ROADS[1]} rusak parah`);
    const told = office.received(OFFICER);
    const tasks = told.filter((text) => text.startsWith('ADUAN')).length;
    return {
      tasks,
      officer: told.length - tasks,
      answer: office.received(CITIZEN).length - 1,
    };
  } finally {
    await office.close();
  }
}

/**
 * What a citizen was told so long after the admin rejected his complaint. The office's clock goes on by some
 * milliseconds with each request, which a second is more than.
 */
async function rejectionsTold(seconds: number): Promise<number> {
  const office = await PaperOffice.open((district) => ({
    ...district,
    policy: { ...district.policy, undoSeconds: 60 },
  }));
  try {
    await office.sms(
      CITIZEN,
      'tolong pak kami di pekon canggu sudah tidak tahan lagi mohon ditindaklanjuti',
    );
    const before = office.received(CITIZEN).length;
    const form = { alasan: 'unclear', isi: 'Mohon sebut apa yang terjadi.' };
    await office.press(deskUser('admin'), '/aduan/2026-A001/tindakan/tolak', form);
    await office.pass(seconds * 1000);
    return office.received(CITIZEN).length - before;
  } finally {
    await office.close();
  }
}

export const sendingLimits: Boundary[] = [
  {
    limit: 'policy.undoSeconds',
    value: 60,
    step: 1,
    outcome: rejectionsTold,
    below: 0,
    at: 1,
    above: 1,
  },
  {
    limit: 'policy.receiverHourly',
    value: 2,
    step: 1,
    outcome: (count) => tasksSent(count, { receiverHourly: 2 }),
    below: 1,
    at: 2,
    above: 2,
  },
  {
    limit: 'answers to somebody who has got his hour, up to twice as many',
    value: 2,
    step: 1,
    outcome: answersSent,
    below: 1,
    at: 2,
    above: 2,
  },
  {
    limit: 'policy.receiverDaily',
    value: 2,
    step: 1,
    outcome: (count) => tasksSent(count, { receiverDaily: 2 }),
    below: 1,
    at: 2,
    above: 2,
  },
  {
    limit: 'policy.alarmHourly',
    value: 2,
    step: 1,
    outcome: alarmsSent,
    below: 1,
    at: 2,
    above: 2,
  },
  {
    limit: 'policy.crowdHourly',
    value: 2,
    step: 1,
    outcome: (count) => tasksSent(count, { crowdHourly: 2 }),
    below: 1,
    at: 2,
    above: 2,
  },
  {
    limit: 'policy.dailyBudget',
    value: 3,
    step: 1,
    outcome: isAnswered,
    below: { tasks: 2, officer: 1, answer: 0 },
    at: { tasks: 2, officer: 1, answer: 0 },
    above: { tasks: 2, officer: 1, answer: 1 },
  },
];
