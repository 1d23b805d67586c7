import { describe, expect, it } from '@jest/globals';
import { asksOf, isExpertAsked } from '../../domain/case/asks.ts';
import type { CommandOf } from '../../domain/case/commands.ts';
import { decideBySystem } from '../../domain/case/decide.ts';
import {
  agent,
  customer,
  expert,
  foreigner,
  hour,
  iso,
  li,
  manager,
  minute,
  opened,
  policyWith,
  responded,
  say,
  stranger,
  wang,
} from './givens.ts';

const ask = { type: 'requestVendor', vendor: 'cisco', reason: 'a bug' } as const;
const confirm = { type: 'confirmVendor', note: 'I agree' } as const;
const decline = { type: 'declineVendor', reason: 'known problem' } as const;
const number = { type: 'vendorCase', vendorCaseNumber: 'SR-1', contact: 'tac@cisco.example' } as const;
const close = { type: 'vendorClose', outcome: 'patched' } as const;

describe('an escalation to an expert', () => {
  const toExpert = {
    type: 'escalateExpert',
    expertId: 'expert',
    expertName: 'Expert He',
    reason: 'bgp',
  } as const;

  it('puts the expert beside the engineer, who keeps the case, on the third line', () => {
    const story = responded().at(hour, li, { ...toExpert, area: 'network' });
    expect(story.state).toMatchObject({
      expert: { id: 'expert', name: 'Expert He' },
      assignee: { id: 'li' },
      supportLine: 3,
      stage: 'diagnosing',
    });
    expect(story.last('escalated_to_expert')).toMatchObject({ area: 'network', reason: 'bgp' });
  });

  it('is refused to the same expert, and where none was found', () => {
    const story = responded().at(hour, manager, toExpert);
    expect(story.refusal(li, toExpert).code).toBe('wrong_state');
    expect(story.refusal(li, { type: 'escalateExpert', reason: 'bgp' })).toEqual({
      code: 'unknown',
      message: 'No expert for network was found',
    });
    expect(story.refusal(agent, toExpert).code).toBe('forbidden');
  });
});

describe('a vendor case', () => {
  it('is requested, confirmed by an expert, opened with its number, and closed', () => {
    const story = responded()
      .at(2 * minute, li, ask)
      .at(3 * minute, expert, confirm);
    story.at(4 * minute, li, number).at(5 * minute, li, close);
    expect(story.state.vendorCases).toEqual([
      {
        vendor: 'cisco',
        reason: 'a bug',
        state: 'closed',
        requestedBy: { id: 'li', name: 'Li Wei' },
        confirmedBy: { id: 'expert', name: 'Expert He' },
        vendorCaseNumber: 'SR-1',
        contact: 'tac@cisco.example',
        outcome: 'patched',
      },
    ]);
    expect(story.last('vendor_case_closed')?.vendorCaseNumber).toBe('SR-1');
  });

  it('can be seen by the customer once it has a number, the talk before it not', () => {
    const story = responded()
      .at(2 * minute, li, ask)
      .at(3 * minute, expert, confirm)
      .at(4 * minute, li, number);
    expect(story.events.slice(-3).map(({ visibility }) => visibility)).toEqual([
      'internal',
      'internal',
      'public',
    ]);
  });

  it('is confirmed only by an expert of the area: of the technology, the vendor, or the one of this case', () => {
    const story = responded().at(2 * minute, li, ask);
    expect(story.refusal(stranger, confirm)).toEqual({
      code: 'forbidden',
      message: 'Expert Guo is not an expert of this area',
    });
    expect(story.refusal(stranger, decline).code).toBe('forbidden');
    expect(story.refusal(li, confirm).code).toBe('forbidden');
    const ofVendor = { ...stranger, skills: ['CISCO'] };
    expect(
      responded()
        .at(2 * minute, li, ask)
        .at(3 * minute, ofVendor, confirm).state.vendorCases[0],
    ).toMatchObject({
      state: 'confirmed',
    });
    story.at(3 * minute, li, { type: 'escalateExpert', expertId: 'stranger', reason: 'he knows' });
    expect(story.at(4 * minute, stranger, decline).state.vendorCases[0]?.state).toBe('declined');
  });

  it('keeps its order: nothing is opened before it is confirmed, nothing closed before it is open', () => {
    const story = responded();
    expect(story.refusal(expert, confirm).message).toContain('does not exist');
    story.at(2 * minute, li, ask);
    expect(story.refusal(li, number).message).toContain('is requested; this needs one that is confirmed');
    expect(story.refusal(li, ask).message).toBe('A vendor case with cisco is already requested');
    story.at(3 * minute, expert, confirm);
    expect(story.refusal(expert, decline).code).toBe('wrong_state');
    expect(story.refusal(li, close).code).toBe('wrong_state');
  });

  it('that was declined or closed can be followed by another', () => {
    const story = responded()
      .at(2 * minute, li, ask)
      .at(3 * minute, expert, decline);
    expect(story.refusal(expert, confirm).code).toBe('wrong_state');
    story.at(4 * minute, li, { ...ask, vendor: 'huawei' });
    expect(story.state.vendorCases.map(({ vendor, state }) => `${vendor} ${state}`)).toEqual([
      'cisco declined',
      'huawei requested',
    ]);
  });
});

