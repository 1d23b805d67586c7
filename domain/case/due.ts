import { dueAt, fractionAt } from '../clocks.ts';
import type { Person } from '../people.ts';
import type { ClockName, Stage } from '../vocabulary.ts';
import { type Draft, draft } from './drafts.ts';
import type { Clock, CaseState } from './state.ts';

/**
 * A promise that comes true by itself unless somebody acts first: at `at` (epoch milliseconds) the drafts are
 * recorded. `owner` is who waits for it in the workflow: the stage the case is in, or a watcher beside the stages.
 */
export interface Due {
  key: string;
  at: number;
  owner: 'stage' | 'escalation' | 'restore' | 'hold';
  /** What the timer is for, as an operator reads it in Temporal. */
  summary: string;
  /** The deadline moves the case to another engineer: whoever fires it first looks for one. */
  needsSuccessor?: boolean;
  drafts(successor: Person | null): Draft[];
}

const iso = (ms: number): string => new Date(ms).toISOString();
const clockOf = (state: CaseState, name: ClockName): Clock | undefined =>
  state.clocks.find((clock) => clock.name === name);
const running = (state: CaseState, name: ClockName): Clock | undefined => {
  const clock = clockOf(state, name);
  return clock?.state === 'running' ? clock : undefined;
};

/** A due whose drafts carry its own key and time, as every deadline on the timeline does. */
function due(
  key: string,
  at: number,
  summary: string,
  make: (stamp: { key: string; dueAt: string }) => Draft[],
  owner: Due['owner'] = 'stage',
): Due {
  return { key, at, summary, owner, drafts: () => make({ key, dueAt: iso(at) }) };
}

/** Reminders, breach and takeover while the engineer is silent (`response`, S0). */
function responseDues(state: CaseState): Due[] {
  const clock = clockOf(state, 'response');
  if (!clock) return [];
  const breach = running(state, 'response')
    ? [
        due('response/breach', dueAt(clock), 'Response overdue: report it', (stamp) => [
          draft('response_breached', { ...stamp, to: firstLevel(state) }),
        ]),
      ]
    : [];
  return [
    ...(state.assignee ? reminders(state, clock, state.assignee) : []),
    ...breach,
    ...takeover(state, clock),
  ];
}

/** The level that the policy names first for this priority; without a ladder, the response-centre manager. */
const firstLevel = (state: CaseState) =>
  state.policy.escalation[state.priority][0]?.to ?? (['response_center_manager'] as const).slice();

function reminders(state: CaseState, clock: Clock, engineer: Person): Due[] {
  const { remind, takeoverResponse } = state.policy.response;
  const assignedAt = state.assignedAt ?? state.openedAt;
  // A newcomer has a short time of their own, with one reminder at its half (domain.md, Await response).
  const times = state.hurried
    ? [{ key: `response/reminder/${assignedAt}`, at: assignedAt + Math.round(takeoverResponse / 2) }]
    : remind.map((fraction, i) => ({ key: `response/reminder/${i + 1}`, at: fractionAt(clock, fraction) }));
  return times.flatMap(({ key, at }, i) => {
    // What was due before this engineer had the case was not theirs.
    if (at < assignedAt) return [];
    const n = i + 1;
    const of = times.length;
    return [
      due(key, at, `Reminder ${n} of ${of} to ${engineer.name}`, (stamp) => [
        draft('response_reminder', { ...stamp, n, of, engineer }),
      ]),
    ];
  });
}

function takeover(state: CaseState, clock: Clock): Due[] {
  const { response } = state.policy;
  const { assignee, assignedAt } = state;
  if (response.takeover === undefined || !assignee || assignedAt === null) return [];
  const at = state.hurried ? assignedAt + response.takeoverResponse : fractionAt(clock, response.takeover);
  const key = `response/takeover/${assignedAt}`;
  const exhausted = state.takeovers >= response.maxTakeovers;
  return [
    {
      key,
      at,
      owner: 'stage',
      needsSuccessor: !exhausted,
      summary: exhausted ? `To the supervisors' queue` : `Takeover from ${assignee.name}`,
      drafts: (successor) => {
        if (exhausted) return [draft('queued', { cause: 'takeover_limit', from: assignee, key })];
        if (!successor) return [draft('queued', { cause: 'nobody_left', from: assignee, key })];
        return [draft('taken_over', { cause: 'silence', from: assignee, to: successor, key }, 'internal')];
      },
    },
  ];
}

/** Warning and overdue notice (`diagnosis`, S0). */
function diagnosisDues(state: CaseState): Due[] {
  const clock = running(state, 'diagnosis');
  const rules = state.policy.diagnosis;
  if (!clock || !rules) return [];
  const prefix = `diagnosis/${state.round}`;
  return [
    ...rules.warn.map((fraction, i) =>
      due(
        `${prefix}/warning/${i + 1}`,
        fractionAt(clock, fraction),
        `Diagnosis: ${fraction * 100} % of the time used`,
        (stamp) => [draft('diagnosis_warning', { ...stamp, percent: Math.round(fraction * 100) })],
      ),
    ),
    due(`${prefix}/overdue`, dueAt(clock), 'Diagnosis overdue', (stamp) => [
      draft('diagnosis_overdue', stamp),
    ]),
  ];
}

