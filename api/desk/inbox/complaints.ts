import { actOf, isAct } from '../../../machines/complaint/acts/acts.ts';
import type { ComplaintContext } from '../../../machines/complaint/base/context.ts';
import { COMPLAINT, type FoundComplaint } from '../../../machines/complaint/kind.ts';
import { shortName } from '../../../machines/district/rules.ts';
import type { Actor } from '../../../machines/people/actor.ts';
import { personOf } from '../../../machines/people/people.ts';
import type { Query } from '../../../store/ports/search.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { tagNames } from '../../office/complaints/status.ts';
import { visibleQuery } from '../../office/people/scope.ts';
import { dateText, momentText } from '../../office/words/dates.ts';
import { complaintAddress } from '../common/addresses.ts';
import { dangerAsks, numbersOf } from '../complaints/danger.ts';
import { unholdButton } from '../complaints/held.ts';
import { seenOf } from '../complaints/meanwhile.ts';
import { ownerOf } from '../complaints/owner.ts';
import { proposalsOf, reasonText } from '../complaints/proposals.ts';
import type { Task, TaskGroup } from './task.ts';

/** Complaints that wait for the admin: each kind by an index, so that a million others cost nothing. */

const SHOWN = 10;
/** More are not counted: the page takes no longer with the years. */
const MOST_COUNTED = 500;
const MARKS = ['secret', 'abusive', 'instructed', 'escalated', 'beyondLegal'];

type Found = FoundComplaint;

interface Kind {
  name: string;
  title: string;
  query: Omit<Query, 'machine'>;
  /** The most urgent first where left out. */
  order?: 'created';
  urgent: boolean;
  /** The agency is to be rung for it. */
  ring?: true;
  asks(hotline: Hotline, found: Found): string;
  text(hotline: Hotline, context: ComplaintContext): string;
  /** All of them, as a list of complaints. */
  more: string;
}

const quoted = (_hotline: Hotline, { text }: ComplaintContext) => text;

/** With what was last noted of that. */
function overdueAsks({ rules }: Hotline, { snapshot }: Found): string {
  const { agency, notes } = snapshot.context;
  const last = notes.findLast((note) => note.agency === null);
  const noted = last === undefined ? '' : ` Catatan ${momentText(rules, last.at)}: ${last.text}`;
  return `Tagih jawaban ${shortName(rules, agency)}.${noted}`;
}

function parkedAsks({ rules }: Hotline, { snapshot }: Found): string {
  const { clock, parkings } = snapshot.context;
  const until = clock?.parkedUntil;
  const again = parkings.length > 1 ? `, sudah ${parkings.length} kali diparkir` : '';
  return until === undefined ? 'Diparkir' : `Berjalan lagi ${dateText(rules, until)}${again}`;
}

function transferText({ rules }: Hotline, { agency, transfer }: ComplaintContext): string {
  const to = transfer?.to ?? null;
  const target = to === null ? '' : `ke ${shortName(rules, to)}`;
  return [`${shortName(rules, agency)} minta dialihkan ${target}`.trim(), transfer?.reason]
    .filter((part) => part !== undefined && part !== '')
    .join(': ');
}

/** In the order of urgency. */
const KINDS: Kind[] = [
  {
    name: 'darurat',
    title: 'Darurat',
    query: { tag: 'openEmergency' },
    order: 'created',
    urgent: true,
    asks: ({ rules }, { snapshot }) => dangerAsks(rules, snapshot),
    text: quoted,
    more: '/aduan?tanda=openEmergency',
  },
  {
    name: 'telaah',
    title: 'Tentukan SKPD',
    query: { tag: 'withAdmin', state: 'triage', without: ['parked'] },
    urgent: false,
    asks: ({ rules }, { snapshot }) => reasonText(rules, snapshot.context),
    text: quoted,
    more: '/aduan?keadaan=triage&urut=tenggat',
  },
  {
    name: 'jawaban',
    title: 'Telaah jawaban SKPD',
    query: { tag: 'withAdmin', state: 'review' },
    urgent: false,
    asks: ({ rules }, { snapshot }) => {
      const { agency } = snapshot.context;
      return rules.district.policy.review === 'hold'
        ? `Jawaban ${shortName(rules, agency)} keluar sendiri sebentar lagi`
        : `Kirim atau kembalikan jawaban ${shortName(rules, agency)}`;
    },
    text: (_hotline, { answer, text }) => answer?.text ?? text,
    more: '/aduan?keadaan=review&urut=tenggat',
  },
  {
    name: 'alih',
    title: 'Permintaan alih',
    query: { tag: 'withAdmin', state: 'forwarded' },
    urgent: false,
    asks: () => 'Alihkan, atau tetapkan di SKPD ini',
    text: transferText,
    more: '/aduan?keadaan=forwarded&tanda=withAdmin&urut=tenggat',
  },
  {
    name: 'terlambat',
    title: 'Lewat tenggat di SKPD',
    query: { tag: 'overdue', state: 'forwarded', without: ['parked'] },
    urgent: false,
    ring: true,
    asks: overdueAsks,
    text: quoted,
    more: '/aduan?keadaan=forwarded&terlambat=ya&urut=tenggat',
  },
  {
    name: 'parkir',
    title: 'Diparkir',
    query: { tag: 'parked' },
    urgent: false,
    asks: parkedAsks,
    text: (_hotline, { parkings }) => parkings.at(-1)?.text ?? '',
    more: '/aduan?tanda=parked&urut=tenggat',
  },
];

