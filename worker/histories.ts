import type { Client } from '@temporalio/client';
import { decodeArrayFromPayloads } from '@temporalio/common/lib/internal-non-workflow/index.js';
import type { CallChange, CaseChange, RmaChange } from '../activities/contract.ts';

type Change = CaseChange | RmaChange | CallChange;

/** All that one run of a workflow gave to be recorded: the events, and the state after the last of them. */
export interface RecordedRun {
  state: Change['state'];
  events: Change['events'][number][];
}

/** The activities whose inputs are all that was ever decided. */
const recordings = ['recordCase', 'recordRma', 'recordCall'];
const everything = `WorkflowType IN ('caseWorkflow', 'rmaWorkflow', 'callWorkflow')`;

/**
 * What the workflows' histories tell, run by run in no order. `number` narrows it to one case, RMA or call; workflows beyond
 * Temporal's retention are not there.
 */
export async function* recordedRuns(client: Client, number?: string): AsyncGenerator<RecordedRun> {
  const ids =
    number === undefined ? [] : [`WorkflowId IN ('case/${number}', 'rma/${number}', 'call/${number}')`];
  const query = [everything, ...ids].join(' AND ');
  for await (const { workflowId, runId } of client.workflow.list({ query })) {
    const { events } = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    const changes: Change[] = [];
    for (const { activityTaskScheduledEventAttributes: scheduled } of events ?? []) {
      if (!recordings.includes(scheduled?.activityType?.name ?? '')) continue;
      const { loadedDataConverter } = client.options;
      const [change] = await decodeArrayFromPayloads(loadedDataConverter, scheduled?.input?.payloads);
      changes.push(change as Change);
    }
    const last = changes.at(-1);
    if (last)
      yield { state: last.state, events: changes.flatMap((each): RecordedRun['events'] => each.events) };
  }
}
