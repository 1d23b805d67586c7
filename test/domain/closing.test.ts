import { describe, expect, it } from '@jest/globals';
import { isBreached, statusOf } from '../../domain/case/view.ts';
import {
  agent,
  closed,
  customer,
  day,
  foreigner,
  hour,
  li,
  manager,
  minute,
  opened,
  policyWith,
  resolved,
  responseCentre,
  say,
} from './givens.ts';

const withoutSurvey = { policy: policyWith({ survey: undefined }) };
const withReview = {
  policy: policyWith({ closing: { ...responseCentre.closing, review: 10 * minute } }),
};

describe('a resolution', () => {
  it('asks the customer to agree, records what was done, and meets the restoration clock', () => {
    const story = resolved();
    expect(story.events.slice(-2).map(({ kind }) => kind)).toEqual(['resolved', 'consent_requested']);
    expect(story.state).toMatchObject({
      stage: 'confirming',
      resolvedAt: opened + 2 * minute,
      resolution: { cause: 'bad memory', treatment: 'replaced', byPhone: false },
    });
    expect(statusOf(story.state)).toBe('resolved');
    expect(story.clock('restore')).toMatchObject({ state: 'met', metAt: opened + 2 * minute });
  });
});

describe('the customer’s consent', () => {
  it('is asked for again at 24 and 48 hours and then the supervisor hears; the case never closes by itself', () => {
    const story = resolved().until(300 * day);
    expect(story.told('confirm_reminder', 'escalated_to_manager', 'closed')).toEqual([
      '24:02:00 confirm_reminder',
      '48:02:00 confirm_reminder',
      '72:02:00 escalated_to_manager',
    ]);
    expect(story.all('confirm_reminder').map(({ data }) => data.n)).toEqual([1, 2]);
    expect(story.last('escalated_to_manager')).toMatchObject({
      clock: 'confirm',
      to: ['response_center_manager'],
    });
    expect(story.state.stage).toBe('confirming');
    expect(isBreached(story.state)).toBe(true);
  });

  it('closes the case and sends the survey, with who agreed, how and when', () => {
    const story = closed();
    expect(story.events.slice(-3).map(({ kind }) => kind)).toEqual(['consented', 'closed', 'survey_sent']);
    expect(story.state).toMatchObject({
      stage: 'surveying',
      closedAt: opened + 3 * minute,
      consent: { agreed: true, by: 'Zhang Na', via: 'phone', at: opened + 3 * minute },
    });
    expect(statusOf(story.state)).toBe('closed');
    expect(story.clock('confirm')?.state).toBe('met');
  });

  it('can be recorded by the agent, and by nobody of another organisation', () => {
    expect(resolved().at(hour, agent, say.agree).state.stage).toBe('surveying');
    expect(resolved().refusal(foreigner, say.agree)).toEqual({
      code: 'forbidden',
      message: 'This case is not yours',
    });
    expect(resolved().refusal(li, say.agree).code).toBe('forbidden');
  });

  it('ends the case where the policy has no survey', () => {
    const story = closed('P1', withoutSurvey);
    expect(story.state).toMatchObject({ stage: 'ended', closedAt: opened + 3 * minute });
    expect(story.until(300 * day).events.at(-1)?.kind).toBe('closed');
  });

  it('refused sends the case back to diagnosis in a new round, with new clocks and the reason', () => {
    const story = resolved('P1').at(2 * hour, customer, say.reject);
    expect(story.state).toMatchObject({
      stage: 'diagnosing',
      round: 1,
      roundStartedAt: opened + 2 * hour,
      diagnosedAt: null,
      resolvedAt: null,
      resolution: null,
      consent: { agreed: false, comment: 'still down' },
      assignee: { id: 'li' },
    });
    expect(story.clock('diagnosis')).toMatchObject({ state: 'running', startedAt: opened + 2 * hour });
    expect(story.clock('response')).toMatchObject({ state: 'met', metAt: opened + minute });
    expect(
      story
        .until(60 * hour)
        .told()
        .slice(-4),
    ).toEqual([
      '2:45:00 diagnosis_warning',
      '3:00:00 diagnosis_overdue',
      '26:00:00 escalated_to_manager',
      '50:00:00 restore_overdue',
    ]);
  });

  it('refused late answers the question all the same: that promise is no longer broken', () => {
    const story = resolved().at(4 * day, customer, say.reject);
    expect(story.clock('confirm')).toMatchObject({ state: 'breached', metAt: opened + 4 * day });
    expect(isBreached(story.state)).toBe(false);
  });

  it('is asked for anew in each round, and the link of an earlier round is worth nothing', () => {
    const story = resolved()
      .at(hour, customer, say.reject)
      .at(2 * hour, li, say.resolve);
    expect(story.last('consent_requested')).toEqual({ round: 1 });
    expect(story.refusal(customer, { ...say.agree, round: 0 })).toEqual({
      code: 'wrong_state',
      message: 'This link belongs to an earlier request of case C20261123-0001',
    });
    expect(story.until(27 * hour).told('confirm_reminder')).toEqual(['26:00:00 confirm_reminder']);
    expect(story.at(28 * hour, customer, { ...say.agree, round: 1 }).state.stage).toBe('surveying');
  });
});

describe('a review', () => {
  it('comes between resolution and consent where the policy asks for it', () => {
    const story = resolved('P1', withReview);
    expect(story.state.stage).toBe('reviewing');
    expect(story.all('consent_requested')).toEqual([]);
    story.at(5 * minute, manager, { type: 'review', approved: true });
    expect(story.state.stage).toBe('confirming');
    expect(story.clock('review')).toMatchObject({ state: 'met', metAt: opened + 5 * minute });
  });

  it('can send the work back; the restoration is owed again on the clock it had', () => {
    const story = resolved('P1', withReview);
    story.at(5 * minute, manager, { type: 'review', approved: false, comment: 'no cause' });
    expect(story.state).toMatchObject({ stage: 'resolving', resolvedAt: null, resolution: null, round: 0 });
    expect(story.clock('restore')).toMatchObject({ state: 'running', startedAt: opened });
    expect(story.clock('restore')).not.toHaveProperty('metAt');
    expect(story.until(49 * hour).told('restore_overdue')).toEqual(['48:00:00 restore_overdue']);
  });

  it('that does not come is reported, each time that it is owed', () => {
    const story = resolved('P1', withReview).at(20 * minute, manager, { type: 'review', approved: false });
    story.at(30 * minute, li, say.resolve).until(hour);
    expect(story.told('escalated_to_manager')).toEqual([
      '0:12:00 escalated_to_manager',
      '0:40:00 escalated_to_manager',
    ]);
    expect(story.last('escalated_to_manager')?.clock).toBe('review');
  });

  it('does not exist without the policy’s wish', () => {
    expect(resolved().refusal(manager, { type: 'review', approved: true }).code).toBe('wrong_state');
  });
});
