import { describe, expect, it } from '@jest/globals';
import { callLogged } from '../../domain/call/decide.ts';
import { callNoticesFor } from '../../domain/call/notices.ts';
import { newCall } from '../../domain/call/state.ts';
import { type Shortage, shortageNotices } from '../../domain/depot/shortage.ts';
import type { Role } from '../../domain/vocabulary.ts';
import type { Directory, Entry } from '../../messages/addressees.ts';
import { writeMessages } from '../../messages/notice.ts';
import { shortageEvent } from '../../messages/shortage-facts.ts';
import { sampleRma } from '../store/samples.ts';
import { busyCase, caseEvent, rmaEvent, settings } from './samples.ts';

type Known = Record<string, Partial<Entry>>;

/** A directory of exactly these people, each with a mail address and a number unless they say otherwise. */
function house(known: Known, closed: string[] = []): Directory {
  const people = Object.entries(known).map(([id, change]): Entry => ({
    ...{ id, name: id, email: `${id}@centre.example`, phone: '+8613900000000' },
    ...{ language: 'en', roles: ['engineer'] },
    ...change,
  }));
  return {
    person: (id) => Promise.resolve(people.find((each) => each.id === id) ?? null),
    inRole: (role) =>
      Promise.resolve(people.filter(({ roles, active }) => roles.includes(role) && active !== false)),
    isClosed: (email) => Promise.resolve(closed.includes(email)),
  };
}
const manager: Known = { xu: { roles: ['response_center_manager'] } };

const tell = async (to: { person: string } | { role: Role }, known: Known, sms = true) => {
  const notices = [{ to, template: 'diagnosis_warning', channels: ['email'] } as const];
  const subject = { state: busyCase(), event: caseEvent('diagnosis_warning'), seq: 7 };
  const { messages, missed } = await writeMessages(notices, subject, house(known), { ...settings, sms });
  return { told: messages.map(({ recipient, channel }) => `${recipient.id} ${channel}`), missed, messages };
};

describe('a notice to somebody', () => {
  it('goes by the other channel where the one that is wanted has no address, and nothing is missed', async () => {
    const { told, missed } = await tell({ person: 'li' }, { li: { email: null } });
    expect([told, missed]).toEqual([['li sms'], []]);
  });

  it.each<[string, Partial<Entry>, string]>([
    ['is gone', { active: false }, 'gone'],
    ['is on leave', { away: true }, 'on_leave'],
    ['has no address', { email: null, phone: null }, 'no_address'],
    ['has only addresses that were refused', { refused: ['email', 'sms'] }, 'refused'],
  ])('who %s goes to the deputy, and says so', async (_, li, cause) => {
    const { told, missed, messages } = await tell(
      { person: 'li' },
      { li: { ...li, deputyId: 'wang' }, wang: {} },
    );
    expect(told).toEqual(['wang email']);
    expect(missed).toMatchObject([{ to: { name: 'li' }, cause, instead: [{ id: 'wang' }] }]);
    expect(messages[0]?.text).toContain('in place of li');
  });

  it('goes to the response-centre manager where there is no deputy, nor a deputy of theirs', async () => {
    const known: Known = { li: { active: false, deputyId: 'wang' }, wang: { active: false, deputyId: 'li' } };
    const { told, missed } = await tell({ person: 'li' }, { ...known, ...manager });
    expect(told).toEqual(['xu email']);
    expect(missed).toMatchObject([{ cause: 'gone', instead: [{ id: 'xu' }] }]);
  });

  it('reaches who is on leave without a deputy all the same', async () => {
    expect((await tell({ person: 'li' }, { li: { away: true }, ...manager })).told).toEqual(['li email']);
  });

  it('that reaches nobody at all says so', async () => {
    const { told, missed } = await tell({ person: 'li' }, { li: { active: false } });
    expect([told, missed]).toMatchObject([[], [{ cause: 'gone', instead: [] }]]);
  });

  it('by SMS does not reach anybody where no text message leaves the house', async () => {
    const { told } = await tell({ person: 'li' }, { li: { email: null }, ...manager }, false);
    expect(told).toEqual(['xu email']);
  });
});

