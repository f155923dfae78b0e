import { mayReadWords } from '../../../machines/complaint/base/policy.ts';
import { COMPLAINT } from '../../../machines/complaint/kind.ts';
import { CONVERSATION } from '../../../machines/conversation/kind.ts';
import type { Person } from '../../../machines/people/people.ts';
import type { InboxEntry } from '../../../store/ports/inbox.ts';
import type { OutboxEntry } from '../../../store/ports/outbox.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { maySeeNamed, visibleCount, visibleQuery } from './scope.ts';

/**
 * Which SMS somebody may read who goes through all of them: none of a complaint that is kept from him, nor words that
 * wait to become one.
 */

type Kept = Pick<Hotline, 'store' | 'processes' | 'rules'>;

/** An SMS that came in, or one that goes out. */
type Sms =
  | Pick<InboxEntry, 'instance' | 'reading' | 'text'>
  | Pick<OutboxEntry, 'instance' | 'revision' | 'params' | 'text'>;

/** Flags of how an SMS was read. */
function flagsOf(reading: string | null): string[] {
  const { flags = [] } = JSON.parse(reading ?? '{}') as { flags?: string[] };
  return flags;
}

/** Flags that stand anywhere in what is kept as JSON. */
function listedIn(json: string): string[] {
  return [...json.matchAll(/"flags":(\[[^\]]*\])/g)].flatMap(
    ([, found = '[]']) => JSON.parse(found) as string[],
  );
}

/** Instances that an SMS is of, or speaks of. */
function aboutOf(sms: Sms): string[] {
  const { about = [] } =
    'params' in sms ? (JSON.parse(sms.params) as { about?: string[] }) : { about: [] };
  return sms.instance === null ? about : [sms.instance, ...about];
}

/** More than are ever kept from one person. */
const MOST_HIDDEN = 500;
/** `A7`, `a 127`, `A-127`. */
const TICKETS = /\b([A-Z]{1,3})[\s.-]?(\d{1,3})\b/gi;

/** Tickets of complaints that are kept from somebody who sees all others. */
async function hiddenTickets(kept: Kept, person: Person): Promise<Set<string>> {
  const { without = [] } = visibleQuery(kept, person, { machine: COMPLAINT.name }) ?? {};
  const pages = await Promise.all(
    without.map((tag) =>
      kept.store.instances.find(
        { machine: COMPLAINT.name, tag },
        { order: 'created', limit: MOST_HIDDEN },
      ),
    ),
  );
  return new Set(pages.flatMap(({ items }) => items.map(({ search }) => search.ticket ?? '')));
}

/** What a talk says of a complaint has its ticket: questions back, and what the answer to them was about. */
function names(hidden: Set<string>, text: string | null): boolean {
  return [...(text ?? '').matchAll(TICKETS)].some(([, letters = '', digits = '']) =>
    hidden.has(letters.toUpperCase() + digits.padStart(3, '0')),
  );
}

async function mayRead(
  kept: Kept,
  person: Person,
  hidden: Set<string>,
  sms: Sms,
): Promise<boolean> {
  if (names(hidden, sms.text)) return false;
  const complaints = aboutOf(sms).filter((id) => !id.includes(':'));
  const seen = await Promise.all(complaints.map((id) => maySeeNamed(kept, person, 'instance', id)));
  if (seen.length > 0) return seen.every((one) => one);
  const flags = 'reading' in sms ? flagsOf(sms.reading) : await flagsBehind(kept, sms);
  return mayReadWords(kept.rules, person, { flags });
}

/** Flags of the SMS that a talk answers with this one, which may quote it. */
async function flagsBehind(
  { store }: Kept,
  { instance, revision }: Pick<OutboxEntry, 'instance' | 'revision'>,
): Promise<string[]> {
  if (!instance.startsWith(CONVERSATION.idPrefix)) return [];
  const since = await store.instances.history(instance, revision - 1);
  return since.slice(0, 1).flatMap(({ event }) => listedIn(event));
}

/** Those of these SMS that somebody may read, in their order. */
export async function readableSms<T extends Sms>(
  kept: Kept,
  person: Person,
  entries: readonly T[],
): Promise<T[]> {
  const hidden = await hiddenTickets(kept, person);
  const read = await Promise.all(entries.map((entry) => mayRead(kept, person, hidden, entry)));
  return entries.filter((_, index) => read[index] === true);
}

/**
 * True when somebody who may look into talks may look into this one: not where its phone has reported what is kept
 * from him or written about it, nor where it has said words of that kind.
 * @param id of the talk
 */
export async function mayReadTalk(kept: Kept, person: Person, id: string): Promise<boolean> {
  const stored = await kept.store.instances.load(id);
  if (stored === undefined) return true;
  const happened = (await kept.store.instances.history(id)).map(({ event }) => event);
  const flags = [stored.snapshot, ...happened].flatMap(listedIn);
  if (!mayReadWords(kept.rules, person, { flags })) return false;
  // whoever wrote about what is kept from him, were it somebody else's
  const hidden = await hiddenTickets(kept, person);
  if (hidden.size > 0 && happened.some((event) => names(hidden, event))) return false;
  const query = { machine: COMPLAINT.name, phone: id.slice(CONVERSATION.idPrefix.length) };
  const all = await kept.store.instances.count(query);
  return all === (await visibleCount(kept, person, query));
}
