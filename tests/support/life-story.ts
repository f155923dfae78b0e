import type { ComplaintInput, Reading } from '../../machines/complaint/base/context.ts';
import type { Actor } from '../../machines/people/actor.ts';
import type { Answered, Life } from './lives.ts';
import { PRINTED } from './press.ts';

/** A complaint's life as what its machine is told. */

const CITIZEN: Actor = { role: 'citizen', phone: '+6281200009001' };
const ADMIN: Actor = { role: 'admin', phone: '+6281200009105' };
const ANSWER = 'sdh kami survey, besok alat turun';

export interface StoryEvent {
  type: string;
  at: number;
  by: Actor;
  [said: string]: unknown;
}

export function inputOf(life: Life): ComplaintInput {
  const { n, unclear, triage, secret, emergency, district } = life;
  const flags = [...(secret ? ['secret'] : []), ...(emergency ? ['emergency'] : [])];
  const reading: Reading = {
    kind: life.kind,
    category: unclear ? null : life.category,
    agency: unclear ? null : life.agency,
    place: district === null ? null : { district, village: null },
    flags,
    action: triage ? 'triage' : 'route',
    confidence: triage ? 0.3 : 1,
    why: [],
    alternatives: [],
    content: 'jln rusak',
  };
  const { receivedAt: at, sentAt } = life;
  const ticket = `A${n}`;
  const id = `2026-${ticket}`;
  return {
    id,
    ticket,
    year: 2026,
    at,
    sentAt,
    reporter: '+6281200009001',
    text: 'jln rusak',
    reading,
  };
}

/** In the order of their times. */
export function eventsOf(life: Life): StoryEvent[] {
  const { agency, category, triage, forwardedAt, pause, until } = life;
  const officer: Actor = { role: 'officer', agency, phone: '+6281200009101' };
  const events: StoryEvent[] = [];
  const tell = (at: number | null | undefined, type: string, by: Actor, said: object = {}) => {
    if (at !== null && at !== undefined) events.push({ ...said, type, at, by });
  };
  const answer = (given: Answered | null) => {
    tell(given?.writtenAt, 'officer.answer', officer, { text: ANSWER });
    tell(given?.releasedAt, 'admin.release', ADMIN);
  };
  tell(life.rejected?.at, 'admin.reject', ADMIN, { reason: life.rejected?.reason, text: 'alasan' });
  if (triage) tell(forwardedAt, 'admin.forward', ADMIN, { agency, category });
  tell(life.withdrawnAt, 'citizen.withdraw', CITIZEN, { text: '' });
  tell(pause?.from, 'officer.ask', officer, { text: 'lokasi tepatnya?' });
  tell(pause?.to, 'citizen.add', CITIZEN, { text: 'dekat balai pekon' });
  if (until !== null)
    tell((forwardedAt ?? 0) + 3_600_000, 'officer.extend', officer, { until, text: 'menunggu' });
  answer(life.first);
  tell(life.reopenedAt, 'citizen.unsolved', CITIZEN, { text: 'masih rusak' });
  answer(life.second);
  tell(life.rated?.at, 'citizen.rate', CITIZEN, { rating: life.rated?.rating, text: '' });
  for (const { type, ...said } of PRINTED) tell(life.publishedAt, type, { role: 'admin' }, said);
  return events.sort((a, b) => a.at - b.at);
}
