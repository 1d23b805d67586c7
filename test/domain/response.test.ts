import { describe, expect, it } from '@jest/globals';
import { dues } from '../../domain/case/due.ts';
import { share } from '../../domain/policy.ts';
import {
  agent,
  chen,
  hour,
  iso,
  li,
  manager,
  minute,
  opened,
  policyWith,
  responseCentre,
  say,
  second,
  Story,
  sun,
  wang,
  withLi,
} from './givens.ts';

const silence = ['response_reminder', 'taken_over', 'response_breached', 'queued'] as const;

describe('an answer that does not come', () => {
  it('reminds at 30 and 45 minutes of P1, moves the case at 50, and gives each newcomer 10 minutes', () => {
    expect(
      withLi('P1')
        .until(12 * hour)
        .told(...silence),
    ).toEqual([
      '0:30:00 response_reminder',
      '0:45:00 response_reminder',
      '0:50:00 taken_over',
      '0:55:00 response_reminder',
      '1:00:00 response_breached',
      '1:00:00 taken_over',
      '1:05:00 response_reminder',
      '1:10:00 taken_over',
      '1:15:00 response_reminder',
      '1:20:00 queued',
    ]);
  });

  it.each([
    ['P1', ['0:30:00', '0:45:00', '0:50:00']],
    ['P2', ['0:30:00', '0:45:00', '0:50:00']],
    ['P3', ['0:15:00', '0:22:30', '0:25:00']],
    ['P4', ['0:15:00', '0:22:30', '0:25:00']],
  ] as const)('keeps the times of %s to the millisecond', (priority, [first, second_, takeover]) => {
    const story = withLi(priority).until(50 * minute);
    expect(story.told(...silence).slice(0, 3)).toEqual([
      `${first} response_reminder`,
      `${second_} response_reminder`,
      `${takeover} taken_over`,
    ]);
  });

  it('names the engineer, the number and the time of each reminder', () => {
    const story = withLi('P1').until(55 * minute);
    expect(story.all('response_reminder').map(({ data }) => data)).toEqual([
      { key: 'response/reminder/1', dueAt: iso(30 * minute), n: 1, of: 2, engineer: name(li) },
      { key: 'response/reminder/2', dueAt: iso(45 * minute), n: 2, of: 2, engineer: name(li) },
      {
        key: `response/reminder/${opened + 50 * minute}`,
        dueAt: iso(55 * minute),
        n: 1,
        of: 1,
        engineer: name(wang),
      },
    ]);
    expect(story.events.filter(({ kind }) => kind === 'response_reminder')[0]).toMatchObject({
      at: opened + 30 * minute,
      actor: 'system',
      visibility: 'internal',
    });
  });

  it('moves the case to the successor, on whom the customer’s target does not start again', () => {
    const story = withLi('P1').until(50 * minute);
    expect(story.state).toMatchObject({
      stage: 'awaiting_response',
      assignee: name(wang),
      formerAssignees: ['li'],
      takeovers: 1,
    });
    expect(story.clock('response')).toMatchObject({ startedAt: opened, target: hour, state: 'running' });
    expect(story.last('taken_over')).toMatchObject({
      ...{ cause: 'silence', from: name(li), to: name(wang) },
      merits: { skills: 0, similarSolved: 4, load: 0 },
    });
  });

  it('reports the breach to the first level that the policy names for the priority', () => {
    expect(withLi('P1').until(hour).last('response_breached')?.to).toEqual(['response_center_manager']);
    expect(withLi('P2').until(hour).last('response_breached')?.to).toEqual([
      'technical_manager',
      'response_center_manager',
    ]);
    expect(withLi('P4').until(hour).last('response_breached')?.to).toEqual(['integration_gm']);
  });

  it('reports the breach to the response-centre manager where the policy has no ladder', () => {
    const escalation = { P1: [], P2: [], P3: [], P4: [] };
    const story = withLi('P1', { policy: policyWith({ escalation }) }).until(hour);
    expect(story.last('response_breached')?.to).toEqual(['response_center_manager']);
  });

  it('puts the case into the supervisors’ queue after three takeovers, though others are on duty', () => {
    const story = withLi('P1').until(80 * minute);
    expect(story.all('taken_over').map(({ data }) => data.to.id)).toEqual(['wang', 'zhao', 'chen']);
    expect(story.last('queued')).toMatchObject({ cause: 'takeover_limit', from: name(chen) });
    expect(story.state).toMatchObject({
      stage: 'assigning',
      queued: { cause: 'takeover_limit' },
      assignee: null,
      takeovers: 3,
    });
  });

  it('puts the case into the queue when nobody is left, and never asks anybody twice', () => {
    const story = new Story({ priority: 'P1' }, [li, wang]).until(10 * hour);
    expect(story.told('taken_over', 'queued')).toEqual(['0:50:00 taken_over', '1:00:00 queued']);
    expect(story.last('queued')).toMatchObject({ cause: 'nobody_left', from: name(wang) });
  });

  it('queues a case for which nobody is on duty, and the breach comes all the same', () => {
    const story = new Story({ priority: 'P1' }, []).until(12 * hour);
    const kinds = story.events.map(({ kind }) => kind).filter((kind) => kind !== 'queue_reminder');
    expect(kinds).toEqual(['opened', 'acknowledged', 'queued', 'response_breached']);
    expect(story.last('queued')).toEqual({ cause: 'nobody_on_duty' });
    expect(story.state).toMatchObject({ stage: 'assigning', queued: { cause: 'nobody_on_duty' } });
  });

  it('takes a case out of the queue when a supervisor assigns it, in a hurry', () => {
    const story = withLi('P1').until(80 * minute);
    story.at(90 * minute, manager, { type: 'assign', engineerId: 'sun', engineerName: 'Sun Bo' });
    expect(story.last('assigned')).toEqual({
      engineer: name(sun),
      cause: 'hand',
      respondBy: iso(100 * minute),
    });
    expect(story.state).toMatchObject({ stage: 'awaiting_response', queued: null, assignee: name(sun) });
    expect(
      story
        .until(12 * hour)
        .told(...silence)
        .slice(-2),
    ).toEqual(['1:35:00 response_reminder', '1:40:00 queued']);
  });

  it('stops for good when the engineer responds', () => {
    const story = withLi('P1').at(31 * minute, li, say.respond);
    expect(story.until(20 * hour).told(...silence)).toEqual(['0:30:00 response_reminder']);
    expect(story.clock('response')).toMatchObject({ state: 'met', metAt: opened + 31 * minute });
    expect(story.state.respondedAt).toBe(opened + 31 * minute);
  });

  it('keeps a late answer late: the breach stays, with the time at which it was answered after all', () => {
    const story = new Story({ priority: 'P1' }, [li]);
    story.at(hour, manager, { type: 'assign', engineerId: 'li', engineerName: 'Li Wei' });
    story.at(61 * minute, li, say.respond);
    expect(story.clock('response')).toMatchObject({ state: 'breached', metAt: opened + 61 * minute });
  });

  it('answers late without a takeover point: reminders, the breach, and nobody loses the case', () => {
    const response = { ...responseCentre.response, takeover: undefined };
    const story = withLi('P1', { policy: policyWith({ response }) }).until(12 * hour);
    expect(story.told()).toEqual([
      '0:30:00 response_reminder',
      '0:45:00 response_reminder',
      '1:00:00 response_breached',
    ]);
  });

  it('takes over straight into the queue where the policy allows no takeovers', () => {
    const policy = policyWith({ response: { ...responseCentre.response, maxTakeovers: 0 } });
    expect(withLi('P1', { policy }).until(hour).told('taken_over', 'queued')).toEqual(['0:50:00 queued']);
  });

  it('fires what fell due during an outage once each, in order, and gives the newcomer the full ten minutes', () => {
    const story = withLi('P1');
    story.now = opened + 2 * hour;
    story.until(2 * hour + 20 * minute);
    expect(story.told()).toEqual([
      '2:00:00 response_reminder',
      '2:00:00 response_reminder',
      '2:00:00 taken_over',
      '2:00:00 response_breached',
      '2:05:00 response_reminder',
      '2:10:00 taken_over',
      '2:15:00 response_reminder',
      '2:20:00 taken_over',
    ]);
    expect(story.all('response_reminder')[0]?.data.dueAt).toBe(iso(30 * minute));
  });
});

