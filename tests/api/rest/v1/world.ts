import type { Express } from 'express';
import type { Hotline } from '../../../../api/hotline/hotline.ts';
import { type ClientRole, type Scope, scopesOf } from '../../../../api/office/people/api-scopes.ts';
import { type Tokens, tokensOf } from '../../../../api/office/people/api-tokens.ts';
import { createWeb } from '../../../../api/server/app.ts';
import { createHotline } from '../../../../api/start/compose.ts';
import { readSettings } from '../../../../api/start/configuration/settings.ts';
import { SimulatedClock } from '../../../../channels/simulated-clock.ts';
import { SqliteStore } from '../../../../store/sqlite/store.ts';
import { withSigner } from '../../../support/signer.ts';
import { AS_ADMIN } from '../../desk/fixture.ts';

/** A hotline with some complaints, and its API. */

export const REPORTER = '+6281200009001';

export interface World {
  tokens: Tokens;
  hotline: Hotline;
  clock: SimulatedClock;
  app: Express;
  /** Makes a token with all scopes of the role, or these. */
  token(role: ClientRole, agency?: string | null, scopes?: Scope[]): Promise<string>;
  /** An SMS from a virtual phone, and what follows of it. */
  sms(from: string, text: string): Promise<void>;
  /** Lets the hotline do what it has to. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** Complaints that `openWorld` makes. */
export const ROAD = '2026-A001';
export const WASTE = '2026-A002';
export const SECRET_ONE = '2026-A003';
/** The forwarding letter of `ROAD`, and a scan of it. */
export const LETTER = 'letter:penerusan:2026:k1:surat';
export const SCAN = 'scan-1';
/** When the world begins: Monday 23 November 2026, 09.00 WIB. */
export const BEGIN = Date.UTC(2026, 10, 23, 2, 0);

const SMS: [string, string][] = [
  [REPORTER, 'JALAN jln rusak parah di pekon basungan pagar dewa, hub 0812-0000-9001'],
  ['+6281200009002', 'SAMPAH menumpuk di way mengaku tidak diangkut nik 1804011203800001'],
  ['+6281200009003', 'RAHASIA LAPOR oknum petugas minta uang di kantor camat sukau'],
];

export async function openWorld(): Promise<World> {
  const clock = new SimulatedClock(BEGIN);
  const store = new SqliteStore(':memory:');
  const replace = {
    ...{ clock, store, modemPoll: 21_600_000, random: () => 0 },
    district: withSigner,
  };
  const hotline = await createHotline(readSettings({}), () => {}, replace);
  await hotline.engine.start();
  const printPdf = () => Promise.resolve(Buffer.from('%PDF-1.7'));
  const tokens = tokensOf(hotline);
  const app = createWeb(hotline, { ...AS_ADMIN, printPdf });

  async function settle() {
    for (let second = 0; second < 5; second += 1) await clock.advance(1000);
  }
  const world: World = {
    hotline,
    tokens,
    clock,
    app,
    async token(role, agency = role === 'officer' ? 'PUPR' : null, scopes = scopesOf(role)) {
      const wanted = { name: `${role} ${agency}`, role, agency, scopes, expiresAt: null };
      return (await tokens.create(wanted)).token;
    },
    async sms(from, text) {
      hotline.simulation?.network.phone(from).send(text);
      await settle();
    },
    settle,
    async close() {
      const stopping = hotline.engine.stop();
      await clock.advance(2000);
      await stopping;
      await hotline.store.close();
    },
  };
  for (const [from, text] of SMS) await world.sms(from, text);
  for (const n of [1, 2, 3]) {
    const letter = `letter:penerusan:2026:k${n}`;
    await hotline.engine.request(letter, { type: 'letter.sign' }, { role: 'admin' }, `sign${n}`);
  }
  await settle();
  const bytes = Buffer.from('%PDF-1.7 scan');
  const file = { name: 'scan.pdf', type: 'application/pdf', size: bytes.length };
  const scan = {
    id: SCAN,
    instance: ROAD,
    type: 'penerusan',
    number: '1',
    title: 'Pindaian',
    file,
  };
  await store.documents.archive({ ...scan, html: '', sha256: '0', createdAt: 1 }, { bytes });
  return world;
}
