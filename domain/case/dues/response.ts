import { dueAt, fractionAt } from '../../clocks.ts';
import type { Person } from '../../people.ts';
import { raised } from '../../vocabulary.ts';
import { draft } from '../drafts.ts';
import { rise } from '../rise.ts';
import type { CaseState, Clock } from '../state.ts';
import { after, clockOf, type Due, due, running } from './due.ts';

/** The level that the policy names first for this priority; without a ladder, the response-centre manager. */
const firstLevel = (state: CaseState) =>
  state.policy.escalation[state.priority][0]?.to ?? (['response_center_manager'] as const).slice();

function reminders(state: CaseState, clock: Clock, engineer: Person): Due[] {
  const { remind, takeoverResponse } = state.policy.response;
  const assignedAt = state.assignedAt ?? state.openedAt;
  // A newcomer has a short time of their own, with one reminder at its half (domain.md, Await response).
  const times = state.hurried
    ? [
        {
          key: `response/reminder/${assignedAt}`,
          at: after(state, assignedAt, Math.round(takeoverResponse / 2)),
        },
      ]
    : remind.map((fraction, i) => ({
        key: `response/reminder/${i + 1}`,
        at: fractionAt(clock, fraction, state.hours),
      }));
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

/** When the present silence has lasted too long, by the policy. */
function silentAt(state: CaseState, clock: Clock, takeover: number): number {
  const { hurried, assignedAt, silentSince = null, policy } = state;
  // Whoever came late, and whoever was warned by a higher priority, has a short time from then.
  const since = Math.max(hurried ? (assignedAt ?? 0) : 0, silentSince ?? 0);
  return since === 0
    ? fractionAt(clock, takeover, state.hours)
    : after(state, since, policy.response.takeoverResponse);
}

function takeover(state: CaseState, at: number, assignee: Person): Due {
  const key = `response/takeover/${state.assignedAt}`;
  const exhausted = state.takeovers >= state.policy.response.maxTakeovers;
  return {
    key,
    at,
    owner: 'stage',
    needsSuccessor: !exhausted,
    summary: exhausted ? `To the supervisors' queue` : `Takeover from ${assignee.name}`,
    drafts: ({ successor, merits }) => {
      if (exhausted) return [draft('queued', { cause: 'takeover_limit', from: assignee, key })];
      if (!successor) return [draft('queued', { cause: 'nobody_left', from: assignee, key })];
      const why = merits && { merits };
      return [
        draft('taken_over', { cause: 'silence', from: assignee, to: successor, ...why, key }, 'internal'),
      ];
    },
  };
}

/** The priority goes up one level, and from the top the managers hear; the case stays where it is. [S1] */
function raise(state: CaseState, at: number): Due {
  const { priority: from } = state;
  const to = raised(from);
  return due(
    `response/silence/${from}`,
    at,
    to ? `Nobody responds: ${from} becomes ${to}` : 'Nobody responds: tell the managers',
    (stamp) => rise(state, 'silence', stamp),
  );
}

function silence(state: CaseState, clock: Clock): Due[] {
  const { takeover: fraction, raisesPriority } = state.policy.response;
  const { assignee, assignedAt } = state;
  if (fraction === undefined || !assignee || assignedAt === null) return [];
  const at = silentAt(state, clock, fraction);
  return [raisesPriority ? raise(state, at) : takeover(state, at, assignee)];
}

/** Reminders, breach and what follows on silence, while the engineer does not answer (`response`, S0, S1). */
export function responseDues(state: CaseState): Due[] {
  const clock = clockOf(state, 'response');
  if (!clock) return [];
  const breach = running(state, 'response')
    ? [
        due('response/breach', dueAt(clock, state.hours), 'Response overdue: report it', (stamp) => [
          draft('response_breached', { ...stamp, to: firstLevel(state) }),
        ]),
      ]
    : [];
  return [
    ...(state.assignee ? reminders(state, clock, state.assignee) : []),
    ...breach,
    ...silence(state, clock),
  ];
}
