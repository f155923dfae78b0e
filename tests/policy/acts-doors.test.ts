import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { scopesOf } from '../../api/office/people/api-scopes.ts';
import { tokensOf } from '../../api/office/people/api-tokens.ts';
import { packagePath } from '../../api/paths.ts';
import { createWeb } from '../../api/server/app.ts';
import { parseScenario } from '../../api/simulation/scenario/format.ts';
import { ACT_TYPES, actOf, sampleOf } from '../../machines/complaint/acts/acts.ts';
import { asUser } from '../api/desk/fixture.ts';
import { ask } from '../support/ask.ts';
import { phoneOf } from '../support/office-phones.ts';
import { type ActsWorld, openActsWorld } from './acts-world.ts';
import { canaryOf, reporterOf } from './cases.ts';
import {
  ACTS_OF,
  CASES,
  type Case,
  isHis,
  type PersonName,
  seesBy,
  TAKEN_AT_ONCE,
} from './grid.ts';

/**
 * Every act, by everybody, through every door, with a complaint of every case: what the table written by hand
 * (`grid.ts`) lets him do is done, and nothing else.
 */

/** Somebody at a door: how the table calls him in `may`, `-` where he moves nothing; as whom he reads. */
type Letter = 'R' | 'A' | 'P' | 'D' | 'I' | 'B' | '-';

const ADMIN = { user: 'budi', role: 'admin', agency: null } as const;

let world: ActsWorld;
beforeAll(async () => {
  world = await openActsWorld();
}, 300_000);
afterAll(() => world.office.close());

const idOf = (one: Case) => world.ids[CASES.indexOf(one)] ?? '';
const mayDo = (one: Case, letter: Letter, type: string) =>
  one.may.includes(letter) && isHis(type, letter);

/** What was taken is his to do, and what he must be able to do was taken. */
function check(one: Case, letter: Letter, wanted: readonly string[], taken: string[]): void {
  const foreign = taken.filter((type) => !type.startsWith('clock.') && !mayDo(one, letter, type));
  expect([one.name, wanted, foreign]).toEqual([one.name, wanted, []]);
  const owed = wanted.filter((type) => TAKEN_AT_ONCE.includes(type) && mayDo(one, letter, type));
  expect([one.name, owed, taken.filter((type) => owed.includes(type))]).toEqual([
    one.name,
    owed,
    owed,
  ]);
}

/** One of each kind: a page is cheaper than an SMS. */
const TRIED = CASES.filter(({ name }) =>
  /^(given to PUPR|only proposed for PUPR|secret, (accusing the office, )?given to INSPEKTORAT|secret, still with PUPR)$/.test(
    name,
  ),
);

it('the table names every act', () => {
  const named = Object.values(ACTS_OF).flatMap((types) => types.split(' '));
  expect(named.sort()).toEqual([...ACT_TYPES].sort());
});

describe('forms of the desk', () => {
  const USERS = [
    ['A', ADMIN],
    ['P', { user: 'pupr', role: 'agency', agency: 'PUPR' }],
    ['D', { user: 'dinsos', role: 'agency', agency: 'DINSOS' }],
    ['I', { user: 'irban', role: 'agency', agency: 'INSPEKTORAT' }],
    ['-', { user: 'sekda', role: 'viewer', agency: null }],
    ['-', { user: 'auditor', role: 'auditor', agency: null }],
  ] as const;
  const names = [...new Set(ACT_TYPES.flatMap((type) => actOf(type).desk?.name ?? []))];
  const fields = { isi: 'sdh kami survey, besok alat turun', skpd: 'DINSOS', alasan: 'unclear' };
  const more = { tanggal: '2026-11-27', rahasia: '', kategori: '' };

  it.each(USERS)(
    '%s: %j',
    async (letter, who) => {
      // who moves nothing is turned away by the gate, whatever it is about
      for (const one of letter === '-' ? TRIED : CASES)
        for (const name of names) {
          const wanted = ACT_TYPES.filter((type) => actOf(type).desk?.name === name);
          const tiket = idOf(one === CASES[1] ? (CASES[0] ?? one) : (CASES[1] ?? one)).slice(5);
          const path = `/aduan/${idOf(one)}/tindakan/${name}`;
          const taken = await world.tried(idOf(one), () =>
            world.office.press(who, path, { ...fields, ...more, tiket }),
          );
          const his = wanted.filter((type) => isHis(type, letter));
          check(one, letter, his, taken);
        }
    },
    300_000,
  );
});

