import type { Change } from '../../store/ports/instances.ts';
import type { Measures, SearchFields } from '../../store/ports/search.ts';

/** A commit of a complaint as the store sees it; tests change what they are about. */

export const T = Date.UTC(2026, 10, 24, 2, 0);

export const MEASURES: Measures = {
  secret: 0,
  emergency: 0,
  outcome: null,
  rating: null,
  reopened: 0,
  reopenedAt: null,
  publishedAt: null,
  enterDays: 0,
  enterResult: 'within',
  forwardDays: 0,
  forwardResult: 'within',
  letterDays: null,
  letterResult: null,
  answerDays: null,
  answerResult: null,
  replyDays: null,
  answeredBy: null,
  replyResult: null,
  firstAnsweredAt: null,
  firstAgency: null,
  firstAnswerDays: null,
  firstAnswerResult: null,
  firstRating: null,
  overtaken: 0,
};

export const SEARCH: SearchFields = {
  state: 'forwarded.notified',
  tags: ['open', 'withAgency'],
  ticket: 'A001',
  year: 2026,
  phone: '+6281200009001',
  kind: 'KELUHAN',
  category: 'JALAN',
  agency: 'PUPR',
  district: null,
  village: null,
  parent: null,
  due: T + 100,
  receivedAt: T,
  forwardedAt: T,
  answeredAt: null,
  closedAt: null,
  measures: MEASURES,
};

export function newChange(
  id: string,
  expectedRevision: number,
  more: Partial<Change> = {},
): Change {
  return {
    id,
    machine: 'complaint',
    version: '1',
    expectedRevision,
    key: `${id}-${expectedRevision}`,
    at: T + expectedRevision,
    status: 'active',
    snapshot: JSON.stringify({ revision: expectedRevision + 1 }),
    search: SEARCH,
    event: { type: 'created', by: 'citizen', event: '{}', from: null, to: '"forwarded"' },
    effects: [],
    arm: [],
    cancel: [],
    ...more,
  };
}
