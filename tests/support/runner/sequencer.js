import TestSequencer from '@jest/test-sequencer';

/**
 * The longest first, so that no core waits at the end for one file. Without times of an earlier run (a clean clone)
 * Jest goes by the size of files, and the longest of ours are small: they walk through generated stories.
 */

const LONGEST = [
  'machines/complaint/secrecy-random',
  'api/crash',
  'store/mongo',
  'store/two-processes',
  'channels/gsm/peers',
  'channels/gsm/families',
  'api/office/reports/documents',
  'browser/',
  'api/security/walk',
  'machines/complaint/secrecy-walks',
  'machines/complaint/acts-table',
  'machines/complaint/paths',
  'api/start/wrong-store',
  'channels/soak',
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
