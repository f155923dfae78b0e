/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  // most tests wait more than they work: none of the cores is kept back
  maxWorkers: '100%',
  // ends a test that hangs; no test measures time by it
  testTimeout: 240_000,
  roots: ['<rootDir>/tests'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  coverageProvider: 'v8',
  collectCoverageFrom: ['{machines,channels,templates,store,api}/**/*.ts'],
};
