import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { zodOf } from '../../api/schemas.ts';
import { callActions } from '../../domain/call/commands.ts';
import { caseActions } from '../../domain/case/commands.ts';
import { rmaActions } from '../../domain/rma/commands.ts';
import type { Action } from '../../domain/schema/action.ts';
import { check } from '../../domain/schema/check.ts';
import type { Fields, Schema } from '../../domain/schema/schema.ts';

const actions: [string, Action][] = [caseActions, rmaActions, callActions].flatMap((each) =>
  Object.entries<Action>(each),
);

/** Times that are some, and that are nearly some. */
const times = fc.oneof(
  fc
    .date({ noInvalidDate: true, min: new Date('0000-01-01'), max: new Date('9999-12-31') })
    .map((date) => date.toISOString()),
  fc.constantFrom(
    '2024-02-29T12:00Z',
    '2023-02-29T12:00:00Z',
    '2026-01-01T24:00:00Z',
    '2026-13-01T00:00:00Z',
  ),
  fc.constantFrom('2026-01-01T12:00:00', '2026-01-01 12:00:00Z', '2026-01-01T12:00:00.5+08:00', '2026-01-01'),
  fc.stringMatching(/^\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-6]\d(:[0-6]\d(\.\d{1,3})?)?(Z|[+-][0-2]\d:[0-6]\d)$/),
);

/** What nobody would call an answer. */
const nonsense = fc.oneof(
  fc.jsonValue(),
  fc.constant(undefined),
  fc.constantFrom('', ' ', '\n', 'x\u0000y', NaN),
);

const kinds: { [K in Schema['kind']]: (schema: Extract<Schema, { kind: K }>) => fc.Arbitrary<unknown> } = {
  text: ({ pattern, max = 20 }) =>
    fc.oneof(
      fc.stringMatching(pattern ?? /^ ?[^\p{Cc}]{1,20}[\n\t]?$/u),
      fc.integer({ min: Math.max(0, max - 1), max: max + 1 }).map((length) => 'x'.repeat(length)),
    ),
  choice: ({ of }) => fc.constantFrom(...of),
  flag: () => fc.boolean(),
  whole: ({ min, max }) =>
    fc.oneof(fc.integer({ min, max: Math.min(max, 2 ** 31 - 1) }), fc.constantFrom(min - 1, max + 1, 1.5)),
  timestamp: () => times,
  list: ({ of, max }) => fc.array(likely(of), { maxLength: Math.min(max, 3) }),
  either: ({ of }) => fc.oneof(...of.map((each) => likely(each))),
  structure: ({ fields }) => bodyOf(fields),
};

/** Mostly what the schema wants, now and then something else. */
const likely = (schema: Schema): fc.Arbitrary<unknown> =>
  fc.oneof(
    { arbitrary: (kinds[schema.kind] as (schema: Schema) => fc.Arbitrary<unknown>)(schema), weight: 20 },
    { arbitrary: nonsense, weight: 1 },
  );

function bodyOf(fields: Fields): fc.Arbitrary<unknown> {
  const parts: Record<string, fc.Arbitrary<unknown>> = { unheardOf: fc.constant(1) };
  for (const [key, field] of Object.entries(fields)) parts[key] = likely(field);
  return fc.record(parts, { requiredKeys: Object.keys(fields).filter((key) => !fields[key]?.optional) });
}

/** Two clocks are read, a moment apart: what is due in that moment proves nothing. */
const now = () => Date.now();

describe.each(actions)('The schema of %s', (_, { body, request }) => {
  const zod = zodOf(body);

  it('takes and refuses the same at the API and in the workflow, and means the same by it', () => {
    const tried = fc.oneof({ arbitrary: likely(body), weight: 9 }, { arbitrary: nonsense, weight: 1 });
    fc.assert(
      fc.property(tried, (value) => {
        const here = check(body, value, now());
        const there = zod.safeParse(value);
        expect(here.faults === undefined).toBe(there.success);
        if (there.success) expect(here.value).toEqual(there.data);
        else expect(here.faults).not.toEqual([]);
      }),
      { numRuns: 80 },
    );
  });

  it('takes as a request what the API took and stamped, and nothing that the API refuses', () => {
    const given = { actor: { id: 'anybody', name: 'Anybody', roles: ['agent'] }, expectedRevision: 3 };
    const adds = { number: 'R20260101-0001' };
    const numbered = (schema: Schema) => 'fields' in schema && 'number' in schema.fields;
    // Of a return the API gives the number; of a link it is asked for.
    const wanted = numbered(request) && !numbered(body) ? { ...given, ...adds } : given;
    fc.assert(
      fc.property(likely(body), (value) => {
        fc.pre(typeof value === 'object' && value !== null && !Array.isArray(value));
        const { unheardOf, ...rest } = value as { unheardOf?: number };
        const asked = { ...rest, ...wanted, ...(unheardOf !== undefined && { unheardOf }) };
        const taken = check(request, asked, now());
        expect(taken.faults === undefined).toBe(zod.safeParse(value).success);
      }),
      { numRuns: 50 },
    );
  });

  it('refuses an actor of another shape, whoever sends it', () => {
    const roles = ['agent'];
    for (const actor of [
      null,
      'agent',
      {},
      { id: 'a', name: 'A', roles: [] },
      { id: 'a', name: 'A', roles: ['king'] },
      { id: 'a', name: 'A', roles, isGod: true },
      { id: 7, name: 'A', roles },
    ])
      expect(check(request, { actor }, now()).faults?.some(({ path }) => path.startsWith('actor'))).toBe(
        true,
      );
  });
});
