import { describe, expect, it } from '@jest/globals';
import { viewCase } from '../../domain/case/view.ts';
import { disclosedCase, disclosedData, recounted } from '../../domain/disclosure.ts';
import { customerReads, customerReadsOfRma } from '../../domain/recorded.ts';
import { languages } from '../../domain/vocabulary.ts';
import { tell } from '../../domain/words/index.ts';
import type { Tellable } from '../../domain/words/words.ts';
import { caseData, number, rmaData } from '../messages/samples.ts';
import { sampleCase } from '../store/samples.ts';

const kinds = Object.entries({ ...rmaData, ...caseData });

describe('what customers read of an event', () => {
  it.each(kinds.filter(([kind, data]) => disclosedData(kind, data) !== null))(
    '%s makes a whole sentence in every language',
    (kind, data) => {
      for (const language of languages) {
        const text = tell({ kind, data: disclosedData(kind, data) } as unknown as Tellable, {
          language,
          timeZone: 'UTC',
        });
        expect(text).not.toMatch(/undefined|null|NaN|\[object|[:：] ?$/);
        expect(text.length).toBeGreaterThan(1);
      }
    },
  );

  it('leaves out why somebody was chosen or replaced, and how the centre keeps its deadlines', () => {
    expect(disclosedData('assigned', { ...caseData.assigned, respondBy: '2026-11-23T08:00:00Z' })).toEqual({
      engineer: caseData.assigned.engineer,
    });
    expect(disclosedData('taken_over', caseData.taken_over)).not.toHaveProperty('cause');
    expect(disclosedData('work', caseData.work)).toEqual({ text: 'read the logs', kind: 'remote' });
    expect(disclosedData('survey_answered', caseData.survey_answered)).not.toHaveProperty('low');
  });

  it('is nothing for a kind that is not in the table', () => {
    for (const kind of ['response_breached', 'queued', 'reviewed', 'made_up', 'constructor'])
      expect(disclosedData(kind, { reason: 'secret' })).toBeNull();
  });
});

describe('who reads what is written into a form', () => {
  it('is the customer where the table of disclosure gives the field away, else the centre alone', () => {
    const read = [
      ...([
        ['respond', 'note'],
        ['diagnose', 'cause'],
        ['resolve', 'treatment'],
        ['rmas', 'reason'],
      ] as const),
      ...([
        ['vendorClose', 'outcome'],
        ['depart', 'outcome'],
        ['updates', 'text'],
        ['reopen', 'reason'],
      ] as const),
    ];
    expect(read.filter(([action, field]) => !customerReads(action, field))).toEqual([]);
    const inside = [
      ...([
        ['coverage', 'note'],
        ['review', 'comment'],
        ['callBack', 'note'],
        ['reassign', 'reason'],
      ] as const),
      ...([
        ['escalateExpert', 'reason'],
        ['requestVendor', 'reason'],
        ['work', 'text'],
      ] as const),
    ];
    expect(inside.filter(([action, field]) => customerReads(action, field))).toEqual([]);
    expect(customerReadsOfRma('reject', 'reason')).toBe(true);
    expect(customerReadsOfRma('approve', 'depotId')).toBe(false);
  });
});

describe('the opening in the history', () => {
  it('names the policy, and carries neither it nor the contact', () => {
    const staff = recounted('opened', caseData.opened);
    expect(staff).toMatchObject({ policyId: 'response-centre', policyVersion: 1 });
    expect(staff).not.toHaveProperty('policy');
    expect(staff).not.toHaveProperty('contact');
    expect(Object.keys(disclosedData('opened', caseData.opened)!).sort()).toEqual(
      ['category', 'channel', 'description', 'policyId', 'policyVersion', 'priority', 'serialNumber'].concat([
        'title',
        'vendor',
      ]),
    );
  });
});

describe('the case as customers see it', () => {
  const engineer = { id: 'li', name: 'Li Wei' };
  const asked = { vendor: 'Cisco', reason: 'we are at a loss', requestedBy: engineer };
  const state = sampleCase(number, {
    queued: { since: 0, cause: 'takeover_limit' },
    takeovers: 2,
    clocks: (['response', 'review'] as const).map((name) => ({
      ...{ name, startedAt: 0, target: 1, pausedTotal: 0 },
      state: 'running',
    })),
    vendorCases: [
      { ...asked, state: 'declined' },
      { ...asked, state: 'open', confirmedBy: engineer, vendorCaseNumber: 'SR-77' },
    ],
    visits: [
      { engineer, address: '8 Jianguo Road', state: 'dispatched', dispatchedAt: 0, travel: 'second class' },
    ],
  });

  it('shows neither flags nor handovers, nor promises among the staff', () => {
    const seen = disclosedCase(viewCase(state));
    expect(seen).not.toHaveProperty('tags');
    expect(seen).not.toHaveProperty('takeovers');
    expect(seen['clocks']).toEqual([expect.objectContaining({ name: 'response' })]);
    expect(JSON.stringify(seen)).not.toMatch(/at a loss|formerAssignees/);
  });

  it("shows the vendor's case once it has a number", () => {
    expect(disclosedCase(viewCase(state))['vendorCases']).toEqual([
      { vendor: 'Cisco', state: 'open', vendorCaseNumber: 'SR-77' },
    ]);
  });
});
