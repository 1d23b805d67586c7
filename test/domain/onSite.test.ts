import { describe, expect, it } from '@jest/globals';
import { forecast } from '../../domain/case/forecast.ts';
import { shippedPolicy } from '../cases.ts';
import { agent, hour, li, manager, minute, opened, say, Story, wang } from './givens.ts';

const policy = shippedPolicy('stay-on-the-line');
const ask = { type: 'requestDispatch', reason: 'the card has to be changed' } as const;
const decline = { type: 'declineDispatch', reason: 'it can wait' } as const;
const line = (priority: 'P1' | 'P3' = 'P3') => new Story({ policy, priority }).at(0, li, say.respond);
const soon = ['promise_reminder', 'escalated_to_manager'] as const;

describe('the decision on a visit', () => {
  it('is recalled after three quarters of its time, and the manager hears at its end', () => {
    const story = line()
      .at(hour, li, ask)
      .until(2 * hour);
    expect(story.told(...soon)).toEqual(['1:22:30 promise_reminder', '1:30:00 escalated_to_manager']);
    expect(story.last('promise_reminder')).toMatchObject({ clock: 'on_site_decision', percent: 75 });
    expect(story.last('escalated_to_manager')).toMatchObject({ clock: 'on_site_decision' });
    expect(story.clock('on_site')).toBeUndefined();
  });

  it('is foreseen', () => {
    const story = line().at(hour, li, ask);
    const foreseen = forecast(story.state, [], story.now).map(({ event }) => [
      event.kind,
      event.at - opened - hour,
    ]);
    expect(foreseen.slice(0, 2)).toEqual([
      ['promise_reminder', 22.5 * minute],
      ['escalated_to_manager', 30 * minute],
    ]);
  });

  it('is made by sending somebody, whose arrival is owed from then on', () => {
    const story = line()
      .at(hour, li, ask)
      .at(hour + 10 * minute, agent, say.dispatch)
      .until(2 * hour);
    expect(story.clock('on_site_decision')).toMatchObject({ state: 'met', metAt: opened + 70 * minute });
    expect(story.clock('on_site')).toMatchObject({ state: 'running', startedAt: opened + 70 * minute });
    expect(story.told(...soon)).toEqual([]);
  });

  it('is made by declining, with a reason, and can be asked for again', () => {
    const story = line().at(hour, li, ask).at(hour, manager, decline);
    expect(story.clock('on_site_decision')?.state).toBe('met');
    expect(story.last('dispatch_declined')).toEqual({ reason: decline.reason });
    story.at(2 * hour, li, ask);
    expect(story.clock('on_site_decision')).toMatchObject({ state: 'running', startedAt: opened + 2 * hour });
  });

  it('is asked for once, declined only when asked for, and not the engineer’s', () => {
    const story = line();
    expect(story.refusal(agent, decline).message).toBe(
      'Nobody has asked for a visit for case C20261123-0001',
    );
    story.at(hour, li, ask);
    expect(story.refusal(agent, ask).message).toBe('A visit for case C20261123-0001 is asked for already');
    expect(story.refusal(li, decline).code).toBe('forbidden');
  });

  it('is no longer owed once the fault is solved, whatever becomes of the case', () => {
    const story = line().at(hour, li, ask).at(hour, li, say.resolve);
    expect(story.clock('on_site_decision')?.state).toBe('cancelled');
    story.at(2 * hour, agent, say.reject);
    expect(story.refusal(agent, decline).code).toBe('wrong_state');
  });
});

describe('a visit that is asked for where the decision has no time of its own', () => {
  const asked = () =>
    new Story({ policy: shippedPolicy('three-line'), priority: 'P2' })
      .at(0, li, say.respond)
      .at(hour, li, ask);

  it('owes the arrival from the request', () => {
    expect(asked().clock('on_site')).toMatchObject({ state: 'running', startedAt: opened + hour });
  });

  it('owes none when it is declined, nor after a change of priority', () => {
    const story = asked().at(hour, agent, decline);
    expect(story.clock('on_site')?.state).toBe('cancelled');
    story.at(hour, manager, { type: 'priority', priority: 'P1', reason: '' });
    expect(story.clock('on_site')?.state).toBe('cancelled');
  });

  it('still owes the arrival of somebody who is on the way when another one is declined', () => {
    const story = asked().at(hour, agent, say.dispatch).at(hour, li, ask).at(hour, agent, decline);
    expect(story.clock('on_site')?.state).toBe('running');
    story.at(hour + 30 * minute, wang, { type: 'arrive' });
    expect(story.clock('on_site')?.state).toBe('met');
  });
});

describe('the guidance of the customer', () => {
  it('is owed within a day at P3 and P4, recalled and reported', () => {
    expect(line('P1').clock('guidance')).toBeUndefined();
    const story = line().until(47 * hour);
    expect(story.told(...soon)).toEqual(['18:00:00 promise_reminder', '24:00:00 escalated_to_manager']);
    expect(story.last('escalated_to_manager')).toMatchObject({ clock: 'guidance' });
  });

  it.each([
    ['work with the customer', { type: 'work', text: 'changed the route', kind: 'remote' }],
    ['a diagnosis', say.diagnose],
    ['the solution', say.resolve],
  ] as const)('is given by %s', (_, command) => {
    const story = line()
      .at(hour, li, command)
      .until(47 * hour);
    expect(story.clock('guidance')).toMatchObject({ state: 'met', metAt: opened + hour });
  });

  it('that was no longer promised is owed from the new round where it is promised again', () => {
    const priority = (to: 'P1' | 'P3') => ({ type: 'priority', priority: to, reason: '' }) as const;
    const story = line()
      .at(hour, manager, priority('P1'))
      .at(2 * hour, li, say.resolve)
      .at(3 * hour, agent, say.reject)
      .at(4 * hour, manager, priority('P3'));
    expect(story.clock('guidance')).toMatchObject({ state: 'running', startedAt: opened + 3 * hour });
  });

  it('is not given by work in the lab, and waits while the customer is waited for', () => {
    const story = line()
      .at(hour, li, { type: 'work', text: 'rebuilt it', kind: 'lab' })
      .at(2 * hour, li, { type: 'hold', reason: 'waiting_customer' })
      .at(12 * hour, li, say.resume)
      .until(47 * hour);
    expect(story.told(...soon)).toEqual(['28:00:00 promise_reminder', '34:00:00 escalated_to_manager']);
  });
});
