import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import type { Identity } from '../../../api/office/identity.ts';
import type { Scope } from '../../../api/office/people/api-scopes.ts';
import { createWeb } from '../../../api/server/app.ts';
import type { AuditRow } from '../../../store/ports/audit.ts';
import { asUser } from '../desk/fixture.ts';
import {
  LETTER,
  openWorld,
  REPORTER,
  ROAD,
  SCAN,
  SECRET_ONE,
  type World,
} from '../rest/v1/world.ts';

/** Reading leaves a trace: each kind of reading, through each door, with the row that it leaves. */

let world: World;
let tokens: Record<'admin' | 'plain' | 'officer', string>;
const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });
const API = '/api/v1';
const AUDITOR: Identity = { user: 'ratna', role: 'auditor', agency: null };
const PUPR: Identity = { user: 'pupr', role: 'agency', agency: 'PUPR' };
const BUPATI = '+6281200000002';
const SEKDA = '+6281200000003';
const OFFICER = '+6281200000101';

beforeAll(async () => {
  world = await openWorld();
  const plain: Scope[] = ['complaints:read'];
  tokens = {
    admin: await world.token('admin'),
    plain: await world.token('admin', null, plain),
    officer: await world.token('officer'),
  };
}, 120_000);
afterAll(() => world.close());

const at = (identity: Identity | null) =>
  identity === null
    ? world.app
    : createWeb(world.hotline, {
        ...asUser(identity),
        printPdf: () => Promise.resolve(Buffer.from('%PDF-1.7')),
      });

/** The rows that something leaves. */
async function rowsOf(doing: () => PromiseLike<unknown>): Promise<AuditRow[]> {
  const { store, clock } = world.hotline;
  const before = (await store.audit.find({ limit: 1 }))[0]?.seq ?? 0;
  // a page that renews itself leaves one row a minute, and a token one request a moment
  await world.clock.advance(61_000);
  await doing();
  const rows = await store.audit.read({ after: before, limit: 50 });
  for (const row of rows) expect(row.at).toBeLessThanOrEqual(clock.now());
  return rows;
}

const brief = (rows: AuditRow[]) =>
  rows.map(({ who, role, action, subject }) => [who, role, action, subject].join(' '));

