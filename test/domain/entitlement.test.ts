import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type Contract,
  contractOn,
  contractState,
  entitlementOn,
  isWarrantyLength,
  warrantyOf,
  warrantyUntil,
} from '../../domain/entitlement.ts';

const contract = (_id: string, coversFrom: string, coversTo: string): Contract & { _id: string } => ({
  ...{ _id, coversFrom, coversTo, customerId: 'acme', policyId: 'response-centre' },
  ...{ calendarId: null, level: 'gold', inspectionsPerYear: 4, defaultPriority: null, scope: null },
});
const thisYear = contract('c', '2026-01-01', '2026-12-31');
const accepted = (acceptedAt: string | null) => ({ acceptedAt });

const day = fc
  .integer({ min: Date.UTC(2000, 0, 1) / 86_400_000, max: Date.UTC(2060, 0, 1) / 86_400_000 })
  .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));
const next = (of: string, days: number) =>
  new Date(Date.parse(of) + days * 86_400_000).toISOString().slice(0, 10);

describe('a contract', () => {
  it.each([
    ['2025-12-31', false, 'contract_not_begun'],
    ['2026-01-01', true, 'contract'],
    ['2026-12-31', true, 'contract'],
    ['2027-01-01', false, 'contract_ended'],
  ])('of 2026 on %s covers: %s (%s)', (on, covered, reason) => {
    expect(entitlementOn([thisYear], null, on)).toMatchObject({ covered, reason });
  });

  it('is not there for a customer without one', () => {
    expect(entitlementOn([], null, '2026-06-01')).toEqual({
      ...{ covered: false, contractId: null, warrantyUntil: null, reason: 'no_contract' },
    });
  });

  it('that began last counts, where several cover the day', () => {
    const renewed = contract('b', '2026-07-01', '2027-06-30');
    expect(contractOn([thisYear, renewed], '2026-06-30')?._id).toBe('c');
    expect(contractOn([thisYear, renewed], '2026-07-01')?._id).toBe('b');
    expect(contractOn([renewed, thisYear], '2026-07-01')?._id).toBe('b');
  });

  it('covers every day from its first to its last and no other', () => {
    fc.assert(
      fc.property(day, fc.nat(2000), day, (from, length, on) => {
        const to = next(from, length);
        const { covered } = entitlementOn([contract('c', from, to)], null, on);
        expect(covered).toBe(Date.parse(from) <= Date.parse(on) && Date.parse(on) <= Date.parse(to));
      }),
    );
  });
});

describe('the warranty of three years', () => {
  it.each([
    ['2023-05-10', '2026-05-10'],
    ['2024-02-29', '2027-02-28'],
    ['2021-02-28', '2024-02-28'],
    ['2025-12-31', '2028-12-31'],
  ])('of what was accepted on %s ends with %s', (acceptedAt, until) => {
    expect(warrantyUntil(acceptedAt)).toBe(until);
    expect(entitlementOn([], accepted(acceptedAt), until)).toMatchObject({
      ...{ covered: true, contractId: null, warrantyUntil: until, reason: 'warranty' },
    });
    expect(entitlementOn([], accepted(acceptedAt), next(until, 1))).toMatchObject({
      ...{ covered: false, warrantyUntil: until, reason: 'no_contract' },
    });
    expect(entitlementOn([], accepted(acceptedAt), next(acceptedAt, -1)).covered).toBe(false);
  });

  it('lasts three calendar years whatever they hold, and later acceptance never ends sooner', () => {
    fc.assert(
      fc.property(day, day, (a, b) => {
        const until = warrantyUntil(a);
        const days = (Date.parse(until) - Date.parse(a)) / 86_400_000;
        expect([1095, 1096]).toContain(days);
        expect(until.slice(0, 4)).toBe(String(Number(a.slice(0, 4)) + 3));
        expect(a <= b ? until <= warrantyUntil(b) : until >= warrantyUntil(b)).toBe(true);
      }),
    );
  });

  it('ends with the last day that can be written, where it would last longer', () => {
    expect(warrantyUntil('9998-06-01')).toBe('9999-12-31');
    expect(warrantyUntil('9996-06-01')).toBe('9999-06-01');
    expect(warrantyUntil('9999-12-31', 'P99Y999M')).toBe('9999-12-31');
  });

  it('stands in where no contract covers the day, and is told beside one that does', () => {
    const asset = accepted('2026-02-01');
    expect(entitlementOn([thisYear], asset, '2026-06-01')).toEqual({
      ...{ covered: true, contractId: 'c', warrantyUntil: '2029-02-01', reason: 'contract' },
    });
    expect(entitlementOn([thisYear], asset, '2027-06-01')).toMatchObject({
      ...{ covered: true, contractId: null, reason: 'warranty' },
    });
  });

  it('is unknown for equipment that nobody has accepted', () => {
    expect(entitlementOn([], accepted(null), '2026-06-01').warrantyUntil).toBeNull();
  });
});

