/** Tests run the TypeScript sources as ES modules; the workflow bundle is the one `npm run build` made. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'es6' } },
    ],
  },
  // Each file that needs servers starts its own; more than two at a time would be late for the tests' own promises.
  maxWorkers: 2,
  testTimeout: 60_000,
};
