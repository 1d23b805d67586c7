import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { forecast } from '../../domain/case/forecast.ts';
import { play, scripts } from './arbitraries.ts';
import { clockTime, day, hour, minute, offered, opened, responded, type Story, withLi } from './givens.ts';

const foreseen = (story: Story) => forecast(story.state, offered(story.onDuty), story.now);
const told = (story: Story) =>
  foreseen(story).map(({ event: { at, kind } }) => `${clockTime(at - opened)} ${kind}`);

describe('the forecast of a case', () => {
  it('is exactly what comes when nobody acts, whatever happened before', () => {
    fc.assert(
      fc.property(scripts, (script) => {
        const story = play(script);
        const expected = foreseen(story).map(({ event }) => event);
        const before = story.events.length;
        story.until(story.now - opened + 800 * day);
        // The queue is recalled for ever.
        expect(story.events.slice(before)).toEqual(expected.filter(({ at }) => at <= story.now));
      }),
    );
  });

  it('tells of an unanswered case the reminders, takeovers, the breach and the managers', () => {
    const story = withLi('P1').until(40 * minute);
    expect(told(story).slice(0, 9)).toEqual([
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
    expect(story.state.fired).toHaveLength(1);
  });

  it('names who will be told', () => {
    const [warning] = foreseen(responded('P2'));
    expect(warning?.event.kind).toBe('diagnosis_warning');
    expect(warning?.notices.map(({ to }) => to)).toEqual([{ person: 'li' }]);
  });

  it('begins with what is overdue, now', () => {
    const story = withLi('P1');
    const late = forecast(story.state, [], opened + 2 * hour);
    expect(late[0]?.event).toMatchObject({ kind: 'response_reminder', at: opened + 2 * hour });
    expect(late.map(({ event }) => event.at).every((at) => at >= opened + 2 * hour)).toBe(true);
  });

  it('ends after as many facts as are asked for', () => {
    expect(forecast(withLi().state, [], opened, 3)).toHaveLength(3);
  });
});
