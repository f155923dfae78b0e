import { MOST_WRONG } from '../../../machines/conversation/base/code-limits.ts';
import { wrongOn } from '../../../machines/conversation/base/code-tries.ts';
import { labelOf } from '../../../machines/conversation/base/contact.ts';
import { CONVERSATION } from '../../../machines/conversation/kind.ts';
import { maskNumber } from '../../../machines/numbers/masks.ts';
import type { Actor } from '../../../machines/people/actor.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { outwardIds } from '../../office/people/outward-ids.ts';
import { PageError } from '../../pages/errors.ts';

/** Phones of the office from which wrong codes came today: somebody may be forging their numbers. */

const SHOWN = 100;

export interface WrongCodePhone {
  /** Stands for the number in addresses. */
  key: string;
  phone: string;
  label: string;
  number: string;
  count: number;
  /** No code of it counts any more today. */
  locked: boolean;
}

/** Newest talk first. */
export async function wrongCodePhones({
  store,
  engine,
  rules,
  clock,
}: Hotline): Promise<WrongCodePhone[]> {
  const ids = await outwardIds(store.records);
  const query = { machine: CONVERSATION.name, tag: 'wrongCodes' };
  const { items } = await store.instances.find(query, { order: 'created', limit: SHOWN });
  const talks = engine.instances.of(CONVERSATION);
  const all = await Promise.all(
    items.map(async ({ id }) => {
      const talk = await talks.context(id);
      if (talk === undefined) return [];
      const { phone } = talk;
      const count = wrongOn(rules, talk, clock.now());
      const named = { key: ids.seal('sender', phone), phone, label: labelOf(rules, phone) };
      const shown = { ...named, number: maskNumber(phone), count, locked: count >= MOST_WRONG };
      return count === 0 ? [] : [shown];
    }),
  );
  return all.flat();
}

/**
 * Lets codes of a phone count again today.
 * @param key as it stands in the address
 * @returns the number
 * @throws PageError 404 when no wrong code came from it today
 */
export async function forgiveCodes(hotline: Hotline, key: string, by: Actor): Promise<string> {
  const { engine, clock } = hotline;
  const found = (await wrongCodePhones(hotline)).find((one) => one.key === key);
  if (found === undefined)
    throw new PageError(404, 'Dari nomor ini hari ini tidak ada kode salah.');
  const at = clock.now();
  const id = CONVERSATION.idPrefix + found.phone;
  const event = { type: 'codes.forgiven', at, by };
  await engine.instances.move({ id, event, key: `desk:codes:${at}` });
  return found.phone;
}
