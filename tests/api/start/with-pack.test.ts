import { afterEach, describe, expect, it } from '@jest/globals';
import { tokensOf } from '../../../api/office/people/api-tokens.ts';
import { Users } from '../../../api/office/people/users.ts';
import { changedPack, type PackChange } from '../../../api/simulation/scenario/pack-change.ts';
import { contactName } from '../../../api/simulation/scenario/stage.ts';
import type { Agency, District } from '../../../machines/district/district.ts';
import { gatherStatistics } from '../../../machines/report/gather-statistics.ts';
import { deskUser, PaperOffice } from '../../support/paper-office.ts';

/** The hotline starts again with another pack: what is open has its place, and what has none is listed. */

const [CITIZEN, NEIGHBOUR] = ['+6281200009001', '+6281200009002'];
const DAY = 24 * 3_600_000;
const PUTR = { code: 'PUTR', name: 'Dinas Pekerjaan Umum dan Tata Ruang', shortName: 'DPUTR' };

const changing = (change: Partial<PackChange>) => (district: District) =>
  changedPack(district, { agencies: {}, contacts: {}, holidays: {}, ...change }, contactName);

let office: PaperOffice;
afterEach(() => office.close());

function phoneOf(role: string, agency: string): string {
  const { contacts } = office.hotline.rules.district;
  const contact = contacts.find((one) => one.role === role && one.agency === agency);
  if (contact === undefined) throw new Error(`no ${role} of ${agency}`);
  return contact.phone;
}

const EXAMPLE = {
  ...{ id: 'satu', text: 'jalan rusak', category: 'JALAN', agency: 'PUPR' },
  ...{ sort: 'imported' as const, wasRight: false, refused: false },
};

const inbox = async () => (await office.get(deskUser('admin'), '/')).text;

describe('an agency with another name', () => {
  it('keeps users, tokens and drafts; what is closed keeps the old name until it is opened again', async () => {
    office = await PaperOffice.open();
    const officer = phoneOf('officer', 'PUPR');
    await office.sms(CITIZEN, 'JALAN jalan rusak di pekon hanakau sukau');
    await office.sms(NEIGHBOUR, 'JALAN jalan berlubang di pekon basungan pagar dewa');
    await office.sms(officer, 'JAWAB A002 sudah kami tambal kemarin sore');
    await office.sms(NEIGHBOUR, 'NILAI A002 5');
    const { hotline, clock } = office;
    const { store } = hotline;
    const { instances } = store;
    await new Users({ store, clock }).add({ name: 'jalan', role: 'agency', agency: 'PUPR' });
    const token = { name: 'jalan', role: 'officer', agency: 'PUPR', expiresAt: null } as const;
    const { info } = await tokensOf(hotline).create({ ...token, scopes: ['complaints:read'] });
    const url = 'https://contoh.example/aduan';
    await hotline.subscriptions.create({ url, types: [], agency: 'PUPR' });
    await hotline.learning?.kept.put({ ...EXAMPLE, at: clock.now(), notedAt: clock.now() });

    await office.restart(changing({ agencies: { PUPR: PUTR } }));
    expect((await new Users({ store, clock }).get('jalan'))?.agency).toBe('PUTR');
    const tokens = await tokensOf(office.hotline).list();
    expect(tokens.map(({ id, agency }) => [id, agency])).toEqual([[info.id, 'PUTR']]);
    expect(await office.hotline.subscriptions.list()).toMatchObject([{ url, agency: 'PUTR' }]);
    expect(await office.hotline.learning?.kept.examples()).toMatchObject([{ agency: 'PUTR' }]);
    const drafts = { machine: 'letter', tag: 'toSign' };
    expect(await instances.tally(drafts, 'agency')).toMatchObject([{ key: 'PUTR' }]);
    expect((await office.complaint('2026-A001')).agency).toBe('PUTR');
    expect((await office.complaint('2026-A002')).agency).toBe('PUPR');
    const history = await office.get(deskUser('admin'), '/aduan/2026-A001');
    expect(history.text).toContain('SKPD berganti menurut paket kabupaten');
    const closed = await office.get(deskUser('admin'), '/aduan/2026-A002');
    expect(closed.text).toContain('DPUPR');
    // and whoever took over sees it
    const successor = deskUser('agency', 'PUTR');
    expect((await office.get(successor, '/aduan/2026-A002')).status).toBe(200);
    expect((await office.get(successor, '/aduan')).text).toContain('A002');
    const other = deskUser('agency', 'DINKES');
    expect((await office.get(other, '/aduan/2026-A002')).status).toBe(404);
    expect((await office.get(other, '/aduan')).text).not.toContain('A002');

    await office.sms(NEIGHBOUR, 'BELUM A002 masih berlubang');
    expect((await office.complaint('2026-A002')).agency).toBe('PUTR');
    expect(office.received(officer).at(-1)).toContain('A002 DIBUKA LAGI');
    expect((await office.complaint('2026-A002')).rounds.map(({ agency }) => agency)).toEqual([
      'PUPR',
      'PUTR',
    ]);
  });

  it('is one row of a report with the one before, which says so', async () => {
    office = await PaperOffice.open();
    await office.sms(CITIZEN, 'JALAN jalan rusak di pekon hanakau sukau');
    await office.sms(phoneOf('officer', 'PUPR'), 'JAWAB A001 sudah kami tambal kemarin sore');
    await office.sms(CITIZEN, 'NILAI A001 5');
    await office.restart(changing({ agencies: { PUPR: PUTR } }));
    await office.sms(NEIGHBOUR, 'JALAN jalan berlubang di pekon basungan pagar dewa');
    await office.sms(phoneOf('officer', 'PUTR'), 'JAWAB A002 sudah kami tambal kemarin sore');
    const { store, rules } = office.hotline;
    const now = office.clock.now();
    const { agencies } = await gatherStatistics(
      { store, rules },
      { from: now - DAY, to: now + DAY },
      now,
    );
    expect(agencies.map(({ code, answered }) => [code, answered])).toEqual([['PUTR', 2]]);
    expect(agencies[0]?.name).toMatch(
      /^Dinas Pekerjaan Umum dan Tata Ruang \(termasuk yang dahulu .+\)$/,
    );
  });
});

