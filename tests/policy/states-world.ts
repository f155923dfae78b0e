import { type ClientRole, scopesOf } from '../../api/office/people/api-scopes.ts';
import { tokensOf } from '../../api/office/people/api-tokens.ts';
import { statePath } from '../../machines/chart/state-path.ts';
import type { Answer } from '../support/ask.ts';
import { deskUser, PaperOffice } from '../support/paper-office.ts';
import { putBack } from './acts-world.ts';
import { putFacts } from './cases.ts';

/** A hotline with a complaint in every state of the flow, public with PUPR and secret with INSPEKTORAT. */

export type Speaker = 'admin' | 'PUPR' | 'INSPEKTORAT' | 'regent';

export interface Placed {
  id: string;
  /** As the table of acts has it. */
  state: string;
  secret: boolean;
  /** The agency that has it. */
  given: string | null;
}

const CLIENTS: Record<Speaker, [ClientRole, string | null]> = {
  admin: ['admin', null],
  PUPR: ['officer', 'PUPR'],
  INSPEKTORAT: ['officer', 'INSPEKTORAT'],
  regent: ['regent', null],
};

type Done = [Speaker, { type: string } & Record<string, unknown>] | [`reporter`, string];

const TEXT = 'sdh kami survey, besok alat turun';
const ANSWERED: Done[] = [
  ['PUPR', { type: 'officer.answer', text: TEXT }],
  ['admin', { type: 'admin.release' }],
];
const CLOSED: Done[] = [...ANSWERED, ['reporter', 'NILAI {no} 4']];

/** What brings a complaint that was forwarded to PUPR there. */
const WAYS: Record<string, Done[]> = {
  archived: CLOSED,
  triage: [['admin', { type: 'admin.recall' }]],
  'forwarded.notified': [],
  'forwarded.acknowledged': [['PUPR', { type: 'officer.accept' }]],
  'forwarded.working': [['PUPR', { type: 'officer.progress', text: TEXT }]],
  'forwarded.transferRequested': [
    ['PUPR', { type: 'officer.transfer', agency: 'DINSOS', text: 'bukan kewenangan kami' }],
  ],
  awaitingCitizen: [['PUPR', { type: 'officer.ask', text: 'di sebelah mana?' }]],
  review: [['PUPR', { type: 'officer.answer', text: TEXT }]],
  answered: ANSWERED,
  closed: CLOSED,
  rejected: [['admin', { type: 'admin.reject', reason: 'unclear', text: 'tidak jelas' }]],
  merged: [['admin', { type: 'admin.merge', parent: '2026-A001' }]],
  withdrawn: [['reporter', 'BATAL {no}']],
};
/** Longer than anything may be opened again, milliseconds. */
const LONG = 400 * 24 * 3_600_000;

export class StatesWorld {
  readonly office: PaperOffice;
  readonly placed: Placed[] = [];
  private readonly tokens = new Map<Speaker, string>();
  private phones = 0;

  private constructor(office: PaperOffice) {
    this.office = office;
  }

  static async open(): Promise<StatesWorld> {
    const office = await PaperOffice.open((district) => {
      const much = { dailyLimit: 1e6, dailyBudget: 1e6, receiverHourly: 1e6, receiverDaily: 1e6 };
      const policy = { ...district.policy, ...much, crowdHourly: 1e6, review: 'admin' as const };
      return { ...district, policy };
    });
    const world = new StatesWorld(office);
    for (const [name, [role, agency]] of Object.entries(CLIENTS)) {
      const client = { name, role, agency, scopes: scopesOf(role), expiresAt: null };
      world.tokens.set(name as Speaker, (await tokensOf(office.hotline).create(client)).token);
    }
    // what others are put under
    await world.complaint('JALAN di pekon lombok lumbok seminung rusak parah');
    for (const secret of [false, true]) await world.place('archived', secret);
    await office.pass(LONG);
    for (const state of ['clarifying', ...Object.keys(WAYS)])
      for (const secret of [false, true])
        if (state !== 'archived') await world.place(state, secret);
    for (const one of world.placed) await world.settle(one);
    return world;
  }

  private async complaint(text: string): Promise<{ id: string; phone: string }> {
    this.phones += 1;
    const phone = `+62812000088${String(this.phones).padStart(2, '0')}`;
    await this.office.sms(phone, text);
    const query = { machine: 'complaint', phone };
    const { items } = await this.office.hotline.store.instances.find(query, {
      ...{ order: 'created' as const, limit: 1 },
    });
    return { id: items[0]?.id ?? '', phone };
  }

  private async place(state: string, secret: boolean): Promise<void> {
    const text =
      state === 'clarifying' ? 'ada masalah di pekon' : 'JALAN di pekon hanakau sukau rusak parah';
    const { id, phone } = await this.complaint(text);
    for (const [who, what] of WAYS[state] ?? [])
      if (who === 'reporter') await this.office.sms(phone, what.replace('{no}', id.slice(5)));
      else {
        const { status, text: told } = await this.ask(who, id, what);
        if (status !== 200) throw new Error(`${state}: ${what.type}: ${status} ${told}`);
      }
    this.placed.push({ id, state, secret, given: null });
  }

  /** What is to be secret is so, with those who get secrets. */
  private async settle(one: Placed): Promise<void> {
    const { agency, givenTo } = await this.office.complaint(one.id);
    const given = agency !== null && givenTo === agency;
    if (one.secret) {
      const facts = { agency: agency === null ? null : 'INSPEKTORAT', given, secret: true };
      await putFacts(this.office, one.id, facts);
      one.given = given ? 'INSPEKTORAT' : null;
    } else one.given = given ? agency : null;
    const found = await this.office.hotline.engine.instances.snapshot(one.id);
    const value = found?.snapshot.value as { flow: Parameters<typeof statePath>[0] } | undefined;
    const state = value === undefined ? 'gone' : statePath(value.flow);
    if (state !== one.state) throw new Error(`${one.state} is ${state}`);
  }

  ask(who: Speaker, id: string, event: object): Promise<Answer> {
    return this.office.api(this.tokens.get(who) ?? '', `/complaints/${id}/events`, event);
  }

  press(who: Speaker, id: string, name: string, fields: Record<string, string>): Promise<Answer> {
    const user = who === 'admin' ? deskUser('admin') : deskUser('agency', who);
    return this.office.press(user, `/aduan/${id}/tindakan/${name}`, fields);
  }

  /** Does something, and puts the complaint back. @returns types of the events that it took, and the status */
  async tried(
    { id }: Placed,
    something: () => Promise<Answer>,
  ): Promise<{ taken: string[]; status: number; told: string }> {
    const { instances } = this.office.hotline.store;
    const before = await instances.load(id);
    if (before === undefined) throw new Error(`${id} is gone`);
    const { status, text } = await something();
    const entries = await instances.history(id, before.revision);
    if (entries.length > 0) await putBack(this.office, before);
    return { taken: entries.map(({ type }) => type), status, told: text };
  }
}
