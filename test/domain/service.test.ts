import { describe, expect, it } from '@jest/globals';
import { dueAt } from '../../domain/clocks.ts';
import { isBreached } from '../../domain/case/view.ts';
import { shippedPolicy } from '../cases.ts';
import { agent, day, expert, hour, li, manager, minute, policyWith, say, Story, wang } from './givens.ts';
import { opened, reports, times, told } from './office.ts';

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
    expect(told(dueAt(story.clock('on_site')!, story.state.hours))).toBe('2026-11-26 18:00');
    expect(reports(story.until(4 * day), 'on_site')).toEqual(['2026-11-26 18:00']);
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
  it('is timed step by step: what Caseline does itself is met at once, the review is a manager’s', async () => {
    const story = await opened('2026-11-23T09:00', { priority: 'P3' });
    const restoredAt = new Date(story.now).toISOString();
    story.at(0, li, say.respond).at(minute, li, { ...say.resolve, restoredAt });
    expect(story.clock('notify_manager')).toMatchObject({ state: 'met', target: 5 * minute });
    expect(story.clock('review')).toMatchObject({ state: 'running', target: 10 * minute });
    expect(reports(story.until(20 * minute), 'review')).toEqual(['2026-11-23 09:11']);
    story.at(20 * minute, manager, { type: 'review', approved: true });
    expect(story.clock('ask_customer')).toMatchObject({ state: 'met' });
    story.at(hour, agent, say.agree);
    expect(story.clock('close')).toMatchObject({ state: 'met', target: 30 * minute });
    expect(isBreached(story.state)).toBe(false);
  });
});
