import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Client, Connection } from '@temporalio/client';
import { Launched } from '../embedded/launch.ts';
import { asWorker } from './beside.ts';
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
    execArgv: asWorker,
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
  const used = { bare: {} as Record<string, number>, whole: {} as Record<string, number> };
  const measured = async (which: keyof typeof used, run: () => Promise<number>) => {
    const before = caseline.processorTime();
    const result = await run();
    for (const [name, seconds] of Object.entries(caseline.processorTime()))
      used[which][name] = (used[which][name] ?? 0) + seconds - (before[name] ?? 0);
    return result;
  };
  const bares = (count: number, from: number) =>
    measured('bare', () => rate(count, clients, (n) => bare(from + n)));
  const wholes = (count: number, from: number) =>
    measured('whole', () => rate(count, clients, (n) => whole(from + n)));

  // Both once to warm up, then in turns, so that neither has the better server.
  await rate(clients, clients, (n) => bare(-1 - n));
  await rate(clients, clients, (n) =>
    lifecycle(caseline, people, new Durations(), -1 - n).then(() => undefined),
  );
  const turns = 3;
  const share = Math.ceil(cases / turns);
  const bareRates: number[] = [];
  const wholeRates: number[] = [];
  for (let turn = 0; turn < turns; turn++) {
    // A bare workflow is quick, so it takes more of them to measure.
    bareRates.push(await bares(4 * share, 4 * share * turn));
    wholeRates.push(await wholes(share, share * turn));
  }

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
  const each = (times: Record<string, number>, count: number) =>
    Object.entries(times)
      .map(([name, seconds]) => `${name} ${((1000 * seconds) / count).toFixed(1)}`)
      .join(', ');
  console.log(`processor, ms a case: ${each(used.whole, turns * share)}`);
  console.log(`of it, ms a bare workflow: ${each(used.bare, 4 * turns * share)}`);
  console.log(`resident, in MB   ${JSON.stringify(caseline.resident())}`);
  await connection.close();
} finally {
  bareWorker?.disconnect();
  await caseline.stop();
}
