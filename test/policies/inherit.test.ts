import { describe, expect, it } from '@jest/globals';
import { inherit } from '../../policies/inherit.ts';
import { policyDocument, wholePolicy } from '../../policies/schema.ts';

const all = (text: string) => ({ P1: text, P2: text, P3: text, P4: text });
const standard = policyDocument.parse({
  ...{ clock: 'calendar', response: all('PT1H'), diagnosis: all('PT2H') },
  escalation: { P1: [{ after: 'PT24H', to: ['technical_manager'] }] },
  survey: { lowScore: 2 },
});
const base = policyDocument.parse({
  ...{ clock: 'business', calendar: 'office-cn', response: all('PT4H'), workLimit: 'PT30M' },
  survey: { lowScore: 3 },
});
const of = (document: object, extended?: typeof base) =>
  inherit(policyDocument.parse(document), { base: extended, standard });

describe('a policy', () => {
  it('takes survey and ladder, and no more, from the default policy where it does not say otherwise', () => {
    const document = { clock: 'calendar', response: all('PT8H') };
    expect(of(document)).toEqual({ ...document, escalation: standard.escalation, survey: { lowScore: 2 } });
    expect(of({ ...document, survey: { lowScore: 4 } }).survey).toEqual({ lowScore: 4 });
  });

  it('goes without what it says to be without', () =>
    expect(of({ clock: 'calendar', response: all('PT8H'), without: ['survey'] })).not.toHaveProperty(
      'survey',
    ));

  it('has from the one that it extends every field that it does not name, and none of its fields by halves', () => {
    const found = of(
      { extends: 'base', response: all('PT2H'), scope: { types: ['fault'], outside: 'consultation' } },
      base,
    );
    expect(found).toEqual({
      ...base,
      response: all('PT2H'),
      scope: { types: ['fault'], outside: 'consultation' },
      escalation: standard.escalation,
    });
    expect(wholePolicy.safeParse(found).success).toBe(true);
  });

  it('is judged together with what it extends', () =>
    expect(
      wholePolicy.safeParse(of({ extends: 'base', clock: 'calendar' }, base)).error?.issues,
    ).toMatchObject([{ path: ['calendar'], message: 'only clock: business runs inside a calendar' }]));
});
