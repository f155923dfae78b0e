import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import Libsql from 'libsql';
import { MONGO_SCHEMA } from '../../../store/mongo/schema.ts';
import { MongoStore } from '../../../store/mongo/store.ts';
import { SCHEMA_STEPS } from '../../../store/sqlite/schema.ts';
import { mongoServer } from '../../support/mongo-server.ts';
import { T } from '../change.ts';
import { dump, mongoGolden, sqliteGolden, tellStory } from './golden.ts';

/**
 * Makes the golden databases of schema steps that have none yet: `npx tsx tests/store/golden/make.ts`.
 * Those that are there stay as they are: they are what a program of that time left behind.
 */

/** What was written with the first step: a complaint, its SMS with two parts, its letter, its number. */
const FIRST = `
INSERT INTO instance (id, machine, version, revision, status, snapshot, state, tags, ticket, year, phone,
  kind, category, agency, due, received_at, created_at, updated_at) VALUES ('2026-A001', 'complaint', '1', 1,
  'active', '{"context":{"text":"Lampunya mati di pasar"}}', 'forwarded.notified', '["open"]', 'A001', 2026,
  '+6281200009001', 'KELUHAN', 'LAMPU', 'PUPR', ${T + 100}, ${T}, ${T}, ${T});
INSERT INTO tag VALUES ('complaint', 'open', '2026-A001');
INSERT INTO history VALUES ('2026-A001', 1, ${T}, 'created', 'citizen', '{}', NULL, '"forwarded"',
  'first', '["2026-A001:1:0"]');
INSERT INTO timer VALUES ('2026-A001', 'xstate.after.answerDue.x', 'complaint', ${T + 100}, 1);
INSERT INTO outbox (id, instance, revision, type, receiver, priority, lane, due_at, params, text, state,
  attempts, line, parts, handed_over, handed_over_at, copies, sent_at, created_at, updated_at, token,
  lease_until) VALUES ('2026-A001:1:0', '2026-A001', 1, 'sms', '+6281200009001', 1, 'acknowledgement', ${T},
  '{}', 'Trm kasih', 'sent', 1, 'sim1',
  '[{"reference":1,"sentAt":${T},"deliveredAt":null},{"reference":2,"sentAt":${T},"deliveredAt":null}]',
  1, ${T}, 0, ${T}, ${T}, ${T}, 1, 0);
INSERT INTO outbox (id, instance, revision, type, receiver, priority, lane, due_at, params, text, state,
  attempts, parts, handed_over, copies, created_at, updated_at, token, lease_until) VALUES ('2026-A001:1:1',
  '2026-A001', 1, 'sms', '+6281200000101', 2, 'officer', ${T}, '{}', 'ADUAN A001', 'queued', 0, '[]', -1, 0,
  ${T}, ${T}, 0, 0);
INSERT INTO inbox (id, sender, text, sent_at, received_at, line, raw, incomplete, state, instance, binding,
  attempts, stored_at, due_at, token, lease_until) VALUES ('m1', '+6281200009001', 'Lampunya mati di pasar',
  ${T}, ${T}, 'sim1', '["00"]', 0, 'new', '2026-A001', 'opened', 0, ${T}, ${T}, 0, 0);
INSERT INTO number VALUES ('ticket:2026', 'm1', 1);
INSERT INTO document VALUES ('d1', '2026-A001', 'penerusan', '500/0001', 'Penerusan', '<p>Surat</p>', '00', ${T});
`;

/** What later steps brought room for, by the number of the step. */
const LATER: Record<number, string> = {
  6: `INSERT INTO record VALUES ('user', 'admin', 1, '{"name":"admin"}', NULL);`,
  8: `INSERT INTO document (id, instance, type, number, title, html, sha256, created_at, file_name, file_type,
  file_size) VALUES ('scan', '2026-A001', 'jawaban', '12', 'Jawaban', '', '00', ${T}, 'a.pdf', 'application/pdf', 2);
INSERT INTO document_file VALUES ('scan', X'2550');`,
};

function makeSqlite(folder: string, steps: number): void {
  const file = join(folder, `${steps}.db`);
  const db = new Libsql(file);
  for (const [index, step] of SCHEMA_STEPS.slice(0, steps).entries()) {
    db.exec(step);
    db.exec((index === 0 ? FIRST : LATER[index + 1]) ?? '');
  }
  db.exec(`PRAGMA user_version = ${steps}`);
  db.close();
  writeFileSync(sqliteGolden(steps), gzipSync(readFileSync(file), { level: 9 }));
}

const folder = mkdtempSync(join(tmpdir(), 'hotline-golden-'));
for (let steps = 1; steps <= SCHEMA_STEPS.length; steps += 1)
  if (!existsSync(sqliteGolden(steps))) makeSqlite(folder, steps);
rmSync(folder, { recursive: true });

const server = await mongoServer();
if (server !== undefined && !existsSync(mongoGolden(MONGO_SCHEMA))) {
  const url = server.url('hotline_golden');
  const store = new MongoStore(url);
  await store.open();
  await tellStory(store);
  await store.close();
  writeFileSync(mongoGolden(MONGO_SCHEMA), await dump(url));
}
await server?.stop();
