import type { Request } from 'express';
import type { Item } from '../../../office/pack/fields.ts';
import type { PackData } from '../../../office/pack/pack.ts';
import { answerOf, newPhoneCode } from '../../../office/pack/phone-code.ts';
import { CHANGED_MEANWHILE } from '../../../office/pack/save.ts';
import { changesSecretReaders, SECRET_READERS_STAY } from '../../../office/pack/secret-readers.ts';
import { changedFiles } from '../../../office/pack/sheets.ts';
import { personAtDesk } from '../../../office/people/person.ts';
import { actorOf, identityOf } from '../../../pages/access/actor.ts';
import { field } from '../../../pages/form.ts';
import { effectsOn } from './effects.ts';
import type { Shown } from './form-view.ts';
import { type Chosen, printOf } from './item.ts';
import type { PackDesk } from './saving.ts';
import { phoneOf, sendCode } from './told-phones.ts';

/** Why a form of the pack is shown once more instead of being saved. */

export const NO_REASON = 'Alasannya belum diisi.';

/** Longer ones are cut. */
const LONGEST_REASON = 300;

export function reasonIn(request: Request): string {
  return field(request, 'alasan').slice(0, LONGEST_REASON);
}

/** The form was made of what is there now. */
export function isCurrent(request: Request, { before }: Chosen): boolean {
  return before === null || field(request, 'sidik') === printOf(before);
}

/** A number that is new here is sent a code, and the code is asked for; null when it is right. */
async function unproven(
  { hotline, access }: PackDesk,
  request: Request,
  { sheet, before }: Chosen,
  item: Item,
): Promise<NonNullable<Shown['proof']> | null> {
  const { store, clock } = hotline;
  const phone = phoneOf(item);
  const isNew = phone !== undefined && phone !== phoneOf(before);
  if (sheet.proves === undefined || !isNew) return null;
  const [id, typed] = [field(request, 'bukti'), field(request, 'kode')];
  if (id !== '' && field(request, 'tindakan') !== 'kirim') {
    const answer = await answerOf(store.records, clock, { id, phone, typed });
    if (answer === 'right') return null;
    if (answer === 'wrong') return { id, wrong: 'Kode ini tidak cocok.' };
  }
  const made = await newPhoneCode(store.records, clock, phone);
  await sendCode(hotline, item, made.code, actorOf(request));
  await access.audit.record(identityOf(request), 'pack.code', String(item.label ?? ''));
  return { id: made.id };
}

/** What follows from another wording of categories; null once somebody has looked at it. */
export async function unseen(
  { hotline, pack, access }: PackDesk,
  request: Request,
  { sheet, pack: before }: Chosen,
  after: PackData,
): Promise<NonNullable<Shown['effects']> | null> {
  const changed = changedFiles(before, after);
  if (sheet.name !== 'kategori' || Object.keys(changed).length === 0) return null;
  const print = printOf(changed);
  if (field(request, 'dilihat') === print) return null;
  const checked = pack.check(changed);
  if ('problems' in checked) return null;
  const who = identityOf(request);
  await access.reading.note(who, 'messages.read', 'pengaturan');
  return { ...(await effectsOn(hotline, personAtDesk(who), checked.district)), print };
}

/** @returns null when nothing keeps the form from being saved */
export async function hindrance(
  desk: PackDesk,
  request: Request,
  chosen: Chosen,
  { item, after, place }: { item: Item; after: PackData; place: string },
): Promise<Shown | null> {
  if (!isCurrent(request, chosen)) return { message: CHANGED_MEANWHILE };
  const checked = desk.pack.check(changedFiles(chosen.pack, after));
  if ('problems' in checked) return { problems: checked.problems, place };
  if (changesSecretReaders(chosen.pack, after)) return { message: SECRET_READERS_STAY };
  if (reasonIn(request) === '') return { message: NO_REASON };
  const effects = await unseen(desk, request, chosen, after);
  if (effects !== null) return { effects };
  const proof = await unproven(desk, request, chosen, item);
  return proof === null ? null : { proof };
}
