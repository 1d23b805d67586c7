import type { CaseState } from '../../domain/case/state.ts';
import type { ClockName, ClockState, SurveyQuestion } from '../../domain/vocabulary.ts';
import { saveCase } from '../../store/cases.ts';
import { saveRma } from '../../store/rmas.ts';
import { sampleCase, sampleRma } from '../store/samples.ts';

const hour = 3_600_000;
const at = (iso: string): number => Date.parse(iso);
const { policy } = sampleCase('C');
const surveying = { ...policy, survey: { remindAfter: hour, expiresAfter: 2 * hour, lowScore: 2 } };

const clocks = (startedAt: number, states: Partial<Record<ClockName, ClockState>>) =>
  Object.entries(states).map(([name, state]) => ({
    ...{ name: name as ClockName, state, startedAt, target: hour, pausedTotal: 0 },
    ...(state === 'met' && { metAt: startedAt + 1 }),
  }));
const answers = (overall: number): Record<SurveyQuestion, number> => ({
  ...{ overall, response_speed: 4, skill: 4, attitude: 4 },
});
const li = { id: 'engineer1', name: 'Li Wei' };
const zhang = { id: 'engineer2', name: 'Zhang Min' };
const globex = { id: 'globex', name: 'Globex' };

/** Seven cases, of which one was opened in another month; their figures are worked out by hand in the tests. */
const cases: [string, string, Partial<Record<ClockName, ClockState>>, Partial<CaseState>][] = [
  [
    'C20261123-0001',
    '2026-11-23T02:00:00Z',
    { response: 'met', diagnosis: 'met' },
    {
      ...{ priority: 'P1', assignee: li, vendor: 'Cisco' },
      ...{ closedAt: at('2026-11-24T02:00:00Z'), survey: { answers: answers(5) } },
    },
  ],
  [
    'C20261123-0002',
    '2026-11-23T03:00:00Z',
    { response: 'breached', diagnosis: 'breached' },
    {
      ...{ priority: 'P1', assignee: li, takeovers: 1, title: '=HYPERLINK("http://evil.example")' },
      ...{ closedAt: at('2026-11-24T17:00:00Z'), survey: { answers: answers(1) } },
    },
  ],
  // Monday morning in Shanghai, Sunday evening by UTC.
  [
    'C20261123-0003',
    '2026-11-22T16:30:00Z',
    { response: 'met', diagnosis: 'paused' },
    { assignee: zhang, customer: globex, vendor: 'huawei', closedAt: at('2026-11-25T03:00:00Z') },
  ],
  [
    'C20261125-0001',
    '2026-11-25T03:00:00Z',
    { response: 'running' },
    { ...{ customer: globex, vendor: null, category: null, channel: 'email' }, title: '核心交换机反复重启' },
  ],
  [
    'C20261125-0002',
    '2026-11-25T04:00:00Z',
    { response: 'breached' },
    { assignee: zhang, customer: globex, stage: 'awaiting_response', fired: ['response/breach'] },
  ],
  [
    'C20261125-0003',
    '2026-11-25T05:00:00Z',
    { response: 'cancelled' },
    {
      ...{ assignee: li, stage: 'ended', closedAt: at('2026-11-25T06:00:00Z') },
      cancellation: { reason: 'withdrawn', consentBy: 'Wang Fang' },
    },
  ],
  ['C20261001-0001', '2026-10-01T02:00:00Z', { response: 'met' }, { assignee: li, stage: 'diagnosing' }],
];

/** Stores cases and RMAs whose figures are known. */
export async function saveKnown(): Promise<void> {
  for (const [number, opened, states, change] of cases) {
    const openedAt = at(opened);
    await saveCase(
      sampleCase(number, {
        ...{ openedAt, roundStartedAt: openedAt, clocks: clocks(openedAt, states), policy: surveying },
        ...(change.closedAt && { stage: 'surveying' }),
        ...change,
      }),
    );
  }
  const requestedAt = at('2026-11-23T02:00:00Z');
  for (const [index, hours] of [2, 4, 30].entries())
    await saveRma(
      sampleRma(`R20261123-000${index + 1}`, {
        ...{ requestedAt: requestedAt + index, state: 'shipped' },
        shippedAt: requestedAt + index + hours * hour,
      }),
    );
  await saveRma(sampleRma('R20261123-0009', { requestedAt, kind: 'loaner' }));
}
