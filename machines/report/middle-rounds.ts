import type { InstanceSummary } from '../../store/ports/instances.ts';
import type { Page, Period } from '../../store/ports/search.ts';
import type { ComplaintContext } from '../complaint/base/context.ts';
import { middleAnswers } from '../complaint/base/rounds.ts';
import { MIDDLE_ROUNDS } from '../complaint/search.ts';
import type { Hands } from '../engine/process.ts';
import type { Counts } from './counts.ts';

/**
 * Answers between the first and the one that stands. Complaints with such are few, and have any number of them: so
 * their rounds are read, where all other figures are counted by columns.
 */

const MACHINE = 'complaint';
const PAGE = 200;

type Store = Hands['store'];

/** Complaints with such answers that came before the period was over. */
async function complaintsOf(store: Store, { to }: Period): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const from = cursor === '' ? {} : { cursor };
    const request = { order: 'created' as const, limit: PAGE, ...from };
    const page: Page<InstanceSummary> = await store.instances.find(
      { machine: MACHINE, tag: MIDDLE_ROUNDS },
      request,
    );
    const before = page.items.filter(({ search }) => (search.receivedAt ?? 0) < to);
    ids.push(...before.map(({ id }) => id));
    cursor = page.next;
  }
  return ids;
}

async function roundsOf(store: Store, id: string) {
  const stored = await store.instances.load(id);
  if (stored === undefined) return [];
  const { context } = JSON.parse(stored.snapshot) as { context: ComplaintContext };
  const secret = context.secret ? 1 : 0;
  return middleAnswers(context).map((answer) => ({ ...answer, secret }));
}

/** Such answers of the period, one a row: whose, what SOP step 4 took for it, and what was thought of it. */
export async function middleRounds(
  store: Store,
  period: Period,
): Promise<Pick<Counts, 'earlier' | 'ratings'>> {
  const ids = await complaintsOf(store, period);
  const all = (await Promise.all(ids.map((id) => roundsOf(store, id)))).flat();
  const given = all.filter(({ round: { answeredAt } }) => {
    return answeredAt !== null && answeredAt >= period.from && answeredAt < period.to;
  });
  return {
    earlier: given.map(({ round: { agency }, secret, took }) => ({
      key: { agency, secret, answerResult: took?.result ?? null, answerDays: took?.days ?? null },
      count: 1,
    })),
    ratings: given.map(({ round: { agency, rating }, secret }) => ({
      key: { agency, secret, rating },
      count: 1,
    })),
  };
}
