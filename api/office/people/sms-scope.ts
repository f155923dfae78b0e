import { mayReadWords } from '../../../machines/complaint/base/policy.ts';
import { COMPLAINT } from '../../../machines/complaint/kind.ts';
import { CONVERSATION } from '../../../machines/conversation/kind.ts';
import type { Person } from '../../../machines/people.ts';
import type { InboxEntry } from '../../../store/ports/inbox.ts';
import type { OutboxEntry } from '../../../store/ports/outbox.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { maySeeNamed, visibleCount } from './scope.ts';

/**
 * Which SMS somebody may read who goes through all of them: none of a complaint that is kept from him, nor words that
 * wait to become one.
 */

type Kept = Pick<Hotline, 'store' | 'processes' | 'rules'>;

/** An SMS that came in, or one that goes out. */
type Sms = Pick<InboxEntry, 'instance' | 'reading'> | Pick<OutboxEntry, 'instance' | 'params'>;

/** Flags of how an SMS was read. */
function flagsOf(reading: string | null): string[] {
  const { flags = [] } = JSON.parse(reading ?? '{}') as { flags?: string[] };
  return flags;
}

/** Instances that an SMS is of, or speaks of. */
function aboutOf(sms: Sms): string[] {
  const { about = [] } =
    'params' in sms ? (JSON.parse(sms.params) as { about?: string[] }) : { about: [] };
  return sms.instance === null ? about : [sms.instance, ...about];
}

async function mayRead(kept: Kept, person: Person, sms: Sms): Promise<boolean> {
  const complaints = aboutOf(sms).filter((id) => !id.includes(':'));
  const seen = await Promise.all(complaints.map((id) => maySeeNamed(kept, person, 'instance', id)));
  if (seen.length > 0) return seen.every((one) => one);
  return !('reading' in sms) || mayReadWords(kept.rules, person, { flags: flagsOf(sms.reading) });
}

/** Those of these SMS that somebody may read, in their order. */
export async function readableSms<T extends Sms>(
  kept: Kept,
  person: Person,
  entries: readonly T[],
): Promise<T[]> {
  const read = await Promise.all(entries.map((entry) => mayRead(kept, person, entry)));
  return entries.filter((_, index) => read[index] === true);
}

/**
 * True when somebody who may look into talks may look into this one: not where its phone has reported what is kept
 * from him, or words of that kind wait in it.
 * @param id of the talk
 */
export async function mayReadTalk(kept: Kept, person: Person, id: string): Promise<boolean> {
  const stored = await kept.store.instances.load(id);
  if (stored === undefined) return true;
  const flags = [...stored.snapshot.matchAll(/"flags":(\[[^\]]*\])/g)].flatMap(
    ([, found = '[]']) => JSON.parse(found) as string[],
  );
  if (!mayReadWords(kept.rules, person, { flags })) return false;
  const query = { machine: COMPLAINT.name, phone: id.slice(CONVERSATION.idPrefix.length) };
  const all = await kept.store.instances.count(query);
  return all === (await visibleCount(kept, person, query));
}
