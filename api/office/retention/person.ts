import { ToldError } from '../../../machines/base/told-error.ts';
import type { ComplaintContext } from '../../../machines/complaint/base/context.ts';
import { COMPLAINT } from '../../../machines/complaint/kind.ts';
import { CONVERSATION } from '../../../machines/conversation/kind.ts';
import { ERASED } from '../../../machines/district/personal.ts';
import { letterTicket } from '../../../machines/numbers/tickets.ts';
import type { Person } from '../../../machines/people/people.ts';
import { KEPT_BECAUSE, mayServePersons } from '../../../machines/people/retention-policy.ts';
import type { InstanceSummary } from '../../../store/ports/instances.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { forgetExamples } from '../learning/kept.ts';
import { visibleQuery } from '../people/scope.ts';
import { endInstance, personalOf, talking, writeOver } from './retention.ts';

/**
 * The rights of one person (UU 27/2022 arts. 6–8, 13): a copy of all that is kept of a phone number, and its erasure.
 * What somebody may not see is neither in his copy nor his to erase: such complaints are the overseeing agency's.
 */

/** Somebody may not do this; the message is for whoever asked. */
export class PersonError extends ToldError {
  override readonly name = 'PersonError';
  override readonly status = 403;
}

type Desk = Pick<Hotline, 'store' | 'rules' | 'clock' | 'processes' | 'engine'>;

const PAGE = 100;
/** A phone that writes more than this is no person. */
const MOST = 10_000;

function refuse(person: Person): void {
  if (!mayServePersons(person))
    throw new PersonError('Hanya Admin yang melayani hak pemilik data.');
}

/** Instances of all processes under this number that somebody may see, but talks. */
async function instancesOf(desk: Desk, person: Person, phone: string): Promise<InstanceSummary[]> {
  const found: InstanceSummary[] = [];
  for (const { process } of desk.processes) {
    if (process.name === CONVERSATION.name) continue;
    const query = visibleQuery(desk, person, { machine: process.name, phone });
    let cursor: string | undefined;
    while (query !== null) {
      const page = { order: 'created' as const, limit: PAGE };
      const { items, next } = await desk.store.instances.find(
        query,
        cursor === undefined ? page : { ...page, cursor },
      );
      found.push(...items);
      if (next === null) break;
      cursor = next;
    }
  }
  return found;
}

const nameOf = ({ id, search: { ticket, year } }: InstanceSummary) =>
  ticket === null || year === null ? id : letterTicket(year, ticket);

/** What became of one thing. */
export interface Kept {
  name: string;
  why: string;
}

export interface ErasedPerson {
  erased: string[];
  kept: Kept[];
  messages: number;
  effects: number;
}

const isOver = (desk: Desk, { machine, status, search }: InstanceSummary) =>
  personalOf(desk.processes, machine).isOver({ state: search.state, status, tags: search.tags });

/** What would be erased, and what would not. */
export async function personFound(desk: Desk, person: Person, phone: string) {
  refuse(person);
  const all = await instancesOf(desk, person, phone);
  const loose = {
    machines: talking(desk.processes),
    before: desk.clock.now() + 1,
    mark: ERASED,
    phone,
  };
  const { messages, effects } = await desk.store.erasure.loose(loose, true);
  const over = all.filter((one) => isOver(desk, one));
  const open = all.filter((one) => !isOver(desk, one));
  return {
    erased: over.map(nameOf),
    kept: open.map((one): Kept => ({ name: nameOf(one), why: KEPT_BECAUSE.open })),
    messages,
    effects,
  };
}

/** The talk goes too, unless it is needed: something of the phone is open, whoever may see it. */
async function endTalk(desk: Desk, phone: string): Promise<void> {
  const { store, processes } = desk;
  for (const { process } of processes) {
    if (process.name === CONVERSATION.name) continue;
    const page = { order: 'created' as const, limit: PAGE };
    const { items } = await store.instances.find({ machine: process.name, phone }, page);
    if (items.length > 0) return;
  }
  const talk = await store.instances.load(CONVERSATION.idPrefix + phone);
  if (talk === undefined || !isOver(desk, talk)) return;
  await endInstance(desk, personalOf(processes, CONVERSATION.name), talk);
}

/**
 * Erases what is over; what is not says why. @param phone E.164
 * @throws PersonError
 */
