import { describe, expect, it } from '@jest/globals';
import { dueAt } from '../../domain/clocks.ts';
import { noticesFor } from '../../domain/notices.ts';
import { isBreached } from '../../domain/case/view.ts';
import { shippedPolicy } from '../cases.ts';
import {
  agent,
  customer,
  day,
  expert,
  hour,
  li,
  manager,
  minute,
  policyWith,
  say,
  Story,
  wang,
} from './givens.ts';
import { onSite, opened, reports, times, told } from './office.ts';

describe('a customer who is to be kept informed', () => {
  const update = { type: 'updates', text: 'we are on it' } as const;
  const owed = (story: Story) => {
    const clock = story.clock('update');
    return clock && `${clock.state} ${told(dueAt(clock, story.state.hours))}`;
  };

  it('is owed an update after 10 minutes, after 30, then every hour of work', async () => {
    const story = await opened('2026-11-23T09:00', { priority: 'P2' });
    expect(owed(story)).toBe('running 2026-11-23 09:10');
    expect(owed(story.at(8 * minute, agent, update))).toBe('running 2026-11-23 09:30');
    expect(owed(story.at(25 * minute, agent, update))).toBe('running 2026-11-23 09:30');
    expect(owed(story.at(30 * minute, agent, update))).toBe('running 2026-11-23 10:30');
    expect(owed(story.at(2.5 * hour, agent, update))).toBe('running 2026-11-23 13:30');
  });

  it('who is forgotten has the agent reminded, then the manager told, each once', async () => {
    const story = (await opened('2026-11-23T09:00', { priority: 'P2' })).until(3 * hour);
    expect(times(story, 'update_due')).toEqual(['2026-11-23 09:10 update_due']);
    expect(reports(story, 'update')).toEqual(['2026-11-23 09:20']);
    expect(owed(story)).toBe('breached 2026-11-23 09:10');
  });

  it('is told of changes as well: a response, a visit and the vendor’s number each count as an update', async () => {
    const story = await opened('2026-11-23T09:00', { priority: 'P2' });
    story.at(40 * minute, li, say.respond);
    expect(owed(story)).toBe('running 2026-11-23 10:40');
    story.at(hour, agent, say.dispatch);
    expect(owed(story)).toBe('running 2026-11-23 11:00');
  });

  it('is not owed any at P4, and from the opening on when the priority rises', async () => {
    const story = await opened('2026-11-23T09:00', { priority: 'P4' });
    expect(owed(story)).toBeUndefined();
    story.at(hour, manager, { type: 'priority', priority: 'P3', reason: '' });
    expect(owed(story)).toBe('running 2026-11-23 09:10');
    expect(times(story.until(hour), 'update_due')).toEqual(['2026-11-23 10:00 update_due']);
    story.at(hour, manager, { type: 'priority', priority: 'P4', reason: '' });
    expect(story.clock('update')).toMatchObject({ state: 'breached', metAt: story.now });
  });

  it('has an unsolved case reported at the end of each working day, once', async () => {
    const story = (await opened('2026-11-27T17:50', { priority: 'P2' })).until(4 * day);
    expect(reports(story, 'same_day')).toEqual(['2026-11-27 18:00', '2026-11-30 18:00']);
  });
});

