import { describe, expect, it } from '@jest/globals';
import { noticesFor } from '../../domain/notices.ts';
import type { Policy } from '../../domain/policy.ts';
import { priorities } from '../../domain/vocabulary.ts';
import { agent, hour, li, minute, policyWith, responseCentre, say, type Story, responded } from './givens.ts';

/** Silence raises the priority, and so does an answer that does not satisfy (`on-site-7x24`, S1), in wall time. */
const raising: Policy = policyWith({
  response: { ...responseCentre.response, raisesPriority: true, raisesUnsatisfied: true },
  solveOnline: { target: { P1: 4 * hour, P2: 8 * hour, P3: 24 * hour, P4: 48 * hour } },
});
const answered = (priority: 'P1' | 'P2' | 'P3' | 'P4', policy = raising) => responded(priority, { policy });
const changes = (story: Story) =>
  story.all('priority_changed').map(({ data: { from, to, cause, told } }) => ({ from, to, cause, told }));
const inCharge = { P1: 'technical_center_manager', P2: 'response_center_manager', P3: 'technical_manager' };

describe('the priority of a case under a policy that raises it', () => {
  it.each([
    ['P4', 48, 'P3'],
    ['P3', 24, 'P2'],
    ['P2', 8, 'P1'],
  ] as const)(
    'rises from %s when no solution has come from afar within %i hours, once, and who is in charge of %s hears',
    (from, hours, to) => {
      const story = answered(from).until(100 * hour);
      expect(changes(story)).toEqual([{ from, to, cause: 'unsolved', told: [inCharge[to]] }]);
      expect(story.told('priority_changed')).toEqual([`${hours}:00:00 priority_changed`]);
      expect(story.all('dispatch_requested')).toHaveLength(1);
    },
  );

  it('cannot rise from P1: whoever is in charge of it hears, and the response-centre manager', () => {
    const story = answered('P1').until(5 * hour);
    expect(changes(story)).toEqual([]);
    expect(story.all('escalated_to_manager').map(({ data }) => data)).toContainEqual(
      expect.objectContaining({
        clock: 'solve_online',
        to: ['technical_center_manager', 'response_center_manager'],
      }),
    );
  });

  it('rises when the customer refuses the solution, each time, and the new round has the clocks of the new level', () => {
    const story = answered('P3')
      .at(hour, li, say.resolve)
      .at(2 * hour, agent, say.reject);
    expect(changes(story)).toEqual([
      { from: 'P3', to: 'P2', cause: 'rejected', told: ['response_center_manager'] },
    ]);
    expect(story.clock('solve_online')).toMatchObject({
      startedAt: story.state.roundStartedAt,
      target: 8 * hour,
    });
    story.at(3 * hour, li, say.resolve).at(4 * hour, agent, say.reject);
    expect(story.state.priority).toBe('P1');
    story.at(5 * hour, li, say.resolve).at(6 * hour, agent, say.reject);
    expect(story.state).toMatchObject({ priority: 'P1', stage: 'diagnosing', round: 3 });
    expect(story.last('escalated_to_manager')).toMatchObject({ clock: 'rejection' });
  });

  it('stays where it was when the solution came in time or the customer is waited for', () => {
    expect(
      changes(
        answered('P2')
          .at(7 * hour, li, say.resolve)
          .until(40 * hour),
      ),
    ).toEqual([]);
    const held = answered('P2').at(hour, li, { type: 'hold', reason: 'waiting_customer' });
    expect(changes(held.until(40 * hour))).toEqual([]);
  });

  it('stays where it was under a policy that was compiled before this, and under one that does not raise it', () => {
    const { raisesUnsatisfied: _, ...response } = raising.response;
    for (const policy of [{ ...raising, response }, responseCentre])
      for (const priority of priorities) {
        const story = answered(priority, policy)
          .at(hour, li, say.resolve)
          .at(2 * hour, agent, say.reject);
        expect(changes(story.until(100 * hour))).toEqual([]);
      }
  });

  it('tells the managers of the new level by e-mail and SMS, and engineer and agent of the change', () => {
    const story = answered('P3').until(24 * hour + minute);
    const event = story.events.find(({ kind }) => kind === 'priority_changed')!;
    expect(noticesFor(story.state, event)).toEqual([
      { to: { role: 'response_center_manager' }, template: 'priority_raised', channels: ['email', 'sms'] },
      { to: { person: 'li' }, template: 'priority_changed', channels: ['email'] },
      { to: { person: 'agent' }, template: 'priority_changed', channels: ['email'] },
    ]);
  });
});
