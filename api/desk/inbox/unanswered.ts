import type { InboxEntry } from '../../../store/ports/inbox.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { MOST_COUNTED, type UnansweredBox, unseen } from '../messages/unanswered.ts';
import type { Task, TaskGroup } from './task.ts';

/** What got no answer, one line for each box: how many since somebody last looked through it. */

const BOXES: Record<UnansweredBox, { address: string; asks: string }> = {
  quarantine: {
    address: '/karantina',
    asks: 'Terbaca sebagai iklan, percakapan, atau balasan otomatis. Baca: adakah aduan di antaranya?',
  },
  operator: {
    address: '/operator',
    asks: 'Terbaca sebagai pesan jaringan. Baca: adakah aduan di antaranya?',
  },
};

/** More than are counted is said as such. */
const counted = (count: number): string =>
  count >= MOST_COUNTED ? `${MOST_COUNTED}+` : String(count);

function taskOf(box: UnansweredBox, entries: readonly InboxEntry[]): Task[] {
  const oldest = entries.at(-1);
  if (oldest === undefined) return [];
  const { address, asks } = BOXES[box];
  const title = `${counted(entries.length)} SMS`;
  const since = oldest.storedAt;
  const plain = { text: '', until: null, late: false, marks: [], proposals: [] };
  return [{ ...plain, key: `tidak-dijawab-${box}`, address, title, asks, since }];
}

export async function unansweredGroup(hotline: Hotline): Promise<TaskGroup> {
  const [kept, network] = await Promise.all([
    unseen(hotline, 'quarantine'),
    unseen(hotline, 'operator'),
  ]);
  return {
    ...{ name: 'tidak-dijawab', title: 'Tidak dijawab', urgent: false, more: null },
    tasks: [...taskOf('quarantine', kept), ...taskOf('operator', network)],
    count: counted(kept.length + network.length),
  };
}
