import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parentNamed } from '../../../api/office/acts/parent.ts';
import type { ComplaintRequest } from '../../../machines/complaint/acts/act.ts';
import { COMPLAINT } from '../../../machines/complaint/kind.ts';
import { complaintId, ticketCode } from '../../../machines/numbers/tickets.ts';
import type { Actor } from '../../../machines/people/actor.ts';
import { PaperOffice } from '../../support/paper-office.ts';

/**
 * Whatever admin, agencies and citizens do with complaints that are put together: a child never says what its
 * parent does not, there are no chains and no cycles, and nobody reads of another's ticket but where he is told
 * of the merger.
 */

const OFFICER: Actor = { role: 'officer', agency: 'PUPR', phone: '+6281200000101' };
const FAMILY = 3;
const HOUR = 3_600_000;
const YEAR = 2026;

const ACTS = {
  merge: 6,
  separate: 2,
  answer: 5,
  correct: 2,
  retract: 2,
  unsolved: 4,
  solved: 2,
  add: 2,
  rate: 2,
  withdraw: 1,
  reject: 1,
  forward: 3,
  pass: 2,
};
type ActName = keyof typeof ACTS;

const act = fc.record({
  name: fc.oneof(
    ...Object.entries(ACTS).map(([name, weight]) => ({
      weight,
      arbitrary: fc.constant(name as ActName),
    })),
  ),
  one: fc.nat(FAMILY - 1),
  other: fc.nat(FAMILY - 1),
});
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never;

interface Member {
  id: string;
  ticket: string;
  phone: string;
}

let office: PaperOffice;
let opened = 0;
let keys = 0;
beforeAll(async () => {
  office = await PaperOffice.open();
});
afterAll(() => office.close());

async function family(): Promise<Member[]> {
  const members: Member[] = [];
  for (let n = 0; n < FAMILY; n += 1) {
    opened += 1;
    const ticket = ticketCode(opened);
    const phone = `+62812000${String(20_000 + opened)}`;
    await office.sms(phone, `JALAN jalan rusak parah di pekon hanakau sukau bagian ${opened}`);
    members.push({ id: complaintId(YEAR, ticket), ticket, phone });
  }
  return members;
}

async function asActor(by: Actor, id: string, event: ComplaintRequest): Promise<void> {
  keys += 1;
  await office.hotline.engine.request(id, event, by, `links:${keys}`);
  await office.rest();
}

const asAdmin = (id: string, event: ComplaintRequest) => asActor({ role: 'admin' }, id, event);
// an office that answers as often as this would be asked by SMS whether it is a machine
const asOfficer = (id: string, event: ComplaintRequest) => asActor(OFFICER, id, event);

async function carryOut(members: Member[], { name, one: a, other: b }: Act): Promise<void> {
  const [one, other] = [members[a], members[b]];
  if (one === undefined || other === undefined) return;
  const parent = await parentNamed(office.hotline, other.id);
  const { id, ticket, phone } = one;
  keys += 1;
  const todo: Record<ActName, () => Promise<void>> = {
    merge: async () => parent && asAdmin(id, { type: 'admin.merge', parent }),
    separate: () => asAdmin(id, { type: 'admin.separate' }),
    answer: () => asOfficer(id, { type: 'officer.answer', text: `sudah ditambal regu ${keys}` }),
    correct: () => asOfficer(id, { type: 'officer.correct', text: `ditambal lusa regu ${keys}` }),
    retract: () => asAdmin(id, { type: 'admin.retract' }),
    unsolved: () => office.sms(phone, `BELUM ${ticket} masih berlubang ${keys}`),
    solved: () => office.sms(phone, 'sudah selesai pak, terima kasih'),
    add: () => office.sms(phone, `TAMBAH ${ticket} dekat jembatan kecil ${keys}`),
    rate: () => office.sms(phone, `NILAI ${ticket} ${1 + (keys % 5)}`),
    withdraw: () => office.sms(phone, `BATAL ${ticket}`),
    reject: () => asAdmin(id, { type: 'admin.reject', reason: 'unclear', text: 'tidak jelas' }),
    forward: () => asAdmin(id, { type: 'admin.forward', agency: 'PUPR' }),
    pass: () => office.pass(HOUR),
  };
  await todo[name]();
}

