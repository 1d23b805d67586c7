import { describe, expect, it } from '@jest/globals';
import { applyAll } from '../../domain/case/apply.ts';
import { decide, decideBySystem } from '../../domain/case/decide.ts';
import { dues } from '../../domain/case/due.ts';
import type { CaseState } from '../../domain/case/state.ts';
import { viewCase } from '../../domain/case/view.ts';
import { Refusal } from '../../domain/refusal.ts';
import { agent, li, manager, responded, wang, withLi } from './givens.ts';

const iso = '2026-12-01T00:00:00.000Z';
const now = (state: CaseState) => state.openedAt + 60_000;

describe('who is on leave', () => {
  const assign = { type: 'reassign', engineerId: wang.id, engineerName: wang.name, reason: 'r' } as const;

  it('is given a case only by somebody who says that they know, and is named until when', () => {
    const { state } = withLi();
    const refused = decide(state, { ...assign, awayUntil: iso }, manager, now(state)) as Refusal;
    expect(refused).toBeInstanceOf(Refusal);
    expect(refused.message).toContain('on leave until 2026-12-01 00:00 (UTC)');
    expect(refused.code).toBe('wrong_state');
    const taken = decide(state, { ...assign, awayUntil: iso, evenOnLeave: true }, manager, now(state));
    expect(taken).toMatchObject([{ kind: 'reassigned' }]);
  });
});

describe('what somebody holds who is gone', () => {
  const release = { type: 'release', reason: 'Li Wei has left' } as const;

  it('goes to the engineer whom the rule chose', () => {
    const { state } = responded();
    const events = decide(
      state,
      { ...release, engineerId: wang.id, engineerName: wang.name },
      manager,
      now(state),
    );
    const after = applyAll(state, events as never);
    expect(after).toMatchObject({ stage: state.stage, assignee: { id: wang.id } });
  });

  it('waits with the supervisors where the rule finds nobody, and is looked at again', () => {
    const { state } = responded();
    const after = applyAll(state, decide(state, release, manager, now(state)) as never);
    expect(after).toMatchObject({ stage: 'diagnosing', assignee: null, queued: { cause: 'nobody_left' } });
    expect(viewCase(after).tags).toContain('supervisor_queue');
    const [due] = dues(after).filter(({ key }) => key.startsWith('queue/'));
    const command = {
      type: 'fallDue',
      key: due?.key ?? '',
      successor: { id: wang.id, name: wang.name },
    } as const;
    const found = applyAll(after, decideBySystem(after, command, due?.at ?? 0));
    expect(found).toMatchObject({ stage: 'diagnosing', assignee: { id: wang.id }, queued: null });
  });

  it('is handed back by managers and administrators alone', () => {
    const { state } = responded();
    for (const actor of [agent, li])
      expect(decide(state, release, actor, now(state))).toMatchObject({ code: 'forbidden' });
  });
});