function reviewDues(state: CaseState): Due[] {
  const clock = running(state, 'review');
  if (!clock) return [];
  return [
    // A review that sent the work back is followed by another one in the same round.
    due(`review/${clock.startedAt}/overdue`, dueAt(clock), 'Review overdue', (stamp) => [
      draft('escalated_to_manager', { ...stamp, clock: 'review', to: ['response_center_manager'] }),
    ]),
  ];
}

/** Reminders to the customer, then the supervisor; never an automatic close (`closing`, S0, S3). */
function confirmDues(state: CaseState): Due[] {
  const since = state.confirmingSince;
  if (since === null) return [];
  const { confirmRemindEvery: every, confirmEscalateAfter: limit } = state.policy.closing;
  const prefix = `confirm/${state.round}/reminder/`;
  // Only the next one: a policy can ask for thousands.
  const n = state.fired.filter((key) => key.startsWith(prefix)).length + 1;
  const reminder = due(
    `${prefix}${n}`,
    since + n * every,
    `Ask ${state.contact.name} again to agree`,
    (stamp) => [draft('confirm_reminder', { ...stamp, n })],
  );
  return [
    ...(n * every < limit ? [reminder] : []),
    due(
      `confirm/${state.round}/unanswered`,
      since + limit,
      'No answer from the customer: tell the supervisor',
      (stamp) => [
        draft('escalated_to_manager', { ...stamp, clock: 'confirm', to: ['response_center_manager'] }),
      ],
    ),
  ];
}

function surveyDues(state: CaseState): Due[] {
  const rules = state.policy.survey;
  if (!rules || state.closedAt === null) return [];
  return [
    due(`survey/${state.round}/reminder`, state.closedAt + rules.remindAfter, 'Survey reminder', (stamp) => [
      draft('survey_reminder', stamp),
    ]),
    due(`survey/${state.round}/expiry`, state.closedAt + rules.expiresAfter, 'Survey expires', (stamp) => [
      draft('survey_expired', stamp),
    ]),
  ];
}

/** The ladder of managers, while the case is unsolved (`escalation`, S0). Nobody is told the same step twice. */
function escalationDues(state: CaseState): Due[] {
  return state.policy.escalation[state.priority].flatMap((step, i) => {
    const to = step.to.filter((role) => !state.fired.includes(escalationKey(state, i, [role])));
    const at = roundStart(state) + step.after;
    if (!to.length) return [];
    return [
      due(
        escalationKey(state, i, to),
        at,
        `Unsolved: report to ${to.join(', ')}`,
        (stamp) => [draft('escalated_to_manager', { ...stamp, clock: 'escalation', to })],
        'escalation',
      ),
    ];
  });
}

const escalationKey = (state: CaseState, step: number, to: string[]): string =>
  `escalation/${state.round}/${step + 1}/${to.join('+')}`;

/** When the present round of work began: the opening, or the rejection or reopening that began it anew. */
const roundStart = (state: CaseState): number => state.roundStartedAt;

function restoreDues(state: CaseState): Due[] {
  const clock = running(state, 'restore');
  if (!clock) return [];
  return [
    due(
      `restore/${state.round}/overdue`,
      dueAt(clock),
      'Restoration overdue',
      (stamp) => [draft('restore_overdue', stamp)],
      'restore',
    ),
  ];
}

function holdDues(state: CaseState): Due[] {
  const { hold } = state;
  if (hold?.until === undefined) return [];
  const at = hold.until;
  return [
    due(
      `hold/${hold.since}`,
      at,
      'The hold ends',
      () => [draft('resumed', { cause: 'until_reached' })],
      'hold',
    ),
  ];
}

const byStage: Record<Stage, (state: CaseState) => Due[]> = {
  assigning: (state) => responseDues(state),
  awaiting_response: responseDues,
  diagnosing: diagnosisDues,
  resolving: () => [],
  reviewing: reviewDues,
  confirming: confirmDues,
  surveying: surveyDues,
  ended: () => [],
};

const unsolved: ReadonlySet<Stage> = new Set<Stage>([
  'assigning',
  'awaiting_response',
  'diagnosing',
  'resolving',
]);

/** Everything that will fall due if nobody acts, as far as it is known now: earliest first, what has fired left out. */
export function dues(state: CaseState): Due[] {
  const beside = unsolved.has(state.stage)
    ? [...holdDues(state), ...restoreDues(state), ...escalationDues(state)]
    : [];
  return [...byStage[state.stage](state), ...beside]
    .filter((each) => !state.fired.includes(each.key))
    .sort((a, b) => a.at - b.at);
}
