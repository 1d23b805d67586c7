import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Opening } from '../../domain/case/events.ts';
import { agent, engineer } from '../cases.ts';
import { rotaChangedSignal } from '../../workflows/contract.ts';
import { World } from './centre.ts';

const hour = 3_600_000;

describe('The rota and a case in the time-skipping server', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.set();
  }, 120_000);
  afterEach(() => {
    world.centre.duty = () => undefined;
    for (const each of world.centre.engineers) Object.assign(each, { onDuty: true, dutyFrom: undefined });
  });
  afterAll(() => world.strike());
  /** Only these are on duty from now on. */
  const onDuty = (...ids: string[]) => {
    for (const each of world.centre.engineers) each.onDuty = ids.includes(each.id);
  };
  const answered = async (change: Partial<Opening> = {}) => {
    const driven = await world.open({}, change);
    await driven.act('respond', engineer(1), { note: 'Called', via: 'phone' });
    return driven;
  };
  const shifts = ['handed_over', 'reassigned', 'queued', 'escalated_to_manager'];
  const told = ({ story }: Awaited<ReturnType<typeof answered>>) =>
    story.filter((line) => shifts.includes(line.split('@')[0] as string));

  it('hands a P1 over when the shift of whoever has it ends, and back when theirs begins again', async () => {
    let ends = 0;
    world.centre.duty = ({ assignee, openedAt }) => {
      ends = openedAt + (assignee?.id === 'engineer1' ? 8 : 16) * hour;
      return { person: assignee?.id ?? '', shiftEnds: ends };
    };
    const driven = await answered();
    onDuty('engineer2');
    await driven.pass(8 * hour + 1000);
    expect((await driven.state()).assignee?.id).toBe('engineer2');
    onDuty('engineer1');
    await driven.pass(8 * hour);
    expect(told(driven).slice(0, 2)).toEqual([`handed_over@${8 * 60}`, `handed_over@${16 * 60}`]);
    expect((await driven.state()).assignee?.id).toBe('engineer1');
    await driven.handle.terminate();
  });

  it('leaves it where it is with nobody on duty, tells the manager, and tries again when somebody is', async () => {
    world.centre.duty = ({ openedAt }) => ({ person: 'engineer1', shiftEnds: openedAt + 8 * hour });
    const driven = await answered();
    onDuty();
    const [night] = world.centre.engineers.slice(2);
    night!.dutyFrom = (await world.env.currentTimeMs()) + 9 * hour;
    await driven.pass(8 * hour + 1000);
    expect(told(driven)).toEqual([`escalated_to_manager@${8 * 60}`]);
    expect((await driven.state()).assignee?.id).toBe('engineer1');
    onDuty('engineer3');
    await driven.pass(hour + 1000);
    expect((await driven.state()).assignee?.id).toBe('engineer3');
    await driven.handle.terminate();
  });

  it('asks anew until when whoever has it is there, where the rota was changed', async () => {
    const driven = await answered({ priority: 'P4' });
    const { openedAt } = await driven.state();
    const leaveFrom = Date.parse(openedAt) + 5 * hour;
    world.centre.duty = () => ({ person: 'engineer1', leaveFrom });
    await driven.handle.signal(rotaChangedSignal);
    onDuty('engineer4');
    await driven.pass(5 * hour + 1000);
    expect(told(driven)).toEqual([`reassigned@${5 * 60}`]);
    expect((await driven.state()).assignee?.id).toBe('engineer4');
    await driven.handle.terminate();
  });

  it('gives a case that is reopened for somebody who has left to whom the rule chooses', async () => {
    const driven = await answered({ reach: { sms: false } });
    const restoredAt = new Date(await world.env.currentTimeMs()).toISOString();
    await driven.act('resolve', engineer(1), { cause: 'x', treatment: 'y', restoredAt });
    await driven.act('consent', agent, { agreed: true, by: 'Zhang San', via: 'phone' });
    world.centre.gone = ['engineer1'];
    await driven.act('reopen', agent, { reason: 'It is back' });
    expect((await driven.state()).assignee?.id).toBe('engineer2');
    expect(driven.timeline.slice(-2).map(({ kind }) => kind)).toEqual(['reopened', 'reassigned']);
    world.centre.gone = [];
    await driven.handle.terminate();
  });
});
