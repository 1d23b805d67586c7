import { describe, expect, it } from '@jest/globals';
import { clockComplaint } from '../../store/clock.ts';

describe('A machine’s clock', () => {
  const at = Date.parse('2026-11-27T12:00:00Z');

  it.each([0, 29_000, -29_000])('may be %d ms from that of the database', (apart) => {
    expect(clockComplaint(at + apart, at)).toBeUndefined();
  });

  it('is complained of when it is hours ahead or behind', () => {
    expect(clockComplaint(at + 7_200_000, at)).toMatch(
      /^The clock of this machine is 7200 s ahead of the database's/,
    );
    expect(clockComplaint(at - 90_000, at)).toMatch(
      /^The clock of this machine is 90 s behind the database's/,
    );
  });
});
