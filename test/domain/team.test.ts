import { describe, expect, it } from '@jest/globals';
import type { CommandOf } from '../../domain/case/commands.ts';
import { dues } from '../../domain/case/due.ts';
import { possible } from '../../domain/case/possible.ts';
import { followerOf } from '../../domain/case/successor.ts';
import { viewCase } from '../../domain/case/view.ts';
import { noticesFor } from '../../domain/notices.ts';
import {
  agent,
  customer,
  expert,
  hour,
  li,
  manager,
  minute,
  offered,
  responded,
  say,
  wang,
  withLi,
} from './givens.ts';

const name = ({ id, name: called }: { id: string; name: string }) => ({ id, name: called });
const handOver = {
  type: 'handOver',
  to: 'wang',
  toName: 'Wang Jun',
  note: 'The card is on its way',
} as const;
const assist: CommandOf<'assist'> = { type: 'assist', add: ['wang'], named: [name(wang)] };

describe('a hand-over', () => {
  it('gives the case to somebody else, with what they have to know, and keeps its stage and clocks', () => {
    const story = responded().at(10 * minute, li, handOver);
    expect(story.last('handed_over')).toEqual({
      ...{ from: name(li), to: name(wang), note: 'The card is on its way', cause: 'hand' },
    });
    expect(story.state).toMatchObject({ assignee: name(wang), stage: 'diagnosing', takeovers: 0 });
    expect(story.until(hour).told('diagnosis_overdue')).toEqual(['1:00:00 diagnosis_overdue']);
  });

  it('that comes late leaves the newcomer a short time to respond', () => {
    const story = withLi().at(45 * minute, li, handOver);
    expect(story.last('handed_over')).toHaveProperty('respondBy');
    expect(story.state).toMatchObject({ hurried: true, stage: 'awaiting_response' });
  });

  it('is for the assignee, those who assist and managers, and needs somebody who has the case', () => {
    expect(responded().refusal(wang, handOver).code).toBe('forbidden');
    expect(responded().refusal(li, { ...handOver, to: 'li' }).code).toBe('wrong_state');
    expect(responded().at(hour, manager, handOver).state.assignee?.id).toBe('wang');
    const moved = responded().at(hour, li, { type: 'move', supportLine: 2, reason: '' });
    expect(moved.refusal(manager, handOver).code).toBe('wrong_state');
  });
});

describe('engineers who assist', () => {
  it('may do what the assignee may, until they are taken off', () => {
    expect(possible(responded().state, wang)).not.toContain('diagnose');
    const story = responded().at(hour, li, assist);
    expect(possible(story.state, wang)).toEqual(
      expect.arrayContaining(['diagnose', 'resolve', 'correct', 'handOver']),
    );
    expect(possible(withLi().at(minute, li, assist).state, wang)).toContain('respond');
    story.at(2 * hour, li, { type: 'assist', remove: ['wang'] });
    expect(story.state.assistants).toEqual([]);
    expect(possible(story.state, wang)).not.toContain('diagnose');
  });

  it('are named once, by those who answer for the case, and told', () => {
    expect(responded().refusal(wang, assist).code).toBe('forbidden');
    const story = responded().at(hour, li, assist);
    expect(story.refusal(li, assist).code).toBe('wrong_state');
    expect(noticesFor(story.state, story.all('assistants_changed')[0]!)).toEqual([
      { to: { person: 'wang' }, template: 'news', channels: ['email', 'sms'] },
    ]);
  });
});

describe('those who watch a case', () => {
  const watched = () =>
    responded().at(hour, agent, { type: 'watch', add: ['he'], named: [{ id: 'he', name: 'He' }] });
  const told = (story: ReturnType<typeof watched>) =>
    noticesFor(story.state, story.events.at(-1)!).filter(({ to }) => 'person' in to && to.person === 'he');

  it('hear what the customer says, who has it now, and how it ends', () => {
    expect(
      told(watched().at(2 * hour, customer, { type: 'notes', text: 'Well?', visibility: 'public' })),
    ).toHaveLength(1);
    expect(told(watched().at(2 * hour, wang, { type: 'takeOver' }))).toHaveLength(1);
    expect(told(watched().at(2 * hour, agent, say.cancel))).toHaveLength(1);
  });

  it('hear nothing of what is said inside, nor after they have gone', () => {
    expect(told(watched().at(2 * hour, li, { type: 'notes', text: '', visibility: 'internal' }))).toEqual([]);
    const story = watched().at(2 * hour, agent, { type: 'watch', remove: ['he'] });
    expect(told(story.at(3 * hour, wang, { type: 'takeOver' }))).toEqual([]);
    expect(story.refusal(agent, { type: 'watch', remove: ['he'] }).code).toBe('wrong_state');
  });
});

describe('tags', () => {
  it('are given and taken away, each once, beside those that Caseline gives', () => {
    const story = responded().at(hour, agent, { type: 'tags', add: ['major', 'vip', 'major'] });
    expect(viewCase(story.state).tags).toEqual(['major', 'vip']);
    story.at(2 * hour, li, { type: 'tags', add: ['vip', 'quick'], remove: ['major'] });
    expect(story.last('tagged')).toEqual({ added: ['quick'], removed: ['major'] });
    expect(viewCase(story.state).tags).toEqual(['vip', 'quick']);
    expect(story.refusal(li, { type: 'tags', add: ['vip'] }).code).toBe('wrong_state');
  });
});

describe('a move to another line or centre', () => {
  const move = { type: 'move', supportLine: 2, centre: 'Shanghai', reason: 'needs the second line' } as const;

  it('looks at once for somebody there, wherever the case stands', () => {
    for (const story of [withLi(), responded(), responded().at(2 * minute, li, say.diagnose)]) {
      const { stage } = story.state;
      story.ask(li, move);
      expect(story.state).toMatchObject({ assignee: null, supportLine: 2 });
      expect(dues(story.state)[0]).toMatchObject({ at: story.now, needsSuccessor: true });
      expect(story.state.stage).toBe(stage === 'awaiting_response' ? 'assigning' : stage);
    }
  });

  it('takes only engineers of that line and that centre', () => {
    const { state } = responded().at(hour, li, move);
    const [first, second, third] = offered([wang, expert, manager]);
    const there = { supportLine: 2, centre: 'Shanghai' };
    const choose = (...candidates: (typeof first)[]) => followerOf(state, candidates as never).successor?.id;
    expect(
      choose(
        { ...first!, supportLine: 2, centre: 'Beijing' },
        { ...second!, supportLine: 1, centre: 'Shanghai' },
      ),
    ).toBeUndefined();
    expect(choose({ ...first!, supportLine: 2 }, { ...third!, ...there })).toBe(manager.id);
  });

  it('leaves a case for which nobody is there in the supervisors’ queue, and they are reminded', () => {
    const story = responded()
      .at(hour, li, move)
      .until(2 * hour);
    expect(story.told('queue_reminder')).toEqual(['1:00:00 queue_reminder', '1:45:00 queue_reminder']);
    expect(story.state.queued).toMatchObject({ cause: 'moved' });
    expect(viewCase(story.state)).toMatchObject({
      tags: ['supervisor_queue'],
      movedTo: { supportLine: 2, centre: 'Shanghai' },
    });
  });

  it('is for the agent, whoever has the case, and managers', () => {
    expect(responded().refusal(wang, move).code).toBe('forbidden');
    for (const who of [agent, li, manager]) expect(responded().at(hour, who, move).state.assignee).toBeNull();
  });
});
