import type { DeskRole } from '../../../api/office/identity.ts';
import type { WebOptions } from '../../../api/server/app.ts';
import { HOSTILE } from '../desk/district.ts';
import { incoming, NOW, outgoing } from '../desk/fixture.ts';
import { type Desk, openDesk } from './desk.ts';

/** A desk in which every page has something to show, with numbers wherever somebody may write them. */

export const OWN = '2026-A001';
export const FOREIGN = '2026-A002';
export const SECRET = '2026-A003';
export const OWN_SECRET = '2026-A004';
/** Nobody's number: written into texts, as citizens and offices do. */
const NUMBERS =
  '0812-0000-9001, +6281200009002, 6281200009003, 0813 0000 9004 NIK 1804123456789012';
/** Of the reporter, of officers and in `NUMBERS`; in any grouping. The keys of forms are random and no numbers. */
export const WHOLE_NUMBER = /(?<![\da-f]{2}|[\da-f]-)(?:\+?62|0)[ .-]?8[12]\d(?:[ .-]?\d){6,}/;
export const WHOLE_NIK = /1804123456789012/;

export async function furnishedDesk(options: WebOptions = {}, roles?: DeskRole[]): Promise<Desk> {
  const desk = await openDesk(roles, options);
  const { fixture } = desk;
  const { rows } = fixture;
  const said = { content: `${HOSTILE} ${NUMBERS}`, why: [NUMBERS] };
  fixture.complaint(1, said);
  fixture.complaint(2, { ...said, category: 'SOSIAL', agency: 'DINSOS' });
  fixture.complaint(3, { ...said, agency: 'INSPEKTORAT', flags: ['secret'] });
  // still with its agency: it has turned secret after it was forwarded
  fixture.complaint(4, said);
  rows.instances.get(OWN_SECRET)?.search.tags.push('secret');
  for (const instance of [OWN, FOREIGN, SECRET]) {
    rows.inbox.push(incoming(`in-${instance}`, { instance, text: NUMBERS, binding: NUMBERS }));
    rows.outbox.push(
      outgoing(`out-${instance}`, { instance, text: NUMBERS, error: NUMBERS, state: 'failed' }),
      outgoing(`doubt-${instance}`, { instance, text: NUMBERS, state: 'unconfirmed' }),
    );
    rows.documents.push({
      ...{ id: `letter-${instance}`, instance, type: 'penerusan', number: '1', title: HOSTILE },
      html: '<!doctype html><title>Surat</title><p>0812xxxx001</p>',
      ...{ sha256: 'ab', createdAt: NOW },
    });
  }
  for (const entry of rows.history)
    entry.event = JSON.stringify({ type: entry.type, at: NOW, text: NUMBERS });
  return desk;
}