describe('a case that is not solved from afar', () => {
  it('asks for a visit by itself, whose arrival is owed in working days', async () => {
    const story = await opened('2026-11-23T09:00', { priority: 'P2' });
    story.at(0, li, say.respond).until(day);
    expect(times(story, 'dispatch_requested')).toEqual(['2026-11-23 18:00 dispatch_requested']);
    // At P2 by the 26th, but the priority has risen with that.
    expect(told(dueAt(story.clock('on_site')!, story.state.hours))).toBe('2026-11-24 18:00');
    expect(reports(story.until(4 * day), 'on_site')).toEqual(['2026-11-24 18:00']);
  });

  it('owes the arrival at P1 by the next working day, at most 24 hours later', async () => {
    const story = await opened('2026-11-27T09:00', { priority: 'P1' });
    story.at(0, li, say.respond).until(day);
    // Asked for on Friday at 14:00: Saturday at 14:00 comes before Monday evening.
    expect(told(dueAt(story.clock('on_site')!, story.state.hours))).toBe('2026-11-28 14:00');
  });

  it('owes nothing more once somebody has arrived, and asks for no visit that is under way', async () => {
    const story = await opened('2026-11-23T09:00', { priority: 'P2' });
    story.at(0, li, say.respond);
    story.at(hour, agent, say.dispatch);
    expect(story.clock('solve_online')?.state).toBe('cancelled');
    story.at(2 * hour, wang, { type: 'arrive' });
    expect(story.clock('on_site')).toMatchObject({ state: 'met' });
    story.until(5 * day);
    expect(story.all('dispatch_requested')).toEqual([]);
    expect(reports(story, 'on_site')).toEqual([]);
  });

  it('asks for a loaner when it is not restored in time, where the policy promises one', () => {
    const policy = shippedPolicy('stay-on-the-line');
    const story = new Story({ policy, priority: 'P1' }).at(0, li, say.respond).until(5 * hour);
    expect(story.told('restore_overdue', 'loaner_due')).toEqual([
      '4:00:00 restore_overdue',
      '4:00:00 loaner_due',
    ]);
  });
});

describe('a vendor that does not answer', () => {
  const asked = () =>
    new Story({ policy: policyWith({ escalation: { P1: [], P2: [], P3: [], P4: [] } }), priority: 'P4' })
      .at(0, li, say.respond)
      .at(0, li, { type: 'requestVendor', vendor: 'cisco', reason: 'bug' })
      .at(0, expert, { type: 'confirmVendor' })
      .at(0, li, { type: 'vendorCase', vendorCaseNumber: 'SR-1' });

  it('is asked again every day, and the manager hears on the third', () => {
    const story = asked().until(10 * day);
    expect(story.told('vendor_reminder')).toEqual(['24:00:00 vendor_reminder', '48:00:00 vendor_reminder']);
    expect(
      story.all('escalated_to_manager').map(({ at, data }) => [data.clock, at - story.openedAt]),
    ).toEqual([['vendor', 72 * hour]]);
  });

  it('is left alone once its case is closed', () => {
    const story = asked()
      .at(hour, li, { type: 'vendorClose', outcome: 'patched' })
      .until(10 * day);
    expect(story.clock('vendor')).toMatchObject({ state: 'met' });
    expect(story.told('vendor_reminder', 'escalated_to_manager')).toEqual([]);
  });
});

