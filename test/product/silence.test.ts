import { describe, expect, it } from '@jest/globals';
import { keepSilent } from './silence.ts';

describe('A mail server and a gateway that accept and say nothing', () => {
  it('cost no case anything, and get each message once when they speak again', async () => {
    const { failed, written, arrived, twice } = await keepSilent(40, 60_000);
    expect(failed).toBe(0);
    expect(written).toBeGreaterThan(80);
    expect({ arrived, twice }).toEqual({ arrived: written, twice: 0 });
  }, 400_000);
});
