import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { packagePath } from '../../../api/paths.ts';
import type { Contact } from '../../../machines/district/district.ts';
import { type OfficePhones, phoneOf } from '../../support/office-phones.ts';
import { inSituation } from './situations.ts';

/**
 * What people of the office write, as data (`tests/cases/staff`): through the front door, each in an office
 * of its own. None becomes a citizen's words, none opens a complaint without WARGA, none stays unanswered.
 */

interface Act {
  ticket: string;
  type: string;
  text?: string;
  agency?: string | null;
  parent?: string;
  reason?: string;
  /** Day, as the district counts it. */
  until?: string;
}

interface StaffCase {
  id: string;
  role: Contact['role'];
  agency?: string;
  situation: string;
  /** What the same phone wrote before. */
  before?: string[];
  text: string;
  /** SMS back to the sender: template, and values that matter. */
  answers: ({ template: string } & Record<string, unknown>)[];
  /** What the conversation tells complaints, in order. */
  acts?: Act[];
  /** The acts wait for the code. */
  code?: true;
  /** A complaint of his own, because he said so. */
  complaint?: true;
  why: string;
  /** Why it differs from what its first writer expected. */
  changed?: string;
  /** Not so yet, and known: what happens instead. It goes the day it is mended. */
  wrong?: string;
}

/** The district is seven hours east of UTC. */
const OFFSET = 7 * 3_600_000;
/** What phones draw in tests. */
const CODE = 'YA 10 10';

const folder = packagePath('tests', 'cases', 'staff');
const cases = readdirSync(folder)
  .sort()
  .flatMap((file) => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as StaffCase[]);

interface Told {
  instance: string;
  event: Omit<Act, 'ticket' | 'parent' | 'until'> & {
    parent?: { ticket: string };
    until?: number;
    by: { role: string };
  };
}

/** Everything that the talk with a phone has told complaints. */
async function toldBy({ store }: OfficePhones, phone: string): Promise<Told[]> {
  const effects = await store.outbox.of(`conversation:${phone}`);
  return effects
    .filter(({ type }) => type === 'tell')
    .map(({ params }) => JSON.parse(params) as Told);
}

function asAct({ instance, event }: Told): Act {
  const { type, text, agency, reason, parent, until } = event;
  return {
    ticket: instance.slice(5),
    type,
    ...(text === undefined ? {} : { text }),
    ...(agency === undefined ? {} : { agency }),
    ...(reason === undefined ? {} : { reason }),
    ...(parent === undefined ? {} : { parent: parent.ticket }),
    ...(until === undefined ? {} : { until: new Date(until + OFFSET).toISOString().slice(0, 10) }),
  };
}

/** Complaints there are, and the acts of citizens that they have seen. */
async function complaintsOf({ store }: OfficePhones) {
  const { items } = await store.instances.find(
    { machine: 'complaint' },
    { order: 'created', limit: 50 },
  );
  const histories = await Promise.all(items.map(({ id }) => store.instances.history(id)));
  const acts = histories.flat().filter(({ type }) => type.startsWith('citizen.'));
  return { count: items.length, citizenActs: acts.length };
}

/** Through the front door, in an office of its own. */
async function plays(text: string, one: StaffCase): Promise<void> {
  const phones = await inSituation(one.situation, one.agency ?? null);
  try {
    const from = phoneOf(one.role, one.agency);
    for (const earlier of one.before ?? []) await phones.say(from, earlier);
    const before = await complaintsOf(phones);
    const toldBefore = (await toldBy(phones, from)).length;
    const sent = await phones.say(from, text);
    const answers = sent.filter(({ to }) => to === from);
    expect(answers.length).toBeGreaterThan(0);
    const values = answers.map(({ template, vars }) => ({ template, ...vars }));
    expect(values).toMatchObject(one.answers);
    if (one.code === true) {
      expect((await toldBy(phones, from)).slice(toldBefore)).toEqual([]);
      await phones.say(from, CODE);
    }
    const told = (await toldBy(phones, from)).slice(toldBefore);
    expect(told.map(asAct)).toEqual(one.acts ?? []);
    expect(told.every(({ event }) => event.by.role === one.role)).toBe(true);
    const after = await complaintsOf(phones);
    expect(after).toEqual({ ...before, count: before.count + (one.complaint === true ? 1 : 0) });
  } finally {
    await phones.close();
  }
}

/** What is never so, right or wrong: a citizen's words, a complaint without WARGA, no answer at all. */
async function safely(phones: OfficePhones, one: StaffCase) {
  const from = phoneOf(one.role, one.agency);
  const before = await complaintsOf(phones);
  const answers = (await phones.say(from, one.text)).filter(({ to }) => to === from);
  expect(answers.length).toBeGreaterThan(0);
  expect(await complaintsOf(phones)).toEqual(before);
}

const rows = (some: StaffCase[]) => some.map((one) => [one.id, one.text, one] as const);
const known = cases.filter(({ wrong }) => wrong !== undefined);

describe('what people of the office write', () => {
  // there may be none
  for (const one of known) {
    it(`${one.id} ${one.text} harms nobody`, async () => {
      const phones = await inSituation(one.situation, one.agency ?? null);
      await safely(phones, one).finally(() => phones.close());
    });
    it.failing(`${one.id} ${one.text}`, () => plays(one.text, one));
  }

  it.each(rows(cases.filter((one) => !known.includes(one))))('%s %s', (_, text, one) =>
    plays(text, one),
  );

  it('are at least eighty, of every role and situation', () => {
    expect(cases.length).toBeGreaterThanOrEqual(80);
    const roles = new Set(cases.map(({ role }) => role));
    expect([...roles].sort()).toEqual(['admin', 'head', 'officer', 'regent', 'secretary']);
    expect(new Set(cases.map(({ situation }) => situation)).size).toBe(7);
  });
});