describe('the closing chain', () => {
  const restored = async () => {
    const story = await opened('2026-11-23T09:00', { priority: 'P3' });
    const restoredAt = new Date(story.now).toISOString();
    return story.at(0, li, say.respond).at(minute, li, { ...say.resolve, restoredAt });
  };
  const approve = { type: 'review', approved: true } as const;
  /** When the clock began and was met, by the office's. */
  const span = (story: Story, name: 'notify_manager' | 'review' | 'ask_customer' | 'close') => {
    const { startedAt = 0, metAt = 0, state } = story.clock(name) ?? {};
    return [state, told(startedAt), metAt ? told(metAt) : null];
  };

  it('is timed step by step, each clock from when its act was owed to when it was done', async () => {
    const story = await restored();
    expect(story.clock('notify_manager')).toMatchObject({ state: 'running', target: 5 * minute });
    story.sent(3 * minute, 'resolved');
    expect(span(story, 'notify_manager')).toEqual(['met', '2026-11-23 09:01', '2026-11-23 09:03']);
    expect(span(story, 'review')).toEqual(['running', '2026-11-23 09:01', null]);
    story.at(8 * minute, manager, approve);
    expect(span(story, 'review')).toEqual(['met', '2026-11-23 09:01', '2026-11-23 09:08']);
    expect(span(story, 'ask_customer')).toEqual(['running', '2026-11-23 09:08', null]);
    story.sent(10 * minute, 'consent_requested');
    expect(span(story, 'ask_customer')).toEqual(['met', '2026-11-23 09:08', '2026-11-23 09:10']);
    story.at(hour, agent, say.agree);
    // Caseline closes it, at once.
    expect(span(story, 'close')).toEqual(['met', '2026-11-23 10:00', '2026-11-23 10:00']);
    expect(story.clock('close')).toMatchObject({ target: 30 * minute });
    expect(isBreached(story.state)).toBe(false);
  });

  it('has engineer and manager hear of a message that does not go out, and the agent of a question that does not', async () => {
    const story = (await restored())
      .until(8 * minute)
      .at(8 * minute, manager, approve)
      .until(30 * minute);
    const late = story.events.flatMap(({ kind, data, at }) =>
      kind === 'promise_reminder' || kind === 'escalated_to_manager'
        ? [[kind, data.clock, told(at).slice(11)]]
        : [],
    );
    expect(late.filter(([, clock]) => clock === 'notify_manager' || clock === 'ask_customer')).toEqual([
      ['promise_reminder', 'notify_manager', '09:04'],
      ['escalated_to_manager', 'notify_manager', '09:06'],
      ['promise_reminder', 'ask_customer', '09:15'],
      ['escalated_to_manager', 'ask_customer', '09:18'],
    ]);
    const reminder = story.events.findLast(({ kind }) => kind === 'promise_reminder')!;
    expect(noticesFor(story.state, reminder).map(({ to }) => to)).toEqual([{ person: 'agent' }]);
    expect(story.clock('notify_manager')).toMatchObject({
      state: 'breached',
      metAt: story.openedAt + 8 * minute,
    });
  });

  it('takes a reminder that went out, or an answer, for the question', async () => {
    const asked = async () => (await restored()).at(2 * minute, manager, approve);
    const reminded = (await asked()).until(30 * hour + 9 * day);
    const seq = reminded.events.findIndex(({ kind }) => kind === 'confirm_reminder') + 1;
    expect(seq).toBeGreaterThan(0);
    expect(reminded.sent(30 * hour + 9 * day, 'confirm_reminder').clock('ask_customer')?.metAt).toBeDefined();
    const answered = (await asked()).at(4 * minute, agent, say.agree);
    expect(span(answered, 'ask_customer')).toEqual(['met', '2026-11-23 09:02', '2026-11-23 09:04']);
  });

  it('is told: the approval to the agent, the consent to manager and engineer', async () => {
    const story = (await restored()).at(2 * minute, manager, approve).at(3 * minute, customer, say.agree);
    const tells = (kind: 'reviewed' | 'consented') =>
      noticesFor(
        story.state,
        story.events.find((event) => event.kind === kind)!,
      ).map(({ to, template }) => [to, template]);
    expect(tells('reviewed')).toEqual([[{ person: 'agent' }, 'review_approved']]);
    expect(tells('consented')).toEqual([
      [{ role: 'response_center_manager' }, 'consented'],
      [{ person: 'li' }, 'consented'],
      [{ person: 'agent' }, 'consented'],
    ]);
  });

  it('says nothing of a message that belongs to something else, or to a round that is over', async () => {
    const story = await restored();
    const before = story.events.length;
    story.sent(2 * minute, 'opened').sent(2 * minute, 'responded');
    expect(story.events).toHaveLength(before);
    story.sent(2 * minute, 'resolved').sent(2 * minute, 'resolved');
    expect(story.events).toHaveLength(before + 1);
  });

  it('of a case that was opened before is met as it was', async () => {
    const { byAct: _, ...closing } = onSite.closing;
    const story = await opened('2026-11-23T09:00', { priority: 'P3', policy: { ...onSite, closing } });
    const restoredAt = new Date(story.now).toISOString();
    story.at(0, li, say.respond).at(minute, li, { ...say.resolve, restoredAt });
    expect(span(story, 'notify_manager')).toEqual(['met', '2026-11-23 09:01', '2026-11-23 09:01']);
    story.at(2 * minute, manager, approve).sent(3 * minute, 'consent_requested');
    expect(span(story, 'ask_customer')).toEqual(['met', '2026-11-23 09:02', '2026-11-23 09:02']);
  });
});
