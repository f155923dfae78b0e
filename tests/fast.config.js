import base from '../jest.config.js';

/** `npm run test:fast`: what is pure and quick, for the inner loop. No store on disk, no browser, no process. */
export default {
  ...base,
  rootDir: '..',
  roots: [
    '<rootDir>/tests/boundaries',
    '<rootDir>/tests/machines',
    '<rootDir>/tests/policy',
    '<rootDir>/tests/channels/gsm/pdu',
    '<rootDir>/tests/channels/gsm/at',
    '<rootDir>/tests/templates',
  ],
};
