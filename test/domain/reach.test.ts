import { describe, expect, it } from '@jest/globals';
import { apply, applyAll, forgiven } from '../../domain/case/apply.ts';
import type { CommandOf, ActionName } from '../../domain/case/commands.ts';
import { decide, decideBySystem, open } from '../../domain/case/decide.ts';
import { dues } from '../../domain/case/due.ts';
import type { CaseEvent } from '../../domain/case/events.ts';
import type { CaseState, Reach } from '../../domain/case/state.ts';
import { viewCase } from '../../domain/case/view.ts';
import type { Actor } from '../../domain/people.ts';
import { canBeTold, channelsTo, type Missed, nextRoles } from '../../domain/reach.ts';
import { Refusal } from '../../domain/refusal.ts';
import { tell, words } from '../../domain/words/index.ts';
import { agent, li, minute, opened, opening } from './givens.ts';

const liWei = { id: li.id, name: li.name };

const phoneOnly = { name: 'Wang Fang', phone: '+86 139 0000 0000' };

/** A case whose contact has a telephone and no mail address, as it is opened. */
class Story {
  state: CaseState;
  events: CaseEvent[];
  now = opened;

  constructor(reach: Reach, contact: CaseState['contact'] = phoneOnly) {
    this.events = open({ ...opening(), contact, reach }, agent, this.now, liWei);
    this.state = applyAll(null, this.events);
  }

  private take(events: CaseEvent[] | Refusal): this {
    if (events instanceof Refusal) throw new Error(events.message);
    this.events.push(...events);
    this.state = applyAll(this.state, events);
    return this;
  }

  act(command: CommandOf<ActionName>, actor: Actor, after = minute): this {
    this.now += after;
    return this.take(decide(this.state, command, actor, this.now));
  }

  missed(...missed: Missed[]): this {
    return this.take(decideBySystem(this.state, { type: 'notReached', missed }, this.now));
  }

  wait(ms: number): this {
    this.now += ms;
    for (let due = dues(this.state)[0]; due && due.at <= this.now; due = dues(this.state)[0])
      this.take(decideBySystem(this.state, { type: 'fallDue', key: due.key }, this.now));
    return this;
  }

  solve(): this {
    const restoredAt = new Date(this.now).toISOString();
    return this.act({ type: 'respond', note: '', via: 'phone' }, li).act(
      { type: 'resolve', cause: 'c', treatment: 't', restoredAt },
      li,
    );
  }

  kinds = () => this.events.map(({ kind }) => kind);
  clock = (name: string) => this.state.clocks.find((each) => each.name === name)?.state;
  get tags() {
    return viewCase(this.state).tags;
  }
}

describe('a contact with a telephone and no mail address', () => {
  it('is acknowledged and asked as anybody where text messages leave the house', () => {
    const story = new Story({ sms: true }).solve();
    expect(story.kinds()).toEqual(expect.arrayContaining(['acknowledged', 'consent_requested']));
    expect(story.kinds()).not.toContain('not_reached');
    expect(story.clock('call_customer')).toBeUndefined();
  });

  it('is not said to be acknowledged where none do: the agent has to call', () => {
    const story = new Story({ sms: false });
    expect(story.kinds()).toEqual(['opened', 'not_reached', 'assigned']);
    expect(story.clock('call_customer')).toBe('running');
    expect(story.tags).toContain('to_call');
    story.act({ type: 'contacted', note: 'knows the number' }, agent);
    expect(story.clock('call_customer')).toBe('met');
    expect(story.tags).not.toContain('to_call');
  });

  it('is asked to agree by the call, and by nothing else', () => {
    const story = new Story({ sms: false }).act({ type: 'contacted', note: '' }, agent).solve();
    expect(story.state.stage).toBe('confirming');
    expect(story.kinds()).not.toContain('consent_requested');
    expect(story.state.confirmingSince).toBeNull();
    expect(story.clock('call_customer')).toBe('running');
    story.act({ type: 'contacted', note: 'will try tonight' }, agent);
    expect(story.events.at(-1)).toMatchObject({ kind: 'consent_requested', data: { via: 'phone' } });
    expect(story.state.confirmingSince).toBe(story.now);
  });

  it('is reminded by a call, and not said to have been reminded', () => {
    const story = new Story({ sms: false }).solve().act({ type: 'contacted', note: '' }, agent);
    const every = story.state.policy.closing.confirmRemindEvery;
    story.wait(every + minute);
    expect(story.kinds()).not.toContain('confirm_reminder');
    expect(story.clock('call_customer')).toBe('running');
    expect(story.state.fired).toContain('confirm/0/reminder/1');
  });

  it('who answers has been reached: no call is owed any more', () => {
    const story = new Story({ sms: false }).solve();
    story.act({ type: 'consent', agreed: true, by: 'Wang Fang', via: 'phone' }, agent);
    expect(story.clock('call_customer')).not.toBe('running');
  });

  it('who is not called in time is reported', () => {
    const story = new Story({ sms: false }).act({ type: 'respond', note: '', via: 'phone' }, li);
    story.wait(31 * minute);
    expect(story.events).toContainEqual(
      expect.objectContaining({
        kind: 'escalated_to_manager',
        data: expect.objectContaining({ clock: 'call_customer' }) as unknown,
      }),
    );
  });

  it('is not counted as informed by an update that reaches nobody', () => {
    const story = new Story({ sms: false }).act({ type: 'respond', note: '', via: 'phone' }, li);
    const { updatedAt } = story.state;
    story.act({ type: 'updates', text: 'we are on it' }, li);
    expect(story.state.updatedAt).toBe(updatedAt);
    expect(story.kinds().slice(-2)).toEqual(['customer_update', 'not_reached']);
  });

  it('is called only where that is owed, and by an agent', () => {
    const story = new Story({ sms: true });
    const command = { type: 'contacted', note: '' } as const;
    expect(decide(story.state, command, agent, opened)).toMatchObject({ code: 'wrong_state' });
    expect(decide(new Story({ sms: false }).state, command, li, opened)).toMatchObject({
      code: 'forbidden',
    });
  });
});

