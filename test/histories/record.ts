import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { type DrivenCase, World } from '../workflows/centre.ts';
import { paths } from '../workflows/paths.ts';

/** Records one history a path and run under the version of package.json: `npm run record-histories`; with names, only those paths. */
const [, , ...wanted] = process.argv;
const { version } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };
const folder = new URL(`./${version}/`, import.meta.url);
await mkdir(folder, { recursive: true });

const world = await World.set();
try {
  for (const [name, drive] of Object.entries(paths))
    if (!wanted.length || wanted.includes(name)) await record(name, await drive(world));
} finally {
  await world.strike();
}

/** Every run of the case, from the first, and the RMA that the path may have started. */
async function record(name: string, { handle, firstRun, number }: DrivenCase): Promise<void> {
  const { client } = world.env;
  let runId: string | null | undefined = firstRun;
  for (let run = 1; runId; run += 1) {
    const history = await client.workflow.getHandle(handle.workflowId, runId).fetchHistory();
    await write(`${name}-${run}`, handle.workflowId, history);
    runId = history.events?.at(-1)?.workflowExecutionContinuedAsNewEventAttributes?.newExecutionRunId;
  }
  const rma = client.workflow.getHandle(`rma/R${number.slice(1)}`);
  const history = await rma.fetchHistory().catch(() => null);
  if (history) await write(`${name}-rma`, rma.workflowId, history);
}

async function write(name: string, workflowId: string, history: Parameters<typeof historyToJSON>[0]): Promise<void> {
  await writeFile(new URL(`${name}.json`, folder), JSON.stringify({ workflowId, history: JSON.parse(historyToJSON(history)) as unknown }));
}
