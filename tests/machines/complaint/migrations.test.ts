import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { packagePath } from '../../../api/paths.ts';
import type { ComplaintContext } from '../../../machines/complaint/base/context.ts';
import { complaintKind } from '../../../machines/complaint/process.ts';
import { restoreStored } from '../../../machines/engine/migrate.ts';
import { officeRules, PEOPLE, START } from './office.ts';

/** Complaints that an older version left open go on under the rules of today. */

const kind = complaintKind(officeRules());

function restored(version: string, story: string) {
  const folder = ['tests', 'machines', 'complaint', 'golden'];
  const file = packagePath(...folder, `complaint-${version}-${story}.json`);
  const { snapshot } = JSON.parse(readFileSync(file, 'utf8')) as { snapshot: unknown };
  return restoreStored(kind, { id: story, version, snapshot: JSON.stringify(snapshot) });
}

it('of version 4 had put nothing off yet, and may so now as often as others', () => {
  const snapshot = restored('4', 'deadline.paused');
  expect(snapshot.context as ComplaintContext).toMatchObject({
    asked: { officer: 0, admin: 0 },
    ...{ transfers: 0, parkings: [] },
  });
  const running = restored('4', 'flow.forwarded.notified');
  const by = PEOPLE.own;
  const ask = { type: 'officer.ask', at: START + 60_000, by, text: 'di RT berapa?' } as const;
  expect(running.can(ask)).toBe(true);
  const asked = kind.decider.decide(running, ask).snapshot;
  const added = {
    type: 'citizen.add',
    at: START + 120_000,
    by: PEOPLE.citizen,
    text: 'RT 3',
  } as const;
  const again = kind.decider.decide(asked, added).snapshot;
  expect(again.can({ ...ask, at: START + 180_000 })).toBe(false);
});
