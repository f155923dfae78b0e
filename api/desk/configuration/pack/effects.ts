import type { District } from '../../../../machines/district/district.ts';
import { createUnderstand } from '../../../../machines/language/understand.ts';
import type { Person } from '../../../../machines/people/people.ts';
import type { Understand, Understanding } from '../../../../machines/text/understanding.ts';
import type { Hotline } from '../../../hotline/hotline.ts';
import { readableSms } from '../../../office/people/sms-scope.ts';
import type { View } from '../../../pages/views.ts';
import { ACTIONS } from '../configuration-words.ts';

/** What another wording of categories would have made of the latest SMS of citizens. */

const LATEST = 200;
/** Some are of the office's people. */
const LOOKED_AT = 2 * LATEST;
const SHOWN = 20;

/** Both districts read without what the hotline has learnt by itself: it learns from them anew. */
function readers(before: District, after: District): [Understand, Understand] {
  return [createUnderstand(before), createUnderstand(after)];
}

function words({ category, agency, action }: Understanding, { agencies }: District): string {
  const name = agencies.find(({ code }) => code === agency)?.shortName ?? agency;
  return [category ?? 'tanpa kategori', name, ACTIONS[action]].filter(Boolean).join(', ');
}

/**
 * @param person sees none of what is kept from him
 * @returns how many were read, and those that would be read otherwise
 */
export async function effectsOn(
  { store, rules, processes }: Hotline,
  person: Person,
  after: District,
): Promise<View> {
  const { district } = rules;
  const office = new Set(district.contacts.map(({ phone }) => phone));
  const latest = await store.inbox.list({ limit: LOOKED_AT });
  const citizens = latest.filter(({ from }) => !office.has(from)).slice(0, LATEST);
  const seen = await readableSms({ store, rules, processes }, person, citizens);
  const [now, then] = readers(district, after);
  const changed = seen.flatMap(({ text }) => {
    const [was, is] = [
      words(now(text, { role: 'citizen' }), district),
      words(then(text, { role: 'citizen' }), after),
    ];
    return was === is ? [] : [{ text, was, is }];
  });
  return {
    read: seen.length,
    count: changed.length,
    changed: changed.slice(0, SHOWN),
    more: Math.max(0, changed.length - SHOWN),
  };
}
