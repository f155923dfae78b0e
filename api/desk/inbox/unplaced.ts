import type { Request } from 'express';
import { COMPLAINT } from '../../../machines/complaint/kind.ts';
import { unknownCodes } from '../../../machines/complaint/with-pack.ts';
import { shortName } from '../../../machines/district/rules.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { personAtDesk } from '../../office/people/person.ts';
import { visibleQuery } from '../../office/people/scope.ts';
import { identityOf } from '../../pages/access/actor.ts';
import { unplacedRecords } from '../../start/records-with-pack.ts';
import { complaintAddress } from '../common/addresses.ts';
import type { Task, TaskGroup } from './task.ts';

/** What a changed pack left without a place (decision 0052): a person gives it one. */

const SHOWN = 20;

const PLAIN = { text: '', since: null, until: null, late: false, marks: [], proposals: [] };

/** Open complaints of an agency that the pack does not have, as far as this user may see them. */
async function complaintsOf(hotline: Hotline, request: Request, agency: string): Promise<Task[]> {
  const { store, rules } = hotline;
  const query = { machine: COMPLAINT.name, tag: 'open', agency };
  const visible = visibleQuery(hotline, personAtDesk(identityOf(request)), query);
  if (visible === null) return [];
  const { items } = await store.instances.find(visible, { order: 'created', limit: SHOWN });
  return items.map(({ id, search }) => ({
    ...PLAIN,
    key: `tanpa-skpd-${id}`,
    address: complaintAddress(id),
    title: search.ticket ?? id,
    asks: `${shortName(rules, agency)} tidak ada lagi dalam paket kabupaten. Pilih SKPD penggantinya.`,
    since: search.forwardedAt ?? search.receivedAt,
    until: search.due,
    late: search.tags.includes('overdue'),
  }));
}

async function usersAndTokens({ store, rules }: Hotline): Promise<Task[]> {
  const found = await unplacedRecords(store.records, rules.district);
  return found.slice(0, SHOWN).map(({ kind, name, agency }) => ({
    ...PLAIN,
    key: `tanpa-skpd-${kind}-${name}`,
    address: kind === 'user' ? '/pengguna' : '/token',
    title: name,
    asks: `${kind === 'user' ? 'Pengguna' : 'Token'} dari ${shortName(rules, agency)}, yang tidak ada lagi dalam paket kabupaten: buat yang baru, lalu nonaktifkan ini.`,
  }));
}

export async function unplacedGroup(hotline: Hotline, request: Request): Promise<TaskGroup> {
  const codes = await unknownCodes(hotline, 'agency');
  const [others, ...complaints] = await Promise.all([
    usersAndTokens(hotline),
    ...codes.map((code) => complaintsOf(hotline, request, code)),
  ]);
  const tasks = [...complaints.flat(), ...others];
  return {
    name: 'skpd',
    title: 'SKPD-nya tidak ada lagi',
    count: String(tasks.length),
    urgent: false,
    tasks,
    more: null,
  };
}
