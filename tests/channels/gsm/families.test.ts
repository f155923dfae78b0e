import { describe, expect, it } from '@jest/globals';
import { NAMED_FAULTS } from '../../../channels/gsm/virtual/fault-names.ts';
import {
  PROFILE_NAMES,
  PROFILES,
  type ProfileName,
} from '../../../channels/gsm/virtual/profiles.ts';
import { Bench, CITIZEN, HOTLINE } from './bench.ts';
import { Outbox } from './outbox.ts';

/**
 * Twenty SMS in and twenty out on each family of modems, with each fault in the midst of it: nothing is
 * lost, nothing doubled, nothing fails for the line's sake, and health says how it is.
 */

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const PIN = '1234';

const numbered = (word: string, from: number, count: number): string[] =>
  Array.from({ length: count }, (_, at) => `${word} ${from + at}`);

const EARLY = numbered('Aduan', 1, 10);
const LATER = numbered('Aduan', 11, 10);
const ANSWERS = numbered('Jawaban', 1, 20);
const LONG = `awal ${'jalan rusak parah dan berlubang '.repeat(14)}akhir`;

/** The network has the SMS, or may have it, and the modem said otherwise or nothing. */
const DOUBTFUL = /though-sent|^hang-after-pdu|^reset-after-pdu|^cms-513$/;
/** Parts that the network never brings; faults of long SMS need one. */
const LOSES_A_PART = new Set(['part-missing']);

/** All that is in the modem, in whichever memory. */
function left({ modem }: Bench): number {
  return [...modem.memories]
    .filter(([name]) => name !== 'MT')
    .reduce((sum, [, { used }]) => sum + used, 0);
}

async function exchange(profile: ProfileName, fault: string | undefined) {
  const bench = new Bench({ profile: PROFILES[profile], pin: PIN, channel: { pin: PIN } });
  // the card waits for its PIN: what is written before the start waits in the network
  for (const text of EARLY) bench.citizen().send(text, HOTLINE);
  await bench.start();
  // one that tells no places is asked for some seconds
  await bench.clock.advance(20 * SECOND);
  expect(bench.driver.health()).toMatchObject({ ready: true });
  const laid = fault === undefined ? undefined : NAMED_FAULTS[fault];
  if (laid !== undefined) bench.modem.faults.add({ ...laid });
  const outbox = new Outbox(bench, CITIZEN);
  for (const text of ANSWERS) outbox.queue(text);
  for (const text of LATER) bench.citizen().send(text, HOTLINE);
  bench.citizen().send(LONG, HOTLINE);
  await bench.clock.advance(12 * MINUTE);
  return { bench, outbox };
}

describe.each(PROFILE_NAMES)('%s', (profile) => {
  it.each([undefined, ...Object.keys(NAMED_FAULTS)])('%s', async (fault) => {
    const { bench, outbox } = await exchange(profile, fault);
    const name = fault ?? '';
    const whole = LOSES_A_PART.has(name) ? [] : [LONG];
    expect(bench.receiver.texts().sort()).toEqual([...EARLY, ...LATER, ...whole].sort());
    expect([left(bench), bench.network.waiting(HOTLINE)]).toEqual([0, 0]);
    expect(bench.driver.health()).toMatchObject({ ready: true });

    const arrived = bench.citizen().received();
    expect(new Set(arrived).size).toBe(arrived.length);
    expect(outbox.texts('sent').filter((text) => !arrived.includes(text))).toEqual([]);
    expect(outbox.texts('failed')).toEqual([]);
    expect(outbox.texts('waiting')).toEqual([]);
    const unknown = outbox.texts('unknown');
    expect(unknown.length).toBeLessThanOrEqual(DOUBTFUL.test(name) ? 1 : 0);
    const reported = new Set(bench.receiver.reports.map(({ reference }) => reference));
    // a modem that has just started swallows the report of what it sent before
    const { swallowedReports } = bench.modem;
    if (fault === undefined) expect(swallowedReports).toBe(0);
    expect(reported.size).toBeGreaterThanOrEqual(arrived.length - swallowedReports);
  });
});
