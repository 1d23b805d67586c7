import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { WorkflowHandle } from '@temporalio/client';
import type { RmaState } from '../../domain/rma/state.ts';
import { engineer, manager, rmaAdmin } from '../cases.ts';
import { type DrivenCase, World } from './centre.ts';

/** Something that others wait for until it is let go. */
function gate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
}

/** Asks again until it is so; in the end gives up rather than to hang. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await isSo()); tries += 1) if (tries === 2000) throw new Error('It never came');
}

describe('A run that is full', () => {
  const continueAfter = 60;
  let world: World;
  beforeAll(async () => {
    world = await World.set();
  }, 120_000);
  beforeEach(() => {
    world.centre.beforeRecording = () => Promise.resolve();
    world.centre.beforeLookingUp = () => Promise.resolve();
  });
  afterAll(() => world.strike());

  const respond = (driven: DrivenCase) =>
    driven.act('respond', engineer(1), { note: 'Called', via: 'phone' });
  /** Sends signals, one a task, until the run has more events than it should. */
  async function fill(handle: WorkflowHandle, send: () => Promise<unknown>, query: string): Promise<void> {
    await until(async () => {
      await send();
      await handle.query(query);
      return (await handle.describe()).historyLength > continueAfter + 10;
    });
  }

  it('answers whoever comes while its last step is written', async () => {
    const driven = await world.open({ continueAfter });
    await respond(driven);
    const { runId } = await driven.handle.describe();
    const [writing, lookingUp] = [gate(), gate()];
    world.centre.beforeRecording = () => writing.opened;
    const handToAndFro = async () => {
      const engineerId = (await driven.state()).assignee?.id === 'engineer1' ? 'engineer2' : 'engineer1';
      const request = { engineerId, engineerName: engineerId, reason: 'closer', actor: manager };
      await driven.handle.signal('reassign', request);
    };
    await fill(driven.handle, handToAndFro, 'caseState');

    let lookUps = 0;
    world.centre.beforeLookingUp = () => {
      lookUps += 1;
      return lookUps === 1 ? Promise.reject(new Error('The directory is down')) : lookingUp.opened;
    };
    // Whoever it is has to be looked up, and meanwhile all that was decided is written.
    const late = driven.act('reassign', manager, { engineerId: 'engineer3', reason: 'knows it' });
    await until(async () => Boolean(await driven.state()) && lookUps === 2);
    writing.open();
    await until(async () => driven.timeline.at(-1)?.seq === (await driven.state()).revision);
    await driven.state();
    lookingUp.open();

    expect((await late).assignee).toEqual({ id: 'engineer3', name: 'Name of engineer3' });
    await driven.state();
    expect((await driven.handle.describe()).runId).not.toBe(runId);
    expect(driven.timeline.map(({ seq }) => seq)).toEqual(driven.timeline.map((_, i) => i + 1));
    expect(driven.timeline.at(-1)?.kind).toBe('reassigned');
  });

  it('forgets no part that has come for an RMA', async () => {
    const driven = await world.open({ continueAfter });
    await respond(driven);
    const inStock = world.centre.reserve;
    world.centre.reserve = () => ({ state: 'backordered', expectedAt: Date.now() + 1e9 });
    const rma = { number: 'R20260101-0001', kind: 'advance_replacement', partNumber: 'PSU' } as const;
    await driven.act('rmas', engineer(1), { ...rma, serialNumber: 'SN-1', reason: 'dead' });
    const handle = world.env.client.workflow.getHandle(`rma/${rma.number}`);
    const state = () => handle.query<RmaState>('rmaState');
    await state();
    const writing = gate();
    world.centre.beforeRecording = () => writing.opened;
    const approval = handle.executeUpdate<RmaState, [object]>('approve', { args: [{ actor: rmaAdmin }] });
    await until(async () => (await state()).state === 'backordered');
    const { runId } = await handle.describe();
    await fill(handle, () => handle.signal('stockArrived'), 'rmaState');

    world.centre.reserve = inStock;
    await handle.signal('stockArrived');
    expect((await state()).state).toBe('backordered');
    writing.open();
    expect((await approval).state).toBe('backordered');
    await until(async () => (await handle.describe()).runId !== runId);
    await until(async () => (await state()).state === 'reserved');
    const kinds = world.centre.rmaTimeline(rma.number).map(({ kind }) => kind);
    expect(kinds.slice(0, 3)).toEqual(['rma_requested', 'rma_approved', 'part_backordered']);
  });
});
