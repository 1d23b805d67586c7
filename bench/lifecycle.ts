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
 * same server, a bare workflow with one update and one activity, and one with as many as a lifecycle has calls, which is
 * the ceiling: a case that did nothing but be durable. Only their ratios mean something elsewhere.
 */
const { values } = parseArgs({
  options: { cases: { type: 'string', default: '200' }, clients: { type: 'string', default: '8' } },
});
const cases = Number(values.cases);
const clients = Number(values.clients);
/** What a lifecycle asks of the API: open, respond, diagnose, resolve, consent, survey. */
const calls = 6;

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
  const bare = async (n: number, requests = 1) => {
    const workflowId = `bare-${requests}/${n}`;
    const handle = await workflow.start('bareWorkflow', { taskQueue: 'bare', workflowId, args: [requests] });
    for (let i = 0; i < requests; i++) await handle.executeUpdate('act');
  };

  const durations = new Durations();
  const numbers: string[] = [];
  const people = await signIn(caseline.url);
  const whole = async (n: number) => void numbers.push(await lifecycle(caseline, people, durations, n));
  type Times = Record<string, number>;
  const used = { bare: {} as Times, ceiling: {} as Times, whole: {} as Times };
  const measured = async (which: keyof typeof used, run: () => Promise<number>) => {
    const before = caseline.processorTime();
    const result = await run();
    for (const [name, seconds] of Object.entries(caseline.processorTime()))
      used[which][name] = (used[which][name] ?? 0) + seconds - (before[name] ?? 0);
    return result;
  };
  const bares = (count: number, from: number) =>
    measured('bare', () => rate(count, clients, (n) => bare(from + n)));
  const ceilings = (count: number, from: number) =>
    measured('ceiling', () => rate(count, clients, (n) => bare(from + n, calls)));
  const wholes = (count: number, from: number) =>
    measured('whole', () => rate(count, clients, (n) => whole(from + n)));

  // All once to warm up, then in turns, so that none has the better server.
  for (const requests of [1, calls]) await rate(clients, clients, (n) => bare(-1 - n, requests));
  await rate(clients, clients, (n) =>
    lifecycle(caseline, people, new Durations(), -1 - n).then(() => undefined),
  );
  const turns = 3;
  const share = Math.ceil(cases / turns);
  const bareRates: number[] = [];
  const ceilingRates: number[] = [];
  const wholeRates: number[] = [];
  for (let turn = 0; turn < turns; turn++) {
    // A bare workflow is quick, so it takes more of them to measure.
    bareRates.push(await bares(4 * share, 4 * share * turn));
    ceilingRates.push(await ceilings(share, share * turn));
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
  console.log(`bare, ${calls} requests  ${mean(ceilingRates).toFixed(1)}/s`);
  console.log(`whole lifecycle   ${mean(wholeRates).toFixed(1)}/s`);
  const percent = (rates: number[]) => `${((100 * mean(rates)) / mean(bareRates)).toFixed(0)} %`;
  console.log(`ratio             ${percent(wholeRates)}; ceiling ${percent(ceilingRates)}`);
  console.log(`events per case   ${Math.min(...events)}–${Math.max(...events)}`);
  const each = (times: Record<string, number>, count: number) =>
    Object.entries(times)
      .map(([name, seconds]) => `${name} ${((1000 * seconds) / count).toFixed(1)}`)
      .join(', ');
  console.log(`processor, ms a case: ${each(used.whole, turns * share)}`);
  console.log(`ms a bare workflow: ${each(used.bare, 4 * turns * share)}`);
  console.log(`ms a bare workflow of ${calls} requests: ${each(used.ceiling, turns * share)}`);
  console.log(`resident, in MB   ${JSON.stringify(caseline.resident())}`);
  await connection.close();
} finally {
  bareWorker?.disconnect();
  await caseline.stop();
}
