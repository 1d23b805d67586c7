import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dues } from '../../domain/case/due.ts';
import type { CaseEvent } from '../../domain/case/events.ts';
import { isUnsolved } from '../../domain/case/stages.ts';
import type { CaseState } from '../../domain/case/state.ts';
import { statusOf, viewCase } from '../../domain/case/view.ts';
import { stages } from '../../domain/vocabulary.ts';
import { deepFreeze, play, type Script, scripts, walk } from './arbitraries.ts';
import { day, opened, type Story } from './givens.ts';

/** Holds for every script of commands by all sorts of people and passing time, under every policy of seconds. */
const always = (law: (script: Script) => void, numRuns = 120) =>
  fc.assert(fc.property(scripts, law), { numRuns });
const keyOf = ({ data }: CaseEvent): string | undefined => ('key' in data ? data.key : undefined);
const keys = (story: Story) => story.events.map(keyOf).filter((key) => key !== undefined);
const roundTrip = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
const silent = (event: CaseEvent) =>
  ['response_reminder', 'response_breached'].includes(event.kind) ||
  (event.kind === 'taken_over' && event.data.cause === 'silence') ||
  (event.kind === 'queued' && event.data.cause !== 'nobody_on_duty');

/** An upper bound of what a case does by itself from any state, from its policy alone. */
const patience = ({ policy, priority }: CaseState): number =>
  policy.response.remind.length +
  2 * (policy.response.maxTakeovers + 1) +
  (policy.diagnosis?.warn.length ?? 0) +
  policy.escalation[priority].length +
  Math.ceil(policy.closing.confirmEscalateAfter / policy.closing.confirmRemindEvery) +
  8;

