import { describe, expect, it } from '@jest/globals';
import { applyCall } from '../../domain/call/apply.ts';
import { callFallsDue, callLogged, decideCall } from '../../domain/call/decide.ts';
import { callDues } from '../../domain/call/due.ts';
import { callNoticesFor } from '../../domain/call/notices.ts';
import {
  type CallActionName,
  type CallActions,
  type CallEvent,
  type CallState,
  newCall,
  termsUnder,
} from '../../domain/call/state.ts';
import type { Actor } from '../../domain/people.ts';
import { Refusal } from '../../domain/refusal.ts';
import { shippedPolicies } from '../../policies/shipped.ts';
import { shippedPolicy } from '../cases.ts';
import { agent, li, manager, minute, opened } from './givens.ts';

const logged = newCall(
  { number: 'L20261123-0001', company: 'Initech', contact: { name: 'Bill' }, symptom: 'dark' },
  { id: li.id, name: li.name, role: 'engineer' },
  opened,
);
const other: Actor = { ...agent, id: 'agent2', name: 'Agent Wu' };

function after<A extends CallActionName>(
  state: CallState,
  action: A,
  body: CallActions[A],
  who = agent,
  at = opened + minute,
): CallState {
  const events = decideCall(state, action, body, who, at);
  if (events instanceof Refusal) throw new Error(events.message);
  return applyCall(state, events);
}
const refusal = (state: CallState, action: CallActionName, who: Actor) =>
  (decideCall(state, action, { caseNumber: 'C1', reason: 'x' }, who, opened) as Refusal).message;

/** What happens if nobody acts: `kind step@minutes`, and who is told of it. */
function silence(from: CallState): string[] {
  const story: string[] = [];
  let state = from;
  for (let [due] = callDues(state); due; [due] = callDues(state)) {
    const events = callFallsDue(state, due.key, due.at);
    state = applyCall(state, events);
    for (const event of events)
      story.push(`${event.kind} ${due.step}@${(event.at - opened) / minute}: ${told(state, event)}`);
  }
  return story;
}
const told = (state: CallState, event: CallEvent) =>
  callNoticesFor(state, event)
    .map(({ to }) => ('role' in to ? to.role : 'person' in to ? to.person : 'contact'))
    .join(', ');

describe('the terms of a call', () => {
  const intake = (toAgent: number, toManager: number, informQuality = false) => ({
    intake: { callToAgent: toAgent * minute, agentToManager: toManager * minute, informQuality },
  });

  it('are the shortest that any policy promises, as nobody knows yet whose call it is', () => {
    expect(termsUnder([intake(5, 3), {}, intake(2, 8)])).toEqual({
      ...{ toAgent: 2 * minute, toManager: 3 * minute, informQuality: false },
    });
    expect(termsUnder([intake(5, 5), intake(9, 9, true)]).informQuality).toBe(true);
  });

  it('are those of S1 as the policies are shipped, and where no policy says anything', async () => {
    const shipped = [...(await shippedPolicies()).keys()].map(shippedPolicy);
    const ofS1 = { toAgent: 5 * minute, toManager: 5 * minute, informQuality: true };
    expect([termsUnder(shipped), termsUnder([])]).toEqual([ofS1, ofS1]);
  });

  it('leave quality out where no policy has them informed', () => {
    const call = { ...logged, terms: termsUnder([intake(5, 5)]) };
    expect(told(call, callLogged(call))).toBe('agent');
  });
});

describe('a call that somebody on the staff logged', () => {
  it('is told to the agents and to quality at once', () => {
    expect(told(logged, callLogged(logged))).toBe('agent, quality_manager');
  });

  it('reminds and climbs while no agent takes it: five minutes to an agent, five more to the manager', () => {
    expect(silence(logged)).toEqual([
      'call_reminder agent@2.5: agent',
      'call_overdue agent@5: response_center_manager, agent',
      'call_overdue manager@10: response_center_manager, quality_manager',
    ]);
  });

  it('has five minutes from its acceptance to reach the manager', () => {
    expect(silence(after(logged, 'accept', {}, agent, opened + 3 * minute))).toEqual([
      'call_reminder manager@5.5: agent',
      'call_overdue manager@8: response_center_manager, quality_manager',
    ]);
  });

  it('is over when it is a case or was closed: nothing falls due, and who logged it hears', () => {
    const accepted = after(logged, 'accept', {});
    const done = after(accepted, 'open', { caseNumber: 'C20261123-0001' });
    expect(done).toMatchObject({
      callState: 'opened',
      caseNumber: 'C20261123-0001',
      agent: { id: agent.id },
    });
    const closed = after(logged, 'close', { reason: 'wrong number' });
    expect(closed).toMatchObject({ callState: 'closed', agent: { id: agent.id }, outcome: 'wrong number' });
    expect([...callDues(done), ...callDues(closed)]).toEqual([]);
    const event = decideCall(accepted, 'open', { caseNumber: 'C1' }, agent, opened) as CallEvent[];
    expect(told(done, event.at(-1)!)).toBe('response_center_manager, quality_manager, li');
  });

  it('belongs to the agent who took it; a manager may step in', () => {
    const accepted = after(logged, 'accept', {});
    expect(refusal(accepted, 'accept', other)).toContain(`accepted by ${agent.name}`);
    expect(refusal(accepted, 'open', other)).toContain(`is with ${agent.name}`);
    expect(refusal(logged, 'accept', li)).toBe("'accept' is not for engineer");
    expect(after(accepted, 'close', { reason: 'x' }, manager).callState).toBe('closed');
  });

  it('ignores a deadline that was overtaken', () => {
    expect(callFallsDue(logged, 'agent/overdue', opened + 4 * minute)).toEqual([]);
    expect(callFallsDue(after(logged, 'accept', {}), 'agent/overdue', opened + 6 * minute)).toEqual([]);
  });
});
