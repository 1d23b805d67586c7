import { describe, expect, it } from '@jest/globals';
import {
  agent,
  hour,
  li,
  manager,
  minute,
  opened,
  responded,
  say,
  Story,
  wang,
  withLi,
  zhao,
} from './givens.ts';

const priority = (to: 'P1' | 'P2' | 'P3' | 'P4') =>
  ({ type: 'priority', priority: to, reason: 'said so' }) as const;

describe('a take-over by an engineer', () => {
  it('gives the case to whoever asks, at any time until it is resolved, and counts no silence', () => {
    const story = responded().at(hour, zhao, { type: 'takeOver', reason: 'my switch' });
    expect(story.state).toMatchObject({
      assignee: { id: 'zhao', name: 'Zhao Min' },
      stage: 'diagnosing',
      formerAssignees: ['li'],
      takeovers: 0,
    });
    expect(story.last('taken_over')).toEqual({
      cause: 'engineer',
      from: { id: 'li', name: 'Li Wei' },
      to: { id: 'zhao', name: 'Zhao Min' },
      reason: 'my switch',
    });
  });

  it('succeeds when the holder is the one that the engineer saw', () => {
    expect(withLi().at(minute, wang, { type: 'takeOver', from: 'li' }).state.assignee?.id).toBe('wang');
  });

  it('names the winner to the second of two who ask at once', () => {
    const story = withLi().at(minute, wang, { type: 'takeOver', from: 'li' });
    expect(story.refusal(zhao, { type: 'takeOver', from: 'li' })).toEqual({
      code: 'wrong_state',
      message: 'Case C20261123-0001 is now with Wang Jun',
    });
  });

  it('is refused to the holder', () => {
    expect(withLi().refusal(li, { type: 'takeOver' }).message).toBe(
      'Case C20261123-0001 is already with Li Wei',
    );
  });

  it('takes a case out of the queue', () => {
    const story = new Story({}, []).at(minute, wang, { type: 'takeOver' });
    expect(story.state).toMatchObject({ stage: 'awaiting_response', queued: null });
    expect(story.last('taken_over')?.from).toBeNull();
    expect(new Story({}, []).refusal(wang, { type: 'takeOver', from: 'li' }).message).toContain('nobody');
  });

  it('lets the newcomer answer for the case, and the former holder no more', () => {
    const story = withLi().at(minute, wang, { type: 'takeOver' });
    expect(story.refusal(li, say.respond).code).toBe('forbidden');
    expect(story.at(2 * minute, wang, say.respond).state.stage).toBe('diagnosing');
  });

  it('late in the hour is hurried and does not repeat the reminders of the former holder', () => {
    const story = withLi('P1').at(47 * minute, wang, { type: 'takeOver' });
    expect(story.until(57 * minute).told('response_reminder', 'taken_over')).toEqual([
      '0:30:00 response_reminder',
      '0:45:00 response_reminder',
      '0:47:00 taken_over',
      '0:52:00 response_reminder',
      '0:57:00 taken_over',
    ]);
  });
});

describe('a reassignment', () => {
  const to = { type: 'reassign', engineerId: 'zhao', engineerName: 'Zhao Min', reason: 'storage' } as const;

  it('is a supervisor’s: the case goes to the named engineer with the reason', () => {
    const story = responded().at(hour, manager, to);
    expect(story.last('reassigned')).toEqual({
      from: { id: 'li', name: 'Li Wei' },
      to: { id: 'zhao', name: 'Zhao Min' },
      reason: 'storage',
    });
    expect(story.state).toMatchObject({ assignee: { id: 'zhao' }, stage: 'diagnosing' });
    expect(story.refusal(agent, to).code).toBe('forbidden');
    expect(story.refusal(wang, to).code).toBe('forbidden');
  });

  it('to the holder is refused', () => {
    expect(responded().refusal(manager, { ...to, engineerId: 'li' }).code).toBe('wrong_state');
  });

  it('without a name lets the ID stand for it', () => {
    const story = responded().at(hour, manager, { type: 'reassign', engineerId: 'x7', reason: '' });
    expect(story.state.assignee).toEqual({ id: 'x7', name: 'x7' });
  });

  it('of a case that nobody has is its first assignment', () => {
    const story = new Story({}, []).at(minute, manager, to);
    expect(story.state).toMatchObject({ stage: 'awaiting_response', assignee: { id: 'zhao' } });
    expect(story.last('assigned')).toMatchObject({ cause: 'hand', reason: 'storage' });
  });
});

describe('a change of priority', () => {
  it('computes every clock anew from the opening', () => {
    const story = responded('P4').at(10 * minute, manager, priority('P2'));
    expect(story.state.priority).toBe('P2');
    expect(story.clock('diagnosis')).toMatchObject({ startedAt: opened, target: 4 * hour });
    expect(story.until(5 * hour).told('diagnosis_warning', 'diagnosis_overdue')).toEqual([
      '3:00:00 diagnosis_warning',
      '4:00:00 diagnosis_overdue',
    ]);
  });

  it('fires at once what is overdue now', () => {
    const story = withLi('P1').at(27 * minute, manager, priority('P3'));
    expect(story.until(30 * minute).told()).toEqual([
      '0:27:00 priority_changed',
      '0:27:00 response_reminder',
      '0:27:00 response_reminder',
      '0:27:00 taken_over',
      '0:30:00 response_breached',
    ]);
  });

  it('sends nothing that was sent before, to and fro', () => {
    const story = withLi('P3').at(16 * minute, manager, priority('P1'));
    story.at(17 * minute, manager, priority('P4')).at(18 * minute, manager, priority('P2'));
    expect(story.until(45 * minute).told('response_reminder')).toEqual([
      '0:15:00 response_reminder',
      '0:45:00 response_reminder',
    ]);
  });

  it('keeps a recorded breach and does not report it again', () => {
    const story = responded('P1').at(2 * hour, manager, priority('P4'));
    expect(story.clock('diagnosis')).toMatchObject({ state: 'breached', target: 72 * hour });
    expect(story.until(80 * hour).told('diagnosis_overdue')).toEqual(['1:00:00 diagnosis_overdue']);
  });

  it('leaves a clock that was met as it was', () => {
    const story = responded('P1').at(2 * minute, manager, priority('P4'));
    expect(story.clock('response')).toMatchObject({ state: 'met', target: hour });
  });

  it('keeps the time that a clock stood still', () => {
    const story = responded('P4').at(hour, li, { type: 'hold', reason: 'scheduled' });
    story.at(90 * minute, manager, priority('P2')).at(2 * hour, li, say.resume);
    expect(story.until(6 * hour).told('diagnosis_overdue')).toEqual(['5:00:00 diagnosis_overdue']);
  });

  it('tells a manager of the new ladder who has not heard, and nobody twice', () => {
    const story = responded('P1').at(25 * hour, manager, priority('P2'));
    story.at(26 * hour, manager, priority('P1')).until(40 * hour);
    expect(story.all('escalated_to_manager').map(({ data }) => data.to)).toEqual([
      ['response_center_manager'],
      ['technical_manager'],
    ]);
  });

  it('to the same priority, or by somebody who is no manager, is refused', () => {
    expect(responded('P1').refusal(manager, priority('P1')).code).toBe('wrong_state');
    expect(responded('P1').refusal(agent, priority('P2')).code).toBe('forbidden');
  });
});
