import type { ActType } from '../../../machines/complaint/acts/act.ts';
import { actOf } from '../../../machines/complaint/acts/acts.ts';
import { COMPLAINT } from '../../../machines/complaint/kind.ts';
import type { SmsEffect } from '../../../machines/messages/effects.ts';
import type { MessageName } from '../../../machines/messages/messages.ts';
import type { HistoryEntry } from '../../../store/ports/instances.ts';
import type { Hotline } from '../../hotline/hotline.ts';

/** What takes back an act of the admin's phone: an act of the same complaint, or of one that it has made. */

export interface WayBack {
  /** Complaint that the act is done to. */
  instance: string;
  type: ActType;
  /** What it says, as programs give it. */
  given: { secret?: boolean; parent?: string };
  /** What its button says behind "Batalkan". */
  label: string;
}

/** An act as it was taken by its complaint. */
export interface Done {
  type: ActType;
  instance: string;
  entry: HistoryEntry;
  /** What had happened to the complaint before. */
  before: readonly HistoryEntry[];
}

type Find = (hotline: Hotline, done: Done) => Promise<WayBack | null>;

/** What its reporter is told where his complaint turns secret, or is one no more: then the act has changed it. */
const NEWS_OF_SECRECY: Partial<Record<MessageName, boolean>> = {
  'terima-rahasia': true,
  'rahasia-dicabut': false,
};

/** RAHASIA, where it changed something: the other way round. */
const secrecy: Find = async ({ store }, { instance, entry, type }) => {
  const effects = await Promise.all(entry.effects.map((id) => store.outbox.get(id)));
  const told = effects.flatMap((effect) => {
    if (effect?.type !== 'sms') return [];
    const { message } = JSON.parse(effect.params) as SmsEffect;
    return NEWS_OF_SECRECY[message.template] ?? [];
  });
  const [secret] = told;
  if (secret === undefined) return null;
  const label = secret ? 'Tidak rahasia' : 'Rahasiakan lagi';
  return { instance, type, given: { secret: !secret }, label };
};

/** PISAH: under the complaint that it was put under last. */
const separated: Find = async (_, { instance, before }) => {
  const merge = before.findLast(({ type }) => type === 'admin.merge');
  if (merge === undefined) return null;
  const { parent } = JSON.parse(merge.event) as { parent: { instance: string; ticket: string } };
  const label = `Gabungkan lagi dengan ${parent.ticket}`;
  return { instance, type: 'admin.merge', given: { parent: parent.instance }, label };
};

/** PECAH: the complaint that came of it, opened at the same moment for the same reporter, goes under this one. */
const split: Find = async ({ store }, { instance, entry: { at } }) => {
  const whole = await store.instances.load(instance);
  const phone = whole?.search.phone ?? null;
  if (whole === undefined || phone === null) return null;
  const query = { machine: COMPLAINT.name, phone, received: { from: at, to: at + 1 } };
  const { items } = await store.instances.find(query, { order: 'created', limit: 2 });
  const made = items.find(({ id }) => id !== instance);
  if (made === undefined) return null;
  const label = `Gabungkan ${made.search.ticket ?? made.id} dengan ${whole.search.ticket ?? instance}`;
  return { instance: made.id, type: 'admin.merge', given: { parent: instance }, label };
};

/** Acts whose way back says something; that of all others stands in their row (`Act.undo`). */
const FOUND: Partial<Record<ActType, Find>> = {
  'admin.classify': secrecy,
  'admin.separate': separated,
  'admin.split': split,
};

/** @returns null where nothing takes it back */
export async function wayBack(hotline: Hotline, done: Done): Promise<WayBack | null> {
  const find = FOUND[done.type];
  if (find !== undefined) return find(hotline, done);
  const { undo } = actOf(done.type);
  const label = undo === undefined ? undefined : actOf(undo).desk?.button;
  if (undo === undefined || label === undefined) return null;
  return { instance: done.instance, type: undo, given: {}, label };
}
