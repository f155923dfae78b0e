import type { StateValue } from 'xstate';
import type { Change, HistoryEntry } from '../../store/ports/instances.ts';
import type { NewEffect } from '../../store/ports/outbox.ts';
import type { SearchFields } from '../../store/ports/search.ts';
import { statePath } from '../chart/state-path.ts';
import { roleIn } from '../people/actor.ts';
import { flowRegion } from './flow/flow.ts';

/**
 * What other systems are told about a complaint: that something happened, where it led, and nothing that
 * anybody wrote. Phone numbers never are in it.
 */

type FlowState = Exclude<keyof typeof flowRegion.states, 'received'>;

/** Where the main region may lead, its deadline passed, and anything else. */
export type NoticeType = `complaint.${'opened' | FlowState | 'overdue' | 'updated'}`;

const leads = Object.keys(flowRegion.states).filter((state) => state !== 'received') as FlowState[];

export const NOTICE_TYPES: readonly [NoticeType, ...NoticeType[]] = [
  'complaint.opened',
  ...leads.map((state): NoticeType => `complaint.${state}`),
  'complaint.overdue',
  'complaint.updated',
];

export interface Notice {
  /** Instance and revision: the same however often it is told. */
  id: string;
  type: NoticeType;
  /** Epoch milliseconds. */
  at: number;
  complaint: string;
  ticket: string | null;
  revision: number;
  /** Event that the machine took, and who caused it: `officer:PUPR`, `timer` … */
  event: string;
  by: string;
  /** States of the main region, dotted; null before the beginning. */
  from: string | null;
  to: string;
  secret: boolean;
  /** Null for secret complaints, like everything that tells what they are about. */
  category: string | null;
  agency: string | null;
  district: string | null;
  /** Epoch milliseconds of the deadline that runs. */
  due: number | null;
}

/** To whom notices go; absent where no other system listens. */
export interface Outward {
  /** Before the first decision: reads who listens. */
  open(): Promise<void>;
  /** True while somebody listens; only then notices are written at all. */
  wanted(): boolean;
  /** Takes a notice over, durably; again is harmless. */
  take(notice: Notice): Promise<void>;
}

type Told = Omit<Change, 'effects'>;

/** What a notice is made of: an event of the past, and what the complaint is. */
export interface Happened extends Pick<HistoryEntry, 'at' | 'type' | 'by' | 'from' | 'to'> {
  id: string;
  revision: number;
  search: SearchFields;
}

function flowOf(value: string): string {
  const state = JSON.parse(value) as StateValue;
  return statePath(typeof state === 'string' ? state : state.flow);
}

const OVERDUE = '"running":"overdue"';

function typeOf({ from, to }: Pick<HistoryEntry, 'from' | 'to'>): NoticeType {
  if (from === null) return 'complaint.opened';
  const [before] = flowOf(from).split('.');
  const [after = ''] = flowOf(to).split('.');
  const moved = NOTICE_TYPES.find((type) => type === `complaint.${after}`);
  if (before !== after && moved !== undefined) return moved;
  return to.includes(OVERDUE) && !from.includes(OVERDUE)
    ? 'complaint.overdue'
    : 'complaint.updated';
}

/** What a notice tells of the complaint itself; of a secret no more than that it is one. */
export type About = Pick<Notice, 'secret' | 'category' | 'agency' | 'district' | 'due'>;

export function aboutOf({ tags, category, agency, district, due }: SearchFields): About {
  const secret = tags.includes('secret');
  return secret
    ? { secret, category: null, agency: null, district: null, due }
    : { secret, category, agency, district, due };
}

/** What others may be told of an event. */
export function noticeOf({ id, revision, at, search, type, by, from, to }: Happened): Notice {
  return {
    id: `${id}:${revision}`,
    type: typeOf({ from, to }),
    ...{ at, complaint: id, ticket: search.ticket, revision },
    ...{ event: type, by: roleIn(by) },
    from: from === null ? null : flowOf(from),
    to: flowOf(to),
    ...aboutOf(search),
  };
}

/** The effect that tells of a commit, in the commit itself; none while nobody listens. */
export function noticeEffects(outward: Outward | undefined, change: Told): NewEffect[] {
  if (outward?.wanted() !== true) return [];
  const { id, at, search, event, expectedRevision } = change;
  const notice = noticeOf({ ...event, id, at, search, revision: expectedRevision + 1 });
  const effect: NewEffect = {
    id: `${notice.id}:notice`,
    type: 'notice',
    to: null,
    priority: 9,
    lane: null,
    dueAt: notice.at,
    params: JSON.stringify(notice),
    text: null,
  };
  return [effect];
}
