import type { SnapshotFrom } from 'xstate';
import type { Said } from '../../machines/conversation/talk.ts';
import type { Kind } from '../../machines/engine/kind.ts';
import type { Found } from '../../machines/engine/move.ts';
import type { Hands } from '../../machines/engine/process.ts';
import { mayDo } from '../../machines/people/may-do.ts';
import { ACTS, COMMANDS } from './acts.ts';
import { mayObject, runningDue } from './clock.ts';
import type { ActType } from './context.ts';
import type { RequestMachine } from './machine.ts';
import { maySeeByPhone } from './policy.ts';
import { numberIn } from './reading.ts';
import { ID_PREFIX, NAME } from './settings.ts';

/** What the answer to an SMS depends on: the request that it names, and those of its sender. */

export const REQUEST: Kind<RequestMachine> = { name: NAME, idPrefix: ID_PREFIX };

/** A request as an answer needs it; of somebody else there is none. */
export interface RequestFact {
  instance: string;
  number: string;
  status: string;
  /** `31/12`, empty where nothing runs. */
  until: string;
  due: number;
  text: string;
  open: boolean;
  /** Name and address are still asked for. */
  needsIdentity: boolean;
  /** Words of the requester have a place in it. */
  takesWords: boolean;
  mayObject: boolean;
  /** Commands that its sender may give now. */
  can: ActType[];
}

export interface Known {
  named: RequestFact | null;
  own: RequestFact[];
}

/** Most requests of one phone that are looked at. */
const MOST = 5;

/** What people read about where it stands: the innermost state of its flow. */
export function statusOf({ snapshot }: { snapshot: SnapshotFrom<RequestMachine> }): string {
  const metas = snapshot.getMeta() as Record<string, { status?: string } | undefined>;
  const flow = Object.entries(metas).filter(
    ([id]) => id.includes('.flow.') || id.endsWith('lapsed'),
  );
  const [deepest] = flow.sort(([a], [b]) => b.length - a.length);
  return deepest?.[1]?.status ?? '';
}

function factOf(
  { rules, clock }: Hands,
  found: Found<SnapshotFrom<RequestMachine>>,
  by: Said['sender'],
): RequestFact {
  const { snapshot } = found;
  const { context } = snapshot;
  const at = clock.now();
  const due = runningDue(context);
  const { day = 0, month = 0 } = due === null ? {} : rules.calendar.local(due);
  const two = (value: number) => String(value).padStart(2, '0');
  const takes = (type: ActType) => {
    const said = ACTS[type].sample({ rules, context, text: '' });
    return mayDo(snapshot, by, { type, ...said }, at);
  };
  return {
    instance: context.id,
    number: context.number,
    status: statusOf(found),
    until: due === null ? '' : `${two(day)}/${two(month)}`,
    due: due ?? context.dueAt,
    text: context.text,
    open: snapshot.hasTag('open'),
    needsIdentity: snapshot.matches({ flow: 'incomplete' }),
    takesWords: takes('informasi.add'),
    mayObject: mayObject(context, at),
    can: COMMANDS.map(({ type }) => type).filter(takes),
  };
}

export async function factsOf(hands: Hands, { sender, reading }: Said): Promise<Known> {
  const requests = hands.instances.of(REQUEST);
  async function factOfId(id: string): Promise<RequestFact | null> {
    const found = await requests.snapshot(id);
    if (found === undefined || !maySeeByPhone(found.snapshot.context, sender)) return null;
    return factOf(hands, found, sender);
  }
  const typed = numberIn(reading.text);
  const mine =
    sender.role === 'citizen'
      ? await hands.store.instances.find(
          { machine: NAME, phone: sender.phone },
          { order: 'created', limit: MOST },
        )
      : { items: [] };
  const own = await Promise.all(mine.items.map(({ id }) => factOfId(id)));
  return {
    named: typed === null ? null : await factOfId(ID_PREFIX + typed),
    own: own.filter((one) => one !== null),
  };
}