describe('at the desk', () => {
  it.each<[string, Identity | null, string, string[]]>([
    ['a secret page', null, `/aduan/${SECRET_ONE}`, [`admin admin secret.read ${SECRET_ONE}`]],
    [
      'a secret in the inspector',
      null,
      `/inspektur/complaint/${SECRET_ONE}`,
      [`admin admin secret.read ${SECRET_ONE}`],
    ],
    ['another complaint in the inspector', null, `/inspektur/complaint/${ROAD}`, []],
    ['SMS that did not arrive', null, '/panggil', ['admin admin messages.read panggil']],
    ['a public page', null, `/aduan/${ROAD}`, []],
    [
      'a letter that is to be written about a secret',
      null,
      '/register/baru/penerusan?skpd=INSPEKTORAT',
      [`admin admin secret.read ${SECRET_ONE}`],
    ],
    [
      'the form of an answer to a secret',
      null,
      `/register/baru/jawaban?aduan=${SECRET_ONE}`,
      [`admin admin secret.read ${SECRET_ONE}`],
    ],
    ['letters about others', null, '/register/baru/penerusan?skpd=PUPR', []],
    ['a letter', null, `/surat/${LETTER}`, [`admin admin letter.read ${LETTER}`]],
    ['its content alone', PUPR, `/surat/${LETTER}/isi`, [`pupr agency letter.read ${LETTER}`]],
    ['its PDF', null, `/surat/${LETTER}/pdf`, [`admin admin letter.printed ${LETTER}`]],
    ['a scan', null, `/surat/${SCAN}`, [`admin admin letter.read ${SCAN}`]],
    ['raw messages', null, '/pesan', ['admin admin messages.read pesan']],
    ['one box of them', null, '/pesan?kotak=operator', ['admin admin messages.read operator']],
    ['the quarantine', null, '/karantina', ['admin admin messages.read karantina']],
    ['the box of the network', null, '/operator', ['admin admin messages.read operator']],
    ['a file', null, '/unduh/aduan.csv', ['admin admin complaints.exported aduan.csv']],
    [
      'a foreign complaint',
      { ...PUPR, user: 'dinsos', agency: 'DINSOS' },
      `/aduan/${ROAD}`,
      [`dinsos agency access.denied ${ROAD}`],
    ],
    [
      'a secret one',
      AUDITOR,
      `/aduan/${SECRET_ONE}`,
      [`ratna auditor access.denied ${SECRET_ONE}`],
    ],
    [
      'a foreign letter',
      { ...PUPR, user: 'dinsos', agency: 'DINSOS' },
      `/surat/${LETTER}`,
      [`dinsos agency access.denied ${LETTER}`],
    ],
    ['what is not there', PUPR, '/aduan/2026-Z999', []],
    ['a page of the admin', PUPR, '/pengguna', ['pupr agency access.denied /pengguna']],
  ])('%s', async (_what, who, path, expected) => {
    expect(brief(await rowsOf(() => request(at(who)).get(path)))).toEqual(expected);
  });

  it('a file by words: what was typed stands in no row, and is shown of none', async () => {
    const path = '/unduh/aduan.csv?kata=oknum%20minta%20uang&tiket=A003&keadaan=forwarded';
    const rows = await rowsOf(() => request(at(null)).get(path));
    const { filter } = rows[0]?.detail ?? {};
    expect(filter).toBe('?kata=(tidak dicatat)&keadaan=forwarded&tiket=(tidak dicatat)');
    // as it was written before
    await world.hotline.store.audit.append({
      ...{ at: world.clock.now(), who: 'budi', role: 'admin', action: 'complaints.exported' },
      ...{ subject: 'aduan.csv', detail: { filter: '?kata=bocorkan+nama&skpd=PUPR' } },
    });
    const { text } = await request(at(AUDITOR)).get('/audit');
    expect(text).toContain('skpd&#x3D;PUPR');
    expect(text).not.toMatch(/oknum|bocorkan/);
  });

  it('a whole number, before it is shown', async () => {
    const rows = await rowsOf(() =>
      request(world.app).post(`/aduan/${ROAD}/nomor`).set('Sec-Fetch-Site', 'same-origin'),
    );
    expect(brief(rows)).toEqual([`admin admin number.shown ${ROAD}`]);
  });

  it('a whole number, also where its holder wrote it: on request alone', async () => {
    const digits = (html: string) => html.replace(/\D/g, '').includes(REPORTER.slice(3));
    const page = await request(world.app).get(`/aduan/${ROAD}`);
    expect(page.text).toContain('hub 0812xxxx');
    expect(digits(page.text)).toBe(false);
    const shown = await request(world.app)
      .post(`/aduan/${ROAD}/nomor`)
      .set('Sec-Fetch-Site', 'same-origin');
    expect(digits(shown.text)).toBe(true);
  });

  it('who was blocked, and who was let in again', async () => {
    const post = (path: string, fields = {}) =>
      request(world.app).post(path).set('Sec-Fetch-Site', 'same-origin').type('form').send(fields);
    const blocked = await rowsOf(() => post('/blokir', { nomor: '081200009077', alasan: 'teror' }));
    expect(brief(blocked)).toEqual(['admin admin sender.blocked 0812xxxx077']);
    expect(blocked[0]?.detail).toMatchObject({ reason: 'teror' });
    const { text } = await request(world.app).get('/karantina');
    const [, unblock = ''] = /action="(\/blokir\/[^"]+)"/.exec(text) ?? [];
    expect(brief(await rowsOf(() => post(unblock)))).toEqual([
      'admin admin sender.unblocked 0812xxxx077',
    ]);
  });

  it('who was blocked from the quarantine, and whose message was let go on', async () => {
    const post = (path: string) =>
      request(world.app).post(path).set('Sec-Fetch-Site', 'same-origin').type('form').send({});
    const addressOf = async (what: string) => {
      const { text } = await request(world.app).get('/karantina');
      return new RegExp(`action="(/karantina/[^"/]+/${what})"`).exec(text)?.[1] ?? '';
    };
    await world.sms('+6281200009055', 'SELAMAT anda dapat hadiah pulsa 100jt, klik www.hadiah.com');
    const released = await rowsOf(async () => post(await addressOf('lepas')));
    expect(released.map(({ action }) => action)).toContain('message.released');
    await world.sms('+6281200009056', 'SELAMAT anda dapat hadiah pulsa 100jt, klik www.hadiah.net');
    const blocked = await rowsOf(async () => post(await addressOf('blokir')));
    expect(brief(blocked)).toContain('admin admin sender.blocked 0812xxxx056');
  });
});

