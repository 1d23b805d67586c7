import path from 'node:path';
import { Connection } from '@temporalio/client';
import type { ConnectionOptions } from '@temporalio/client';
import { registerSearchAttributes, searchAttributeArguments } from '../config/search-attributes.ts';
import type { Finding } from './binaries/finder.ts';
import { SupervisedChild } from './child.ts';
import type { Household } from './child.ts';
import { StartError } from './failure.ts';

/** Temporal's development server with its UI, on this machine only, its data in the data folder; not yet started. */
export function temporalServer(
  household: Household,
  binary: Finding,
  { port, uiPort, namespace }: { port: number; uiPort: number; namespace: string },
): SupervisedChild {
  return new SupervisedChild(
    {
      name: 'Temporal',
      command: binary.path,
      args: [
        ...['server', 'start-dev', '--ip', '127.0.0.1', '--port', `${port}`, '--ui-port', `${uiPort}`],
        ...['--namespace', namespace, '--log-level', 'warn', '--log-format', 'json'],
        // SQLite has one writer: without a sync for each write it is several times faster, and WAL keeps
        // what was written when the process is killed.
        ...['--db-filename', path.join(household.dataDir, 'temporal.db')],
        ...['--sqlite-pragma', 'journal_mode=WAL', '--sqlite-pragma', 'synchronous=NORMAL'],
        ...['--dynamic-config-value', 'system.enableActivityEagerExecution=true'],
        // A workflow whose task fails twice in a row says so in its search attributes.
        ...['--dynamic-config-value', 'system.numConsecutiveWorkflowTaskProblemsToTriggerSearchAttribute=2'],
        ...searchAttributeArguments.flatMap((argument) => ['--search-attribute', argument]),
      ],
      env: temporalEnvironment(),
      ready: () => answers(`127.0.0.1:${port}`, namespace),
      works: () => answers(`127.0.0.1:${port}`, namespace),
      silentMs: 60_000,
    },
    household,
  );
}

/** The environment without the variables by which Temporal's own programs would be led elsewhere. */
export function temporalEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('TEMPORAL_'));
  return Object.fromEntries(own);
}

async function answers(address: string, namespace: string): Promise<boolean> {
  const connection = await Connection.connect({ address, connectTimeout: '2s' });
  try {
    await connection.withDeadline(Date.now() + 2_000, () =>
      connection.workflowService.describeNamespace({ namespace }),
    );
    return true;
  } finally {
    await connection.close();
  }
}

/**
 * Makes the search attributes known to a Temporal, embedded or given.
 * @throws StartError when it does not answer
 */
export async function prepareTemporal(
  options: ConnectionOptions,
  namespace: string,
  say: (line: string) => void,
): Promise<void> {
  const connection = await Connection.connect({ ...options, connectTimeout: '10s' }).catch((error: Error) => {
    throw new StartError(
      `Temporal does not answer at ${options.address} (${error.message}): check TEMPORAL_ADDRESS.`,
    );
  });
  try {
    await registerSearchAttributes(connection, namespace);
  } catch (error) {
    // Where only an administrator may, as in Temporal Cloud, one may have done so already.
    say(
      `Temporal: could not register search attributes (${(error as Error).message}); ` +
        `its administrator has to, if they are not there: ${searchAttributeArguments.join(' ')}`,
    );
  } finally {
    await connection.close();
  }
}
