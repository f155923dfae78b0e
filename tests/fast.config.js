import base from '../jest.config.js';

/**
 * `npm run test:fast`: what is pure and quick, for the inner loop: machines, language, PDU codec, calendar,
 * policy, limits. Walks through thousands of stories, stores, browsers and other processes are left to `npm test`.
 */
const FOLDERS = [
  'boundaries',
  'machines',
  'policy',
  'mutants',
  'channels/gsm/pdu',
  'channels/gsm/at',
];
const WALKS =
  'complaint/links|interleavings|golden|secrecy|paths|acts-table|press|engine.test|cost|migration|still-true|brake|lives|statistics|digest|held-out|learned|unseen|staff-texts|same-codes|hostile-text|doors|acts-doors|sending|properties|ussd';

export default {
  ...base,
  rootDir: '..',
  roots: FOLDERS.map((folder) => `<rootDir>/tests/${folder}`),
  testPathIgnorePatterns: [`/(${WALKS})[^/]*$`],
};
