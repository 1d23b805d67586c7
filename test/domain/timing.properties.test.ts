import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Actor } from '../../domain/people.ts';
import type { Policy } from '../../domain/policy.ts';
import { holdReasons } from '../../domain/vocabulary.ts';
import { policies } from './arbitraries.ts';
import { agent, day, li, manager, opened, say, second, Story } from './givens.ts';

const engineer = (n: number): Actor => ({ id: `e${n}`, name: `E${n}`, roles: ['engineer'] });
/** A share as the policy means it: 0.8333 stands for 5/6. */
const shareOf = (fraction: number, target: number) =>
  Math.round((fraction === 0.8333 ? 5 / 6 : fraction) * target);
/** Policies with targets of whole dozens of seconds, of which every share is plain. */
const dozens = fc.tuple(policies, fc.integer({ min: 1, max: 10 })).map(([policy, n]): Policy => {
  const target = { ...policy.response.target, P2: n * 12 * second };
  return { ...policy, response: { ...policy.response, target } };
});

/** What domain.md says of a P2 that nobody answers while `others` are on duty, in milliseconds. */
function silence({ response }: Policy, others: number): [number, string][] {
  const target = response.target.P2;
  const told: [number, string][] = response.remind.map((each) => [
    shareOf(each, target),
    'response_reminder',
  ]);
  told.push([target, 'response_breached']);
  if (response.takeover !== undefined) {
    const first = shareOf(response.takeover, target);
    const moves = Math.min(response.maxTakeovers, others);
    for (let i = 0; i < moves; i++) {
      const at = first + i * response.takeoverResponse;
      told.push([at, 'taken_over'], [at + Math.round(response.takeoverResponse / 2), 'response_reminder']);
    }
    told.push([first + moves * response.takeoverResponse, 'queued']);
  }
  return told.sort(([a, x], [b, y]) => a - b || (x < y ? -1 : 1));
}

describe('time, against a calculation by hand', () => {
  it('a case that nobody answers is reminded, moved, breached and queued exactly when domain.md says', () =>
    fc.assert(
      fc.property(dozens, fc.nat(5), (policy, others) => {
        const { takeover = 1, target, takeoverResponse } = policy.response;
        // A first engineer who is late from the start is another story.
        fc.pre(shareOf(takeover, target.P2) > takeoverResponse);
        const onDuty = Array.from({ length: others + 1 }, (_, n) => engineer(n));
        const story = new Story({ policy, priority: 'P2' }, onDuty).until(day);
        const kinds = ['response_reminder', 'response_breached', 'taken_over', 'queued'];
        const told = story.events
          .filter(({ kind }) => kinds.includes(kind))
          .map(({ at, kind }): [number, string] => [at - opened, kind])
          .sort(([a, x], [b, y]) => a - b || (x < y ? -1 : 1));
        expect(told).toEqual(silence(policy, others));
      }),
      { numRuns: 200 },
    ));

  it('a diagnosis is overdue when exactly its target has been worked, whatever the holds between', () => {
    const stretch = fc.record({
      work: fc.nat(9000),
      hold: fc.integer({ min: 1, max: 9000 }),
      reason: fc.constantFrom(...holdReasons),
      byTime: fc.boolean(),
    });
    fc.assert(
      fc.property(policies, fc.array(stretch, { maxLength: 8 }), (policy, stretches) => {
        fc.pre(policy.diagnosis !== undefined);
        const story = new Story({ policy, priority: 'P2' }).at(0, li, say.respond);
        let now = 0;
        let stood = 0;
        let end: number | undefined;
        const target = policy.diagnosis?.target.P2 ?? 0;
        for (const { work, hold, reason, byTime } of stretches) {
          now += work;
          if (now - stood >= target) end ??= target + stood;
          const until = new Date(opened + now + hold).toISOString();
          story.at(now, agent, { type: 'hold', reason, ...(byTime && { until }) });
          now += hold;
          if (reason !== 'waiting_vendor' && end === undefined) stood += hold;
          if (now - stood >= target) end ??= target + stood;
          if (byTime) story.until(now);
          else story.at(now, agent, say.resume);
        }
        story.until(day);
        expect(story.all('diagnosis_overdue').map(({ at }) => at - opened)).toEqual([end ?? target + stood]);
      }),
      { numRuns: 200 },
    );
  });

  it('a priority that changes to and fro reminds of each share once, at the latest when it is overdue', () =>
    fc.assert(
      fc.property(
        policies,
        fc.array(fc.tuple(fc.nat(9000), fc.constantFrom('P1', 'P2', 'P3', 'P4'))),
        (policy, changes) => {
          const response = { ...policy.response, takeover: undefined };
          const story = new Story({ policy: { ...policy, response }, priority: 'P2' });
          let now = 0;
          for (const [wait, priority] of changes) {
            story.until((now += wait)).ask(manager, { type: 'priority', priority, reason: '' });
          }
          const { priority } = story.until(day).state;
          expect(story.all('response_reminder').map(({ data }) => data.n)).toEqual(
            response.remind.map((_fraction, i) => i + 1),
          );
          expect(story.all('response_breached')).toHaveLength(1);
          expect(story.clock('response')).toMatchObject({
            startedAt: opened,
            target: response.target[priority],
            state: 'breached',
          });
        },
      ),
      { numRuns: 200 },
    ));
});
