import type { Request } from 'express';
import type { ActType } from '../../../machines/complaint/acts/act.ts';
import { actOf, isAct } from '../../../machines/complaint/acts/acts.ts';
import { knowsUsers } from '../../../machines/complaint/base/policy.ts';
import type { FoundComplaint } from '../../../machines/complaint/kind.ts';
import { actorLabel, withoutName } from '../../../machines/people/actor.ts';
import type { HistoryEntry, StoredInstance } from '../../../store/ports/instances.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { personAtDesk } from '../../office/people/person.ts';
import { momentText } from '../../office/words/dates.ts';
import { actorWord } from '../../office/words/engine-words.ts';
import { actorOf, identityOf } from '../../pages/access/actor.ts';
import { fields } from '../../pages/form.ts';

/**
 * What others decided about a complaint while somebody had its form open. A form says which revision its page showed,
 * so that nobody overrules a colleague without having seen what he did.
 */

/** Field of every form of a complaint: complaint and revision, of several as often. */
export const SEEN_FIELD = 'dilihat';
/** As many entries are looked through; who was away for longer is told of the latest. */
const MOST = 50;

export const seenOf = ({ id, revision }: Pick<StoredInstance, 'id' | 'revision'>): string =>
  `${id} ${revision}`;

/** The revision that the form was made of; undefined where it says none. */
function seenRevision(request: Request, id: string): number | undefined {
  const said = fields(request, SEEN_FIELD).find((one) => one.startsWith(`${id} `));
  const revision = Number(said?.slice(id.length + 1));
  return Number.isSafeInteger(revision) ? revision : undefined;
}

/**
 * Beside the matter stand notes and the like; a decision that is still held back is one all the same. What a reporter
 * adds overrules nobody, as long as the complaint stays where it is.
 */
function decides({ type, by, from, to }: HistoryEntry): boolean {
  if (!isAct(type) || (actOf(type).aside === true && type !== 'admin.hold')) return false;
  return !by.startsWith('citizen') || from !== to;
}

/** @returns in words, with who and when; null where nobody did anything unseen */
export async function doneMeanwhile(
  { store, rules }: Pick<Hotline, 'store' | 'rules'>,
  request: Request,
  { stored: { id, revision } }: FoundComplaint,
): Promise<string | null> {
  const seen = seenRevision(request, id);
  if (seen === undefined || seen >= revision) return null;
  const mine = actorLabel(actorOf(request));
  const since = await store.instances.history(id, Math.max(seen, revision - MOST));
  const others = since.filter((entry) => decides(entry) && entry.by !== mine);
  if (others.length === 0) return null;
  const isNamed = knowsUsers(personAtDesk(identityOf(request)));
  const told = ({ type, by, at }: HistoryEntry) =>
    `${actOf(type as ActType).done} (${actorWord(isNamed ? by : withoutName(by))}, ${momentText(rules, at)})`;
  return `Sejak halaman ini dibuka: ${others.map(told).join('; ')}. Belum ada yang dilakukan. Periksa dulu; bila memang tetap, kirim lagi.`;
}
