import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { heapThatHolds } from '../config/memory.ts';
import { authority, ownAddress, type Settings } from '../config/settings.ts';
import { SupervisedChild } from './child.ts';
import type { Household } from './child.ts';
import { endTransactions } from './mongodb.ts';
import { temporalEnvironment } from './temporal.ts';

/** What the processes of Caseline itself are told, beside what the person who starts it has set. */
export interface Surroundings {
  settings: Settings;
  temporal: { address: string; embedded: boolean };
  mongodb: { uri: string; embedded: boolean };
  metricsPort: number;
  workerMetricsPort: number;
}

/** How many cases the worker keeps in memory unless told: a start is to fit on a small machine. */
const usualCases = 400;

/** The worker; whether it works is for the API's /readyz to tell, so it is ready as soon as it runs. */
export function workerProcess(household: Household, surroundings: Surroundings): SupervisedChild {
  const { maxCachedWorkflows = usualCases } = surroundings.settings;
  const untraced = new URL(`../worker/untraced${extension}`, import.meta.url);
  return nodeProcess(
    'Worker',
    [`--max-old-space-size=${heapThatHolds(maxCachedWorkflows)}`, `--import=${untraced.href}`],
    household,
    surroundings,
  );
}

/** The API; ready when a case could be opened, which needs the worker too. */
export function apiProcess(household: Household, surroundings: Surroundings): SupervisedChild {
  const { host, port } = surroundings.settings;
  const url = `http://${authority(ownAddress(host), port)}/readyz`;
  return nodeProcess('API', ['--max-old-space-size=192'], household, surroundings, async () => {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    return Object.values((await response.json()) as Record<string, boolean>).every(Boolean);
  });
}

/** The same ending as this file: .js when built, .ts from the sources. */
const extension = path.extname(import.meta.url);

function nodeProcess(
  name: string,
  options: string[],
  household: Household,
  surroundings: Surroundings,
  ready?: () => Promise<boolean>,
): SupervisedChild {
  const { mongodb } = surroundings;
  const main = new URL(`../${name.toLowerCase()}/main${extension}`, import.meta.url);
  return new SupervisedChild(
    {
      name,
      command: process.execPath,
      // A small young generation: the worker has two heaps, and most of what it holds is there to stay.
      args: [...options, '--max-semi-space-size=2', fileURLToPath(main)],
      env: environment(household.dataDir, surroundings),
      ipc: true,
      ready,
      // A database of our own has no other users.
      ...(mongodb.embedded && { died: () => endTransactions(mongodb.uri) }),
    },
    household,
  );
}

function environment(dataDir: string, surroundings: Surroundings): NodeJS.ProcessEnv {
  const { settings, temporal, mongodb, metricsPort, workerMetricsPort } = surroundings;
  return {
    NODE_ENV: 'production',
    // glibc keeps a heap for each thread, which comes to some 100 MB in the worker.
    MALLOC_ARENA_MAX: '2',
    // The person's TLS and API key for another Temporal must not be offered to the embedded one.
    ...(temporal.embedded ? temporalEnvironment() : process.env),
    DATA_DIR: dataDir,
    HOST: settings.host,
    PORT: String(settings.port),
    API_METRICS_PORT: String(metricsPort),
    WORKER_METRICS_PORT: String(workerMetricsPort),
    PUBLIC_URL: settings.publicUrl,
    TIME_ZONE: settings.timeZone,
    CASELINE_SECRET: settings.secret,
    TEMPORAL_ADDRESS: temporal.address,
    TEMPORAL_NAMESPACE: settings.temporal.namespace,
    TEMPORAL_UI_PORT: String(settings.temporalUiPort),
    MONGODB_URI: mongodb.uri,
    // Demonstration people have a known password: only ever in a database of our own.
    CASELINE_DEMO: mongodb.embedded ? '1' : '0',
  };
}
