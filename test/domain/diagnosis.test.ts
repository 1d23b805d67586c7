import { describe, expect, it } from '@jest/globals';
import { isEscalated, statusOf, viewCase } from '../../domain/case/view.ts';
import {
  agent,
  customer,
  day,
  expert,
  hour,
  iso,
  li,
  manager,
  minute,
  opened,
  policyWith,
  responded,
  say,
  withLi,
} from './givens.ts';

const overdue = ['diagnosis_warning', 'diagnosis_overdue', 'restore_overdue'] as const;

describe('the diagnosis clock', () => {
  it.each([
    ['P1', '0:45:00', '1:00:00'],
    ['P2', '3:00:00', '4:00:00'],
    ['P3', '18:00:00', '24:00:00'],
    ['P4', '54:00:00', '72:00:00'],
  ] as const)('warns at 75 %% and is overdue at 100 %% of the target of %s', (priority, warning, end) => {
    const story = responded(priority).until(80 * hour);
    expect(story.told('diagnosis_warning', 'diagnosis_overdue')).toEqual([
      `${warning} diagnosis_warning`,
      `${end} diagnosis_overdue`,
    ]);
    expect(story.last('diagnosis_warning')?.percent).toBe(75);
    expect(story.clock('diagnosis')).toMatchObject({ state: 'breached', startedAt: opened });
  });

  it('stops with the diagnosis; the case is then being resolved', () => {
    const story = responded('P1').at(50 * minute, li, say.diagnose);
    expect(story.until(20 * hour).told(...overdue)).toEqual(['0:45:00 diagnosis_warning']);
    expect(story.state).toMatchObject({ stage: 'resolving', diagnosedAt: opened + 50 * minute });
    expect(story.clock('diagnosis')).toMatchObject({ state: 'met', metAt: opened + 50 * minute });
  });

  it('is met by a resolution without a diagnosis', () => {
    const story = responded('P1').at(20 * minute, li, say.resolve);
    expect(story.state.diagnosedAt).toBe(opened + 20 * minute);
    expect(story.clock('diagnosis')?.state).toBe('met');
  });

  it('remembers a hardware fault', () => {
    const story = responded().at(2 * minute, li, { ...say.diagnose, hardwareFault: true });
    expect(story.state.hardwareFault).toBe(true);
  });

  it('does not run where the policy promises none', () => {
    const story = responded('P1', { policy: policyWith({ diagnosis: undefined }) }).until(10 * hour);
    expect(story.clock('diagnosis')).toBeUndefined();
    expect(story.told(...overdue)).toEqual([]);
  });
});

describe('the restoration clock', () => {
  it('is overdue after 48 hours, diagnosed or not', () => {
    const story = responded('P2')
      .at(hour, li, say.diagnose)
      .until(60 * hour);
    expect(story.told('restore_overdue')).toEqual(['48:00:00 restore_overdue']);
    expect(story.clock('restore')?.state).toBe('breached');
  });

  it('runs while nobody has responded', () => {
    expect(
      withLi('P2')
        .until(60 * hour)
        .told('restore_overdue'),
    ).toHaveLength(1);
  });
});

describe('the ladder of managers', () => {
  it.each([
    ['P1', '24:00:00', ['response_center_manager']],
    ['P2', '24:00:00', ['technical_manager', 'response_center_manager']],
    ['P3', '48:00:00', ['technical_center_manager', 'technical_manager']],
    ['P4', '72:00:00', ['integration_gm']],
  ] as const)('hears of an unsolved %s at its time, once', (priority, time, to) => {
    const story = responded(priority).until(30 * day);
    expect(story.told('escalated_to_manager')).toEqual([`${time} escalated_to_manager`]);
    expect(story.last('escalated_to_manager')).toMatchObject({ clock: 'escalation', to });
  });

  it('stays to be read off the case, which is escalated until it is solved, and not by an earlier round', () => {
    const story = responded('P2').until(30 * hour);
    expect(viewCase(story.state).escalations).toEqual([
      { at: iso(24 * hour), to: ['technical_manager', 'response_center_manager'] },
    ]);
    expect(isEscalated(story.state)).toBe(true);
    story.at(31 * hour, li, say.resolve);
    expect(isEscalated(story.state)).toBe(false);
    story.at(32 * hour, customer, { type: 'consent', agreed: false, by: 'Wang Fang', via: 'portal' });
    expect([story.state.stage, isEscalated(story.state)]).toEqual(['diagnosing', false]);
  });

  it('hears nothing of a case that is resolved in time', () => {
    const story = responded('P1')
      .at(2 * hour, li, say.resolve)
      .until(30 * hour);
    expect(story.told('escalated_to_manager')).toEqual([]);
  });

  it('hears of a case on hold: only the clocks of diagnosis and restoration stand still', () => {
    const story = responded('P1').at(hour, li, { type: 'hold', reason: 'waiting_customer' });
    expect(story.until(30 * hour).told('escalated_to_manager')).toHaveLength(1);
  });
});

