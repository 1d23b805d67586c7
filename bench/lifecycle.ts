import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Client, Connection } from '@temporalio/client';
import { Launched } from '../embedded/launch.ts';
import { Durations, rate } from './clients.ts';
import { lifecycle, signIn } from './journey.ts';

/**
 * `npm run bench -- [--cases 200] [--clients 8]`: whole lifecycles over HTTP, and beside them, in the same run on the
 * same server, a bare workflow with one update and one activity. Only the ratio of the two means something elsewhere.
 */
const { values } = parseArgs({
  options: { cases: { type: 'string', default: '200' }, clients: { type: 'string', default: '8' } },
});
const cases = Number(values.cases);
const clients = Number(values.clients);

const caseline = await Launched.launch();
let bareWorker: ChildProcess | undefined;
try {
  const connection = await Connection.connect({ address: caseline.temporalAddress });
  const { workflow } = new Client({ connection });

  bareWorker = fork(fileURLToPath(new URL('./bare/worker.ts', import.meta.url)), {
    env: { ...process.env, TEMPORAL_ADDRESS: caseline.temporalAddress },
  });
  await once(bareWorker, 'message');
  const bare = async (n: number) => {
    const handle = await workflow.start('bareWorkflow', { taskQueue: 'bare', workflowId: `bare/${n}` });
    await handle.executeUpdate('act');
  };

  const durations = new Durations();
  const numbers: string[] = [];
  const people = await signIn(caseline.url);
  const whole = async (n: number) => void numbers.push(await lifecycle(caseline, people, durations, n));
  const used: Record<string, number> = {};
  const wholes = async (count: number, from: number) => {
    const before = caseline.processorTime();
    const result = await rate(count, clients, (n) => whole(from + n));
    for (const [name, seconds] of Object.entries(caseline.processorTime()))
      used[name] = (used[name] ?? 0) + seconds - (before[name] ?? 0);
    return result;
  };

  // Both once to warm up, then each half before and half after the other, so that neither has the better server.
  await rate(clients, clients, (n) => bare(-1 - n));
  await rate(clients, clients, (n) =>
    lifecycle(caseline, people, new Durations(), -1 - n).then(() => undefined),
  );
  const half = Math.ceil(cases / 2);
  const bareRates = [await rate(half, clients, bare)];
  const wholeRates = [await wholes(half, 0)];
  bareRates.push(await rate(half, clients, (n) => bare(half + n)));
  wholeRates.push(await wholes(half, half));

  const mean = (list: number[]) => list.length / list.reduce((sum, each) => sum + 1 / each, 0);
  const events = await Promise.all(
    numbers
      .slice(0, 20)
      .map(async (number) => (await workflow.getHandle(`case/${number}`).describe()).historyLength),
  );
  console.table(durations.rows());
  console.log(`clients ${clients}, cases ${cases}`);
  console.log(`bare workflow     ${mean(bareRates).toFixed(1)}/s`);
  console.log(`whole lifecycle   ${mean(wholeRates).toFixed(1)}/s`);
  console.log(`ratio             ${((100 * mean(wholeRates)) / mean(bareRates)).toFixed(0)} %`);
  console.log(`events per case   ${Math.min(...events)}–${Math.max(...events)}`);
  const each = Object.entries(used).map(
    ([name, seconds]) => `${name} ${Math.round((1000 * seconds) / (2 * half))}`,
  );
  console.log(`processor, ms a case: ${each.join(', ')}`);
  console.log(`resident, in MB   ${JSON.stringify(caseline.resident())}`);
  await connection.close();
} finally {
  bareWorker?.disconnect();
  await caseline.stop();
}
