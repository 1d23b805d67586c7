import { describe, expect, it } from '@jest/globals';
import { allRefusals } from '../../api/refusals.ts';
import { languages } from '../../domain/vocabulary.ts';

type Key = keyof typeof allRefusals.en;
const keys = Object.keys(allRefusals.en) as Key[];

/** Values of the right kind for every sentence, by their names. */
const samples: Record<string, unknown> = {
  ...{ roles: ['agent'], held: ['engineer'], endings: ['pdf'], stage: 'diagnosing', priority: 'P1' },
  ...{
    decision: 'paid',
    state: 'requested',
    wanted: 'confirmed',
    service: 'The database',
    thing: 'customer',
  },
  ...{ quantity: 2, reserved: 1, onHand: 1, available: 1, revision: 3, expected: 2, seconds: 9 },
  ...{ other: '<other>', into: '<into>', status: 'closed', as: 'engineer', open: 3 },
  ...{ megabytes: 20, most: 12, shelf: { partNumber: 'SUP-2T', depotId: 'beijing' } },
};
const others: Partial<Record<Key, Record<string, unknown>>> = {
  callNotNow: { state: 'accepted' },
  noVisit: { wanted: 'arrived' },
  notHeardSo: { via: 'portal' },
  linkShown: { reader: 'Zhang Na' },
  holdsCases: { numbers: ['C20260101-0001'] },
  notUnsent: { state: 'sent' },
  noneInRole: { role: 'engineer' },
  calendarUsed: { users: [{ kind: 'policy', id: 'three-line', version: 2 }, { kind: 'rota' }] },
};
const valuesOf = (key: Key) =>
  Object.fromEntries(
    ['number', 'name', 'area', 'vendor', 'customer', 'rma', 'serialNumber', 'policy', 'what', 'id']
      .concat(
        'until',
        'restoredAt',
        'openedAt',
        'faulty',
        'partNumber',
        'purpose',
        'action',
        'minutes',
        'customerId',
      )
      .map((name) => [name, `<${name}>`] as [string, unknown])
      .concat(Object.entries({ ...samples, ...others[key] })),
  ) as never;

describe('every refusal', () => {
  it.each(keys)('%s is said in both languages, with all its values', (key) => {
    const moment = (iso: string) => iso;
    const [en, zh] = languages.map((language) => allRefusals[language][key](valuesOf(key), moment)) as [
      string,
      string,
    ];
    for (const text of [en, zh]) expect(text).not.toMatch(/undefined|null|NaN|\[object/);
    expect(en).not.toMatch(/\p{Script=Han}/u);
    expect(zh).toMatch(/\p{Script=Han}/u);
  });

  it('has one sentence in the other language, and none that nobody means', () => {
    expect(Object.keys(allRefusals['zh-CN']).sort()).toEqual([...keys].sort());
  });
});
