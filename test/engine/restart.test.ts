import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { termsUnder, newCall } from '../../domain/call/state.ts';
import { findCall } from '../../store/calls.ts';
import { findCase, saveCase } from '../../store/cases.ts';
import { Superseded } from '../../store/chain.ts';
import { findRma } from '../../store/rmas.ts';
import { wholeTimeline } from '../../store/timeline.ts';
import { callWorkflowId, rmaWorkflowId } from '../../workflows/contract.ts';
import { actor, agent, engineer, responseCentre, rmaAdmin } from '../cases.ts';
import { eventually } from '../product/desk.ts';
import { Works } from './works.ts';

const admin = actor('admin', 'admin');
const note = (text: string) => ({ text, visibility: 'internal' as const, actor: agent });

describe('A process that is begun anew', () => {
  let works: Works;
  beforeAll(async () => {
    works = await Works.open();
  }, 240_000);
  afterAll(() => works?.close());

  const restart = (number: string, reason = 'it was gone') =>
    works.engine.restart({ number, reason, by: admin });

  it('goes on with all that it had answered, and says who began it anew and why', async () => {
    const number = await works.openCase();
    await works.engine.act(number, 'respond', { note: 'Called', via: 'phone', actor: engineer(1) }, 'r');
    await works.engine.act(number, 'notes', note('Two switches'), 'n');
    const before = await works.story(number);
    await works.handleOf(number).terminate('by mistake');
    const { revision } = await restart(number, 'terminated by mistake');
    expect(await works.story(number)).toEqual([...before, 'restarted']);
    expect((await wholeTimeline(number)).at(-1)).toMatchObject({
      ...{ seq: revision, visibility: 'internal', data: { reason: 'terminated by mistake' } },
      actor: { id: 'admin', role: 'admin' },
    });
    // A request that was answered before the end, and comes again, changes nothing.
    const again = await works.engine.act(number, 'notes', note('Two switches'), 'n');
    expect(again).toMatchObject({ stage: 'diagnosing', revision });
    await works.engine.act(number, 'notes', note('Three switches'), 'n3');
    expect(await works.story(number)).toEqual([...before, 'restarted', 'note']);
  }, 60_000);

  it('ends what runs, so that two never keep the same promises', async () => {
    const number = await works.openCase();
    const { runId } = await works.handleOf(number).describe();
    await restart(number, 'to see');
    const first = works.client.workflow.getHandle(`case/${number}`, runId);
    expect((await first.describe()).status.name).toBe('TERMINATED');
    expect((await works.handleOf(number).describe()).status.name).toBe('RUNNING');
    // Restarted by two at once, it is begun anew once.
    await Promise.all([restart(number), restart(number)]);
    expect((await works.story(number)).filter((kind) => kind === 'restarted')).toHaveLength(2);
  }, 60_000);

  it('fires what fell due meanwhile at once, each deadline once', async () => {
    const target = { P1: 4_000, P2: 4_000, P3: 4_000, P4: 4_000 };
    const response = { ...responseCentre.response, target, remind: [0.5, 0.75], takeover: undefined };
    const number = await works.openCase({ policy: { ...responseCentre, response } });
    await works.handleOf(number).terminate('by mistake');
    await new Promise((done) => setTimeout(done, 4_200));
    expect(await works.story(number)).not.toContain('response_reminder');
    await restart(number);
    const story = await eventually(
      () => works.story(number),
      (kinds) => kinds.includes('response_breached'),
    );
    const count = (kind: string) => story.filter((each) => each === kind).length;
    expect([count('response_reminder'), count('response_breached')]).toEqual([2, 1]);
  }, 60_000);

  it('takes nothing that a run of before still writes', async () => {
    const number = await works.openCase();
    const stale = await findCase(number);
    await works.handleOf(number).terminate('by mistake');
    await restart(number);
    const late = { ...stale!, seq: stale!.seq + 5, title: 'written late' };
    await expect(saveCase(late)).rejects.toThrow(Superseded);
    await expect(saveCase(stale!)).rejects.toThrow(Superseded);
    expect((await findCase(number))?.title).toBe(stale?.title);
  }, 60_000);

  it('may be a return, which tells its case where it stands by now', async () => {
    const number = await works.openCase();
    await works.engine.act(number, 'respond', { note: 'Called', via: 'phone', actor: engineer(1) }, 'r');
    const rma = 'R20261128-0001';
    const part = { number: rma, kind: 'return_and_repair', serialNumber: 'SN-9', partNumber: 'PSU' } as const;
    await works.engine.act(number, 'rmas', { ...part, reason: 'dead', actor: engineer(1) }, 'rma');
    await eventually(
      () => findRma(rma),
      (found) => found !== null,
    );
    await works.handleOf(number).terminate('by mistake');
    await works.engine.actOnRma(rma, 'approve', { actor: rmaAdmin }, 'approve');
    await works.client.workflow.getHandle(rmaWorkflowId(rma)).terminate('by mistake');
    await restart(number);
    // The case heard from what is stored, since nobody could tell it.
    expect((await findCase(number))?.rmas).toMatchObject([{ number: rma, state: 'approved' }]);
    await restart(rma);
    await works.engine.actOnRma(rma, 'cancel', { reason: 'works again', actor: rmaAdmin }, 'cancel');
    const told = await eventually(
      () => findCase(number),
      (found) => found?.rmas[0]?.state === 'cancelled',
    );
    expect(told?.rmas).toMatchObject([{ state: 'cancelled' }]);
    expect((await works.story(rma)).slice(-2)).toEqual(['restarted', 'rma_cancelled']);
  }, 60_000);

  it('may be a call, whose chain counts from when it was logged', async () => {
    const by = { id: 'engineer1', name: 'Li Wei', role: 'engineer' } as const;
    const terms = { ...termsUnder([]), toAgent: 3_000, toManager: 600_000 };
    const call = { number: 'L20261128-0001', company: 'Initech', contact: { name: 'Bill' }, symptom: 'dark' };
    const { loggedAt } = await works.engine.logCall({ state: newCall(call, by, Date.now(), terms) }, 'log');
    await works.client.workflow.getHandle(callWorkflowId(call.number)).terminate('by mistake');
    await new Promise((done) => setTimeout(done, 3_100));
    await restart(call.number);
    const story = await eventually(
      () => works.story(call.number),
      (kinds) => kinds.includes('call_overdue'),
    );
    expect(story).toEqual(['call_logged', 'restarted', 'call_reminder', 'call_overdue']);
    expect(await findCall(call.number)).toMatchObject({ loggedAt, chain: 1 });
  }, 60_000);

  it('is refused where it is over, or nothing is stored', async () => {
    const number = await works.openCase();
    await works.engine.act(
      number,
      'cancel',
      { reason: 'withdrawn', consentBy: 'Zhang San', actor: agent },
      'c',
    );
    await expect(restart(number)).rejects.toMatchObject({ code: 'wrong_state' });
    await expect(restart('C20261128-9999')).rejects.toMatchObject({ code: 'wrong_state' });
  }, 60_000);
});