describe('a joint diagnosis', () => {
  const joint = {
    type: 'joint',
    parties: [{ id: 'wang', name: 'Wang Jun' }, { name: 'the carrier' }],
    reason: 'between two networks',
  } as const;
  const command = (parties: CommandOf<'joint'>['parties']): CommandOf<'joint'> => ({ ...joint, parties });

  it('is on the case with its parties, of the house or not, as often as it is called', () => {
    const story = responded().at(hour, li, command([...joint.parties]));
    const first = {
      parties: joint.parties,
      reason: joint.reason,
      calledBy: { id: 'li', name: 'Li Wei' },
      calledAt: opened + hour,
    };
    expect(story.state.jointDiagnoses).toEqual([first]);
    story.at(2 * hour, manager, command([{ id: 'zhao' }]));
    expect(story.state.jointDiagnoses).toMatchObject([first, { parties: [{ id: 'zhao', name: 'zhao' }] }]);
  });

  it('stops the limit on the work of one engineer, who has asked for help', () => {
    const story = responded('P1', { policy: policyWith({ workLimit: 2 * hour }) });
    story.at(hour, li, command([{ name: 'the carrier' }]));
    expect(story.clock('work_limit')).toMatchObject({ state: 'met', metAt: opened + hour });
  });

  it('needs parties, each with an ID or a name', () => {
    const story = responded();
    for (const parties of [[], [{}], [{ name: 'the carrier' }, { name: '' }]])
      expect(story.refusal(li, command(parties))).toEqual({
        code: 'unknown',
        message: 'A joint diagnosis needs parties: a colleague by ID, anybody else by name',
      });
    expect(story.refusal(agent, command([{ id: 'wang' }])).code).toBe('forbidden');
  });
});

describe('a visit', () => {
  const dispatch = { ...say.dispatch, eta: iso(3 * hour) };

  it('is announced, arrives and departs with an outcome, each stamped', () => {
    const story = responded().at(hour, agent, { ...dispatch, travel: 'taxi' });
    story.at(2 * hour, wang, { type: 'arrive' }).at(3 * hour, wang, { type: 'depart', outcome: 'swapped' });
    expect(story.state.visits).toEqual([
      {
        engineer: { id: 'wang', name: 'Wang Jun' },
        address: '8 Jianguo Road',
        state: 'departed',
        eta: iso(3 * hour),
        travel: 'taxi',
        missing: ['description', 'contact_phone'],
        dispatchedAt: opened + hour,
        arrivedAt: opened + 2 * hour,
        departedAt: opened + 3 * hour,
        outcome: 'swapped',
      },
    ]);
    expect(story.at(4 * hour, agent, dispatch).state.visits).toHaveLength(2);
  });

  it('is the dispatched engineer’s, in its order, and one at a time', () => {
    const story = responded().at(hour, agent, dispatch);
    expect(story.refusal(agent, dispatch).message).toBe('Wang Jun is already on the way or on site');
    expect(story.refusal(li, { type: 'arrive' }).code).toBe('wrong_state');
    expect(story.refusal(wang, { type: 'depart', outcome: '' }).code).toBe('wrong_state');
    expect(story.refusal(li, dispatch).code).toBe('forbidden');
  });

  it('is refused while nobody knows where the customer is, and leaves no trace', () => {
    const story = responded().until(hour);
    const nowhere = { type: 'dispatch', engineerId: 'wang' } as const;
    expect(story.refusal(agent, nowhere)).toEqual({
      code: 'unknown',
      message: 'Customer ACME has no address: there is nowhere to send an engineer to',
    });
    expect([story.state.visits, story.clock('on_site')]).toEqual([[], undefined]);
  });
});

