import { randomUUID } from 'node:crypto';
import type { Request } from 'express';
import type { ActType, ComplaintRequest } from '../../../machines/complaint/acts/act.ts';
import { actOf, isAct } from '../../../machines/complaint/acts/acts.ts';
import type { ComplaintContext, HeldRequest } from '../../../machines/complaint/base/context.ts';
import type { FoundComplaint } from '../../../machines/complaint/kind.ts';
import type { Actor } from '../../../machines/people/actor.ts';
import { mayDo } from '../../../machines/people/may-do.ts';
import type { NewEffect, OutboxEntry } from '../../../store/ports/outbox.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { actorAtDesk } from '../../office/people/person.ts';
import { identityOf } from '../../pages/access/actor.ts';
import type { Proposal } from './proposals.ts';

/**
 * Acts whose SMS nothing brings back wait in the machine until they cannot be taken back any more (decision 0085).
 * Which ones is asked of the machine: what it would send.
 */

/** What an act would lead to now; nothing where the machine does not take it. */
async function leadsTo(
  { engine, clock }: Hotline,
  by: Actor,
  { stored: { id } }: FoundComplaint,
  request: HeldRequest,
): Promise<NewEffect[]> {
  const event = { ...request, at: clock.now(), by };
  const preview = await engine.instances.preview({ id, event, key: randomUUID() });
  return preview.outcome === 'applied' ? preview.change.effects : [];
}

/** It is said to somebody, by this complaint or by one that it opens; nobody waits for what danger asks. */
function isSaid(effects: readonly NewEffect[]): boolean {
  return (
    effects.some(({ type }) => type === 'sms' || type === 'open') &&
    effects.every(({ lane }) => lane !== 'urgent')
  );
}

/** True for an act that is to wait: it has no way back of its own, and the machine lets it wait. */
export async function isToWait(
  hotline: Hotline,
  by: Actor,
  found: FoundComplaint,
  request: ComplaintRequest,
): Promise<boolean> {
  const { snapshot } = found;
  const { undoSeconds } = hotline.rules.district.policy;
  if (undoSeconds === 0 || actOf(request.type).undo !== undefined) return false;
  if (snapshot.hasTag('alarm') || snapshot.hasTag('alarmTaken')) return false;
  // a secret is one at once: others read it meanwhile
  if (request.type === 'admin.classify' && request.secret === true) return false;
  const now = hotline.clock.now();
  // what cannot be done at all is refused where it is done
  if (!mayDo(snapshot, by, request, now)) return false;
  const { held } = snapshot.context;
  const hold = { type: 'admin.hold', request };
  const mayWait = held != null || mayDo(snapshot, by, hold, now);
  return mayWait && isSaid(await leadsTo(hotline, by, found, request));
}

/** A second decision has to wait for what may still be taken back; what stays in the office does not. */
export function isHeldUp({ held }: ComplaintContext, type: ActType, waits: boolean): boolean {
  if (held == null || type === 'admin.unhold') return false;
  return waits || actOf(type).aside !== true;
}

/** SMS that are not made yet, as the outbox will have them. */
function toCome(effect: NewEffect, { stored }: FoundComplaint, dueAt: number): OutboxEntry {
  const { id: instance, revision } = stored;
  const none = { error: null, line: null, total: null, handedOverAt: null, followedUpAt: null };
  return {
    ...{ ...effect, ...none, instance, revision, dueAt, state: 'queued' },
    ...{ attempts: 0, parts: [], handedOver: -1, copies: 0, createdAt: dueAt, updatedAt: dueAt },
  };
}

/** What waits for its time in the machine. */
export interface Waiting {
  /** In words of the history. */
  act: string;
  until: number;
  sms: OutboxEntry[];
  undo: Proposal | null;
}

/** The button that takes back what waits; null for whoever may not. */
export function unholdButton(
  { clock }: Pick<Hotline, 'clock'>,
  by: Actor | null,
  { snapshot }: FoundComplaint,
): Proposal | null {
  const type = 'admin.unhold';
  const { desk } = actOf(type);
  if (desk === undefined || !mayDo(snapshot, by, { type }, clock.now())) return null;
  return { digit: 9, label: desk.button, action: desk.name, fields: [], key: randomUUID() };
}

/** @returns null where nothing waits */
export async function waitingAct(
  hotline: Hotline,
  request: Request,
  found: FoundComplaint,
): Promise<Waiting | null> {
  const { held } = found.snapshot.context;
  if (held == null || !isAct(held.request.type)) return null;
  const effects = await leadsTo(hotline, held.by, found, held.request);
  const sms = effects.filter(({ type }) => type === 'sms');
  return {
    act: actOf(held.request.type).done,
    until: held.dueAt,
    sms: sms.map((effect) => toCome(effect, found, held.dueAt)),
    undo: unholdButton(hotline, actorAtDesk(identityOf(request)), found),
  };
}