async function look({ id }: Member) {
  const found = await office.hotline.engine.instances.of(COMPLAINT).snapshot(id);
  if (found === undefined) throw new Error(`there is no complaint ${id}`);
  return found.snapshot;
}

type Looked = Awaited<ReturnType<typeof look>>;

/** What a child says beyond its parent, and what else is wrong between the two. */
function betweenFaults(child: Looked, parent: Looked): string[] {
  const [c, p] = [child.context, parent.context];
  const said = c.answeredAt === null ? null : c.answer?.text;
  const theirs = p.answeredAt === null ? null : p.answer?.text;
  const waits = child.matches({ flow: 'merged' });
  const laws: Record<string, boolean> = {
    'a chain': p.parent === null && c.children.length === 0,
    'not known to its parent': p.children.some(({ instance }) => instance === c.id),
    'of another secrecy': c.secret === p.secret,
    'says what its parent does not': said === null || said === theirs,
    'waits for what its parent has said': !waits || theirs === null,
    'waits for a parent that is over': !waits || parent.hasTag('open'),
  };
  return Object.entries(laws).flatMap(([fault, holds]) => (holds ? [] : [`${c.id}: ${fault}`]));
}

/** Another's ticket in what a citizen got, but for the merger itself. */
function foreignTickets(members: Member[]): string[] {
  return members.flatMap(({ phone, ticket }) => {
    const others = members.filter((other) => other.ticket !== ticket);
    const told = office.received(phone).filter((text) => !text.startsWith('Laporan serupa'));
    return told.filter((text) => others.some((other) => text.includes(other.ticket)));
  });
}

async function faultsOf(members: Member[]): Promise<string[]> {
  const all = new Map<string, Looked>();
  for (const member of members) all.set(member.id, await look(member));
  return [...all.values()].flatMap((snapshot) => {
    const { id, parent, children } = snapshot.context;
    const strays = children.filter(
      ({ instance }) => all.get(instance)?.context.parent?.instance !== id,
    );
    const lost = strays.map(({ instance }) => `${instance} is no child of ${id}`);
    const above = parent === null ? undefined : all.get(parent.instance);
    return above === undefined ? lost : [...lost, ...betweenFaults(snapshot, above)];
  });
}

describe('merged complaints', () => {
  it('go with their parent when it is answered, put right and open again', async () => {
    const members = await family();
    const [parent, child] = members;
    if (parent === undefined || child === undefined) throw new Error('there is no family');
    const said = async (one: Member) => {
      const { answer, answeredAt } = (await look(one)).context;
      return answeredAt === null ? null : answer?.text;
    };
    await carryOut(members, { name: 'merge', one: 1, other: 0 });
    const heard: unknown[] = [];
    for (const name of ['answer', 'correct', 'unsolved'] as const) {
      await carryOut(members, { name, one: 0, other: 0 });
      expect(await said(child)).toBe(await said(parent));
      heard.push(await said(child));
    }
    const [first, second] = [expect.stringMatching(/^sudah/), expect.stringMatching(/^ditambal/)];
    expect(heard).toEqual([first, second, null]);
  });

  it('never say what their parent does not', async () => {
    const seen = { linked: 0, answered: 0, waitsAgain: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 8, maxLength: 16 }), async (acts) => {
        const members = await family();
        for (const one of acts) {
          await carryOut(members, one);
          const faults = await faultsOf(members);
          expect(faults.map((fault) => `${one.name}: ${fault}`)).toEqual([]);
          for (const member of members) {
            const { parent, answeredAt, answer } = (await look(member)).context;
            if (parent === null) continue;
            seen.linked += 1;
            seen.answered += answeredAt === null ? 0 : 1;
            seen.waitsAgain += answeredAt === null && answer !== null ? 1 : 0;
          }
        }
        expect(foreignTickets(members)).toEqual([]);
      }),
      { numRuns: 25, seed: 67, endOnFailure: true },
    );
    // the walks go where it matters
    const rare = Object.entries(seen).filter(([, count]) => count < 3);
    expect(rare).toEqual([]);
  });
});