describe('by the API', () => {
  const asked = (token: string, path: string) =>
    rowsOf(() => request(world.app).get(`${API}${path}`).set(bearer(token)));
  const actions = (rows: AuditRow[]) => rows.map(({ action, subject }) => `${action} ${subject}`);

  it.each<[string, string, string[]]>([
    ['a secret complaint', `/complaints/${SECRET_ONE}`, ['secret.read', 'number.shown']],
    [
      'its messages',
      `/complaints/${SECRET_ONE}/messages`,
      ['secret.read', 'number.shown', 'messages.read'],
    ],
    ['its history', `/complaints/${SECRET_ONE}/history`, ['secret.read']],
    ['its documents', `/complaints/${SECRET_ONE}/documents`, ['secret.read']],
    ['what may be done with it', `/complaints/${SECRET_ONE}/events`, ['secret.read']],
  ])('%s', async (_what, path, expected) => {
    const rows = await asked(tokens.admin, path);
    expect(actions(rows)).toEqual(expected.map((action) => `${action} ${SECRET_ONE}`));
    for (const { detail } of rows) expect(detail).toMatchObject({ via: 'api' });
  });

  it('a list that has secrets and numbers, and one that has none', async () => {
    const rows = actions(await asked(tokens.admin, '/complaints?limit=50'));
    expect(rows.filter((row) => row.startsWith('secret.read'))).toEqual([
      `secret.read ${SECRET_ONE}`,
    ]);
    expect(rows).toContain(`number.shown ${ROAD}`);
    expect(actions(await asked(tokens.plain, '/complaints?limit=50'))).toEqual([]);
  });

  it('letters, their PDF, and scans', async () => {
    const id = encodeURIComponent(LETTER);
    expect(actions(await asked(tokens.admin, `/documents/${id}/html`))).toEqual([
      `letter.read ${LETTER}`,
    ]);
    expect(actions(await asked(tokens.admin, `/documents/${id}/pdf`))).toEqual([
      `letter.printed ${LETTER}`,
    ]);
    expect(actions(await asked(tokens.admin, `/documents/${SCAN}/file`))).toEqual([
      `letter.read ${SCAN}`,
    ]);
  });

  it('foreign complaints and letters', async () => {
    for (const [path, subject] of [
      [`/complaints/${SECRET_ONE}`, SECRET_ONE],
      [`/complaints/${SECRET_ONE}/messages`, SECRET_ONE],
    ])
      expect(actions(await asked(tokens.officer, path ?? ''))).toEqual([
        `access.denied ${subject}`,
      ]);
  });

  it('raw messages of any complaint, and a token that asks for more than it was made for', async () => {
    expect(actions(await asked(tokens.admin, `/complaints/${ROAD}/messages`))).toEqual([
      `number.shown ${ROAD}`,
      `messages.read ${ROAD}`,
    ]);
    expect(actions(await asked(tokens.plain, `/complaints/${ROAD}/messages`))).toEqual([
      'token.refused listMessages',
    ]);
  });

  it('tokens that are none, and that were revoked', async () => {
    const unknown = await asked(`hsc_${'x'.repeat(43)}`, '/complaints');
    expect(actions(unknown)).toEqual(['token.refused null']);
    const { info, token } = await world.tokens.create({
      ...{ name: 'lama', role: 'admin', agency: null, expiresAt: null },
      scopes: ['complaints:read'],
    });
    await world.tokens.revoke(info.id);
    const revoked = await asked(token, '/complaints');
    expect(actions(revoked)).toEqual([`token.refused ${info.id}`]);
    expect(revoked[0]?.detail).toMatchObject({ state: 'revoked' });
  });
});

describe('by SMS', () => {
  it.each([
    ['Bupati', BUPATI, 'regent'],
    ['Sekda', SEKDA, 'secretary'],
  ])('LIHAT of the %s', async (_who, phone, role) => {
    const masked = `0812xxxx${phone.slice(-3)}`;
    expect(brief(await rowsOf(() => world.sms(phone, 'LIHAT A001')))).toEqual([
      `${masked} ${role} complaint.looked ${ROAD}`,
    ]);
    expect(brief(await rowsOf(() => world.sms(phone, 'LIHAT A003')))).toEqual([
      `${masked} ${role} access.denied ${SECRET_ONE}`,
    ]);
    expect(await rowsOf(() => world.sms(phone, 'LIHAT A099'))).toEqual([]);
    expect(await rowsOf(() => world.sms(phone, 'DAFTAR'))).toEqual([]);
  });

  it.each([
    ['Bupati', BUPATI, 'regent'],
    ['Sekda', SEKDA, 'secretary'],
  ])('a question of the %s in words, which shows the same', async (_who, phone, role) => {
    expect(brief(await rowsOf(() => world.sms(phone, 'A001 sudah sampai mana?')))).toEqual([
      `0812xxxx${phone.slice(-3)} ${role} complaint.looked ${ROAD}`,
    ]);
  });

  it('LIHAT of a secret by the admin’s phone too', async () => {
    const [admin] = world.hotline.rules.district.contacts.filter(({ role }) => role === 'admin');
    const rows = await rowsOf(() => world.sms(admin?.phone ?? '', 'LIHAT A003'));
    expect(rows.map(({ action, subject }) => [action, subject])).toEqual([
      ['complaint.looked', SECRET_ONE],
    ]);
  });

  it('an officer who asks for what is not his', async () => {
    expect(brief(await rowsOf(() => world.sms(OFFICER, 'LIHAT A003')))).toEqual([
      `0812xxxx101 officer access.denied ${SECRET_ONE}`,
    ]);
    expect(await rowsOf(() => world.sms(OFFICER, 'LIHAT A001'))).toEqual([]);
  });
});

it('no row has a whole number', async () => {
  const rows = await world.hotline.store.audit.read({ limit: 500 });
  expect(JSON.stringify(rows)).not.toContain(REPORTER.slice(4));
});
