import { isLongAtNewspaper } from '../../../machines/complaint/base/press.ts';
import { COMPLAINT } from '../../../machines/complaint/kind.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { dateText } from '../../office/words/dates.ts';
import { listAddress } from '../common/press-address.ts';
import type { Task } from './task.ts';

/** Replies that went to a newspaper long ago, and of which nobody noted whether they were printed. */

/** So many of the newest that were sent are looked at. */
const LOOKED_AT = 150;

interface Sent {
  letter: string;
  newspaper: string;
  number: string;
  at: number;
  count: number;
}

/** Dispatches of which something is not printed, by their cover letter. */
async function unprinted({ store, engine }: Hotline): Promise<Sent[]> {
  const query = { machine: COMPLAINT.name, tag: 'copySent' };
  const { items } = await store.instances.find(query, { order: 'created', limit: LOOKED_AT });
  const complaints = engine.instances.of(COMPLAINT);
  const found = await Promise.all(items.map(({ id }) => complaints.context(id)));
  const sent = new Map<string, Sent>();
  for (const dispatch of found.flatMap((complaint) => complaint?.dispatch ?? [])) {
    const known = sent.get(dispatch.letter);
    sent.set(dispatch.letter, { ...dispatch, count: (known?.count ?? 0) + 1 });
  }
  return [...sent.values()];
}

/** One line for each dispatch that is older than `policy.pressDays`. */
export async function pressTasks(hotline: Hotline): Promise<Task[]> {
  const { rules, clock } = hotline;
  const now = clock.now();
  const old = (await unprinted(hotline)).filter(({ at }) => isLongAtNewspaper(rules, at, now));
  return old.map(({ letter, newspaper, number, at, count }) => ({
    key: `koran-${letter}`,
    address: listAddress('dikirim'),
    title: newspaper,
    asks: 'Tanyakan kepada redaksi, lalu catat dimuat atau tidak dimuat',
    text: `${count} balasan dikirim ${dateText(rules, at)} dengan surat ${number}.`,
    since: at,
    until: null,
    late: false,
    marks: [],
    proposals: [],
  }));
}
