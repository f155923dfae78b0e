import { availableParallelism } from 'node:os';

/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  testRunner: '<rootDir>/tests/support/runner/shared.js',
  testSequencer: '<rootDir>/tests/support/runner/sequencer.js',
  // the longest tests wait for other people's programs, processes and disks: one works while another waits
  // (more than '100%' is no share to Jest: it takes 150 workers)
  maxWorkers: Math.ceil(availableParallelism() * 1.5),
  // ends a test that hangs; no test measures time by it
  testTimeout: 240_000,
  roots: ['<rootDir>/tests'],
  testMatch: ['**/*.test.ts'],
  // what lies outside of this repository: npm run test:vectors
  testPathIgnorePatterns: ['<rootDir>/tests/outside/'],
  // Node loads the modules, and takes the types off (tests/support/runner)
  transform: {},
  extensionsToTreatAsEsm: ['.ts'],
  injectGlobals: false,
  coverageProvider: 'v8',
  collectCoverageFrom: ['{machines,channels,templates,store,api}/**/*.ts'],
};