describe('an address that is refused', () => {
  const refusal = (notice: Missed['notice']): Missed => ({
    ...{ key: 'row/1', notice, cause: 'refused', channel: 'email', instead: [] },
    to: { contact: true, name: 'Wang Fang' },
  });
  const email = { name: 'Wang Fang', email: 'fang@acme.example' };

  it('is marked, and the case flagged; without another one the agent calls', () => {
    const story = new Story({ sms: true }, email).missed(refusal('acknowledged'));
    expect(story.tags).toEqual(expect.arrayContaining(['to_call', 'undelivered']));
    expect(viewCase(story.state).undeliverable).toEqual(['email']);
  });

  it('gives way to a text message', () => {
    const story = new Story({ sms: true }, { ...email, ...phoneOnly }).missed(refusal('acknowledged'));
    expect(story.kinds().slice(-2)).toEqual(['not_reached', 'acknowledged']);
    expect(story.clock('call_customer')).toBeUndefined();
  });

  it('takes back that the customer was asked', () => {
    const story = new Story({ sms: false }, email).solve();
    expect(story.state.confirmingSince).not.toBeNull();
    story.missed(refusal('consent_requested'));
    expect(story.state.confirmingSince).toBeNull();
    expect(story.clock('call_customer')).toBe('running');
    expect(dues(story.state).some(({ key }) => key.startsWith('confirm/'))).toBe(false);
  });

  it('is forgotten with the address that was corrected', () => {
    const { state } = new Story({ sms: true }, email).missed(refusal('acknowledged'));
    const note = { kind: 'note', at: opened, actor: 'system', visibility: 'internal' } as const;
    const same = apply(state, { ...note, data: { text: '' } });
    expect(viewCase(same).undeliverable).toEqual(['email']);
    const corrected = { ...state, contact: { ...email, email: 'wang@acme.example' } };
    expect(forgiven(state, corrected).reach).toEqual({ sms: true });
  });

  it('is recorded once for each try', () => {
    const story = new Story({ sms: false }, email).missed(refusal('acknowledged'));
    const { length } = story.events;
    story.missed(refusal('acknowledged'));
    expect(story.events).toHaveLength(length);
  });
});

describe('a case of before', () => {
  it('goes on as it did: nothing is known of how its contact is reached', () => {
    const events = open({ ...opening(), contact: { name: 'Wang Fang' } }, agent, opened, liWei);
    expect(events.map(({ kind }) => kind)).toEqual(['opened', 'acknowledged', 'assigned']);
  });
});

describe('what reaches somebody', () => {
  it('is the channel that is wanted, else the other one', () => {
    const both = { email: 'a@b.example', phone: '+86 139 0000 0000' };
    expect(channelsTo(both, ['email'], { sms: true })).toEqual(['email']);
    expect(channelsTo({ phone: both.phone }, ['email'], { sms: true })).toEqual(['sms']);
    expect(channelsTo({ ...both, refused: ['email'] }, ['email'], { sms: true })).toEqual(['sms']);
    expect(channelsTo({ email: both.email }, ['sms'], { sms: true })).toEqual(['email']);
  });

  it.each([
    [{}, true],
    [{ email: ' ' }, true],
    [{ phone: '+86 139 0000 0000' }, false],
    [{ phone: '010-8888 6666 ext. 801' }, true],
    [{ phone: '010-88886666转801' }, true],
  ])('is nothing for %j where text messages leave: %s', (who, sms) =>
    expect(canBeTold(who, { sms })).toBe(false),
  );

  it('is the next level where nobody has a role, at the last the response-centre manager', () => {
    expect(nextRoles('technical_manager').slice(0, 3)).toEqual([
      'technical_center_manager',
      'integration_gm',
      'response_center_manager',
    ]);
    expect(nextRoles('integration_gm')[0]).toBe('response_center_manager');
    expect(nextRoles('agent')[0]).toBe('response_center_manager');
  });

  it('is told as it was in both languages', () => {
    const data = { notice: 'consent_requested', cause: 'no_address', instead: [], call: true } as const;
    const event = {
      kind: 'not_reached',
      data: { ...data, to: { contact: true, name: 'Wang Fang' } },
    } as const;
    expect(tell(event, { language: 'en', timeZone: 'UTC' })).toBe(
      'The request to agree to the closing did not reach Wang Fang: there is no address for it; the customer is to be called',
    );
    expect(tell(event, { language: 'zh-CN', timeZone: 'UTC' })).toContain(
      words['zh-CN'].missCauses.no_address,
    );
  });
});
