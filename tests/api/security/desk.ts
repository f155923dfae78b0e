import type { Express } from 'express';
import request, { type Response, type Test } from 'supertest';
import type { Hotline } from '../../../api/hotline/hotline.ts';
import type { DeskRole } from '../../../api/office/identity.ts';
import { Users } from '../../../api/office/people/users.ts';
import { createWeb, type WebOptions } from '../../../api/server/app.ts';
import type { AuditRow } from '../../../store/ports/audit.ts';
import { createFixture, type Fixture, NOW } from '../desk/fixture.ts';

/** A desk with real sessions and users, whose clock a test can move. */

export const SAME_ORIGIN = { 'Sec-Fetch-Site': 'same-origin' };
/** Long enough, and nothing that anybody else would choose. */
export const PASSWORD = 'perahu kuning empat senja';
/** Of tests' password hashes: as the real ones, but quick. */
const QUICK = { n: 1024, r: 8, p: 1 };

export const ROLES: Record<DeskRole, { name: string; agency: string | null }> = {
  admin: { name: 'admin', agency: null },
  agency: { name: 'pupr', agency: 'PUPR' },
  viewer: { name: 'sekda', agency: null },
  auditor: { name: 'auditor', agency: null },
};

export interface Desk {
  fixture: Fixture;
  app: Express;
  users: Users;
  /** Moves the clock on, milliseconds. */
  pass(ms: number): void;
  audit(): Promise<AuditRow[]>;
}

/** A browser that keeps one cookie and shows where it is. */
export class Browser {
  cookie = '';
  private readonly app: Express;

  constructor(app: Express) {
    this.app = app;
  }

  private with(test: Test): Test {
    return this.cookie === '' ? test : test.set('Cookie', this.cookie);
  }

  get(path: string): Test {
    return this.with(request(this.app).get(path));
  }

  post(path: string, fields: Record<string, string> = {}): Test {
    return this.with(request(this.app).post(path)).set(SAME_ORIGIN).type('form').send(fields);
  }

  async signIn(name: string, password = PASSWORD, to = '/'): Promise<Response> {
    const response = await this.post('/masuk', { nama: name, sandi: password, ke: to });
    const [set] = response.get('Set-Cookie') ?? [];
    if (set !== undefined) this.cookie = set.split(';')[0] ?? '';
    return response;
  }
}

/** @param roles users that there are; without any the first one is still to be made */
export async function openDesk(
  roles: DeskRole[] = ['admin', 'agency', 'viewer', 'auditor'],
  options: WebOptions = {},
): Promise<Desk> {
  const fixture = createFixture();
  let now = NOW;
  const hotline: Hotline = {
    ...fixture.hotline,
    clock: { ...fixture.hotline.clock, now: () => now },
  };
  const users = new Users({ store: hotline.store, clock: hotline.clock, cost: QUICK });
  for (const role of roles) {
    const { name, agency } = ROLES[role];
    await users.add({ name, role, agency }, PASSWORD);
  }
  return {
    fixture: { ...fixture, hotline },
    app: createWeb(hotline, { passwordCost: QUICK, ...options }),
    users,
    pass(ms) {
      now += ms;
    },
    audit: () => hotline.store.audit.read({ limit: 1000 }),
  };
}

/** A browser in which somebody of this role has signed in. */
export async function browserOf(desk: Desk, role: DeskRole): Promise<Browser> {
  const browser = new Browser(desk.app);
  await browser.signIn(ROLES[role].name);
  return browser;
}
