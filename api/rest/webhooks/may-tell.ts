import { maySee, searchedFacts } from '../../../machines/complaint/policy.ts';
import type { Rules } from '../../../machines/rules.ts';
import type { Store } from '../../../store/ports/store.ts';
import type { Subscription } from '../../hotline/subscriptions.ts';
import { personOfSubscription } from '../../office/people/person.ts';

/**
 * True when a subscription may be told of a complaint: asked at each try of a delivery, not when it was
 * written, so that what has turned secret meanwhile goes out no more.
 */
export type MayTell = (to: Subscription, complaint: string) => Promise<boolean>;

export function createMayTell(store: Pick<Store, 'instances'>, rules: Rules): MayTell {
  return async (to, complaint) => {
    const found = await store.instances.load(complaint);
    if (found === undefined) return false;
    return maySee(rules, personOfSubscription(to), searchedFacts(found.search));
  };
}
