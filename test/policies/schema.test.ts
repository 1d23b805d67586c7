import { describe, expect, it } from '@jest/globals';
import { compile } from '../../policies/compile.ts';
import { milliseconds } from '../../policies/durations.ts';
import { policyDocument, wholePolicy } from '../../policies/schema.ts';
import { defaultPolicyId, shippedPolicies } from '../../policies/shipped.ts';

const all = (text: string) => ({ P1: text, P2: text, P3: text, P4: text });
const smallest = { clock: 'calendar', response: all('PT4H') };
const complaint = (document: unknown) => {
  const result = policyDocument.safeParse(document);
  return result.success
    ? null
    : result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
};

describe('the editable form of a policy', () => {
  it('ships the response centre of the source documents', async () => {
    const document = (await shippedPolicies()).get(defaultPolicyId);
    const policy = compile(defaultPolicyId, 1, wholePolicy.parse(document));
    expect(policy.response).toEqual({
      target: { P1: 3_600_000, P2: 3_600_000, P3: 1_800_000, P4: 1_800_000 },
      remind: [0.5, 0.75],
      takeover: 0.8333,
      takeoverResponse: 600_000,
      maxTakeovers: 3,
    });
    expect(policy.escalation.P2).toEqual([
      { after: 86_400_000, to: ['technical_manager', 'response_center_manager'] },
    ]);
    expect(policy.survey).toEqual({ remindAfter: 259_200_000, expiresAfter: 1_209_600_000, lowScore: 2 });
  });

  it('fills in what a short policy leaves out', () => {
    expect(compile('short', 7, wholePolicy.parse(smallest))).toEqual({
      id: 'short',
      version: 7,
      clock: 'calendar',
      response: {
        target: { P1: 14_400_000, P2: 14_400_000, P3: 14_400_000, P4: 14_400_000 },
        remind: [],
        takeoverResponse: 600_000,
        maxTakeovers: 3,
      },
      escalation: { P1: [], P2: [], P3: [], P4: [] },
      ladder: 'wall',
      closing: { byAct: true, confirmRemindEvery: 86_400_000, confirmEscalateAfter: 259_200_000 },
    });
  });

  it('takes a closing and a survey that say only what is unusual', () => {
    const document = wholePolicy.parse({
      ...smallest,
      closing: { review: 'PT10M' },
      survey: { lowScore: 3 },
    });
    const { closing, survey } = compile('short', 1, document);
    expect(closing).toMatchObject({ review: 600_000, confirmRemindEvery: 86_400_000 });
    expect(survey).toEqual({ remindAfter: 259_200_000, expiresAfter: 1_209_600_000, lowScore: 3 });
  });

  it('takes seconds and fractions of a second, for trials and tests', () => {
    expect(milliseconds('PT0.5S')).toBe(500);
    expect(milliseconds('PT1M30.25S')).toBe(90_250);
    expect(milliseconds('P3D')).toBe(259_200_000);
  });

  it.each(['P1M', 'P1Y', 'P1W', 'PT0S', '-PT1H', 'P400D', '1h', '', 'PT', '60'])(
    'refuses %j as a duration',
    (text) =>
      expect(complaint({ ...smallest, response: { ...all('PT1H'), P3: text } })).toEqual([
        expect.stringMatching(/^response\.P3: .+/),
      ]),
  );

  it.each([
    [{ clock: 'business' }, 'calendar: clock: business needs a calendar'],
    [{ calendar: 'office-cn' }, 'calendar: only clock: business runs inside a calendar'],
    [{ onSite: { ...all('PT2H'), P2: '3 working days' } }, 'onSite.P2: working days need clock: business'],
    [
      { onSite: { ...all('PT2H'), P2: 'soon' } },
      "onSite.P2: must be an ISO 8601 duration, 'n working days' or {by: next-working-day, atMost: PT24H}",
    ],
    [
      { updates: { applies: ['P1'], first: 'PT1M', second: 'PT2M', then: 'PT1H', sameDayReport: true } },
      'updates.sameDayReport: the end of a working day needs clock: business',
    ],
    [
      { updates: { applies: ['P1'], first: 'PT10M', second: 'PT10M', then: 'PT1H' } },
      'updates.second: must come after the first',
    ],
    [{ workLimit: '-PT30M' }, 'workLimit: must be longer than nothing'],
    [
      { response: { ...all('PT1H'), onSilence: 'raise-priority' } },
      'response.onSilence: needs takeover, the point at which the silence has lasted too long',
    ],
    [
      { inspections: { perYear: 4, before: [], report: 'P1M' } },
      'inspections.report: not a number of weeks or days such as P1W',
    ],
  ])('names what is wrong with %j', (change, message) =>
    expect(complaint({ ...smallest, ...change })).toEqual([message]),
  );

  it('takes every kind of target for an arrival on site', () => {
    const onSite = { ...all('7 working days'), P1: { by: 'next-working-day', atMost: 'PT24H' }, P2: 'PT3H' };
    const document = { ...smallest, clock: 'business', calendar: 'office-cn', onSite };
    expect(compile('site', 1, wholePolicy.parse(document)).onSite?.target).toEqual({
      P1: { workingDays: 1, atMost: 86_400_000 },
      P2: 10_800_000,
      P3: { workingDays: 7 },
      P4: { workingDays: 7 },
    });
  });

  it('ships seven policies, each of which the schema takes', async () =>
    expect([...(await shippedPolicies()).keys()]).toEqual([
      'mail-and-phone-7x24',
      'on-site-5x8',
      'on-site-7x24',
      'response-centre',
      'site-works',
      'stay-on-the-line',
      'three-line',
    ]));

  it.each([
    ['an unknown key', { onsite: {} }],
    ['an unknown key inside', { response: { ...all('PT1H'), onsilence: 'takeover' } }],
    ['a missing priority', { response: { P1: 'PT1H' } }],
    ['reminders out of order', { response: { ...all('PT1H'), remind: [0.75, 0.5] } }],
    ['a reminder twice', { response: { ...all('PT1H'), remind: [0.5, 0.5] } }],
    ['a reminder at the whole target', { response: { ...all('PT1H'), remind: [1] } }],
    ['a reminder after the takeover', { response: { ...all('PT1H'), remind: [0.5, 0.9], takeover: 0.8 } }],
    [
      'an escalation to somebody who is no manager',
      { escalation: { P1: [{ after: 'PT1H', to: ['engineer'] }] } },
    ],
    ['an escalation to nobody', { escalation: { P1: [{ after: 'PT1H', to: [] }] } }],
    ['neither clock nor response of its own, nor of another', { clock: undefined }],
    ['a survey that it is without', { survey: {}, without: ['survey'] }],
    ['a scope of no type', { scope: { types: [], outside: 'consultation' } }],
    ['a scope that says not who has the rest', { scope: { types: ['fault'] } }],
    ['closing without consent', { closing: { consent: 'none' } }],
    [
      'a survey that expires before its reminder',
      { survey: { remindAfter: 'P3D', expiresAfter: 'P2D', lowScore: 2 } },
    ],
  ])('refuses %s', (_, change) => expect(complaint({ ...smallest, ...change })).not.toBeNull());
});
