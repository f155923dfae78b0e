import type { Page, Period } from '../../store/ports/search.ts';
import { RAISED_TO } from '../complaint/base/deadline.ts';
import { isGiven } from '../complaint/base/policy.ts';
import { COMPLAINT } from '../complaint/kind.ts';
import { shortName } from '../district/rules.ts';
import type { Hands } from '../engine/process.ts';
import { unlisted } from './open-to-all.ts';
import type { Figures, Raised } from './totals.ts';

/** What has come up the ladder to the Sekda or the Bupati since the digest before, which tells them of it. */

type Ports = Pick<Hands, 'store' | 'rules' | 'instances'>;
type Leader = keyof typeof RAISED_TO;

const PAGE = 100;

/** All of whom it is that changed since, oldest change first: climbing is a change. */
async function changedSince({ store, rules }: Ports, to: Leader, from: number): Promise<string[]> {
  const query = {
    machine: COMPLAINT.name,
    tag: RAISED_TO[to],
    without: unlisted(rules),
    updatedSince: from,
  };
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page: Page<{ id: string }> = await store.instances.find(query, {
      order: 'updated',
      limit: PAGE,
      ...(cursor === undefined ? {} : { cursor }),
    });
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return ids;
}

async function raisedTo(ports: Ports, to: Leader, { from, to: until }: Period): Promise<Raised[]> {
  const complaints = ports.instances.of(COMPLAINT);
  const ids = await changedSince(ports, to, from);
  const all = await Promise.all(ids.map((id) => complaints.context(id)));
  return all.flatMap((complaint) => {
    const climbedAt = complaint?.clock?.climbedAt ?? null;
    if (complaint === undefined || climbedAt === null) return [];
    if (climbedAt < from || climbedAt >= until) return [];
    const { ticket, agency } = complaint;
    return [{ ticket, agency: isGiven(complaint) ? shortName(ports.rules, agency) : 'Admin' }];
  });
}

/**
 * @param period of the digest
 * @throws StoreUnavailableError
 */
export async function raisedIn(ports: Ports, period: Period): Promise<Pick<Figures, 'raised'>> {
  const [secretary, regent] = await Promise.all([
    raisedTo(ports, 'secretary', period),
    raisedTo(ports, 'regent', period),
  ]);
  return secretary.length + regent.length === 0 ? {} : { raised: { secretary, regent } };
}
