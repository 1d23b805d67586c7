import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type CallState, newCall } from '../../domain/call/state.ts';
import { callWorkflowId, callWorkflowType } from '../../workflows/contract.ts';
import { agent, engineer } from '../cases.ts';
import { World } from './centre.ts';

const minutes = (n: number) => n * 60_000;
const by = { id: engineer(1).id, name: engineer(1).name, role: 'engineer' } as const;

describe('A call in the time-skipping server', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.set();
  }, 120_000);
  afterAll(() => world.strike());

  async function log(number: string) {
    const call = { number, company: 'Initech', contact: { name: 'Bill' }, symptom: 'dark' };
    const state = newCall(call, by, await world.env.currentTimeMs());
    const handle = await world.env.client.workflow.start(callWorkflowType, {
      ...{ workflowId: callWorkflowId(number), taskQueue: 'test', args: [{ state }] },
    });
    await handle.executeUpdate('opened');
    const story = () => {
      const changes = world.centre.callChanges.filter((change) => change.state.number === number);
      const events = changes.flatMap((change) => change.events);
      // In tens of seconds: the time that this machine takes is in them too.
      const since = (at: number) => 10 * Math.round((at - (events[0]?.at ?? 0)) / 10_000);
      return events.map(({ kind, at, seq }) => `${seq} ${kind}@${since(at)}`);
    };
    return { handle, story };
  }

  it('reminds, reports and reports again, each at its time, and waits on', async () => {
    const { handle, story } = await log('L20260101-0001');
    await world.env.sleep(minutes(60));
    expect(await handle.query<CallState>('callState')).toMatchObject({ callState: 'waiting' });
    expect(story()).toEqual([
      '1 call_logged@0',
      '2 call_reminder@150',
      '3 call_overdue@300',
      '4 call_overdue@600',
    ]);
    await handle.executeUpdate('close', { args: [{ reason: 'never mind', actor: agent }] });
    await handle.result();
    expect(story().at(-1)).toMatch(/call_closed/);
  });

  it('is taken, becomes a case and completes; a repeated update changes nothing', async () => {
    const { handle, story } = await log('L20260101-0002');
    await world.env.sleep(minutes(1));
    const accept = () =>
      handle.executeUpdate<CallState, [object]>('accept', { args: [{ actor: agent }], updateId: 'a' });
    expect((await accept()).agent).toEqual({ id: agent.id, name: agent.name });
    expect((await accept()).seq).toBe(2);
    await expect(handle.executeUpdate('accept', { args: [{ actor: agent }] })).rejects.toMatchObject({
      cause: { type: 'wrong_state' },
    });
    await handle.executeUpdate('open', { args: [{ caseNumber: 'C20260101-0001', actor: agent }] });
    await handle.result();
    expect(story().map((line) => line.replace(/@.*/, ''))).toEqual([
      '1 call_logged',
      '2 call_accepted',
      '3 call_opened',
    ]);
  });
});
