import { describe, expect, it } from '@jest/globals';
import { dutyOfAssignee, heedsRota } from '../../domain/case/duty.ts';
import type { Opening } from '../../domain/case/events.ts';
import type { AssigneeDuty } from '../../domain/case/state.ts';
import { noticesFor } from '../../domain/notices.ts';
import { leaveFrom, type Rota, shiftEnd } from '../../domain/rota.ts';
import type { Priority } from '../../domain/vocabulary.ts';
import { tell } from '../../domain/words/index.ts';
import { hour, li, manager, minute, opened, responded, say, type Story, wang } from './givens.ts';

const person = ({ id, name }: { id: string; name: string }) => ({ id, name });
const english = { language: 'en', timeZone: 'UTC' } as const;

/** Li Wei has the case; what the rota says of them is known. */
function known(duty: Omit<AssigneeDuty, 'person'>, priority: Priority = 'P1', change: Partial<Opening> = {}) {
  const story = responded(priority, change);
  story.state = { ...story.state, duty: { person: li.id, ...duty } };
  return story;
}
const toldOf = (story: Story) =>
  noticesFor(story.state, story.events.at(-1)!).map(({ to, template }) => [
    'role' in to ? to.role : 'person' in to ? to.person : 'contact',
    template,
  ]);
const shiftEnds = opened + 4 * hour;

describe('the end of a shift', () => {
  it('hands a P1 over to who is on duty then; both, the agent and the manager hear', () => {
    const story = known({ shiftEnds });
    story.onDuty.splice(0, Infinity, wang);
    story.until(4 * hour);
    expect(story.last('handed_over')).toMatchObject({ from: person(li), to: person(wang), cause: 'shift' });
    expect(story.state).toMatchObject({ assignee: person(wang), stage: 'diagnosing' });
    expect(toldOf(story)).toEqual([
      ['wang', 'assigned'],
      ['li', 'taken_away'],
      ['agent', 'takeover_report'],
      ['response_center_manager', 'takeover_report'],
    ]);
  });

  it('can give it back to who had it before, and does not take that for silence', () => {
    const story = known({ shiftEnds });
    story.onDuty.splice(0, Infinity, wang);
    story.until(4 * hour);
    story.state = { ...story.state, duty: { person: wang.id, shiftEnds: opened + 12 * hour } };
    story.onDuty.splice(0, Infinity, li);
    expect(story.until(12 * hour).state).toMatchObject({ assignee: person(li), takeovers: 0 });
  });

  it('leaves every other priority where it is', () => {
    const story = known({ shiftEnds }, 'P2');
    story.onDuty.splice(0, Infinity, wang);
    expect(story.until(5 * hour).all('handed_over')).toEqual([]);
  });

  it('with nobody on duty leaves it where it is: the manager hears, and it is tried when the next shift begins', () => {
    const story = known({ shiftEnds });
    const dutyFrom = opened + 6 * hour;
    story.until(4 * hour - minute);
    story.now = shiftEnds;
    const due = story.upcoming.find(({ owner }) => owner === 'duty')!;
    story.commit(story.decided({ type: 'fallDue', key: due.key, successor: null, dutyFrom }));
    expect(story.state.assignee).toEqual(person(li));
    expect(toldOf(story)).toEqual([
      ['response_center_manager', 'escalated_to_manager'],
      ['li', 'escalated_to_manager'],
    ]);
    const { kind, data } = story.events.at(-1)!;
    expect(tell({ kind, data }, english)).toContain(
      'the shift ends and nobody is on duty to follow on before',
    );
    story.onDuty.splice(0, Infinity, wang);
    story.until(6 * hour);
    expect(story.told('handed_over')).toEqual(['6:00:00 handed_over']);
    expect(story.state.reliefFrom).toBeUndefined();
  });

  it('says nothing of somebody who has the case since', () => {
    const story = known({ shiftEnds }).at(hour, manager, {
      ...{ type: 'reassign', engineerId: wang.id, engineerName: wang.name, reason: 'closer' },
    });
    expect(story.until(5 * hour).all('handed_over')).toEqual([]);
  });

  it('is nothing to a case that was opened before, or is solved', () => {
    expect(heedsRota(responded().state)).toBe(true);
    expect(heedsRota(responded('P1', { edition: 1 }).state)).toBe(false);
    expect(heedsRota(responded().at(hour, li, say.resolve).state)).toBe(false);
  });
});

describe('the beginning of a leave', () => {
  it('hands every case back to the rule, whatever its priority', () => {
    const story = known({ leaveFrom: opened + 2 * hour }, 'P4');
    story.onDuty.splice(0, Infinity, wang);
    story.until(2 * hour);
    expect(story.last('reassigned')).toMatchObject({ from: person(li), to: person(wang), cause: 'leave' });
    const { kind, data } = story.events.findLast((event) => event.kind === 'reassigned')!;
    expect(tell({ kind, data }, english)).toContain('Li Wei is on leave');
  });

  it('with nobody there leaves them to the supervisors', () => {
    const story = known({ leaveFrom: opened + 2 * hour }, 'P3');
    story.onDuty.splice(0, Infinity);
    story.until(2 * hour);
    expect(story.last('queued')).toMatchObject({ cause: 'nobody_left', from: person(li) });
  });
});

describe('what the rota says of whoever has a case', () => {
  const day = 24 * hour;
  const at = (hours: number) => opened + hours * hour;
  const rota: Rota = {
    shifts: [
      {
        ...{ role: 'engineer', people: ['li'] },
        spans: [
          [at(-4), at(4)],
          [at(4), at(6)],
          [at(20), at(28)],
        ],
      },
    ],
    absences: [{ person: 'li', from: at(50), until: at(60) }],
  };
  const ends = (since: number, now: number) => shiftEnd(rota, 'li', 'engineer', { since, now });

  it('is when the present shift ends, with those that follow without a gap', () => {
    expect(ends(at(0), at(1))).toBe(at(6));
    expect(ends(at(-100), at(1))).toBe(at(6));
  });

  it('is that it has ended, where a case got urgent after that', () => {
    expect(ends(at(3), at(10))).toBe(at(6));
  });

  it('is the end of the next shift for somebody who was given the case off shift', () => {
    expect(ends(at(8), at(10))).toBe(at(28));
  });

  it('is nothing where nobody has shifts, or the last has no end that is known', () => {
    expect(shiftEnd({ ...rota, shifts: [] }, 'li', 'engineer', { since: at(0), now: at(1) })).toBeNull();
    const story = responded();
    const duty = (beyond: number) =>
      dutyOfAssignee(story.state, ['engineer'], { ...rota, absences: [] }, { now: story.now, beyond });
    expect(duty(at(6))).toBeNull();
    expect(duty(at(6) + 1)).toEqual({ person: 'li', shiftEnds: at(6) });
  });

  it('is when a leave begins, not one during which they were given the case', () => {
    expect(leaveFrom(rota, 'li', { since: at(0), now: at(1) })).toBe(at(50));
    expect(leaveFrom(rota, 'li', { since: at(0), now: at(55) })).toBe(at(50));
    expect(leaveFrom(rota, 'li', { since: at(52), now: at(55) })).toBeNull();
    expect(leaveFrom(rota, 'li', { since: at(0), now: at(60) })).toBeNull();
    expect(dutyOfAssignee(responded().state, ['expert'], rota, { now: at(1), beyond: at(1) + day })).toEqual({
      ...{ person: 'li', leaveFrom: at(50) },
    });
  });
});