describe('a hold', () => {
  const held = (reason: 'waiting_customer' | 'waiting_vendor' | 'scheduled', until?: string) =>
    responded('P2').at(hour, agent, { type: 'hold', reason, ...(until && { until }) });

  it('stops diagnosis and restoration, and a resume adds exactly the time that they stood still', () => {
    const story = held('waiting_customer').at(hour + 90 * minute + 7, li, say.resume);
    expect(story.clock('diagnosis')).toMatchObject({ state: 'running', pausedTotal: 90 * minute + 7 });
    expect(story.clock('diagnosis')).not.toHaveProperty('pausedAt');
    expect(story.until(60 * hour).told(...overdue)).toEqual([
      '4:30:00.007 diagnosis_warning',
      '5:30:00.007 diagnosis_overdue',
      '49:30:00.007 restore_overdue',
    ]);
  });

  it('adds up over several holds', () => {
    const story = held('scheduled').at(2 * hour, li, say.resume);
    story.at(3 * hour, li, { type: 'hold', reason: 'scheduled' }).at(5 * hour, li, say.resume);
    expect(story.clock('restore')?.pausedTotal).toBe(3 * hour);
    expect(story.until(10 * hour).told(...overdue)).toEqual([
      '6:00:00 diagnosis_warning',
      '7:00:00 diagnosis_overdue',
    ]);
  });

  it('fires nothing of the clocks while it lasts', () => {
    const story = held('waiting_customer').until(20 * day);
    expect(story.told(...overdue)).toEqual([]);
    expect(statusOf(story.state)).toBe('on_hold');
    expect(story.state.hold).toEqual({ reason: 'waiting_customer', since: opened + hour });
  });

  it('does not stop the clocks while the vendor is waited for', () => {
    const story = held('waiting_vendor').until(4 * hour);
    expect(story.told(...overdue)).toEqual(['3:00:00 diagnosis_warning', '4:00:00 diagnosis_overdue']);
    expect(statusOf(story.state)).toBe('on_hold');
  });

  it('never stops the response clock', () => {
    const story = withLi('P1').at(minute, agent, { type: 'hold', reason: 'waiting_customer' });
    expect(story.until(hour).told().slice(1)).toEqual([
      '0:30:00 response_reminder',
      '0:45:00 response_reminder',
      '0:50:00 taken_over',
      '0:55:00 response_reminder',
      '1:00:00 response_breached',
      '1:00:00 taken_over',
    ]);
    expect(story.clock('diagnosis')?.state).toBe('paused');
  });

  it.each([
    ['a note', { type: 'notes', text: 'The log', visibility: 'internal' }],
    [
      'a file',
      { type: 'attach', id: 'f', name: 'a.log', mediaType: 'text/plain', size: 1, visibility: 'internal' },
    ],
  ] as const)(
    'for the customer ends with their answer, by %s, and the clocks go on from then',
    (_, answer) => {
      const story = held('waiting_customer', iso(9 * hour)).at(3 * hour, customer, answer);
      expect(story.told('held', 'note', 'attached', 'resumed')).toEqual([
        '1:00:00 held',
        `3:00:00 ${answer.type === 'notes' ? 'note' : 'attached'}`,
        '3:00:00 resumed',
      ]);
      expect(story.last('resumed')).toEqual({ cause: 'customer' });
      expect(statusOf(story.state)).toBe('open');
      expect(story.clock('diagnosis')).toMatchObject({ state: 'running', pausedTotal: 2 * hour });
      expect(story.until(6 * hour).told(...overdue)).toEqual([
        '5:00:00 diagnosis_warning',
        '6:00:00 diagnosis_overdue',
      ]);
    },
  );

  it('of an answer tells until somebody has answered in turn, whom the customer reads or hears', () => {
    const note = (visibility: 'public' | 'internal') => ({ type: 'notes', text: 'x', visibility }) as const;
    const story = responded().at(hour, customer, note('public'));
    const waits = () => viewCase(story.state).customerSaidAt;
    expect(waits()).toBe(iso(hour));
    story.at(2 * hour, li, note('internal')).at(3 * hour, li, { type: 'hold', reason: 'waiting_vendor' });
    expect(waits()).toBe(iso(hour));
    story.at(4 * hour, customer, note('public'));
    expect(waits()).toBe(iso(4 * hour));
    story.at(5 * hour, li, { type: 'updates', text: 'We look at it' });
    expect(waits()).toBeNull();
    story
      .at(6 * hour, customer, note('public'))
      .at(7 * hour, li, { type: 'work', text: 'Called', kind: 'call' });
    expect(waits()).toBeNull();
  });

  it('for somebody else, and what colleagues say, is not ended by an answer', () => {
    const answer = { type: 'notes', text: 'Any news?', visibility: 'public' } as const;
    for (const reason of ['waiting_vendor', 'scheduled'] as const)
      expect(held(reason).at(2 * hour, customer, answer).state.hold).toMatchObject({ reason });
    for (const colleague of [agent, li, expert])
      expect(held('waiting_customer').at(2 * hour, colleague, answer).state.hold).not.toBeNull();
  });

  it('goes on in a case from before the customer could end it, whose history knows of no such end', () => {
    const story = responded('P2', { edition: 0 }).at(hour, agent, {
      type: 'hold',
      reason: 'waiting_customer',
    });
    expect(
      story.at(2 * hour, customer, { type: 'notes', text: '', visibility: 'public' }).state.hold,
    ).not.toBeNull();
  });

  it('ends by itself at the time that was given', () => {
    const story = held('scheduled', iso(2 * hour)).until(3 * hour);
    expect(story.told('held', 'resumed')).toEqual(['1:00:00 held', '2:00:00 resumed']);
    expect(story.all('resumed')[0]).toMatchObject({ actor: 'system', data: { cause: 'until_reached' } });
    expect(story.clock('diagnosis')?.pausedTotal).toBe(hour);
  });

  it('that was ended by hand does not end a second time', () => {
    const story = held('scheduled', iso(3 * hour)).at(2 * hour, li, say.resume);
    expect(story.until(6 * hour).told('resumed')).toEqual(['2:00:00 resumed']);
  });

  it.each([
    ['diagnosed', say.diagnose],
    ['resolved', say.resolve],
  ] as const)('ends when the case is %s', (cause, command) => {
    const story = held('waiting_customer', iso(9 * hour)).at(2 * hour, li, command);
    expect(story.last('resumed')).toEqual({ cause });
    expect(story.state.hold).toBeNull();
    expect(story.clock('diagnosis')).toMatchObject({ state: 'met', pausedTotal: hour });
    expect(story.until(12 * hour).told('resumed')).toHaveLength(1);
  });

  it('is refused twice, with an end that has passed or is no time, and a resume without a hold', () => {
    const story = responded('P2');
    const hold = { type: 'hold', reason: 'scheduled' } as const;
    expect(story.refusal(li, say.resume).code).toBe('wrong_state');
    expect(story.refusal(li, { ...hold, until: iso(0) }).code).toBe('unknown');
    expect(story.refusal(li, { ...hold, until: 'tomorrow' }).code).toBe('unknown');
    expect(story.at(hour, li, hold).refusal(li, hold)).toEqual({
      code: 'wrong_state',
      message: 'Case C20261123-0001 is already on hold',
    });
  });
});

