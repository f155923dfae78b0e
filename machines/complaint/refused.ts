import type { SnapshotFrom } from 'xstate';
import type { Hands, Refusal, ToldEvent } from '../engine/process.ts';
import type { Effect } from '../messages/effects.ts';
import { SYSTEM } from '../people/actor.ts';
import type { Understand } from '../text/understanding.ts';
import type { Act, ActType } from './acts/act.ts';
import { actOf, isAct } from './acts/acts.ts';
import { LONGEST_TEXT } from './acts/fields.ts';
import type { ComplaintInput } from './base/context.ts';
import { isSecretReading } from './base/secrecy.ts';
import type { ComplaintMachine } from './flow/machine.ts';
import { mayBeTold, refusal } from './refusal.ts';

/** What happens to what a complaint does not take: nobody's words are lost, and nobody is left without a word. */

type Refused = Refusal<ComplaintMachine>;

/** What is said of a secret complaint is as secret as that, wherever it is put. */
function asSecretAs<T extends { flags: string[] }>(
  { context }: Refused['snapshot'],
  reading: T,
): T {
  if (!context.secret || reading.flags.includes('secret')) return reading;
  return { ...reading, flags: [...reading.flags, 'secret'] };
}

/** Words of a citizen that a complaint no longer takes stand on their own: nothing is lost. */
async function reopenAsNew(
  { store, clock, enqueue }: Hands,
  understand: Understand,
  { entry, told, snapshot }: Refused,
): Promise<void> {
  const { event, message, instance } = told;
  const phone = event.by?.phone;
  const stored = message === undefined ? undefined : await store.inbox.get(message.id);
  if (phone === undefined || stored === undefined) return;
  const understood = event.reading ?? {
    ...understand(stored.text, { role: 'citizen' }),
    alternatives: [],
  };
  const reading = asSecretAs(snapshot, understood as ComplaintInput['reading']);
  const { text, sentAt } = stored;
  const input = { at: clock.now(), sentAt, reporter: phone, text, reading };
  const binding = `${instance} tidak menerima tambahan lagi`;
  const effect: Effect = {
    type: 'open',
    params: { machine: 'complaint', input, message: { id: stored.id, binding } },
  };
  await enqueue(entry, 'new', [effect], event.by ?? SYSTEM);
}

/** The reply to a command that the state does not allow: what is allowed now, from the machine. */
async function explain(
  { rules, clock, enqueue }: Hands,
  {
    entry,
    event,
    snapshot,
  }: Pick<Refused, 'entry'> & {
    event: ToldEvent;
    snapshot: SnapshotFrom<ComplaintMachine>;
  },
): Promise<void> {
  const { by } = event;
  if (by?.phone === undefined) return;
  const message = refusal(rules, snapshot, { event, by, at: clock.now() });
  const to = { role: 'sender' as const, phone: by.phone };
  // that it is not his may be told to whoever may not see it
  const tells = mayBeTold(rules, snapshot.context, by);
  const about = tells ? { about: [entry.to ?? entry.instance] } : {};
  const params = { to, message, hours: 'any' as const, ...about };
  await enqueue(entry, 'refused', [{ type: 'sms', params }], by);
}

/** What waited at the desk to be taken back, and cannot be done by now: its words stay with the complaint, for the office. */
async function noteUnheld({ enqueue }: Hands, { entry, told }: Refused): Promise<void> {
  const { event, instance } = told;
  const { by = SYSTEM, type } = event;
  if (entry.instance !== instance || by.role !== 'admin' || !isAct(type)) return;
  const said = typeof event.text === 'string' ? `: “${event.text}”` : '';
  const what = actOf(type).desk?.button ?? actOf(type).done;
  const text = `Tidak terkirim, keadaan aduan lebih dulu berubah. ${what}${said}`.slice(
    0,
    LONGEST_TEXT,
  );
  const note = { type: 'admin.note', text, by };
  if (type !== note.type)
    await enqueue(entry, 'unheld', [{ type: 'tell', params: { instance, event: note } }], by);
}

/** The complaint that it hangs on is archived: it goes back to the admin. */
async function returnChild({ enqueue }: Hands, { entry, told }: Refused): Promise<void> {
  const { child } = told.event as { child?: { instance: string } };
  if (child === undefined) return;
  const { instance } = child;
  const effect: Effect = { type: 'tell', params: { instance, event: { type: 'parent.gone' } } };
  await enqueue(entry, 'gone', [effect], SYSTEM);
}

/** Its words ask for secrecy, or may: they count, whatever becomes of the act that they came with. */
function asksForSecrecy({ reading }: ToldEvent): boolean {
  const flags = (reading as { flags?: string[] } | undefined)?.flags ?? [];
  return isSecretReading({ flags });
}

/** What becomes of an act that was not taken; undefined: its sender is told why. */
function remainsOf(event: ToldEvent): Act<ActType>['untaken'] {
  if (!isAct(event.type)) return undefined;
  const { untaken, handsOn = false } = actOf(event.type);
  const kept = untaken === 'opened' || untaken === 'added';
  return handsOn && !kept && asksForSecrecy(event) ? 'added' : untaken;
}

/** @returns the event to be told instead, if there is one */
export async function onRefused(
  hands: Hands,
  understand: Understand,
  refused: Refused,
): Promise<ToldEvent | undefined> {
  const { entry, snapshot } = refused;
  const { event } = refused.told;
  switch (remainsOf(event)) {
    case 'forgotten':
      return undefined;
    case 'added':
      return { ...event, type: 'citizen.add' };
    case 'opened':
      await reopenAsNew(hands, understand, refused);
      return undefined;
    case 'returned':
      await returnChild(hands, refused);
      return undefined;
    case undefined:
      await explain(hands, { entry, event, snapshot });
      await noteUnheld(hands, refused);
      return undefined;
  }
}