describe('a warranty of another length', () => {
  it.each([
    ['2024-01-31', 'P1Y', '2025-01-31'],
    ['2024-01-31', 'P1M', '2024-02-29'],
    ['2024-08-31', 'P18M', '2026-02-28'],
    ['2024-11-15', 'P1Y6M', '2026-05-15'],
    ['2024-12-20', 'P90D', '2025-03-20'],
    ['2024-12-20', 'P2W', '2025-01-03'],
  ])('of what was accepted on %s lasts %s, to %s', (acceptedAt, length, until) => {
    expect(warrantyUntil(acceptedAt, length)).toBe(until);
  });

  it.each(['P', 'P0Y', 'PT1H', 'P1Y2', '1Y', 'P-1Y', 'P1.5Y', 'three years'])('is none: %s', (text) => {
    expect(isWarrantyLength(text)).toBe(false);
  });

  const oneYear = { ...thisYear, warranty: 'P1Y' };
  it('is the contract’s, and the equipment’s own before that', () => {
    const asset = accepted('2026-02-01');
    expect(warrantyOf([thisYear], asset, '2026-06-01')).toBe('2029-02-01');
    expect(warrantyOf([oneYear], asset, '2026-06-01')).toBe('2027-02-01');
    expect(warrantyOf([oneYear], { ...asset, warranty: 'P5Y' }, '2026-06-01')).toBe('2031-02-01');
    expect(warrantyOf([], { ...asset, warranty: 'P1Y' }, '2026-06-01')).toBe('2027-02-01');
  });

  it('stays that of the contract under which it was accepted when that has ended', () => {
    const later = { ...contract('d', '2027-01-01', '2027-12-31'), warranty: 'P2Y' };
    expect(warrantyOf([oneYear, later], accepted('2026-02-01'), '2027-06-01')).toBe('2027-02-01');
    expect(warrantyOf([oneYear], accepted('2026-02-01'), '2030-06-01')).toBe('2027-02-01');
    expect(warrantyOf([later], accepted('2026-02-01'), '2027-06-01')).toBe('2028-02-01');
  });

  it('decides whether a case is covered', () => {
    const asset = { acceptedAt: '2024-01-10', warranty: 'P1Y' };
    expect(entitlementOn([], asset, '2025-01-10')).toMatchObject({ covered: true, reason: 'warranty' });
    expect(entitlementOn([], asset, '2025-01-11')).toMatchObject({
      covered: false,
      warrantyUntil: '2025-01-10',
    });
  });
});

describe('where a contract stands', () => {
  it.each([
    ['2025-12-31', 'to_come'],
    ['2026-01-01', 'in_force'],
    ['2026-12-31', 'in_force'],
    ['2027-01-01', 'ended'],
  ])('on %s: %s', (day, state) => expect(contractState(thisYear, day)).toBe(state));
});
