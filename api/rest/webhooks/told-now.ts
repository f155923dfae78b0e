import { maySee, searchedFacts } from '../../../machines/complaint/base/policy.ts';
import { aboutOf } from '../../../machines/complaint/notice.ts';
import type { Rules } from '../../../machines/district/rules.ts';
import type { Store } from '../../../store/ports/store.ts';
import type { Subscription } from '../../hotline/subscriptions.ts';
import { personOfSubscription } from '../../office/people/person.ts';
import { withAbout } from './outward.ts';

/**
 * What a subscription may be told now, asked at each try of a delivery and not when it was written: what has
 * turned secret meanwhile goes out no more, and to whom it still goes it says what the complaint is now.
 * @param body as it was written when it happened
 * @returns the body; null where he may not be told
 */
export type ToldNow = (to: Subscription, complaint: string, body: string) => Promise<string | null>;

export function createToldNow(store: Pick<Store, 'instances'>, rules: Rules): ToldNow {
  return async (to, complaint, body) => {
    const found = await store.instances.load(complaint);
    if (found === undefined) return null;
    if (!maySee(rules, personOfSubscription(to), searchedFacts(found.search))) return null;
    return withAbout(body, aboutOf(found.search));
  };
}
