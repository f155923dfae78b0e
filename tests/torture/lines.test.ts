import { expect, it } from '@jest/globals';
import type { Soaked } from '../channels/soak.ts';
import { linesFaults, soakedLine } from './lines.ts';

const WELL: Soaked = {
  lostIn: 0,
  doubledIn: 0,
  outcomes: { sent: 90, unknown: 10 },
  lostOut: 0,
  doubledOut: 0,
  untrue: 0,
  reportsLost: 0,
  faults: 40,
  heap: [20, 25],
  handles: [3, 3],
};

it('calls nothing broken where all went well, and says the figures in one line', () => {
  expect(linesFaults({ SMPP: WELL })).toEqual([]);
  expect(soakedLine(WELL)).toMatch(
    /^faults 40, sent 90, unknown 10, lostIn 0.*heap 20 -> 25 MB, handles 3 -> 3$/,
  );
});

it.each<[string, Partial<Soaked>]>([
  ['lost', { lostIn: 1 }],
  ['doubled', { doubledIn: 1 }],
  ['said to be sent', { lostOut: 1 }],
  ['sent twice', { doubledOut: 1 }],
  ['said to be unsent', { untrue: 1 }],
  ['without its report', { reportsLost: 1 }],
  ['failed', { outcomes: { sent: 1, failed: 1 } }],
  ['a heap that grows', { heap: [20, 37] }],
  ['handles that grow', { handles: [3, 6] }],
])('calls it broken: %s', (_, spoilt) => {
  expect(linesFaults({ SMPP: { ...WELL, ...spoilt } })).toEqual([expect.stringMatching(/^SMPP: /)]);
});
