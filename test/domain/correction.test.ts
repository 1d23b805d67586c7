import { describe, expect, it } from '@jest/globals';
import type { CommandOf } from '../../domain/case/commands.ts';
import { noticesFor } from '../../domain/notices.ts';
import { tell } from '../../domain/words/index.ts';
import {
  agent,
  closed,
  customer,
  expert,
  hour,
  iso,
  li,
  manager,
  minute,
  resolved,
  responded,
  say,
  wang,
  withLi,
} from './givens.ts';

const correct = (change: Partial<CommandOf<'correct'>>): CommandOf<'correct'> => ({
  type: 'correct',
  reason: 'taken down wrong',
  ...change,
});
const globex = { id: 'globex', name: 'Globex' };
const owed = { covered: true, contractId: 'globex-support', reason: 'contract' } as const;

describe('a correction', () => {
  it('is recorded with before and after, inside, and the engineer hears', () => {
    const story = responded().at(
      hour,
      agent,
      correct({ title: 'Edge switch reboots', category: 'storage', caseType: 'question' }),
    );
    const [event] = story.all('corrected');
    expect(event).toMatchObject({
      visibility: 'internal',
      data: {
        changes: {
          title: { from: 'Core switch reboots', to: 'Edge switch reboots' },
          category: { from: 'network', to: 'storage' },
          type: { from: 'fault', to: 'question' },
        },
        reason: 'taken down wrong',
      },
    });
    expect(story.state).toMatchObject({ title: 'Edge switch reboots', category: 'storage' });
    expect(noticesFor(story.state, event!)).toEqual([
      { to: { person: 'li' }, template: 'news', channels: ['email'] },
    ]);
    expect(tell(event!, { language: 'en', timeZone: 'UTC' })).toContain(
      'title from “Core switch reboots” to “Edge switch reboots”',
    );
    expect(tell(event!, { language: 'zh-CN', timeZone: 'UTC' })).toContain('标题');
  });

  it('is for the agent, whoever has the case and managers, also after it was closed', () => {
    for (const who of [agent, li, manager])
      expect(responded().at(hour, who, correct({ title: 'x' })).state.title).toBe('x');
    for (const who of [wang, expert, customer])
      expect(responded().refusal(who, correct({ title: 'x' })).code).toBe('forbidden');
    expect(closed().at(hour, agent, correct({ title: 'x' })).state.title).toBe('x');
  });

  it('that changes nothing is refused', () =>
    expect(responded().refusal(agent, correct({ title: 'Core switch reboots', priority: 'P1' })).code).toBe(
      'wrong_state',
    ));

  it.each([
    ['acknowledged', withLi],
    ['consent_requested', resolved],
    ['survey_sent', closed],
  ] as const)('of the contact tells the new one what they have to hear: %s', (template, given) => {
    const to = { name: 'Wang Fang', email: 'wang.fang@acme.example', language: 'zh-CN' as const };
    const story = given().at(hour, agent, correct({ contact: to }));
    expect(story.state.contact).toEqual(to);
    expect(noticesFor(story.state, story.all('corrected')[0]!)).toContainEqual({
      ...{ to: { contact: true }, template, channels: ['email'] },
    });
  });

  it('of the name alone writes to nobody outside', () => {
    const contact = { name: 'Zhang Min', email: 'zhang.na@acme.example' };
    const story = responded().at(hour, agent, correct({ contact }));
    expect(noticesFor(story.state, story.all('corrected')[0]!).map(({ to }) => to)).toEqual([
      { person: 'li' },
    ]);
  });
});

describe('another customer', () => {
  it('has coverage checked anew, and policy and clocks stay', () => {
    const before = responded().until(hour).state;
    const story = responded().at(
      hour,
      agent,
      correct({ customerId: 'globex', customer: globex, entitlement: owed }),
    );
    expect(story.state).toMatchObject({
      customer: globex,
      entitlement: { covered: true, contractId: 'globex-support', warrantyUntil: null, reason: 'contract' },
      policy: before.policy,
      clocks: before.clocks,
      newCustomer: { times: 1, seq: story.state.seq },
    });
  });

  it('that is owed nothing is a manager’s question, whatever was said of the former one', () => {
    const uncovered = {
      covered: false,
      contractId: null,
      warrantyUntil: null,
      reason: 'no_contract',
    } as const;
    const story = responded('P1', { entitlement: uncovered });
    story.at(2 * minute, manager, { type: 'coverage', decision: 'paid' });
    const nothing = { covered: false, reason: 'contract_ended' } as const;
    story.at(hour, agent, correct({ customerId: 'globex', customer: globex, entitlement: nothing }));
    expect(story.last('coverage_questioned')).toEqual({ reason: 'contract_ended' });
    expect(story.state.coverage).toBeNull();
    expect(story.refusal(li, { type: 'requestVendor', vendor: 'cisco', reason: '' }).code).toBe(
      'wrong_state',
    );
  });

  it('is theirs alone from then on', () => {
    const story = responded().at(
      hour,
      agent,
      correct({ customerId: 'globex', customer: globex, entitlement: owed }),
    );
    const note = { type: 'notes', text: '', visibility: 'public' } as const;
    expect(story.refusal(customer, note).code).toBe('forbidden');
    story.at(2 * hour, { ...customer, customerId: 'globex' }, note);
  });

  it('whom nobody knows is refused', () =>
    expect(responded().refusal(agent, correct({ customerId: 'nobody' })).code).toBe('unknown'));
});

