import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { rmaTerms } from '../../domain/rma/terms.ts';
import { compile } from '../../policies/compile.ts';
import { defaultPolicyId, shippedPolicies, wholePolicies } from '../../policies/shipped.ts';

/** The deadlines that the source documents promise, each with its source: what is shipped has to say the same. */
const table = parse(readFileSync(new URL('table.yaml', import.meta.url), 'utf8')) as {
  policies: Record<string, object>;
  defaults: object;
  rma: Record<string, string>;
};
const shipped = await shippedPolicies();
const whole = await wholePolicies();
const hour = 3_600_000;

describe('the shipped policies', () => {
  it('are those of the table, and no others', () =>
    expect([...shipped.keys()].toSorted()).toEqual(Object.keys(table.policies).toSorted()));

  it.each(Object.keys(table.policies))('promise what the sources promise: %s', (id) =>
    expect(shipped.get(id)).toEqual(table.policies[id]),
  );

  it.each([...whole.keys()])('ask for satisfaction and climb as the response centre does: %s', (id) => {
    const { escalation, survey } = whole.get(id)!;
    expect(Object.keys(table.defaults)).toEqual(['escalation', 'survey']);
    expect({ escalation, survey }).toEqual({
      escalation: shipped.get(defaultPolicyId)?.escalation,
      survey: shipped.get(defaultPolicyId)?.survey,
    });
  });

  it('have 5x8 promise what 7x24 does, within its scope', () => {
    const { extends: _, scope, ...none } = shipped.get('on-site-5x8')!;
    expect(none).toEqual({});
    expect(compile('x', 1, whole.get('on-site-5x8')!)).toEqual({
      ...compile('x', 1, whole.get('on-site-7x24')!),
      scope,
    });
  });

  it('return parts as the table has it', () =>
    expect({
      expiresAfter: `${rmaTerms.expiryDays} working days`,
      shipCutoff: rmaTerms.shipCutoff,
      returnFaultyWithin: `${rmaTerms.returnDays} working days`,
      processWithin: `${rmaTerms.processing / hour} working hours`,
    }).toEqual(table.rma));
});
