import { describe, expect, it } from '@jest/globals';
import { nextOnDuty } from '../../domain/assignment.ts';
import { applyAll } from '../../domain/case/apply.ts';
import { decideBySystem } from '../../domain/case/decide.ts';
import { dues } from '../../domain/case/due.ts';
import { viewCase } from '../../domain/case/view.ts';
import { disclosedCase } from '../../domain/disclosure.ts';
import type { Person } from '../../domain/people.ts';
import { agent, day, hour, iso, li, minute, opened, sun, Story, wang, withLi } from './givens.ts';

const name = ({ id, name: called }: Person) => ({ id, name: called });

/** A case for which nobody is on duty, and the next shift begins `after` the opening where the rota knows. */
const queued = (after?: number) => {
  const story = new Story({ priority: 'P2' }, []);
  if (after === undefined) return story;
  // As the workflow asks: the rota's answer comes with the assignment.
  const [first, second] = story.events;
  story.events.splice(2);
  story.state = applyAll(null, [first!, second!]);
  story.commit(
    decideBySystem(story.state, { type: 'assignByRule', engineer: null, dutyFrom: opened + after }, opened),
  );
  return story;
};

describe("the supervisors' queue", () => {
  it('is brought to mind after 15 minutes, then each time after twice as long, up to a week', () => {
    expect(
      queued()
        .until(20 * day)
        .told('queue_reminder'),
    ).toEqual(
      ['0:15', '0:45', '1:45', '3:45', '7:45', '15:45', '31:45', '63:45', '127:45', '255:45', '423:45'].map(
        (time) => `${time}:00 queue_reminder`,
      ),
    );
  });

  it('gives the case to whoever comes on duty when the next shift begins, in a hurry where it is late', () => {
    const story = queued(5 * hour);
    expect(story.last('queued')).toEqual({ cause: 'nobody_on_duty', dutyFrom: iso(5 * hour) });
    story.onDuty.push(sun);
    story.until(5 * hour - 1);
    // It is found sooner where somebody came sooner.
    expect(story.last('assigned')).toMatchObject({ engineer: name(sun), cause: 'rule' });
    const late = queued(10 * minute);
    late.until(10 * minute - 1).onDuty.push(li);
    late.until(10 * minute);
    expect(late.last('assigned')).toMatchObject({
      ...{ engineer: name(li), cause: 'rule' },
      merits: { skills: 0, similarSolved: 1, load: 0 },
    });
    expect(late.state).toMatchObject({ stage: 'awaiting_response', queued: null });
    const waiting = queued(5 * hour).until(5 * hour - 1);
    waiting.onDuty.push(li);
    waiting.until(5 * hour);
    expect(waiting.last('assigned')).toMatchObject({
      engineer: name(li),
      cause: 'rule',
      merits: { skills: 0, similarSolved: 1, load: 0 },
      respondBy: iso(5 * hour + 10 * minute),
    });
  });

  it('reminds when a shift begins and there is still nobody, and goes on', () => {
    const story = queued(20 * minute).until(2 * hour);
    expect(story.told('queue_reminder')).toEqual([
      '0:15:00 queue_reminder',
      '0:20:00 queue_reminder',
      '1:45:00 queue_reminder',
    ]);
    expect(dues(story.state).map(({ summary }) => summary)).toContain('Queue: reminder 4 to the supervisors');
  });

  it('says why the rule chose as it did', () => {
    const story = queued();
    const [reminder] = dues(story.state).filter(({ key }) => key.startsWith('queue/'));
    const merits = { skills: 2, similarSolved: 0, load: 1, responsible: false, sameCentre: false };
    const found = { successor: name(li), merits };
    const [assigned] = decideBySystem(
      story.state,
      { type: 'fallDue', key: reminder!.key, ...found },
      reminder!.at,
    );
    expect(assigned?.data).toEqual({ engineer: name(li), cause: 'rule', merits });
  });

  it('asks nobody twice, and leaves to the supervisors what was taken over too often', () => {
    const nobodyLeft = new Story({ priority: 'P1' }, [li, wang]).until(12 * hour);
    expect(nobodyLeft.last('queued')).toMatchObject({ cause: 'nobody_left' });
    expect(nobodyLeft.all('assigned').map(({ data }) => data.engineer.id)).toEqual(['li']);
    nobodyLeft.onDuty.push(sun);
    expect(nobodyLeft.until(day).last('assigned')).toMatchObject({ engineer: name(sun) });
    const tooOften = withLi('P1').until(day);
    expect(tooOften.last('queued')).toMatchObject({ cause: 'takeover_limit' });
    expect(tooOften.state.queued).not.toBeNull();
    expect(tooOften.all('queue_reminder').length).toBeGreaterThan(5);
  });

  it('can be read off the case: why, since when, and when somebody comes, until somebody has it', () => {
    const story = queued(5 * hour);
    const waiting = { cause: 'nobody_on_duty', since: iso(0), dutyFrom: iso(5 * hour) };
    expect(viewCase(story.state).queued).toEqual(waiting);
    expect(disclosedCase(viewCase(story.state))).not.toHaveProperty('queued');
    story.onDuty.push(sun);
    expect(viewCase(story.until(20 * minute).state).queued).toBeNull();
  });

  it('is quiet as soon as somebody has the case', () => {
    const story = queued(5 * hour).at(20 * minute, agent, { type: 'assign', engineerId: 'li' });
    expect(dues(story.state).filter(({ key }) => key.startsWith('queue/'))).toEqual([]);
  });
});

describe('when the next engineer is on duty', () => {
  const off = { skills: [], onDuty: false, similarSolved: 0, load: 0, responsible: false };
  it('is the earliest that the rota knows', () => {
    const people = [{ id: 'a', dutyFrom: 20 }, { id: 'b' }, { id: 'c', dutyFrom: 10 }];
    expect(nextOnDuty(people.map((each) => ({ ...off, name: '', ...each })))).toBe(10);
    expect(nextOnDuty([])).toBeUndefined();
  });
});
