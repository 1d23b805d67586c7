import { describe, expect, it } from '@jest/globals';
import { decideBySystem } from '../../domain/case/decide.ts';
import type { Merged } from '../../domain/case/links.ts';
import { viewCase } from '../../domain/case/view.ts';
import { agent, hour, li, responded, wang } from './givens.ts';

const other = 'C20261123-0009';
const duplicate: Merged = {
  ...{ number: other, title: 'Switch down', customerId: 'acme', consentBy: 'Zhang Na' },
  contact: { name: 'Zhou Tao', phone: '+86 139 0013 9000' },
  notes: [
    {
      from: other,
      by: 'Chen Jie',
      writtenAt: '2026-11-23T08:00:00.000Z',
      text: 'Hot',
      visibility: 'internal',
    },
    {
      from: other,
      by: 'Zhou Tao',
      writtenAt: '2026-11-23T08:01:00.000Z',
      text: 'Loud',
      visibility: 'public',
    },
  ],
  files: [],
};

describe('the case that goes on after a merge', () => {
  it('hears once of the duplicate, with notes as they were seen, and keeps its clocks', () => {
    const story = responded().at(hour, agent, { type: 'notes', text: '', visibility: 'internal' });
    const { clocks } = story.state;
    story.commit(decideBySystem(story.state, { type: 'merged', merged: duplicate }, story.now));
    expect(story.events.slice(-3)).toMatchObject([
      { kind: 'duplicate_merged', visibility: 'public', data: { number: other, title: 'Switch down' } },
      { kind: 'note_carried', visibility: 'internal', data: { text: 'Hot', by: 'Chen Jie', from: other } },
      { kind: 'note_carried', visibility: 'public', data: { text: 'Loud' } },
    ]);
    expect(story.state.clocks).toEqual(clocks);
    expect(viewCase(story.state)).toMatchObject({
      duplicates: [other],
      otherContacts: [{ name: 'Zhou Tao' }],
    });
    expect(decideBySystem(story.state, { type: 'merged', merged: duplicate }, story.now)).toEqual([]);
  });

  it('hears of no case of another organisation', () => {
    const { state, now } = responded();
    const foreign = { ...duplicate, customerId: 'globex' };
    expect(decideBySystem(state, { type: 'merged', merged: foreign }, now)).toEqual([]);
    const link = { type: 'linkedFromThere', number: other, customerId: 'globex', as: 'related' } as const;
    expect(decideBySystem(state, link, now)).toEqual([]);
  });
});

describe('a case that is merged or linked', () => {
  it('ends as a duplicate does, and says what is carried over', () => {
    const merge = { type: 'merge', into: other, take: { notes: true }, consentBy: 'Zhang Na' } as const;
    expect(responded().refusal(agent, { ...merge, into: responded().state.number }).code).toBe('wrong_state');
    expect(responded().at(hour, li, merge).state).toMatchObject({
      stage: 'ended',
      cancellation: { reason: 'duplicate', duplicateOf: other, take: { notes: true } },
    });
  });

  it('is linked once to another one until it is unlinked, by who handles it', () => {
    const link = { type: 'link', number: other, as: 'caused_by' } as const;
    const story = responded();
    expect(story.refusal(wang, link).code).toBe('forbidden');
    expect(story.refusal(li, { ...link, number: story.state.number }).code).toBe('wrong_state');
    expect(story.refusal(li, { type: 'unlink', number: other }).code).toBe('wrong_state');
    expect(story.at(hour, li, link).state.links).toEqual([{ number: other, as: 'caused_by' }]);
    expect(story.refusal(agent, { ...link, as: 'related' }).message).toContain('already');
    expect(story.at(2 * hour, agent, { type: 'unlink', number: other }).state.links).toEqual([]);
  });
});
