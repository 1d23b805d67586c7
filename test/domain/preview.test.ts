import { describe, expect, it } from '@jest/globals';
import type { Candidate } from '../../domain/assignment.ts';
import { type Course, preview } from '../../domain/case/preview.ts';
import type { WorkingHours } from '../../domain/hours.ts';
import type { Policy } from '../../domain/policy.ts';
import type { Priority } from '../../domain/vocabulary.ts';
import { compile } from '../../policies/compile.ts';
import { wholePolicies } from '../../policies/shipped.ts';
import { clockTime, day, hour, opened, responseCentre } from './givens.ts';

const shipped = await wholePolicies();
const policyOf = (id: string): Policy => compile(id, 1, shipped.get(id)!);
const engineers: Candidate[] = ['a', 'b', 'c', 'd'].map((id, i) => ({
  ...{ id, name: id, skills: [], onDuty: true, load: 0, responsible: false, similarSolved: -i },
}));
/** Every day from the hour of the opening for ten hours. */
const daily: WorkingHours = {
  ...{ from: opened, until: opened + 400 * day },
  days: Array.from({ length: 400 }, (_, i) => [opened + i * day, opened + i * day + 10 * hour]),
};

function seen(policy: Policy, priority: Priority, course: Course, hours: WorkingHours | null = null) {
  const { courses } = preview(policy, priority, opened, engineers, hours);
  return courses
    .find((each) => each.course === course)
    ?.foreseen.map(({ event: { at, kind } }) => `${clockTime(at - opened)} ${kind}`);
}

describe('the preview of a policy', () => {
  it('shows a case that nobody answers: reminders, takeovers, the breach, the queue', () => {
    expect(seen(responseCentre, 'P3', 'unanswered')?.slice(0, 6)).toEqual([
      '0:15:00 response_reminder',
      '0:22:30 response_reminder',
      '0:25:00 taken_over',
      '0:30:00 response_reminder',
      '0:30:00 response_breached',
      '0:35:00 taken_over',
    ]);
  });

  it('shows a case that is answered and no more, resolved and no more, agreed to and no more', () => {
    expect(seen(responseCentre, 'P2', 'unsolved')).toEqual([
      '3:00:00 diagnosis_warning',
      '4:00:00 diagnosis_overdue',
      '24:00:00 escalated_to_manager',
      '48:00:00 restore_overdue',
    ]);
    expect(seen(responseCentre, 'P2', 'unconfirmed')).toEqual([
      '24:00:00 confirm_reminder',
      '48:00:00 confirm_reminder',
      '72:00:00 escalated_to_manager',
    ]);
    expect(seen(responseCentre, 'P2', 'unsurveyed')).toEqual([
      '72:00:00 survey_reminder',
      '336:00:00 survey_expired',
    ]);
  });

  it('shows no survey where the policy asks for none', () => {
    const { survey: _, ...silent } = policyOf('three-line');
    expect(seen(silent, 'P1', 'unsurveyed')).toBeUndefined();
  });

  it('says what is promised from the opening on', () => {
    const { promises } = preview(policyOf('stay-on-the-line'), 'P1', opened, engineers, null);
    expect(promises.map(({ clock, dueAt }) => [clock, dueAt - opened])).toEqual([
      ['response', 0.5 * hour],
      ['restore', 4 * hour],
      ['on_site_decision', 0.5 * hour],
      ['on_site', 3 * hour],
    ]);
  });

  it('counts inside the hours of the calendar', () => {
    const { promises } = preview(policyOf('on-site-7x24'), 'P3', opened, engineers, daily);
    expect(promises.map(({ clock, dueAt }) => [clock, dueAt - opened])).toEqual([
      ['response', 8 * hour],
      ['solve_online', 2 * day + 4 * hour],
      ['on_site', 5 * day + 10 * hour],
    ]);
  });

  it('shows a manager who does not review', () => {
    expect(seen(policyOf('on-site-7x24'), 'P1', 'unconfirmed', daily)).toEqual([
      '0:10:00 escalated_to_manager',
    ]);
  });
});
