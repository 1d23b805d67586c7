import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, Connection, type WorkflowHandle } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import type { CaseView } from '../../domain/case/view.ts';
import { type Servers, startServers } from '../../embedded/servers.ts';
import { bundlePath } from '../../worker/bundle.ts';
import { agent, caseInput, engineer, manager } from '../cases.ts';
import { Centre } from './centre.ts';

type HistoryEvent = NonNullable<Awaited<ReturnType<WorkflowHandle['fetchHistory']>>['events']>[number];

/** How an update ended, where the event tells it. */
function outcomeOf({ workflowExecutionUpdateCompletedEventAttributes: completed }: HistoryEvent): string[] {
  if (!completed) return [];
  return [completed.outcome?.failure?.message ?? 'granted'];
}

/** Where the first task of a case was completed; protobuf takes a number for its Long. */
const firstTask = 4 as never;

/** On Temporal's own server: the one that skips time can neither reset nor go on anew once it was asked to cancel. */
describe('A case that begins anew', () => {
  const centre = new Centre();
  let servers: Servers;
  let connection: Connection;
  let native: NativeConnection;
  let worker: Worker;
  let running: Promise<void>;
  let client: Client;

  beforeAll(async () => {
    Runtime.install({ logger: new DefaultLogger('ERROR') });
    servers = await startServers({ temporal: true });
    const address = servers.temporalAddress;
    connection = await Connection.connect({ address });
    native = await NativeConnection.connect({ address });
    client = new Client({ connection });
    worker = await Worker.create({
      ...{ connection: native, taskQueue: 'test', workflowBundle: { codePath: bundlePath } },
      activities: { ...centre.activities() },
    });
    running = worker.run();
  }, 120_000);
  afterAll(async () => {
    worker.shutdown();
    await running;
    await Promise.all([connection.close(), native.close()]);
    await servers.stop();
  });

  async function open(number: string, input: object = {}): Promise<WorkflowHandle> {
    const { workflowId } = await client.workflow.start('caseWorkflow', {
      ...{ workflowId: `case/${number}`, taskQueue: 'test' },
      args: [{ ...caseInput({ number }), assignee: { id: 'engineer1', name: 'Li Wei' }, ...input }],
    });
    const handle = client.workflow.getHandle(workflowId);
    await handle.executeUpdate('opened');
    return handle;
  }
  const act = (handle: WorkflowHandle, action: string, body: object) =>
    handle.executeUpdate<CaseView, [object]>(action, { args: [body] });

  it('by a reset takes what it had taken in the order in which it came', async () => {
    const handle = await open('C20260301-0001');
    await act(handle, 'reassign', { engineerId: 'engineer2', reason: 'closer', actor: manager });
    await act(handle, 'respond', { note: 'Called', via: 'phone', actor: engineer(2) });
    await act(handle, 'notes', { text: 'Two switches', visibility: 'internal', actor: agent });
    const { runId } = await handle.describe();
    // What came after the first task is what the reset has to take once more, the opening among it.
    const taken = ((await handle.fetchHistory()).events ?? [])
      .filter(({ eventId }) => Number(eventId) > firstTask)
      .flatMap(outcomeOf);
    await connection.workflowService.resetWorkflowExecution({
      ...{ namespace: 'default', workflowExecution: { workflowId: handle.workflowId, runId } },
      ...{ workflowTaskFinishEventId: firstTask, reason: 'test', requestId: crypto.randomUUID() },
    });
    expect((await handle.describe()).runId).not.toBe(runId);
    const again = async () => (await handle.fetchHistory()).events?.flatMap(outcomeOf) ?? [];
    while ((await again()).length < taken.length) await handle.query('caseState');
    expect(await again()).toEqual(taken);
    expect(await handle.query('caseState')).toMatchObject({
      stage: 'diagnosing',
      assignee: { id: 'engineer2' },
    });
    await handle.terminate();
  });

  it('goes on in its next run though Temporal was asked to cancel it, and in that once more', async () => {
    const handle = await open('C20260301-0002', { continueAfter: 60 });
    const { runId: first } = await handle.describe();
    await handle.cancel();
    for (let n = 0; n < 20; n += 1)
      await act(handle, 'notes', { text: `Note ${n}`, visibility: 'internal', actor: agent });
    expect((await handle.describe()).runId).not.toBe(first);
    await handle.cancel();
    await handle.cancel();
    await act(handle, 'respond', { note: 'Called', via: 'phone', actor: engineer(1) });
    expect((await handle.describe()).status.name).toBe('RUNNING');
    expect(centre.timeline('C20260301-0002').filter(({ kind }) => kind === 'note')).toHaveLength(20);
    await act(handle, 'cancel', { reason: 'withdrawn', consentBy: 'Zhang San', actor: agent });
    await handle.result();
  });
});
