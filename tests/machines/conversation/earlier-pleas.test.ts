import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { packagePath } from '../../../api/paths.ts';
import { CONVERSATION } from '../../../machines/conversation/kind.ts';
import { PaperOffice } from '../../support/paper-office.ts';

/** "Yang tadi tolong dirahasiakan": what was reported before turns secret, rather than to stay open beside an empty secret one. */

const CITIZEN = '+6281200009001';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

interface Plea {
  first: string[];
  plea: string;
  /** Hours until it is looked at; at once where left out. */
  wait?: number;
  /** What is asked back. */
  asked?: string;
  /** Which of the complaints are secret then, as they were reported. */
  secret?: number[];
}

const file = packagePath('tests', 'cases', 'talk', 'earlier-pleas.json');
const cases = JSON.parse(readFileSync(file, 'utf8')) as Plea[];

let office: PaperOffice;
beforeEach(async () => {
  office = await PaperOffice.open();
});
afterEach(() => office.close());

async function askedNow(): Promise<string | undefined> {
  const { instances } = office.hotline.engine;
  const talk = await instances.of(CONVERSATION).context(CONVERSATION.idPrefix + CITIZEN);
  return talk?.asked?.kind;
}

async function secretNow(): Promise<number[]> {
  const query = { machine: 'complaint' };
  const page = { order: 'created', limit: 9 } as const;
  const { items } = await office.hotline.store.instances.find(query, page);
  const all = await Promise.all(items.map(({ id }) => office.complaint(id)));
  const inOrder = all.sort((a, b) => a.ticket.localeCompare(b.ticket));
  return inOrder.flatMap(({ secret }, at) => (secret ? [at + 1] : []));
}

it.each(cases.map((one) => [`${one.plea} (${one.wait ?? 0} h)`, one] as const))(
  'is of what was sent before: %s',
  async (_, { first, plea, wait, asked, secret = [] }) => {
    for (const text of [...first, plea]) {
      await office.sms(CITIZEN, text);
      await office.pass(MINUTE);
    }
    if (wait !== undefined) await office.pass(wait * HOUR);
    expect(await askedNow()).toBe(asked);
    expect(await secretNow()).toEqual(secret);
  },
);