describe('whatever people do and however time passes', () => {
  it('the scripts reach every stage and every way out', () => {
    const seen = new Set<string>();
    always((script) => {
      for (const { event, after } of walk(play(script).events)) seen.add(event.kind).add(after.stage);
    }, 1_000);
    expect([...seen]).toEqual(
      expect.arrayContaining([
        ...stages,
        'taken_over',
        'queued',
        'rejected',
        'reviewed',
        'reopened',
        'resumed',
      ]),
    );
  });

  it('no clock is met twice, except that a review asks for the restoration again', () =>
    always((script) => {
      for (const { before, event, after } of walk(play(script).events))
        for (const clock of before.clocks.filter(({ metAt }) => metAt !== undefined)) {
          const now = after.clocks.find(({ name }) => name === clock.name);
          const fresh = now?.startedAt === event.at && now.metAt === undefined;
          const again = event.kind === 'reviewed' && !event.data.approved && clock.name === 'restore';
          if (!fresh && !again) expect(now).toEqual(clock);
        }
    }));

  it('a met or cancelled clock has no other end, and a running one none', () =>
    always((script) => {
      for (const { name, state, metAt, pausedAt } of play(script).state.clocks) {
        if (state === 'running' || state === 'paused') expect({ name, metAt }).toEqual({ name });
        if (state === 'met') expect(metAt).toBeDefined();
        if (pausedAt !== undefined) expect(['paused', 'cancelled']).toContain(state);
      }
    }));

  it('no reminder, no takeover and no breach comes after the response', () =>
    always((script) => {
      const { events } = play(script, (story) => story.until(story.now - opened));
      const at = events.findIndex(({ kind }) => kind === 'responded');
      // Somebody who leaves hands back what they have responded to.
      const handedBack = ({ kind, actor }: CaseEvent) => kind === 'queued' && actor !== 'system';
      if (at >= 0) expect(events.slice(at).filter((one) => silent(one) && !handedBack(one))).toEqual([]);
    }));

  it('nothing of a paused clock fires while it is paused', () =>
    always((script) => {
      let paused = false;
      for (const { kind, data } of play(script).events) {
        if (kind === 'held') paused = data.reason !== 'waiting_vendor';
        if (kind === 'resumed') paused = false;
        if (paused) expect(kind).not.toMatch(/^(diagnosis_|restore_)/);
      }
    }));

  it('takeovers on silence stay within the policy', () =>
    always((script) => {
      const story = play(script);
      const count = story.all('taken_over').filter(({ data }) => data.cause === 'silence').length;
      expect(count).toBe(story.state.takeovers);
      expect(count).toBeLessThanOrEqual(script.policy.response.maxTakeovers);
    }));

  it('an ended case has the customer’s consent or a cancellation, a closed one the consent', () =>
    always((script) => {
      for (const { after } of walk(play(script).until(1000 * day).events)) {
        if (after.stage === 'ended')
          expect(after.consent?.agreed === true || after.cancellation !== null).toBe(true);
        if (statusOf(after) === 'closed') expect(after.consent?.agreed).toBe(true);
      }
    }));

  it('no deadline fires twice', () =>
    always((script) => {
      const fired = keys(play(script).until(1000 * day));
      expect(fired).toEqual([...new Set(fired)]);
    }));

  it('no deadline fires before its time, and each says when that was', () =>
    always((script) => {
      for (const { at, data } of play(script).events)
        if ('dueAt' in data && data.dueAt !== undefined)
          expect(Date.parse(data.dueAt)).toBeLessThanOrEqual(at);
    }));

  it('what is due is sorted, has one key each, and never fired before', () =>
    always((script) => {
      play(script, (story) => {
        const list = dues(story.state);
        const due = list.map(({ key }) => key);
        expect(list.map(({ at }) => at)).toEqual(list.map(({ at }) => at).sort((a, b) => a - b));
        expect(due).toEqual([...new Set(due)]);
        const past = new Set(keys(story));
        expect(due.filter((key) => past.has(key))).toEqual([]);
      });
    }));

  it('the sequence grows by one with each event, and the revision is the length of the timeline', () =>
    always((script) => {
      const { events, state } = play(script);
      let seq = 1;
      for (const { after } of walk(events)) expect(after.seq).toBe(++seq);
      expect(state.seq).toBe(events.length);
      expect(viewCase(state).revision).toBe(events.length);
    }));

  it('the timeline never runs backwards, and tells the whole state', () =>
    always((script) => {
      const { events, state } = play(script);
      const times = events.map(({ at }) => at);
      expect(times).toEqual([...times].sort((a, b) => a - b));
      expect([...walk(events)].at(-1)?.after ?? state).toEqual(state);
    }));

  it('nothing is changed in place: a refused command leaves no trace', () =>
    always((script) => {
      const free = play(script);
      const frozen = play(script, (story) => {
        story.state = deepFreeze(story.state);
      });
      expect(frozen.events).toEqual(free.events);
    }));

  it('the state is plain JSON: a case that is carried over at every step goes the same way', () =>
    always((script) => {
      const whole = play(script);
      const carried = play(script, (story) => {
        expect(roundTrip(story.state)).toEqual(story.state);
        story.state = roundTrip(story.state);
      });
      expect(carried.events).toEqual(whole.events);
      expect(roundTrip(whole.events)).toEqual(whole.events);
    }, 40));

  it('the same commands at the same times lead to the same timeline', () =>
    always((script) => expect(play(script).events).toEqual(play(script).events)));

  it('left alone, the case comes to rest: it does a bounded number of things and then at most reminds of the queue', () =>
    always((script) => {
      const story = play(script);
      const before = story.events.length;
      story.until(1000 * day);
      const done = story.events.slice(before).filter(({ kind }) => kind !== 'queue_reminder');
      expect(done.length).toBeLessThanOrEqual(patience(story.state));
      const left = dues(story.state).map(({ key }) => key.split('/')[0]);
      const { queued, stage } = story.state;
      expect(left).toEqual(queued && isUnsolved(stage) ? ['queue'] : []);
      expect(story.state.stage).not.toBe('surveying');
    }));

  it('a case that nobody has is flagged in the supervisors’ queue', () =>
    always((script) => {
      play(script, ({ state, events }) => {
        if (state.stage === 'assigning') expect(state.queued).not.toBeNull();
        // Elsewhere only where somebody has handed it back, or moved it, and nobody was left to follow.
        else if (state.queued)
          expect(
            events.some(({ kind, actor }) => actor !== 'system' && (kind === 'queued' || kind === 'moved')),
          ).toBe(true);
        if (state.stage !== 'ended') expect(state.assignee === null).toBe(state.queued !== null);
      });
    }));
});