describe('a priority that was taken down wrong', () => {
  it('is put right by whoever opened the case in its first ten minutes, and clocks are computed anew', () => {
    const story = withLi('P3').at(10 * minute, agent, correct({ priority: 'P1' }));
    expect(story.last('priority_changed')).toEqual({ from: 'P3', to: 'P1', reason: 'taken down wrong' });
    expect(story.until(hour).told('response_breached')).toEqual(['1:00:00 response_breached']);
  });

  it('is a manager’s after that, and never another’s', () => {
    const late = withLi('P3').until(10 * minute + 1);
    expect(late.refusal(agent, correct({ priority: 'P1' }))).toMatchObject({ code: 'wrong_state' });
    expect(withLi('P3').refusal({ ...agent, id: 'other' }, correct({ priority: 'P1' })).code).toBe(
      'forbidden',
    );
    expect(withLi('P3').refusal(li, correct({ priority: 'P1' })).code).toBe('forbidden');
    expect(resolved('P3').refusal(agent, correct({ priority: 'P1' })).code).toBe('wrong_state');
    const both = withLi('P3').until(hour);
    both.refusal(agent, correct({ title: 'x', priority: 'P1' }));
    expect(both.state.title).toBe('Core switch reboots');
  });
});

describe('a request for another priority', () => {
  const request = { type: 'requestPriority', priority: 'P1', reason: 'the whole site is down' } as const;

  it('is told to the manager, and waits for their word', () => {
    const story = responded('P3').at(hour, li, request);
    expect(story.state.priorityRequest).toEqual({ priority: 'P1', by: { id: 'li', name: 'Li Wei' } });
    expect(story.state.priority).toBe('P3');
    expect(noticesFor(story.state, story.all('priority_requested')[0]!)).toEqual([
      { to: { role: 'response_center_manager' }, template: 'news', channels: ['email', 'sms'] },
    ]);
    story.at(2 * hour, manager, { type: 'priority', priority: 'P1', reason: 'agreed' });
    expect(story.state).toMatchObject({ priority: 'P1', priorityRequest: null });
  });

  it('is answered by the priority that it has, and whoever asked hears', () => {
    const story = responded('P3').at(hour, expert, request);
    story.at(2 * hour, manager, { type: 'priority', priority: 'P3', reason: 'a spare line works' });
    const [kept] = story.all('priority_kept');
    expect(story.state).toMatchObject({ priority: 'P3', priorityRequest: null });
    expect(noticesFor(story.state, kept!)).toEqual([
      { to: { person: 'expert' }, template: 'news', channels: ['email'] },
    ]);
    expect(story.refusal(manager, { type: 'priority', priority: 'P3', reason: '' }).code).toBe('wrong_state');
  });

  it('is for engineers and experts, and for another one', () => {
    expect(responded('P3').refusal(agent, request).code).toBe('forbidden');
    expect(responded('P1').refusal(li, request).code).toBe('wrong_state');
  });
});

describe('what an expert does first on a case that was asked of them', () => {
  it('is told to whoever has it, and what they do next is not', () => {
    const story = responded().at(2 * minute, li, {
      ...{ type: 'escalateExpert', expertId: 'expert', expertName: 'Expert He', reason: '' },
    });
    const note = { type: 'notes', text: 'Look at the memory', visibility: 'internal' } as const;
    story.at(3 * minute, expert, note);
    expect(noticesFor(story.state, story.events.at(-1)!)).toContainEqual({
      ...{ to: { person: 'li' }, template: 'news', channels: ['email'] },
    });
    story.at(4 * minute, expert, note);
    expect(noticesFor(story.state, story.events.at(-1)!)).toEqual([]);
  });
});

describe('the time of a correction', () => {
  it('is its own, and what was due stays due', () => {
    const story = responded('P2').at(hour, agent, correct({ title: 'x' }));
    expect(story.told('corrected')).toEqual(['1:00:00 corrected']);
    expect(story.until(5 * hour).told('diagnosis_overdue')).toEqual(['4:00:00 diagnosis_overdue']);
    expect(iso(0)).toBe(new Date(story.state.openedAt).toISOString());
    expect(story.at(6 * hour, li, say.resolve).state.stage).toBe('confirming');
  });
});
