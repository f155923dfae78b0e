import base from '../../jest.config.js';

/** `npm run test:vectors`: what others say, from files outside of this repository. */
export default {
  ...base,
  rootDir: '../..',
  roots: ['<rootDir>/tests/outside'],
  testPathIgnorePatterns: [],
};