describe('a return on the case', () => {
  const rma = {
    type: 'rmas',
    number: 'R20261123-0001',
    kind: 'loaner',
    serialNumber: 'FOC1',
    partNumber: 'PWR-C1',
    reason: 'dead',
  } as const;

  it('is asked for by an engineer, and the case follows where it stands', () => {
    const story = responded().at(hour, li, rma);
    expect(story.last('rma_requested')).toMatchObject({ number: rma.number, keepDisk: false });
    const change = { type: 'rmaChanged', number: rma.number, state: 'approved' } as const;
    story.commit(decideBySystem(story.state, change, story.now));
    expect(story.state.rmas).toEqual([
      { number: rma.number, kind: 'loaner', serialNumber: 'FOC1', state: 'approved' },
    ]);
    expect(decideBySystem(story.state, change, story.now)).toEqual([]);
    expect(decideBySystem(story.state, { ...change, number: 'R9' }, story.now)).toEqual([]);
  });

  it('is one at a time for a serial number', () => {
    const story = responded().at(hour, li, rma);
    expect(story.refusal(li, { ...rma, number: 'R2' }).message).toBe(
      'RMA R20261123-0001 for serial number FOC1 is already requested',
    );
    expect(story.refusal(li, { ...rma, number: 'R2', serialNumber: ' ｆoc 1' }).message).toContain(
      rma.number,
    );
    // A case of before compares letter by letter, as its history did.
    const old = responded('P2', { edition: 0 }).at(hour, li, rma);
    expect(old.at(hour, li, { ...rma, number: 'R2', serialNumber: 'foc1' }).state.rmas).toHaveLength(2);
    story.at(hour, li, { ...rma, number: 'R2', serialNumber: 'FOC2' });
    const over = { type: 'rmaChanged', number: rma.number, state: 'rejected' } as const;
    story.commit(decideBySystem(story.state, over, story.now));
    expect(story.at(2 * hour, li, { ...rma, number: 'R3' }).state.rmas).toHaveLength(3);
  });
});

describe('notes, work and updates', () => {
  it('are stamped with who wrote them, in the role they wrote in', () => {
    const both = { ...li, roles: ['rma_admin' as const, 'engineer' as const] };
    const story = responded().at(hour, both, { type: 'work', text: 'looked', minutes: 5, kind: 'remote' });
    expect(story.events.at(-1)).toEqual({
      kind: 'work',
      at: opened + hour,
      actor: { id: 'li', name: 'Li Wei', role: 'engineer' },
      visibility: 'internal',
      data: { text: 'looked', minutes: 5, kind: 'remote' },
    });
    expect(story.at(hour, agent, { type: 'updates', text: 'on it' }).events.at(-1)?.visibility).toBe(
      'public',
    );
  });

  it('of a customer are public, and only on a case of their own organisation', () => {
    const note = { type: 'notes', text: 'any news?', visibility: 'internal' } as const;
    expect(responded().at(hour, customer, note).events.at(-1)?.visibility).toBe('public');
    expect(responded().at(hour, agent, note).events.at(-1)?.visibility).toBe('internal');
    expect(responded().refusal(foreigner, note).code).toBe('forbidden');
  });

  it('leave the case where it is', () => {
    const before = responded();
    const after = responded().at(minute, agent, { type: 'notes', text: 'x', visibility: 'public' });
    expect({ ...after.state, seq: 0 }).toEqual({ ...before.state, seq: 0 });
  });
});

it('never records an internal word of the centre’s own promises for the customer', () => {
  const story = responded('P1')
    .until(30 * hour)
    .at(30 * hour, li, say.resolve);
  const shown = story.events.filter(({ visibility }) => visibility === 'public').map(({ kind }) => kind);
  expect(shown).toEqual(['opened', 'acknowledged', 'assigned', 'responded', 'resolved', 'consent_requested']);
});

describe('what is asked of an expert', () => {
  const ask = { type: 'escalateExpert', expertId: 'expert', expertName: 'Expert He', reason: '' } as const;
  const asked = () => responded().at(2 * minute, li, ask);

  it('waits until the expert does something on the case, whatever others do', () => {
    expect(isExpertAsked(responded().state)).toBe(false);
    const story = asked().at(3 * minute, li, { type: 'work', text: '', kind: 'lab' });
    expect(isExpertAsked(story.state)).toBe(true);
    story.at(4 * minute, expert, { type: 'notes', text: 'Look at the memory', visibility: 'internal' });
    expect(isExpertAsked(story.state)).toBe(false);
    expect(isExpertAsked(asked().at(3 * minute, li, say.resolve).state)).toBe(false);
  });

  it('waits anew when it is asked again, of whoever it is asked of', () => {
    const story = asked().at(3 * minute, expert, { type: 'work', text: '', kind: 'lab' });
    story.at(4 * minute, li, { ...ask, expertId: 'stranger', expertName: 'Expert Guo' });
    expect(asksOf(story.state)).toEqual(['expert/person/stranger']);
    expect(asksOf(asked().state)).toEqual(['expert/person/expert']);
  });
});
