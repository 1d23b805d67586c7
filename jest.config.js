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
  testTimeout: 60_000,
  // What a test file leaves in memory is never freed: a worker that has grown is replaced, or all of them end in one heap.
  workerIdleMemoryLimit: '1GB',
  // A test that fails may leave a server behind, which must not keep the run from ending.
  forceExit: true,
};
