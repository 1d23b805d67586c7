import type { CaseEvent, EventKind, EventOf } from '../domain/case/events.ts';
import type { CaseState } from '../domain/case/state.ts';
import type { Actor } from '../domain/people.ts';
import { type SurveyQuestion, surveyQuestions } from '../domain/vocabulary.ts';
import type { Centre, SimulatedCase } from './centre.ts';
import { habits } from './habits.ts';

type Reaction<K extends EventKind> = (centre: Centre, subject: SimulatedCase, event: EventOf<K>) => void;

const agent: Actor = { id: 'agent', name: 'Agent', roles: ['agent'] };
const manager: Actor = { id: 'manager', name: 'Manager', roles: ['response_center_manager'] };
const contact = ({ customer }: CaseState): Actor => ({
  ...{ id: 'contact', name: 'Contact', roles: ['customer'] },
  customerId: customer.id,
});

/** Whoever has the case now gets in touch as soon as their hands are free. */
function respond(centre: Centre, subject: SimulatedCase): void {
  const { assignee, priority } = subject.state;
  const engineer = assignee && centre.engineer(assignee.id);
  if (!engineer) return;
  engineer.take({
    kind: 'respond',
    priority,
    since: centre.now,
    stillWanted: () =>
      subject.state.stage === 'awaiting_response' && subject.state.assignee?.id === assignee.id,
    begin: () => {
      centre.act(subject, { type: 'respond', note: '', via: 'phone' }, engineer.actor);
      return centre.chance.around(habits.firstContact);
    },
  });
  centre.proceed(engineer);
}

/** Diagnosis or repair, by whoever has the case. */
function work(step: 'diagnosis' | 'repair'): (centre: Centre, subject: SimulatedCase) => void {
  return (centre, subject) => {
    const { assignee, priority } = subject.state;
    const engineer = assignee && centre.engineer(assignee.id);
    if (!engineer) return;
    engineer.take({
      kind: 'work',
      priority,
      since: centre.now,
      stillWanted: () =>
        ['diagnosing', 'resolving'].includes(subject.state.stage) &&
        subject.state.assignee?.id === assignee.id,
      begin: () => centre.chance.around(habits[step][priority]),
      end: (now) => {
        const done = { cause: 'found', treatment: 'mended', restoredAt: new Date(now).toISOString() };
        if (step === 'diagnosis')
          centre.act(subject, { type: 'diagnose', cause: done.cause }, engineer.actor);
        else centre.act(subject, { type: 'resolve', ...done }, engineer.actor);
      },
    });
    centre.proceed(engineer);
  };
}

/** A supervisor gives the waiting case to whoever has the least. */
function supervise(centre: Centre, subject: SimulatedCase): void {
  centre.after(centre.chance.around(habits.supervision), () => {
    const [idlest] = centre.engineers.toSorted((a, b) => a.open - b.open);
    if (!idlest) return;
    const { id: engineerId, name: engineerName } = idlest.actor;
    centre.act(subject, { type: 'assign', engineerId, engineerName }, manager);
  });
}

/** The customer agrees, rejects, or has to be asked again. */
function answer(centre: Centre, subject: SimulatedCase): void {
  const { after, never, rejects } = habits.consent;
  if (centre.chance.happens(never)) return;
  centre.after(centre.chance.around(after), () => {
    const agreed = !centre.chance.happens(rejects);
    centre.act(subject, { type: 'consent', agreed, by: 'Contact', via: 'email' }, contact(subject.state));
  });
}

/** Nobody answered for days: the agent calls. */
function callCustomer(centre: Centre, subject: SimulatedCase): void {
  centre.after(centre.chance.around(habits.supervision), () =>
    centre.act(subject, { type: 'consent', agreed: true, by: 'Contact', via: 'phone' }, agent),
  );
}

function survey(centre: Centre, subject: SimulatedCase): void {
  const { answers, after } = habits.survey;
  if (!centre.chance.happens(answers)) return;
  centre.after(centre.chance.around(after), () => {
    const scores = surveyQuestions.map((question) => [question, 3 + Math.floor(centre.chance.unit() * 3)]);
    const marks = Object.fromEntries(scores) as Record<SurveyQuestion, number>;
    centre.act(subject, { type: 'answerSurvey', answers: marks }, contact(subject.state));
  });
}

const reactions: { [K in EventKind]?: Reaction<K> } = {
  assigned: respond,
  reassigned: respond,
  taken_over: respond,
  queued: supervise,
  responded: work('diagnosis'),
  diagnosed: work('repair'),
  rejected: work('diagnosis'),
  reopened: work('diagnosis'),
  resolved: (centre, subject) => {
    if (subject.state.stage !== 'reviewing') return;
    centre.after(centre.chance.around(habits.review), () =>
      centre.act(subject, { type: 'review', approved: true }, manager),
    );
  },
  consent_requested: answer,
  confirm_reminder: answer,
  escalated_to_manager: (centre, subject, { data }) => {
    if (data.clock === 'confirm') callCustomer(centre, subject);
  },
  survey_sent: survey,
};

/** What the people do about an event, now or in a while; and who holds how many cases. */
export function react(centre: Centre, subject: SimulatedCase, event: CaseEvent, before: CaseState): void {
  const { state } = subject;
  if (before.assignee?.id !== state.assignee?.id) {
    const former = before.assignee && centre.engineer(before.assignee.id);
    former?.hold(-1);
    if (former && event.kind === 'taken_over') former.lost += 1;
    if (state.assignee) centre.engineer(state.assignee.id)?.hold(1);
  }
  if (event.kind === 'closed') {
    const solver = state.assignee && centre.engineer(state.assignee.id);
    solver?.hold(-1);
    solver?.solved.set(state.category ?? '', (solver.solved.get(state.category ?? '') ?? 0) + 1);
  }
  const reaction = reactions[event.kind] as Reaction<EventKind> | undefined;
  reaction?.(centre, subject, event);
}
