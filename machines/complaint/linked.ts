import type { Rules } from '../district/rules.ts';
import type { Parent } from './base/context.ts';
import { wardOf } from './base/secrecy.ts';
import { staffStatus, statusOf } from './commands.ts';
import type { ComplaintSnapshot } from './flow/machine.ts';

/** A complaint beside those that it may be put under, as people are told of it. Pure. */

/** What of a complaint decides whether another one may be put under it. */
export function asParent(snapshot: ComplaintSnapshot): Parent {
  const { id: instance, ticket, secret, parent, answeredAt } = snapshot.context;
  const ward = secret ? { ward: wardOf(snapshot.context) } : {};
  const under = parent === null ? {} : { under: parent.ticket };
  const archived = snapshot.matches({ flow: 'archived' });
  const ended = archived || (snapshot.hasTag('closed') && answeredAt === null);
  return { instance, ticket, secret, ...ward, ...under, ...(ended ? { over: true as const } : {}) };
}

/** The complaint whose state is the state of this one: nobody promises it anything of its own. */
export function speakerFor(snapshot: ComplaintSnapshot): string | null {
  const { parent } = snapshot.context;
  return snapshot.matches({ flow: 'merged' }) ? (parent?.instance ?? null) : null;
}

/** The status of a merged complaint: its own, and that of the one which speaks for it. */
export function linkedStatus(rules: Rules, child: ComplaintSnapshot, parent: ComplaintSnapshot) {
  // whoever is asked there is somebody else
  return `${statusOf(rules, child)}; aduan itu ${staffStatus(statusOf(rules, parent))}`;
}
