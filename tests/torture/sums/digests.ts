import type { Store } from '../../../store/ports/store.ts';
import type { Faults } from './documents.ts';
import type { Expected } from './expected.ts';
import { countEach, type Span } from './figures.ts';

/** What each SMS to the Bupati and the Sekda said, held against what was so in that minute. */

const MOST = 500;

interface Counted extends Span {
  id: string;
  at: number;
}

/** The period of a digest and when it was counted; null for what is no digest, or is not over. */
async function countedOf(store: Store, id: string): Promise<Counted | null> {
  if (!id.includes('Digest')) return null;
  const history = await store.instances.history(id);
  const made = history.find(({ type }) => type === 'report.figures');
  if (made === undefined) return null;
  const { figures } = JSON.parse(made.event) as { figures: { date: number } };
  const { input } = JSON.parse(history[0]?.event ?? '{}') as { input: Span };
  return { id, from: input.from, to: figures.date, at: made.at };
}

/** Numbers that an SMS may have, by what stands before them. */
function numbersOf({ figures }: Expected): Record<string, number> {
  const settled = figures.balance(() => 'all').all?.settled ?? 0;
  const newly = figures.late.filter(
    ({ clock }) => clock !== null && clock.due > figures.span.from,
  ).length;
  return {
    masuk: figures.received.length,
    diteruskan: figures.forwarded.length,
    dijawab: figures.answered.length,
    selesai: settled,
    proses: figures.open.length,
    'lewat batas': figures.late.length,
    baru: newly,
  };
}

function checkText(faults: Faults, id: string, text: string, expected: Expected): void {
  const numbers = numbersOf(expected);
  for (const [, word = '', value = ''] of text.matchAll(
    /\b(masuk|diteruskan|dijawab|selesai|proses|lewat batas|baru) (\d+)/gi,
  ))
    if (!/DARURAT belum $/.test(text.slice(0, text.indexOf(`${word} ${value}`))))
      faults.same(`${id}, ${word}`, Number(value), numbers[word.toLowerCase()]);
  const { figures } = expected;
  const told = figures.late.filter(({ secret }) => !secret);
  const oldest = told.reduce(
    (least, { clock }) => Math.min(least, clock?.due ?? least),
    Number.POSITIVE_INFINITY,
  );
  const [, ticket] = /aling lama (\S+) /.exec(text) ?? [];
  if (ticket !== undefined) {
    const first = told
      .filter(({ clock }) => clock?.due === oldest)
      .map(({ id: one }) => one.split('-')[1]);
    faults.same(`${id}, paling lama`, first.includes(ticket), true);
  }
  const [, list = ''] = /lewat batas \d+(?:, baru \d+)? \(([^)]+)\)/i.exec(text) ?? [];
  const late = countEach(told, ({ agency }) => expected.shortName(agency ?? ''));
  for (const [, name = '', count = ''] of list.matchAll(/([^,]+?) (\d+)(?:, | \.\.|$)/g))
    faults.same(`${id}, ${name}`, Number(count), late[name.trim()]);
  if (text.includes('berjalan baik'))
    faults.same(`${id}, berjalan baik`, [figures.open.length, figures.received.length], [0, 0]);
}

/** @param expected what was so of a period at a time */
export async function checkDigests(
  faults: Faults,
  store: Store,
  expected: (span: Span, at: number) => Expected,
): Promise<void> {
  const { items } = await store.instances.find(
    { machine: 'report' },
    { order: 'created', limit: MOST },
  );
  let said = 0;
  for (const { id } of items) {
    const counted = await countedOf(store, id);
    if (counted === null) continue;
    const own = expected(counted, counted.at);
    for (const { type, text, to } of await store.outbox.of(id)) {
      if (type !== 'sms' || text === null) continue;
      said += 1;
      checkText(faults, `${id} to ${to}: ${text}`, text, own);
    }
    const news =
      own.figures.received.length + own.figures.forwarded.length + own.figures.answered.length;
    if (news > 0) faults.same(`${id} has news`, (await store.outbox.of(id)).length > 0, true);
  }
  faults.same('there were digests', said > 0, true);
}
