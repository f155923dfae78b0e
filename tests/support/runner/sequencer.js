import TestSequencer from '@jest/test-sequencer';

/**
 * The longest first, so that no core waits at the end for one file. Without times of an earlier run (a clean clone)
 * Jest goes by the size of files, and the longest of ours are small: they walk through generated stories.
 */

const LONGEST = [
  'machines/complaint/secrecy-random',
  'api/crash',
  'store/mongo.test',
  'machines/report/statistics',
  'channels/gsm/peers',
  'machines/complaint/acts-table',
  'store/two-processes',
  'machines/complaint/paths',
  'api/simulation/scenarios',
  'browser/',
  'docs/connect',
  'api/security/walk',
  'machines/complaint/secrecy-walks',
  'policy/acts-doors',
  'channels/gsm/families',
  'machines/conversation/staff-texts',
  'machines/complaint/golden',
  'api/store-trouble',
  'api/desk/reports/reports',
  'api/office/reports/documents',
  'machines/engine/engine',
  'channels/soak',
  'machines/complaint/interleavings',
  'api/start/wrong-store',
  'channels/android/contract',
  'store/',
];

/** @param {string} path */
function rank(path) {
  const place = LONGEST.findIndex((name) => path.includes(`/tests/${name}`));
  return place === -1 ? LONGEST.length : place;
}

export default class LongestFirst extends TestSequencer {
  /** @param {import('@jest/test-result').Test[]} tests */
  sort(tests) {
    return [...super.sort(tests)].sort((a, b) => rank(a.path) - rank(b.path));
  }
}
