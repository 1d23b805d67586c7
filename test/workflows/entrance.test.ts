import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { WorkflowHandle } from '@temporalio/client';
import { newCall } from '../../domain/call/state.ts';
import { callActions } from '../../domain/call/commands.ts';
import { caseActions } from '../../domain/case/commands.ts';
import { rmaActions } from '../../domain/rma/commands.ts';
import { rmaStates } from '../../domain/rma/state.ts';
import { agent, engineer, manager, rmaAdmin } from '../cases.ts';
import { type DrivenCase, World } from './centre.ts';

const minute = 60_000;
const by = { id: engineer(1).id, name: engineer(1).name, role: 'engineer' } as const;

/** Why an update was refused, with the code of the refusal. */
const refusal = (update: Promise<unknown>) =>
  update.then(
    () => 'granted',
    ({ cause }: { cause: { type: string; message: string } }) => `${cause.type}: ${cause.message}`,
  );

const kindsOf = ({ timeline }: DrivenCase) => timeline.map(({ kind }) => kind);

/** What no action takes, whatever it is. */
const garbage = [
  null,
  'p1',
  7,
  [],
  { unheardOf: true },
  { actor: 'me' },
  { actor: { id: 'me', roles: ['king'] } },
];

describe("What reaches a process past the API, through Temporal's own entrance", () => {
  let world: World;
  let count = 0;
  beforeAll(async () => {
    world = await World.set();
  }, 120_000);
  afterAll(() => world.strike());

  /** How many updates the history has; the server that skips time keeps the tasks of refused ones, unlike the real one. */
  const updatesOf = async (handle: WorkflowHandle) =>
    (await handle.fetchHistory()).events?.filter(
      (each) => each.workflowExecutionUpdateAcceptedEventAttributes,
    ).length;
  const statusOf = async (handle: WorkflowHandle) => (await handle.describe()).status.name;

  async function call() {
    count += 1;
    const number = `L20260201-${String(count).padStart(4, '0')}`;
    const asked = { number, company: 'Initech', contact: { name: 'Bill' }, symptom: 'dark' };
    const state = newCall(asked, by, await world.env.currentTimeMs());
    const handle = await world.env.client.workflow.start('callWorkflow', {
      ...{ workflowId: `call/${number}`, taskQueue: 'test', args: [{ state }] },
    });
    await handle.executeUpdate('opened');
    return handle;
  }

  async function rma(driven: DrivenCase) {
    count += 1;
    const number = `R20260201-${String(count).padStart(4, '0')}`;
    const part = { kind: 'advance_replacement', partNumber: 'PSU', serialNumber: 'SN-1', reason: 'dead' };
    await driven.act('respond', engineer(1), { note: 'Called', via: 'phone' });
    await driven.act('rmas', engineer(1), { number, ...part } as never);
    return world.env.client.workflow.getHandle(`rma/${number}`);
  }

  it.each([
    ['nothing', []],
    ['null', [null]],
    ['a text', ['engineer2']],
    ['no engineer', [{ reason: 'closer' }]],
    ['no reason', [{ engineerId: 'engineer2' }]],
    ['a number for an engineer', [{ engineerId: 7, reason: 'closer' }]],
    ['an empty ID', [{ engineerId: '', reason: 'closer' }]],
    ['a field that is none', [{ engineerId: 'engineer2', reason: 'closer', force: true }]],
    ['an actor who is none', [{ engineerId: 'engineer2', reason: 'closer', actor: { id: 'me' } }]],
    ['somebody whom nobody knows', [{ engineerId: 'nobody', reason: 'closer' }]],
    [
      'somebody whom nobody knows, with a name',
      [{ engineerId: 'nobody', engineerName: 'Li Wei', reason: 'x' }],
    ],
    ['a customer', [{ engineerId: 'customer', reason: 'closer' }]],
    ['a customer with a name', [{ engineerId: 'customer1', engineerName: 'Zhang San', reason: 'closer' }]],
    ['an actor who may not', [{ engineerId: 'engineer2', reason: 'closer', actor: engineer(3) }]],
  ])('a reassign signal with %s is refused and logged, and the case keeps its promises', async (_, args) => {
    const driven = await world.open();
    await driven.handle.signal('reassign', ...args);
    await driven.pass(31 * minute);
    expect(await driven.state()).toMatchObject({ assignee: { id: 'engineer1' } });
    expect(kindsOf(driven)).toContain('response_reminder');
    expect(world.logged(driven.handle.workflowId)).toEqual([
      expect.stringMatching(/^Signal refused: reassign: ./),
    ]);
    await driven.handle.signal('reassign', { engineerId: 'engineer2', reason: 'closer' });
    await driven.pass(minute);
    expect(await driven.state()).toMatchObject({ assignee: { id: 'engineer2', name: 'Name of engineer2' } });
    await driven.handle.terminate();
  });

  it('the signals of returns, with anything in them, change nothing and stop nothing', async () => {
    const driven = await world.open();
    const replacement = await rma(driven);
    for (const each of [
      undefined,
      ...garbage,
      { number: 'R20260201-9999', state: 'shipped' },
      { number: 7 },
    ]) {
      await driven.handle.signal('rmaChanged', each);
      await replacement.signal('stockArrived', each);
      await replacement.signal('caseRestored', each);
    }
    const { rmas } = await driven.state();
    await driven.handle.signal('rmaChanged', { number: rmas[0]!.number, state: 'eaten' });
    expect((await driven.state()).rmas).toEqual(rmas);
    expect(world.logged(driven.handle.workflowId)).toContain(
      `Signal refused: rmaChanged: state: must be one of ${rmaStates.join(', ')}`,
    );
    expect(await refusal(replacement.executeUpdate('approve', { args: [{ actor: rmaAdmin }] }))).toBe(
      'granted',
    );
    await driven.pass(minute);
    await replacement.terminate();
    await driven.handle.terminate();
  });

  it('the signals of other cases, with anything in them, are refused and logged; whole ones are heard', async () => {
    const driven = await world.open();
    const before = await driven.state();
    const number = 'C20260101-9999';
    const link = { number, customerId: 'acme', as: 'related' };
    const duplicate = {
      ...{ number, customerId: 'acme', title: 'The same', consentBy: 'Zhang Na', notes: [], files: [] },
    };
    const note = { from: number, by: 'Chen Jie', writtenAt: '2026-01-01T08:00:00.000Z', text: 'Hot' };
    const halves = {
      linkedFromThere: [{ ...link, as: 'eaten' }, { ...link, number: 7 }, { as: 'related' }],
      merged: [
        { ...duplicate, notes: [{}] },
        { ...duplicate, notes: [{ ...note, visibility: 'all' }] },
        { ...duplicate, notes: [{ ...note, visibility: 'public', writtenAt: 'today' }] },
        { ...duplicate, files: [{ ...note, visibility: 'public' }] },
        { ...duplicate, contact: 'Zhang Na' },
        { ...duplicate, notes: undefined },
      ],
    };
    let sent = 0;
    for (const [signal, bodies] of Object.entries(halves))
      for (const body of [undefined, ...garbage, ...bodies]) {
        await driven.handle.signal(signal, body);
        sent += 1;
      }
    expect(await driven.state()).toEqual(before);
    const logged = world.logged(driven.handle.workflowId);
    expect(logged).toHaveLength(sent);
    for (const each of logged) expect(each).toMatch(/^Signal refused: (merged|linkedFromThere): ./);

    await driven.handle.signal('linkedFromThere', link);
    await driven.handle.signal('merged', { ...duplicate, notes: [{ ...note, visibility: 'internal' }] });
    expect(await driven.state()).toMatchObject({
      ...{ links: [{ number, as: 'related' }], duplicates: [number] },
    });
    await driven.handle.signal('linkedFromThere', { number, customerId: 'acme' });
    expect(await driven.state()).toMatchObject({ links: [] });
    await driven.pass(31 * minute);
    expect(kindsOf(driven)).toEqual(expect.arrayContaining(['note_carried', 'response_reminder']));
    await driven.handle.terminate();
  });

  it.each([
    ['priority', { priority: 'p1', reason: 'x' }, 'invalid: priority: must be one of P1, P2, P3, P4'],
    ['priority', { priority: 'P2' }, 'invalid: reason: is missing'],
    ['notes', {}, 'invalid: text: is missing; visibility: is missing'],
    [
      'attach',
      {},
      'invalid: id: is missing; name: is missing; mediaType: is missing; size: is missing; visibility: is missing',
    ],
    ['hold', { reason: 'scheduled', until: 'tomorrow' }, 'invalid: until: must be an RFC 3339 time'],
    [
      'resolve',
      { cause: ' ', treatment: 'x', restoredAt: '2026-01-01T00:00:00Z' },
      'invalid: cause: must not be empty',
    ],
    ['joint', { parties: [], reason: 'x' }, 'invalid: parties: must be a list of 1 to 20'],
    ['assign', { engineerId: 'nobody' }, "unknown: There is nobody with the ID 'nobody'"],
    [
      'assign',
      { engineerId: 'customer', engineerName: 'Li Wei' },
      'unknown: Name of customer is no engineer',
    ],
    ['reassign', { engineerId: 'customer', reason: 'x' }, 'unknown: Name of customer is no engineer'],
    ['dispatch', { engineerId: 'nobody', address: 'here' }, "unknown: There is nobody with the ID 'nobody'"],
    ['escalateExpert', { expertId: 'engineer2', reason: 'x' }, 'unknown: Name of engineer2 is no expert'],
    ['joint', { parties: [{ id: 'customer' }], reason: 'x' }, 'unknown: Name of customer is no colleague'],
    [
      'takeOver',
      { actor: { id: 'nobody', name: 'X', roles: ['engineer'] } },
      "unknown: There is nobody with the ID 'nobody'",
    ],
    [
      'takeOver',
      { actor: { id: 'customer', name: 'X', roles: ['engineer'] } },
      'unknown: Name of customer is no engineer',
    ],
  ])('the update %s with %j is refused, and the case goes on', async (action, body, why) => {
    const driven = await world.open();
    const before = await driven.state();
    expect(await refusal(driven.handle.executeUpdate(action, { args: [{ actor: manager, ...body }] }))).toBe(
      why,
    );
    expect(await driven.state()).toEqual(before);
    await driven.pass(31 * minute);
    expect(kindsOf(driven)).toContain('response_reminder');
    await driven.handle.terminate();
  });

  it('garbage is refused by the validator of every action and leaves no trace in the history', async () => {
    const driven = await world.open();
    const processes: [WorkflowHandle, object][] = [
      [await rma(driven), rmaActions],
      [driven.handle, caseActions],
      [await call(), callActions],
    ];
    for (const [handle, actions] of processes) {
      const before = await updatesOf(handle);
      for (const action of Object.keys(actions))
        for (const body of garbage)
          expect(await refusal(handle.executeUpdate(action, { args: [body] }))).toMatch(/^invalid: ./);
      expect(await updatesOf(handle)).toBe(before);
      expect(world.logged(handle.workflowId)).toHaveLength(Object.keys(actions).length * garbage.length);
      await handle.terminate();
    }
  }, 60_000);

  it('a query with anything in it answers as ever', async () => {
    const driven = await world.open();
    for (const each of garbage)
      expect(await driven.handle.query('caseState', each)).toEqual(await driven.state());
    await driven.handle.terminate();
  });

  it.each([
    ['caseWorkflow', [undefined, {}, { opening: null }, { opening: { number: 7 } }]],
    ['rmaWorkflow', [undefined, {}, { state: 'shipped' }]],
    ['callWorkflow', [undefined, {}, { state: null }]],
    ['shortageWorkflow', [undefined, {}, { number: 'beijing/PSU', movement: -1 }]],
  ])('a %s that is started with nonsense fails at once and says why', async (type, inputs) => {
    for (const input of inputs) {
      count += 1;
      const options = { workflowId: `nonsense/${count}`, taskQueue: 'test', args: [input] };
      await expect(world.env.client.workflow.execute(type, options)).rejects.toMatchObject({
        cause: { type: 'invalid', message: expect.stringMatching(/^This cannot be begun: ./) },
      });
    }
  });

  it.each([1, 2])(
    'a case that Temporal is asked %d times to cancel keeps its deadlines and takes actions',
    async (times) => {
      const driven = await world.open();
      for (let i = 0; i < times; i += 1) await driven.handle.cancel();
      await driven.pass(31 * minute);
      expect(kindsOf(driven)).toContain('response_reminder');
      await driven.act('respond', engineer(1), { note: 'Called', via: 'phone' });
      await driven.pass(300 * minute);
      expect(kindsOf(driven)).toContain('diagnosis_overdue');
      expect(await statusOf(driven.handle)).toBe('RUNNING');
      expect(world.logged(driven.handle.workflowId)).toEqual([
        expect.stringMatching(/asked Temporal to cancel this/),
      ]);
      await driven.act('cancel', agent, { reason: 'withdrawn', consentBy: 'Zhang San' });
      await driven.handle.result();
      expect(await statusOf(driven.handle)).toBe('COMPLETED');
    },
  );

  it('an RMA that is asked to be cancelled goes on, and its deadlines fall due', async () => {
    const driven = await world.open();
    const handle = await rma(driven);
    await handle.cancel();
    expect(await refusal(handle.executeUpdate('approve', { args: [{ actor: rmaAdmin }] }))).toBe('granted');
    await handle.cancel();
    await world.env.sleep(3 * 24 * 60 * minute);
    expect(world.centre.rmaTimeline(handle.workflowId.slice(4)).map(({ kind }) => kind)).toContain(
      'ship_overdue',
    );
    expect(await statusOf(handle)).toBe('RUNNING');
    expect((await driven.state()).rmas).toMatchObject([{ state: 'reserved' }]);
    await handle.terminate();
    await driven.handle.terminate();
  });

  it('a call that is asked to be cancelled waits on for an agent', async () => {
    const handle = await call();
    await handle.cancel();
    await world.env.sleep(6 * minute);
    const kinds = world.centre.callChanges
      .filter(({ state }) => `call/${state.number}` === handle.workflowId)
      .flatMap(({ events }) => events.map(({ kind }) => kind));
    expect(kinds).toEqual(['call_logged', 'call_reminder', 'call_overdue']);
    await handle.executeUpdate('close', { args: [{ reason: 'never mind', actor: agent }] });
    await handle.result();
  });

  it('a shortage that is asked to be cancelled is told all the same', async () => {
    world.centre.undelivered = 1;
    let release: () => void = () => undefined;
    const held = new Promise<number[]>((resolve) => (release = () => resolve([])));
    world.centre.deliver = () => held;
    const shortage = {
      ...{ number: 'beijing/SUP-2T', movement: 7, depotId: 'beijing', partNumber: 'SUP-2T', left: 1 },
      ...{ reason: 'Counted', by: { id: 'depot', name: 'Du Wei' }, at: 0 },
    };
    const handle = await world.env.client.workflow.start('shortageWorkflow', {
      ...{ workflowId: 'stock/beijing/SUP-2T/7', taskQueue: 'test', args: [shortage] },
    });
    await handle.cancel();
    release();
    await handle.result();
    expect(world.centre.shortages).toEqual([shortage]);
  });
});
