import { describe, expect, it } from '@jest/globals';
import { disclosedData } from '../../domain/disclosure.ts';
import { noticesFor } from '../../domain/notices.ts';
import { shippedPolicy } from '../cases.ts';
import {
  agent,
  customer,
  day,
  expert,
  hour,
  li,
  manager,
  minute,
  responded,
  say,
  type Story,
} from './givens.ts';

const byPhone = { ...say.resolve, byPhone: true } as const;
const back = { type: 'callBack', note: 'still up' } as const;
const policy = shippedPolicy('stay-on-the-line');
const reviewed = { ...policy, closing: { ...policy.closing, review: hour } };
/** Solved by phone two minutes after the opening. */
const solved = (promises = policy): Story =>
  responded('P1', { policy: promises }).at(2 * minute, li, byPhone);
const late = (story: Story) =>
  story.all('escalated_to_manager').filter(({ data }) => data.clock === 'call_back');

describe('a fix by phone', () => {
  it('owes the customer a call-back; agent and supervisor hear once when it is late', () => {
    const story = solved().until(5 * day);
    expect(late(story).map(({ at }) => at - story.openedAt)).toEqual([12 * hour + 2 * minute]);
    const people = noticesFor(story.state, late(story)[0]!).map(({ to }) => to);
    expect(people).toEqual([{ role: 'response_center_manager' }, { person: 'li' }, { person: 'agent' }]);
  });

  it.each([agent, li, expert])('is followed by the call-back of $name, once', (who) => {
    const story = solved().at(hour, who, back);
    expect(story.clock('call_back')).toMatchObject({ state: 'met', metAt: story.now });
    expect(story.refusal(who, back).message).toBe(
      'No call-back is owed for case C20261123-0001: the customer has been called back',
    );
    expect(late(story.until(2 * day))).toEqual([]);
  });

  it('can be followed by a late call-back: it stays recorded as late', () => {
    expect(solved().at(day, agent, back).clock('call_back')).toMatchObject({
      state: 'breached',
      metAt: expect.any(Number),
    });
  });

  it.each([say.agree, say.reject])(
    "needs no call after the customer's own answer (agreed: $agreed)",
    (answer) => {
      const story = solved().at(hour, customer, answer);
      expect(story.clock('call_back')?.state).toBe('met');
      expect(late(story.until(2 * day))).toEqual([]);
    },
  );

  it('owes none while a review has sent the work back, and a new one after the next fix', () => {
    const story = solved(reviewed).at(hour, manager, { type: 'review', approved: false });
    expect(story.clock('call_back')?.state).toBe('cancelled');
    story.at(2 * hour, li, byPhone).until(2 * day);
    expect(late(story).map(({ at }) => at - story.openedAt)).toEqual([14 * hour]);
  });

  it('tells the customer of the call, not what was noted of it', () => {
    expect(disclosedData('called_back', { note: 'angry' })).toEqual({});
  });
});

describe('no call-back is owed', () => {
  it('where it was not solved by phone', () => {
    const story = responded('P1', { policy }).at(2 * minute, li, say.resolve);
    expect(story.clock('call_back')).toBeUndefined();
    expect(story.refusal(agent, back)).toEqual({
      code: 'wrong_state',
      message: 'No call-back is owed for case C20261123-0001: it was not solved by phone',
    });
  });

  it('where the policy promises none', () => {
    const story = responded().at(2 * minute, li, byPhone);
    expect(story.refusal(agent, back).message).toMatch(/: policy response-centre promises none$/);
  });
});