describe('diagnosis and resolution', () => {
  it('are the word of the assignee or of an expert, not of another engineer', () => {
    const other = { ...li, id: 'other', name: 'Other' };
    expect(responded().refusal(other, say.diagnose)).toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining('Li Wei') as unknown,
    });
    expect(responded().refusal(other, say.resolve).code).toBe('forbidden');
    expect(responded().at(hour, expert, say.diagnose).state.stage).toBe('resolving');
    expect(responded().refusal(manager, say.resolve).code).toBe('forbidden');
  });

  it('restored in the future or at no time at all is refused; clocks may disagree by a minute', () => {
    const resolve = (restoredAt: string) => ({ ...say.resolve, restoredAt });
    const story = responded().until(hour);
    expect(story.refusal(li, resolve(iso(hour + minute + 1))).code).toBe('unknown');
    expect(story.refusal(li, resolve('yesterday')).code).toBe('unknown');
    expect(story.at(hour, li, resolve(iso(hour + minute))).state.stage).toBe('confirming');
  });

  it('restored before the case was opened is refused; times may be given to the minute', () => {
    const resolve = (restoredAt: string) => ({ ...say.resolve, restoredAt });
    const story = responded().until(hour);
    expect(story.refusal(li, resolve(iso(-minute - 1)))).toEqual({
      code: 'unknown',
      message:
        "'restoredAt' is before case C20261123-0001 was opened, at 2026-11-23 08:00 (UTC): 2026-11-23 07:58 (UTC)",
    });
    expect(story.at(hour, li, resolve(iso(-minute))).state.stage).toBe('confirming');
  });

  it('takes the response from the assignee alone', () => {
    const other = { ...li, id: 'other', name: 'Other' };
    expect(withLi().refusal(other, say.respond)).toEqual({
      code: 'forbidden',
      message: 'Case C20261123-0001 is with Li Wei; only they can respond',
    });
  });
});