describe('SMS', () => {
  const CODE = '10 10';
  // the same SMS over and over is kept as that of a machine
  const SAID = ['', 'ya ', 'ok ', 'kode ', 'iya ', 'y '];
  let said = 0;
  /** As whom the phone reads; null of the reporter, who reads his own. */
  const PHONES: [string, Letter, string | null, PersonName | null][] = [
    ['the reporter', 'R', null, null],
    ['another citizen', '-', '+6281200009555', 'anybody'],
    ['an officer of PUPR', 'P', phoneOf('officer', 'PUPR'), 'PUPR'],
    ['the head of PUPR', 'P', phoneOf('head', 'PUPR'), 'PUPR'],
    ['an officer of DINSOS', 'D', phoneOf('officer', 'DINSOS'), 'DINSOS'],
    ['an officer of INSPEKTORAT', 'I', phoneOf('officer', 'INSPEKTORAT'), 'INSPEKTORAT'],
    ['the admin', 'A', phoneOf('admin'), 'admin'],
    ['the Sekda', '-', phoneOf('secretary'), 'leader'],
    ['the Bupati', 'B', phoneOf('regent'), 'leader'],
  ];
  const COMMANDS = ACT_TYPES.flatMap((type) => {
    const { sms } = actOf(type);
    return sms === undefined ? [] : [[type, sms.example] as const];
  });

  /** An SMS, and the code where one is asked for. @returns what came back */
  async function write(phone: string, text: string): Promise<string> {
    const before = world.office.received(phone).length;
    const told = () => world.office.received(phone).slice(before).join('');
    await world.office.sms(phone, text);
    if (told().includes(CODE)) {
      said += 1;
      await world.office.sms(phone, `${SAID[said % SAID.length]}${CODE}`);
    }
    return told();
  }

  it.each(PHONES)(
    '%s',
    async (_, letter, number, reader) => {
      // who is nobody to any of them is tried with fewer
      for (const one of letter === '-' || letter === 'D' ? TRIED.slice(0, 3) : TRIED)
        for (const [type, example] of COMMANDS) {
          const phone = number ?? reporterOf(one);
          const other = idOf(CASES[1] ?? one).slice(5);
          const text = example.replace('{no}', idOf(one).slice(5)).replace('{skpd}', 'DINSOS');
          let told = '';
          const taken = await world.tried(idOf(one), async () => {
            told = await write(phone, text.replace('A101', other));
          });
          check(one, letter, [type], taken);
          const seen = reader === null || seesBy(one, reader);
          if (!seen)
            expect([one.name, text, told.includes(canaryOf(one))]).toEqual([one.name, text, false]);
        }
    },
    300_000,
  );
});

describe('the API', () => {
  const CLIENTS = [
    ['A', 'admin', null],
    ['P', 'officer', 'PUPR'],
    ['I', 'officer', 'INSPEKTORAT'],
    ['B', 'regent', null],
  ] as const;

  it.each(CLIENTS)(
    '%s does what the table lets him do',
    async (letter, role, agency) => {
      const { hotline } = world.office;
      const wanted = { name: letter, role, agency, scopes: scopesOf(role), expiresAt: null };
      const { token } = await tokensOf(hotline).create(wanted);
      for (const one of CASES)
        for (const type of TAKEN_AT_ONCE.filter((act) => isHis(act, letter))) {
          const context = await world.office.complaint(idOf(one));
          const sample = sampleOf(type as 'admin.note', {
            rules: hotline.rules,
            context,
            at: world.office.clock.now(),
          });
          const given = { ...sample, ...('until' in sample ? { until: '2026-11-27' } : {}) };
          const taken = await world.tried(idOf(one), () =>
            world.office.api(token, `/complaints/${idOf(one)}/events`, given),
          );
          check(one, letter, [type], taken);
        }
    },
    300_000,
  );
});

describe('doors that move nothing, or the admin’s acts alone', () => {
  it('the form of the inspector, also unlocked', async () => {
    const app = createWeb(world.office.hotline, asUser(ADMIN));
    const press = async (path: string, fields: Record<string, string>) => {
      const body = new URLSearchParams({ kunci: randomUUID(), ...fields }).toString();
      const type = 'application/x-www-form-urlencoded';
      const headers = {
        'Sec-Fetch-Site': 'same-origin',
        Cookie: 'sesi=desk-1',
        'Content-Type': type,
      };
      const answer = await ask(app, { method: 'POST', path, headers, body });
      await world.office.rest();
      return answer;
    };
    const { status } = await press('/inspektur/kunci/buka', { ke: '/inspektur/complaint/x' });
    expect(status).toBe(303);
    for (const one of TRIED.slice(0, 3))
      for (const type of ACT_TYPES) {
        const { revision = 0 } = (await world.office.hotline.store.instances.load(idOf(one))) ?? {};
        const fields = { coba: type, isi: 'di sebelah mana?', skpd: 'DINSOS', nilai: '5' };
        const path = `/inspektur/complaint/${idOf(one)}/peristiwa`;
        const taken = await world.tried(idOf(one), () =>
          press(path, { ...fields, revisi: String(revision) }),
        );
        check(one, 'A', type === 'admin.ask' || type === 'admin.recall' ? [type] : [], taken);
      }
  }, 300_000);

  it('Open311', async () => {
    const who = { user: 'nobody', role: 'viewer', agency: null } as const;
    for (const one of CASES) {
      const path = `/open311/v2/requests/${idOf(one)}.json`;
      const fields = { service_request_id: idOf(one), status: 'closed', description: 'selesai' };
      const taken = await world.tried(idOf(one), () => world.office.press(who, path, fields));
      expect([one.name, taken]).toEqual([one.name, []]);
    }
  });

  it('steps of a scenario', () => {
    const opened = 'title: t\nstart: 2026-11-23 09.00\nphones: { warga: 0812-0000-9001 }\nsteps:\n';
    for (const type of ACT_TYPES.filter((one) => !isHis(one, 'A'))) {
      const source = `${opened}  - desk A001: { type: ${type} }\n`;
      expect(() => parseScenario(source, 'x.yaml')).toThrow('nothing that the admin does');
    }
  });

  it('the terminal has no command that asks a machine for anything', () => {
    const folder = packagePath('api', 'cli');
    for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
      if (file.endsWith('.ts'))
        expect([
          file,
          /engine\.request\(|\.move\(/.test(readFileSync(`${folder}/${file}`, 'utf8')),
        ]).toEqual([file, false]);
  });
});
