import { describe, expect, it } from '@jest/globals';
import type { ActionName, CommandOf } from '../../domain/case/commands.ts';
import { decide } from '../../domain/case/decide.ts';
import { viewCase } from '../../domain/case/view.ts';
import { noticesFor } from '../../domain/notices.ts';
import type { Actor } from '../../domain/people.ts';
import { Refusal } from '../../domain/refusal.ts';
import { agent, li, manager, minute, responded, say, type Story } from './givens.ts';

const ended = { covered: false, contractId: null, warrantyUntil: null, reason: 'contract_ended' } as const;
const uncovered = () => responded('P1', { entitlement: ended });
const says = (story: Story, actor: Actor, command: CommandOf<ActionName>): string => {
  const outcome = decide(story.state, command, actor, story.now);
  return outcome instanceof Refusal
    ? `${outcome.code}: ${outcome.message}`
    : outcome.map(({ kind }) => kind).join(' ');
};

const vendor = { type: 'requestVendor', vendor: 'cisco', reason: '' } as const;
const rma = {
  type: 'rmas',
  number: 'R1',
  kind: 'loaner',
  serialNumber: 's',
  partNumber: 'p',
  reason: '',
} as const;
const costly: [string, Actor, CommandOf<ActionName>][] = [
  ['dispatch', agent, say.dispatch],
  ['requestVendor', li, vendor],
  ['rmas', li, rma],
];
const decided = (decision: 'approved' | 'paid' | 'refused') =>
  uncovered().at(2 * minute, manager, { type: 'coverage', decision });

describe('a case out of coverage', () => {
  it('is flagged from its opening, and the manager is asked', () => {
    const { state, events } = uncovered();
    expect(events.map(({ kind }) => kind).slice(0, 4)).toEqual([
      ...['opened', 'acknowledged', 'coverage_questioned', 'assigned'],
    ]);
    expect(viewCase(state).tags).toEqual(['out_of_coverage']);
    expect(noticesFor(state, events[2]!)).toMatchObject([{ to: { role: 'response_center_manager' } }]);
  });

  it('is answered and diagnosed like any other: promises are kept', () => {
    expect(says(uncovered(), li, say.diagnose)).toBe('diagnosed');
  });

  it.each(costly)('has no %s before a manager has said that it goes on', (action, actor, command) => {
    expect(says(uncovered(), actor, command)).toBe(
      `wrong_state: Case C20261123-0001 is out of coverage and a manager has to say first that it goes on: ` +
        `'${action}' is not possible now`,
    );
    expect(says(decided('refused'), actor, command)).toContain('refused it');
    for (const decision of ['approved', 'paid'] as const)
      expect(says(decided(decision), actor, command)).not.toContain('wrong_state');
    expect(says(responded(), actor, command)).not.toContain('wrong_state');
  });

  it('is marked as paid work, and a manager can think again', () => {
    const paid = decided('paid');
    expect(viewCase(paid.state)).toMatchObject({ tags: ['paid_work'], coverage: { decision: 'paid' } });
    expect(says(paid, manager, { type: 'coverage', decision: 'paid' })).toMatch(
      /^wrong_state: .* paid already/,
    );
    expect(says(paid, manager, { type: 'coverage', decision: 'refused' })).toBe('coverage_decided');
  });

  it('is decided by managers, and only where something is to be decided', () => {
    const command = { type: 'coverage', decision: 'paid' } as const;
    expect(says(uncovered(), agent, command)).toMatch(/^forbidden/);
    expect(says(responded(), manager, command)).toMatch(/^wrong_state: .* is covered/);
  });
});