/** What was decided and may still be taken back asks for nothing but that. */
function heldTask(hotline: Hotline, found: Found, by: Actor): Partial<Task> {
  const { held } = found.snapshot.context;
  const undo = unholdButton(hotline, by, found);
  if (held == null || undo === null || !isAct(held.request.type)) return {};
  const until = momentText(hotline.rules, held.dueAt);
  const asks = `${actOf(held.request.type).done}. Menunggu dikirim sampai ${until}.`;
  return { asks, proposals: [undo], waits: true };
}

function taskOf(
  hotline: Hotline,
  kind: Kind,
  found: Found,
  { by, owner }: { by: Actor; owner: string | null },
): Task {
  const { stored, snapshot } = found;
  const context = snapshot.context;
  const { search } = stored;
  const tags = tagNames(hotline);
  return {
    key: `${kind.name}-${stored.id}`,
    address: complaintAddress(stored.id),
    title: context.ticket,
    asks: kind.asks(hotline, found),
    text: kind.text(hotline, context),
    since: context.clock?.startedAt ?? context.receivedAt,
    until: search.due,
    late: search.tags.includes('overdue'),
    marks: [
      ...MARKS.filter((tag) => search.tags.includes(tag)).map((tag) => tags[tag] ?? tag),
      ...(owner === null ? [] : [`diurus ${owner}`]),
    ],
    ...(context.secret ? { secret: stored.id } : {}),
    complaint: stored.id,
    seen: seenOf(stored),
    ...(kind.ring === true ? { ring: numbersOf(hotline.rules, context.agency) } : {}),
    proposals: proposalsOf(hotline.rules, snapshot, by, hotline.clock.now()),
    ...heldTask(hotline, found, by),
  };
}

async function groupOf(
  hotline: Hotline,
  kind: Kind,
  shown: Set<string>,
  by: Actor,
): Promise<TaskGroup> {
  const { store, engine } = hotline;
  const asked = { machine: COMPLAINT.name, ...kind.query };
  const query = visibleQuery(hotline, personOf(by), asked) ?? { ...asked, without: [] };
  const page = await store.instances.find(query, { order: kind.order ?? 'due', limit: SHOWN });
  const fresh = page.items.filter(({ id }) => !shown.has(id));
  for (const { id } of fresh) shown.add(id);
  const all = page.next === null;
  const dropped = page.items.length - fresh.length;
  const known = all ? page.items.length : await store.instances.count(query, MOST_COUNTED);
  const [found, owners] = await Promise.all([
    Promise.all(fresh.map(({ id }) => engine.instances.of(COMPLAINT).snapshot(id))),
    Promise.all(fresh.map(({ id }) => ownerOf(hotline, id))),
  ]);
  return {
    name: kind.name,
    title: kind.title,
    count: known < MOST_COUNTED ? String(known - dropped) : `${MOST_COUNTED}+`,
    urgent: kind.urgent,
    tasks: found.flatMap((one, n) =>
      one === undefined ? [] : [taskOf(hotline, kind, one, { by, owner: owners[n] ?? null })],
    ),
    more: all ? null : kind.more,
  };
}

/** A complaint stands in the most urgent of its groups only. @param by whose tasks they are */
export async function complaintGroups(hotline: Hotline, by: Actor): Promise<TaskGroup[]> {
  const shown = new Set<string>();
  const groups: TaskGroup[] = [];
  for (const kind of KINDS) groups.push(await groupOf(hotline, kind, shown, by));
  return groups;
}
