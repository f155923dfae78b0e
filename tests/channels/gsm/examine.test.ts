import { expect, it } from '@jest/globals';
import { examine, faultsOf } from '../../../channels/gsm/examine.ts';
import { DEFAULT_TIMES } from '../../../channels/gsm/settings.ts';
import type { VirtualModem } from '../../../channels/gsm/virtual/modem.ts';
import { PROFILES } from '../../../channels/gsm/virtual/profiles.ts';
import { Bench, type BenchOptions } from './bench.ts';

/** What `hotline doctor` calls wrong. */

async function faults(spoil: (modem: VirtualModem) => void, options: BenchOptions = {}) {
  const { modem, clock } = new Bench(options);
  spoil(modem);
  const settings = { name: 'gsm1', countryCode: '62', times: DEFAULT_TIMES, clock, log: () => {} };
  let done = false;
  const examination = examine(modem.opener(), settings).finally(() => {
    done = true;
  });
  // answers come in turns of the event loop, far sooner than the clock would give up waiting for them
  while (!done) {
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    await clock.advance(50);
  }
  return faultsOf(await examination);
}

it.each<[string, (modem: VirtualModem) => void, BenchOptions, RegExp[]]>([
  ['a modem that is well', () => {}, {}, []],
  ['denied by the network', (modem) => modem.register(3), {}, [/denies it.*IMEI/]],
  ['without a network', (modem) => modem.register(2), {}, [/not registered: antenna/]],
  [
    'without a service centre',
    (modem) => {
      modem.serviceCentre = '';
    },
    {},
    [/no service centre/],
  ],
  ['memory of no places', () => {}, { profile: PROFILES['no-places-told'] }, [/no places/]],
  [
    'a full memory',
    (modem) => {
      for (let place = 0; place < 3; place += 1) modem.memories.get('SM')?.add('00');
    },
    { slots: 3 },
    [/memory is full/],
  ],
])('%s', async (_, spoil, options, expected) => {
  const found = await faults(spoil, options);
  expect(found).toHaveLength(expected.length);
  for (const [at, pattern] of expected.entries()) expect(found[at]).toMatch(pattern);
});