export async function erasePerson(
  desk: Desk,
  person: Person,
  phone: string,
): Promise<ErasedPerson> {
  refuse(person);
  const { store, processes, clock } = desk;
  const result: ErasedPerson = { erased: [], kept: [], messages: 0, effects: 0 };
  const ended: string[] = [];
  for (const one of await instancesOf(desk, person, phone)) {
    const name = nameOf(one);
    if (!isOver(desk, one)) result.kept.push({ name, why: KEPT_BECAUSE.open });
    else if (!(await endInstance(desk, personalOf(processes, one.machine), one)))
      result.kept.push({ name, why: KEPT_BECAUSE.working });
    else {
      ended.push(one.id);
      result.erased.push(name);
      const papers = await store.documents.of(one.id);
      if (papers.some(({ instance }) => instance !== one.id))
        result.kept.push({ name: `surat tentang ${name}`, why: KEPT_BECAUSE.archived });
    }
  }
  await forgetExamples(store.records, { complaints: ended });
  const loose = { machines: talking(processes), before: clock.now() + 1, mark: ERASED, phone };
  const { messages, effects } = await store.erasure.loose(loose);
  await endTalk(desk, phone);
  await writeOver(store);
  return { ...result, messages, effects };
}

interface Sms {
  at: string;
  from: string;
  to: string;
  text: string;
}

/** All SMS between this phone and the hotline but those that only the overseer may read. */
async function smsOf({ store, rules }: Desk, phone: string, hidden: ReadonlySet<string>) {
  const [inbox, outbox] = await Promise.all([
    store.inbox.list({ from: phone, limit: MOST }),
    store.outbox.list({ to: phone, limit: MOST }),
  ]);
  const { signature } = rules.district.office;
  const iso = (at: number) => new Date(at).toISOString();
  const received = inbox
    .filter(({ instance }) => instance === null || !hidden.has(instance))
    .map((sms): Sms => ({ at: iso(sms.receivedAt), from: phone, to: signature, text: sms.text }));
  const sent = outbox
    .filter(({ instance, text }) => text !== null && !hidden.has(instance))
    .map(
      ({ createdAt, text }): Sms => ({
        at: iso(createdAt),
        from: signature,
        to: phone,
        text: text ?? '',
      }),
    );
  return [...received, ...sent].sort((a, b) => (a.at < b.at ? -1 : 1));
}

/** Complaints of the phone that whoever asks may not see. */
async function hiddenOf(desk: Desk, phone: string, seen: readonly InstanceSummary[]) {
  const page = { order: 'created' as const, limit: MOST };
  const { items } = await desk.store.instances.find({ machine: COMPLAINT.name, phone }, page);
  const known = new Set(seen.map(({ id }) => id));
  return new Set(items.map(({ id }) => id).filter((id) => !known.has(id)));
}

function complaintCopy(context: ComplaintContext) {
  const { ticket, year, text, additions, answer, category, agency, place, rating } = context;
  return {
    nomor: letterTicket(year, ticket),
    diterima: new Date(context.receivedAt).toISOString(),
    isi: text,
    tambahan: additions.filter((one) => one.ticket === null).map((one) => one.text),
    jawaban: answer?.text ?? null,
    ...{ kategori: category, skpd: agency, wilayah: place, nilai: rating },
  };
}

/** A copy for the person himself, to be read by people and programs (UU 27/2022 art. 13). @param phone E.164 */
export async function personCopy(desk: Desk, person: Person, phone: string) {
  refuse(person);
  const all = await instancesOf(desk, person, phone);
  const complaints = [];
  const others: { proses: string; nomor: string; data: unknown }[] = [];
  const { instances } = desk.engine;
  for (const one of all) {
    if (one.machine === COMPLAINT.name) {
      const complaint = await instances.of(COMPLAINT).context(one.id);
      if (complaint !== undefined) complaints.push(complaintCopy(complaint));
      continue;
    }
    const found = await instances.snapshot(one.id);
    if (found === undefined) continue;
    others.push({ proses: one.machine, nomor: nameOf(one), data: found.snapshot.context });
  }
  return {
    nomor: phone,
    dibuat: new Date(desk.clock.now()).toISOString(),
    pengendali: desk.rules.district.letterhead.office,
    catatan:
      'Aduan yang hanya boleh dibaca lembaga pengawas tidak termasuk; salinannya diminta kepada lembaga itu.',
    aduan: complaints,
    lainnya: others,
    sms: await smsOf(desk, phone, await hiddenOf(desk, phone, all)),
  };
}