describe('a hand-over while the answer is awaited', () => {
  const handOver = (at: number) =>
    withLi('P1').at(at, manager, { type: 'reassign', engineerId: 'zhao', reason: 'storage' });

  it('leaves the reminders that are still to come to the newcomer', () => {
    const story = handOver(35 * minute).until(hour);
    expect(story.last('reassigned')).not.toHaveProperty('respondBy');
    expect(story.told(...silence)).toEqual([
      '0:30:00 response_reminder',
      '0:45:00 response_reminder',
      '0:50:00 taken_over',
      '0:55:00 response_reminder',
      '1:00:00 response_breached',
      '1:00:00 taken_over',
    ]);
    expect(story.all('response_reminder')[1]?.data.engineer.id).toBe('zhao');
  });

  it('is not hurried ten minutes before the takeover point, and is a millisecond later', () => {
    expect(handOver(40 * minute).state.hurried).toBe(false);
    const late = handOver(40 * minute + 1);
    expect(late.state.hurried).toBe(true);
    expect(late.last('reassigned')?.respondBy).toBe(iso(50 * minute + 1));
  });

  it('hurries the late newcomer: one reminder after five minutes, moved on after ten', () => {
    const story = handOver(46 * minute).until(57 * minute);
    expect(story.told('response_reminder', 'taken_over')).toEqual([
      '0:30:00 response_reminder',
      '0:45:00 response_reminder',
      '0:51:00 response_reminder',
      '0:56:00 taken_over',
    ]);
    expect(story.all('response_reminder')[2]?.data).toMatchObject({ n: 1, of: 1 });
  });

  it('does not send the newcomer what was due before', () => {
    const story = new Story({ priority: 'P1' }, []);
    story.at(35 * minute, agent, { type: 'assign', engineerId: 'chen' });
    expect(story.until(46 * minute).told('response_reminder')).toEqual(['0:45:00 response_reminder']);
  });
});

describe('a share of a target', () => {
  it('is the whole second that the policy meant with its four digits', () => {
    expect(share(0.8333, hour)).toBe(50 * minute);
    expect(share(0.8333, 30 * minute)).toBe(25 * minute);
    expect(share(0.8333, 12 * second)).toBe(10 * second);
    expect(share(0.75, 30 * minute)).toBe(22.5 * minute);
    expect(share(0.5, 3001)).toBe(1501);
  });

  it('is listed as due at exactly that time', () => {
    const takeover = dues(withLi('P1').state).find(({ needsSuccessor }) => needsSuccessor);
    expect(takeover?.at).toBe(opened + 50 * minute);
  });
});

function name({ id, name: full }: { id: string; name: string }) {
  return { id, name: full };
}
