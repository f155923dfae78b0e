import { randomUUID } from 'node:crypto';
import type { Request } from 'express';
import type { ActType } from '../../../machines/complaint/acts/act.ts';
import { actOf, isAct } from '../../../machines/complaint/acts/acts.ts';
import { takenActs } from '../../../machines/complaint/commands.ts';
import type { FoundComplaint } from '../../../machines/complaint/kind.ts';
import type { Rules } from '../../../machines/district/rules.ts';
import type { HistoryEntry } from '../../../store/ports/instances.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { messagesView } from '../../office/complaints/timeline.ts';
import { lookersMask } from '../../office/people/looker-mask.ts';
import { actorAtDesk, personAtDesk } from '../../office/people/person.ts';
import { identityOf } from '../../pages/access/actor.ts';
import { complaintAddress } from '../common/addresses.ts';
import { type Waiting, waitingAct } from './held.ts';
import type { Proposal } from './proposals.ts';
import { shownReporter } from './shown-reporter.ts';

/**
 * The latest act of a complaint while its SMS still wait: what goes to whom, and the act that takes it back. What is
 * not true any more when its turn comes is not sent, so that nobody hears of what was taken back in time.
 */

const SECOND_MS = 1000;

/** So long the SMS of an act at the desk wait, milliseconds: where another act takes it back. */
export function undoWait({ district }: Rules, type: ActType): number {
  return actOf(type).undo === undefined ? 0 : district.policy.undoSeconds * SECOND_MS;
}

export interface JustDone {
  ticket: string;
  address: string;
  /** In words of the history. */
  act: string;
  /** Epoch milliseconds. */
  waitsUntil: number;
  sent: { who: string; text: string; word: string }[];
  /** The button that takes it back; null for whoever may not. */
  undo: Proposal | null;
}

/** The act that takes the latest one back, as a button, where the machine takes it from whoever looks. */
function undoOf(hotline: Hotline, request: Request, type: ActType, found: FoundComplaint) {
  const { undo } = actOf(type);
  const by = actorAtDesk(identityOf(request));
  const desk = undo === undefined ? undefined : actOf(undo).desk;
  if (undo === undefined || by === null || desk === undefined) return null;
  const { rules, clock } = hotline;
  if (takenActs(rules, found.snapshot, by, clock.now(), [undo]).length === 0) return null;
  const label = `Batalkan: ${desk.button}`;
  return { digit: 9, label, action: desk.name, fields: [], key: randomUUID() };
}

async function latestOf(
  { store }: Hotline,
  found: FoundComplaint,
): Promise<HistoryEntry | undefined> {
  const { id, revision } = found.stored;
  return (await store.instances.history(id, revision - 1)).at(-1);
}

/** The latest act, done but not yet told; null where it was told, or the latest was none that is taken back. */
async function untold(
  hotline: Hotline,
  request: Request,
  found: FoundComplaint,
): Promise<Waiting | null> {
  const entry = await latestOf(hotline, found);
  if (entry === undefined || !isAct(entry.type) || actOf(entry.type).undo === undefined)
    return null;
  const all = await Promise.all(entry.effects.map((id) => hotline.store.outbox.get(id)));
  const sms = all.filter((one) => one !== undefined).filter(({ type }) => type === 'sms');
  const now = hotline.clock.now();
  const waits = sms.filter(({ state, dueAt }) => state === 'queued' && dueAt > now);
  if (waits.length === 0) return null;
  return {
    ...{ act: actOf(entry.type).done, sms, undo: undoOf(hotline, request, entry.type, found) },
    until: Math.max(...waits.map(({ dueAt }) => dueAt)),
  };
}

/** @returns null where nothing waits */
export async function justDone(
  hotline: Hotline,
  request: Request,
  found: FoundComplaint,
): Promise<JustDone | null> {
  const waiting =
    (await waitingAct(hotline, request, found)) ?? (await untold(hotline, request, found));
  if (waiting === null) return null;
  const { context } = found.snapshot;
  const reporter = shownReporter(hotline, personAtDesk(identityOf(request)), context);
  const messages = { inbox: [], outbox: waiting.sms };
  const shown = messagesView(hotline, reporter, messages, lookersMask());
  return {
    ticket: context.ticket,
    address: complaintAddress(found.stored.id),
    act: waiting.act,
    waitsUntil: waiting.until,
    sent: shown.flatMap((one) =>
      'word' in one ? [{ who: one.who, text: one.text, word: one.word }] : [],
    ),
    undo: waiting.undo,
  };
}

/** True for the act that takes back what nobody was told yet: nobody waits for that. */
export async function takesBack(
  hotline: Hotline,
  request: Request,
  found: FoundComplaint,
  type: ActType,
): Promise<boolean> {
  const waiting = await untold(hotline, request, found);
  return waiting !== null && waiting.undo?.action === actOf(type).desk?.name;
}
