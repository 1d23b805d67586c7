import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseSearch, stringifySearch } from '../../console/shell/address.ts';
import {
  isNarrowed,
  type Parameter,
  parameterNames,
  parameters,
  queryOf,
  searchOf,
  type Shape,
  type WorkspaceSearch,
} from '../../console/workspace/search.ts';
import { routes } from '../../api/routes.ts';

const cases = routes.find(({ method, path }) => method === 'get' && path === '/api/v1/cases')?.query;
const through = (address: string) => searchOf(parseSearch(address));

/** A value that the API takes for a parameter. */
function valueFor({ kind, choices = [] }: Shape): fc.Arbitrary<string> {
  if (kind === 'one') return fc.constantFrom(...choices);
  if (kind === 'several')
    return fc.subarray([...choices], { minLength: 1 }).map((chosen) => chosen.join(','));
  if (kind === 'flag') return fc.constantFrom('true', 'false');
  if (kind === 'customer' || kind === 'person' || kind === 'id')
    return fc.constantFrom('me', 'acme', 'li.wei@x', '007');
  if (kind === 'ids') return fc.constantFrom('fault', 'fault,question', '007');
  if (kind === 'from' || kind === 'to' || kind === 'at')
    return fc
      .date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString());
  return fc.constantFrom('交换机 重启', '1E5', '007', 'a&b=c?d#e%20+f', '"quoted"', 'true', '{"$ne":null}');
}
const anySearch: fc.Arbitrary<WorkspaceSearch> = fc.record(
  Object.fromEntries(parameterNames.map((name) => [name, valueFor(parameters[name])])),
  { requiredKeys: [] },
);

describe('What the address of the workspace says', () => {
  it('comes back from the address as it was', () => {
    fc.assert(fc.property(anySearch, (search) => expect(through(stringifySearch(search))).toEqual(search)));
  });

  it('is what the API takes, whatever the address holds', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.constantFrom('P1,P9', 'overdue', '2026-13-45T99:99:99Z', '2026-01-01', '__proto__', '%', '\u202e'),
    );
    const name = fc.oneof(
      fc.constantFrom<string>(...parameterNames),
      fc.constantFrom('__proto__', 'constructor', 'limit', 'cursor', 'total', '$where', 'q[$ne]'),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(name, hostile), { maxLength: 8 }), (pairs) => {
        const search = through(`?${new URLSearchParams(pairs).toString()}`);
        expect(cases?.safeParse(queryOf(search)).error).toBeUndefined();
        expect(searchOf({ ...search })).toEqual(search);
      }),
      { numRuns: 500 },
    );
    for (const odd of [null, undefined, 5, [], {}, Symbol('x')])
      for (const each of parameterNames) expect(searchOf({ [each]: odd })).toEqual({});
  });

  it('knows every parameter of the list, but neither which page of it nor how a file of it is', () => {
    const others = ['limit', 'cursor', 'total', 'format', 'language', 'timeZone'];
    const known = Object.keys(cases?.shape ?? {}).filter((name) => !others.includes(name));
    expect([...parameterNames].sort()).toEqual(known.sort());
  });

  it('reads what a colleague would write by hand', () => {
    expect(through('?priority=P1,P2&q=%E6%A0%B8%E5%BF%83&assignee=me&page=3')).toEqual({
      ...{ priority: 'P1,P2', q: '核心', assignee: 'me' },
    } satisfies Partial<Record<Parameter, string>>);
    expect(stringifySearch({ priority: 'P1,P2', openedFrom: '2026-01-01T00:00:00Z' })).toBe(
      '?priority=P1,P2&openedFrom=2026-01-01T00:00:00Z',
    );
    expect(stringifySearch({})).toBe('');
  });

  it('narrows by anything but an order, and a queue has its own', () => {
    expect([isNarrowed({}), isNarrowed({ sort: 'dueAt' }), isNarrowed({ vendor: 'cisco' })]).toEqual([
      ...[false, false, true],
    ]);
    expect(queryOf({ queue: 'mine' }).sort).toBe('urgency');
    expect(queryOf({ queue: 'ended' }).sort).toBe('-closedAt');
    expect(queryOf({ vendor: 'cisco' }).sort).toBe('-openedAt');
    expect(queryOf({ queue: 'ended', sort: 'priority' }).sort).toBe('priority');
  });
});
