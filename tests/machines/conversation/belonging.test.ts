import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { packagePath } from '../../../api/paths.ts';
import { CONVERSATION } from '../../../machines/conversation/kind.ts';
import { PaperOffice } from '../../support/paper-office.ts';

/**
 * Which complaint words are of (decision 0080), from phone to phone: a second SMS beside an open complaint, and what is written
 * while "which one?" is open.
 */

const CITIZEN = '+6281200009001';
const HALF_AN_HOUR = 30 * 60_000;
const FIRST = ['jalan rusak parah di pekon basungan pagar dewa', 'sampah di pasar liwa menumpuk'];
const VAGUE = 'kok belum ada tindakan pak';

interface Second {
  first: string;
  second: string;
  expect: 'new' | 'add' | 'ask' | 'secret';
}

interface Answered {
  next: string[];
  /** Tickets that the words go to. */
  to: string[];
  /** What each of them has then, in this order. */
  words?: string[];
  isAsked?: boolean;
  opens?: string;
}

function cases<T>(file: string): T[] {
  return JSON.parse(readFileSync(packagePath('tests', 'cases', 'talk', file), 'utf8')) as T[];
}

let office: PaperOffice;
beforeEach(async () => {
  office = await PaperOffice.open();
});
afterEach(() => office.close());

async function says(...texts: string[]): Promise<void> {
  for (const text of texts) {
    await office.sms(CITIZEN, text);
    await office.pass(HALF_AN_HOUR / 30);
  }
}

async function askedNow(): Promise<string | null> {
  const { instances } = office.hotline.engine;
  const talk = await instances.of(CONVERSATION).context(CONVERSATION.idPrefix + CITIZEN);
  return talk?.asked?.kind ?? null;
}

const isThere = async (ticket: string) =>
  (await office.hotline.engine.instances.snapshot(`2026-${ticket}`)) !== undefined;

const additionsOf = async (ticket: string) =>
  (await office.complaint(`2026-${ticket}`)).additions.map(({ text }) => text).join(' | ');

async function outcome(): Promise<Second['expect']> {
  const asked = await askedNow();
  if (asked === 'secrecy') return 'secret';
  if (asked === 'ticket') return 'ask';
  if (!(await isThere('A002'))) return 'add';
  return (await office.complaint('2026-A002')).secret ? 'secret' : 'new';
}

it.each(cases<Second>('belonging.json').map((one) => [one.second, one] as const))(
  'knows what it is of: %s',
  async (_, { first, second, expect: expected }) => {
    await says(first);
    await office.pass(HALF_AN_HOUR);
    await says(second);
    expect(await outcome()).toBe(expected);
    expect(await additionsOf('A001')).toBe(expected === 'add' ? second : '');
  },
);

it.each(cases<Answered>('which-answers.json').map((one) => [one.next.join(' / '), one] as const))(
  'hears which one: %s',
  async (_, { next, to, words = [], isAsked = false, opens }) => {
    await says(...FIRST);
    await office.pass(HALF_AN_HOUR);
    await says(VAGUE, ...next);
    const found = await Promise.all(['A001', 'A002'].map(additionsOf));
    const had = ['A001', 'A002'].filter((_ticket, at) => found[at] !== '');
    expect(had).toEqual(to);
    const whole = found.find((text) => text !== '') ?? '';
    expect(words.filter((text) => !whole.includes(text))).toEqual([]);
    const isMore = words.length > 1 || whole === (words[0] ?? '');
    expect(isMore).toBe(true);
    expect((await askedNow()) === 'ticket').toBe(isAsked);
    expect(await isThere('A003')).toBe(opens === 'A003');
  },
);
