import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { packagePath } from '../../../api/paths.ts';
import { CONVERSATION } from '../../../machines/conversation/kind.ts';
import { PaperOffice } from '../../support/paper-office.ts';

/** "What is it about? 1 JALAN, 2 LAMPU …": what chooses none is asked once more, and is no word for an agency. */

const CITIZEN = '+6281200009001';
const MINUTE = 60_000;
const VAGUE = 'tiang di pinggir jalan miring pak';

interface Answer {
  says: string[];
  asked?: true;
  /** Who has it then. */
  given?: string | null;
  /** What was added to it; nothing where left out. */
  words?: string;
}

const file = packagePath('tests', 'cases', 'talk', 'category-answers.json');
const cases = JSON.parse(readFileSync(file, 'utf8')) as Answer[];

let office: PaperOffice;
beforeEach(async () => {
  office = await PaperOffice.open();
});
afterEach(() => office.close());

async function askedNow(): Promise<string | null> {
  const { instances } = office.hotline.engine;
  const talk = await instances.of(CONVERSATION).context(CONVERSATION.idPrefix + CITIZEN);
  return talk?.asked?.kind ?? null;
}

it.each(cases.map((one) => [one.says.join(' / '), one] as const))(
  'hears what it is about: %s',
  async (_, { says, asked = false, given = null, words = '' }) => {
    for (const text of [VAGUE, ...says]) {
      await office.sms(CITIZEN, text);
      await office.pass(MINUTE);
    }
    const { givenTo, additions } = await office.complaint('2026-A001');
    expect((await askedNow()) === 'clarify').toBe(asked);
    expect(givenTo).toBe(given);
    expect(additions.map(({ text }) => text).join(' ')).toBe(words);
  },
);
