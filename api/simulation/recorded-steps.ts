import { stringify } from 'yaml';
import type { ConditionName } from '../../channels/gsm/virtual/conditions.ts';
import type { Fault } from '../../channels/gsm/virtual/faults.ts';
import type { Calendar } from '../../machines/district/calendar.ts';
import { PAUSE_MS } from './scenario/play.ts';

/** What people did in a simulation, written as the steps of a scenario (`docs/scenarios.md`). */

export type Action = { at: number } & (
  | { kind: 'send'; phone: string; text: string }
  | { kind: 'airplane'; phone: string; on: boolean }
  | { kind: 'fault'; fault: Fault }
  | { kind: 'condition'; name: ConditionName; on: boolean }
  | { kind: 'desk'; instance: string; event: { type: string } & Record<string, unknown> }
  /** The clock was moved to here. */
  | { kind: 'moved' }
);

export interface Session {
  title: string;
  startedAt: number;
  endedAt: number;
  actions: Action[];
  quietHours: boolean;
}

export interface Names {
  /** What a phone is called, by its number. */
  phone(number: string): string;
  /** The same words with the tickets that a fresh store would have given. */
  tickets(text: string): string;
  /** Numbers of the phones that no pack has, by their name. */
  strangers(): Record<string, string>;
}

/** From here on a wait is written as the time until which it lasts. */
const LONG_WAIT_MS = 600_000;
/** What the hotline itself takes after a move of the clock is not written. */
const TOO_SHORT_MS = 250;
const SECOND = 1000;
const MINUTE = 60_000;

const two = (value: number): string => String(value).padStart(2, '0');

/** `2026-11-23 09.00` */
function momentOf(calendar: Calendar, at: number): string {
  const { year, month, day, hour, minute } = calendar.local(at);
  return `${year}-${two(month)}-${two(day)} ${two(hour)}.${two(minute)}`;
}

type Written = Record<string, unknown>;

/** An event as a scenario gives it: what it looked up is named by its ticket. */
function asTyped(event: { type: string } & Record<string, unknown>) {
  const { parent } = event as { parent?: { ticket?: unknown } };
  return parent === undefined ? event : { ...event, parent: parent.ticket };
}

function stepOf(action: Action, names: Names): Written | null {
  switch (action.kind) {
    case 'send':
      return { [names.phone(action.phone)]: names.tickets(action.text) };
    case 'airplane':
      return { [`airplane ${names.phone(action.phone)}`]: action.on ? 'on' : 'off' };
    case 'fault':
      return { modem: action.fault };
    case 'condition':
      return { [action.name]: action.on ? 'on' : 'off' };
    case 'desk': {
      // tickets in the event (a complaint it is merged into) are named like those in texts
      const given = asTyped(action.event);
      const event = JSON.parse(names.tickets(JSON.stringify(given))) as unknown;
      const [, ticket] = /^\d{4}-([A-Z]+\d+)$/.exec(action.instance) ?? [];
      return { [`desk ${names.tickets(ticket ?? action.instance)}`]: event };
    }
    case 'moved':
      return null;
  }
}

/** What the player itself lets pass after a step. */
const pauseAfter = ({ kind }: Action): number =>
  kind === 'fault' || kind === 'moved' ? 0 : PAUSE_MS;

/** Steps with the waits between them; the player is never behind the session. */
function stepsOf({ startedAt, endedAt, actions }: Session, calendar: Calendar, names: Names) {
  const steps: Written[] = [];
  let now = Math.floor(startedAt / MINUTE) * MINUTE;

  function waitUntil(at: number): void {
    if (at - now >= LONG_WAIT_MS) {
      now = Math.floor(at / MINUTE) * MINUTE;
      steps.push({ until: momentOf(calendar, now) });
    }
    if (at - now < TOO_SHORT_MS) return;
    const seconds = Math.ceil((at - now) / SECOND);
    steps.push({ wait: `${seconds} second${seconds === 1 ? '' : 's'}` });
    now += seconds * SECOND;
  }

  for (const action of actions) {
    waitUntil(action.at);
    const step = stepOf(action, names);
    if (step !== null) steps.push(step);
    now += pauseAfter(action);
  }
  waitUntil(endedAt);
  return steps;
}

/** The session as a scenario file, without what is expected. */
export function writeSteps(session: Session, calendar: Calendar, names: Names): string {
  const steps = stepsOf(session, calendar, names);
  const phones = names.strangers();
  return stringify(
    {
      title: session.title,
      about: `Direkam di halaman Telepon pada ${momentOf(calendar, session.startedAt)}.`,
      start: momentOf(calendar, session.startedAt),
      ...(Object.keys(phones).length === 0 ? {} : { phones }),
      ...(session.quietHours ? {} : { quietHours: 'off' }),
      steps,
    },
    { lineWidth: 0 },
  );
}
