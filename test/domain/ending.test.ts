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
  opened,
  policyWith,
  responded,
  say,
} from './givens.ts';

const answers = (lowest: number) => ({ overall: 5, response_speed: lowest, skill: 4, attitude: 5 });
const answer = (lowest: number) => ({ type: 'answerSurvey', answers: answers(lowest) }) as const;
const withoutSurvey = { policy: policyWith({ survey: undefined }) };

describe('the survey', () => {
  it('is reminded of after three days and expires after fourteen, which ends the case', () => {
    const story = closed().until(300 * day);
    expect(story.told().slice(-2)).toEqual(['72:03:00 survey_reminder', '336:03:00 survey_expired']);
    expect(story.state).toMatchObject({ stage: 'ended', survey: null });
  });

  it.each([
    [2, true],
    [1, true],
    [3, false],
  ])('with a lowest answer of %i is low: %s', (lowest, low) => {
    const story = closed().at(day, customer, { ...answer(lowest), comment: 'thanks' });
    expect(story.last('survey_answered')).toEqual({ answers: answers(lowest), comment: 'thanks', low });
    expect(story.state).toMatchObject({ stage: 'ended', survey: { answers: answers(lowest) } });
  });

  it('that is answered is not reminded of and is not answered again', () => {
    const story = closed()
      .at(day, customer, answer(5))
      .until(90 * day);
    expect(story.told('survey_reminder', 'survey_expired')).toEqual([]);
    expect(story.refusal(customer, answer(5)).code).toBe('wrong_state');
  });

  it('is the customer’s own, and of this round', () => {
    expect(closed().refusal(foreigner, answer(5)).code).toBe('forbidden');
    expect(closed().refusal(agent, answer(5)).code).toBe('forbidden');
    expect(closed().refusal(customer, { ...answer(5), round: 1 }).code).toBe('wrong_state');
  });
});

describe('a reopening', () => {
  it('leads back to diagnosis in a new round until the survey has ended', () => {
    const story = closed().at(day, customer, say.reopen);
    expect(story.state).toMatchObject({
      stage: 'diagnosing',
      round: 1,
      consent: null,
      closedAt: null,
      assignee: { id: 'li' },
    });
    expect(story.clock('diagnosis')).toMatchObject({ state: 'running', startedAt: opened + day });
    expect(statusOf(story.state)).toBe('open');
    story
      .at(day + hour, li, say.resolve)
      .at(day + 2 * hour, customer, say.agree)
      .until(90 * day);
    expect(story.last('survey_sent')).toEqual({ round: 1 });
    expect(story.told('survey_reminder', 'survey_expired')).toHaveLength(2);
  });

  it('is refused after the survey, without a survey, and to another organisation', () => {
    expect(
      closed()
        .until(20 * day)
        .refusal(customer, say.reopen).code,
    ).toBe('wrong_state');
    expect(closed('P1', withoutSurvey).refusal(agent, say.reopen).code).toBe('wrong_state');
    expect(closed().refusal(foreigner, say.reopen).code).toBe('forbidden');
  });
});

describe('a cancellation', () => {
  it('ends the case with its reason and who agreed, and nothing falls due any more', () => {
    const story = responded()
      .at(hour, agent, say.cancel)
      .until(300 * day);
    expect(story.state).toMatchObject({
      stage: 'ended',
      cancellation: { reason: 'withdrawn', consentBy: 'Zhang Na' },
      closedAt: story.events.at(-1)?.at,
    });
    expect(statusOf(story.state)).toBe('cancelled');
    expect(story.events.at(-1)?.kind).toBe('cancelled');
    expect(story.clock('restore')?.state).toBe('cancelled');
  });

  it('ends what was overdue, too: a cancelled case owes nothing', () => {
    const story = responded('P1').until(2 * hour);
    expect(isBreached(story.state)).toBe(true);
    expect(isBreached(story.at(2 * hour, agent, say.cancel).state)).toBe(false);
  });

  it('names the case that it duplicates, which is another one', () => {
    const cancel = { ...say.cancel, reason: 'duplicate' } as const;
    expect(responded().refusal(agent, { ...cancel, duplicateOf: 'C20261123-0001' }).code).toBe('wrong_state');
    const story = responded().at(hour, manager, { ...cancel, duplicateOf: 'C20261123-0002' });
    expect(story.state.cancellation?.duplicateOf).toBe('C20261123-0002');
  });

  it('ends a hold', () => {
    const story = responded()
      .at(hour, li, { type: 'hold', reason: 'scheduled' })
      .at(2 * hour, agent, say.cancel);
    expect(story.state.hold).toBeNull();
  });
});
