import { describe, expect, it } from '@jest/globals';
import { applyAll } from '../../domain/case/apply.ts';
import type { EventKind } from '../../domain/case/events.ts';
import { reviewTransitions, transitions } from '../../domain/case/transitions.ts';
import { type Stage, stages } from '../../domain/vocabulary.ts';
import { en } from '../../domain/words/en.ts';
import {
  agent,
  closed,
  customer,
  hour,
  li,
  manager,
  minute,
  policyWith,
  resolved,
  responded,
  responseCentre,
  say,
  Story,
  withLi,
} from './givens.ts';

/** Where each stage can lead, the review's bends included. */
const leads = (stage: Stage): Stage[] => [
  ...Object.values(transitions[stage]),
  ...('resolved' in transitions[stage] ? [reviewTransitions.resolved] : []),
  ...('reviewed' in transitions[stage] ? [reviewTransitions.sentBack] : []),
];

function reach(from: Stage, next: (stage: Stage) => Stage[]): Set<Stage> {
  const seen = new Set<Stage>([from]);
  for (const stage of seen) next(stage).forEach((each) => seen.add(each));
  return seen;
}

describe('the transition table', () => {
  it('reaches every stage from the beginning', () =>
    expect([...reach('assigning', leads)].sort()).toEqual([...stages].sort()));

  it('leads from every stage to the end', () => {
    const back = (stage: Stage) => stages.filter((each) => leads(each).includes(stage));
    expect([...reach('ended', back)].sort()).toEqual([...stages].sort());
  });

  it('leaves the end never', () => expect(transitions.ended).toEqual({}));

  it('leads only to stages that exist, by events that exist', () => {
    for (const stage of stages) {
      expect(stages).toEqual(expect.arrayContaining(leads(stage)));
      expect(Object.keys(en.events)).toEqual(expect.arrayContaining(Object.keys(transitions[stage])));
    }
  });

  it('lets every case be cancelled until it is closed', () => {
    const cancellable = stages.filter((stage) => 'cancelled' in transitions[stage]);
    expect(cancellable).toEqual(stages.filter((stage) => stage !== 'surveying' && stage !== 'ended'));
  });

  it('is walked in full by cases of every kind, and no event moves a case otherwise', () => {
    const closing = { ...responseCentre.closing, review: hour };
    const review = { policy: policyWith({ closing }) };
    const assign = { type: 'assign', engineerId: 'li', engineerName: 'Li Wei' } as const;
    const cancelled = [
      new Story({}, []),
      withLi(),
      responded(),
      responded().at(hour, li, say.diagnose),
      resolved(),
      resolved('P1', review),
    ].map((story) => story.at(hour, agent, say.cancel));
    const walked = [
      ...cancelled,
      new Story({}, []).at(minute, agent, assign).at(2 * minute, li, say.respond),
      new Story({}, []).at(minute, li, { type: 'takeOver' }),
      withLi().until(10 * hour),
      withLi().at(minute, agent, { type: 'move', supportLine: 2, reason: '' }),
      responded().at(hour, li, say.diagnose).at(hour, li, say.resolve).at(hour, customer, say.reject),
      resolved('P1', review).at(hour, manager, { type: 'review', approved: true }),
      closed().at(hour, customer, say.reopen),
      closed().until(1000 * hour),
      closed().at(hour, customer, {
        type: 'answerSurvey',
        answers: { overall: 5, response_speed: 5, skill: 5, attitude: 5 },
      }),
    ].flatMap(moves);
    const listed = stages.flatMap((stage) =>
      (Object.entries(transitions[stage]) as [EventKind, Stage][]).map(
        ([kind, to]) => `${stage} ${kind} ${to}`,
      ),
    );
    const bent = 'diagnosing resolved reviewing';
    // A case that nobody has is 'assigned', by whatever action.
    const unused = 'assigning reassigned awaiting_response';
    expect([...new Set(walked)].sort()).toEqual([...listed.filter((each) => each !== unused), bent].sort());
  });
});

/** The moves of a case from stage to stage, as its events made them. */
function moves({ events }: Story): string[] {
  let before: Stage | undefined;
  return events.flatMap((event, i) => {
    const { stage } = applyAll(null, events.slice(0, i + 1));
    const move = before && before !== stage ? [`${before} ${event.kind} ${stage}`] : [];
    before = stage;
    return move;
  });
}