describe('a notice to a role', () => {
  it('that nobody holds goes to the next level, at the last to the response-centre manager', async () => {
    const above: Known = { wu: { roles: ['technical_center_manager'] } };
    expect((await tell({ role: 'technical_manager' }, { ...above, ...manager })).told).toEqual(['wu email']);
    const { told, missed } = await tell({ role: 'integration_gm' }, manager);
    expect(told).toEqual(['xu email']);
    expect(missed).toMatchObject([{ to: { role: 'integration_gm' }, cause: 'nobody' }]);
  });

  it('reaches those who are there, and the deputies of those on leave', async () => {
    const agents: Known = {
      ma: { roles: ['agent'] },
      lu: { roles: ['agent'], away: true, deputyId: 'qi' },
      qi: { roles: ['depot'] },
      he: { roles: ['agent'], away: true },
    };
    const { told, missed } = await tell({ role: 'agent' }, agents);
    expect(told).toEqual(['ma email', 'qi email']);
    expect(missed).toEqual([]);
  });
});

describe('what belongs to no case', () => {
  const roles = (...held: Role[]): Known => Object.fromEntries(held.map((role) => [role, { roles: [role] }]));
  const by = { id: 'somebody', name: 'Du Wei', role: 'depot' } as const;

  it('is told to the managers where nobody keeps the stock that is low, once a person', async () => {
    const shortage: Shortage = {
      ...{ number: 'beijing/SUP-2T', movement: 7, depotId: 'beijing', partNumber: 'SUP-2T', left: 1 },
      ...{ reason: 'broken', by, at: 0 },
    };
    const low = async (known: Known) => {
      const subject = { state: shortage, event: shortageEvent(shortage), seq: 7 };
      const { messages, missed } = await writeMessages(shortageNotices, subject, house(known), settings);
      return { told: messages.map(({ recipient }) => recipient.id), missed };
    };
    expect(await low(roles('depot', 'response_center_manager'))).toMatchObject({
      told: ['depot', 'response_center_manager'],
      missed: [{ to: { role: 'rma_admin' }, cause: 'nobody' }],
    });
    expect((await low(roles('response_center_manager'))).told).toEqual(['response_center_manager']);
  });

  it('of a call is told to the manager where there is no agent, and to the next level where there is no manager', async () => {
    const call = newCall(
      { number: 'L20261123-0001', company: 'Initech', contact: { name: 'Bill' }, symptom: 'dark' },
      by,
      0,
    );
    const event = callLogged(call);
    const logged = async (known: Known) => {
      const notices = callNoticesFor(call, event);
      const { messages } = await writeMessages(
        notices,
        { state: call, event, seq: 1 },
        house(known),
        settings,
      );
      return [...new Set(messages.map(({ recipient }) => recipient.id))];
    };
    expect(await logged(roles('agent', 'response_center_manager'))).toContain('agent');
    expect(await logged(roles('response_center_manager'))).toContain('response_center_manager');
    expect(await logged(roles('technical_center_manager'))).toContain('technical_center_manager');
  });
});

describe('a notice to the contact of a return', () => {
  const write = async (contact: object, closed: string[] = [], sms = false) => {
    const state = sampleRma('R20261123-0001', { contact: { name: 'Wang Fang', ...contact } });
    const notices = [{ to: { contact: true }, template: 'rma_update', channels: ['email'] } as const];
    const subject = { state, event: rmaEvent('rma_shipped'), seq: 3 };
    const known: Known = { ma: { roles: ['agent'] } };
    const { messages, missed } = await writeMessages(notices, subject, house(known, closed), {
      ...settings,
      sms,
    });
    return { told: messages.map(({ recipient, channel }) => `${recipient.id} ${channel}`), missed };
  };

  it('goes by SMS to who has a telephone only', async () => {
    expect((await write({ phone: '+8613900000000' }, [], true)).told).toEqual(['contact sms']);
  });

  it('is for the agents where nothing can be sent to them', async () => {
    const { told, missed } = await write({ phone: '+8613900000000' });
    expect(told).toEqual(['ma email']);
    expect(missed).toMatchObject([{ to: { contact: true }, cause: 'no_address', instead: [{ id: 'ma' }] }]);
  });

  it('never goes to a closed account', async () => {
    const { told, missed } = await write(
      { email: 'a@acme.example', phone: '+8613900000000' },
      ['a@acme.example'],
      true,
    );
    expect(told).toEqual(['ma email']);
    expect(missed).toMatchObject([{ cause: 'account_closed' }]);
  });
});