describe('what has no place', () => {
  /** PUPR becomes two, of which roads lead to one; lamps of the agency are nobody's any more. */
  const split = (district: District): District => {
    const agencies = district.agencies.flatMap((agency): Agency[] => {
      if (agency.code !== 'PUPR') return [agency];
      const { code, name, shortName } = agency;
      const former = [{ code, name, shortName }];
      return ['MARGA', 'AIR'].map((part) => ({
        ...agency,
        code: part,
        shortName: part,
        formerly: former,
      }));
    });
    const now = (agency: string) => (agency === 'PUPR' ? 'MARGA' : agency);
    return {
      ...district,
      agencies,
      contacts: district.contacts.map((contact) =>
        contact.agency === undefined ? contact : { ...contact, agency: now(contact.agency) },
      ),
      categories: district.categories.map((category) => ({
        ...category,
        agency: now(category.agency),
        routes: category.routes.map(({ words, agency }) => ({ words, agency: now(agency) })),
      })),
    };
  };

  it('is listed, and nothing of it goes to a wrong number', async () => {
    office = await PaperOffice.open();
    const officer = phoneOf('officer', 'PUPR');
    await office.sms(CITIZEN, 'JALAN jalan rusak di pekon hanakau sukau');
    await office.sms(NEIGHBOUR, 'LAMPU lampu jalan mati di pekon kubu perahu');
    const other = (await office.complaint('2026-A002')).agency ?? '';
    // as if lamps had been theirs, too: their category leads to none of the two
    await office.press(deskUser('admin'), '/aduan/2026-A002/tindakan/teruskan', { skpd: 'PUPR' });
    expect((await office.complaint('2026-A002')).agency).toBe('PUPR');
    expect(other).not.toBe('PUPR');
    const sent = office.received(officer).length;
    await office.restart(split);
    expect((await office.complaint('2026-A001')).agency).toBe('MARGA');
    expect((await office.complaint('2026-A002')).agency).toBe('PUPR');
    const page = await inbox();
    expect(page).toContain('tidak ada lagi dalam paket kabupaten');
    expect(page).toContain('/aduan/2026-A002');
    await office.pass(3 * DAY);
    expect(office.received(officer).slice(sent).join('\n')).not.toContain('A002');
    await office.press(deskUser('admin'), '/aduan/2026-A002/tindakan/teruskan', { skpd: 'MARGA' });
    expect((await office.complaint('2026-A002')).agency).toBe('MARGA');
    expect(await inbox()).not.toContain('tidak ada lagi dalam paket kabupaten');
  });
});

describe('two agencies that become one', () => {
  it('tell its officer what he has not known', async () => {
    office = await PaperOffice.open();
    const roads = phoneOf('officer', 'PUPR');
    const other = office.hotline.rules.district.contacts.find(
      ({ role, agency }) => role === 'officer' && agency !== 'PUPR',
    );
    const code = other?.agency ?? '';
    await office.sms(CITIZEN, 'JALAN jalan rusak di pekon hanakau sukau');
    await office.restart((district) => {
      const merged = changing({ agencies: { PUPR: PUTR, [code]: PUTR } })(district);
      return {
        ...merged,
        contacts: merged.contacts.filter(({ phone }) => phone !== roads),
      };
    });
    expect((await office.complaint('2026-A001')).agency).toBe('PUTR');
    expect(office.received(other?.phone ?? '').at(-1)).toContain('1 tugas terbuka: A001');
    const told = office.received(other?.phone ?? '').length;
    await office.restart((district) => {
      const merged = changing({ agencies: { PUPR: PUTR, [code]: PUTR } })(district);
      return { ...merged, contacts: merged.contacts.filter(({ phone }) => phone !== roads) };
    });
    expect(office.received(other?.phone ?? '').length).toBe(told);
  });
});
