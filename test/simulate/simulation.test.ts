import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Centre } from '../../simulate/centre.ts';
import { Chance } from '../../simulate/chance.ts';
import { OptionError, readOptions } from '../../simulate/options.ts';
import { attainment, csv, load } from '../../simulate/report.ts';
import { simulate } from '../../simulate/simulation.ts';
import { responseCentre } from '../cases.ts';

const year = { cases: 400, engineers: 4, days: 60, seed: 7 };
const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);

describe('a simulated centre', () => {
  let centre: Centre;
  beforeAll(async () => {
    centre = await simulate(responseCentre, year);
  });

  it('plays the same year for the same seed, and another for another', async () => {
    expect(attainment(await simulate(responseCentre, year))).toEqual(attainment(centre));
    expect(attainment(await simulate(responseCentre, { ...year, seed: 8 }))).not.toEqual(attainment(centre));
  });

  it('answers for every call: one response promise each, kept or broken', () => {
    const responses = centre.tally.attainment.filter(({ clock }) => clock === 'response');
    expect(sum(responses.map(({ met, breached, open }) => met + breached + open))).toBe(400);
    expect(centre.tally.of('opened')).toBe(400);
    expect(centre.tally.of('response_breached')).toBe(sum(responses.map(({ breached }) => breached)));
  });

  it('closes no case without consent', () => {
    for (const { state } of centre.cases) expect(state.closedAt === null || state.consent?.agreed).toBe(true);
    expect(centre.tally.of('closed')).toBe(centre.tally.of('consented'));
    expect(centre.cases.filter(({ state }) => state.stage === 'ended').length).toBeGreaterThan(390);
  });

  it('breaks more promises with too few engineers', async () => {
    const breaches = async (engineers: number) => {
      const { tally } = await simulate(responseCentre, { ...year, cases: 600, days: 30, engineers });
      return tally.of('response_breached');
    };
    expect(await breaches(1)).toBeGreaterThan(await breaches(4));
  });

  it('shares the work among the engineers, each at most all of the time', () => {
    const rows = load(centre, 60 * 86_400_000);
    expect(rows).toHaveLength(4);
    expect(sum(rows.map(({ cases }) => Number(cases)))).toBe(
      400 + centre.tally.of('taken_over (silence)') + centre.tally.of('queued') - unassigned(),
    );
    for (const { busyMs } of centre.engineers) expect(busyMs).toBeLessThanOrEqual(61 * 86_400_000);
  });

  /** Sent to the queue at the last takeover: nobody took it over then, somebody was assigned afterwards. */
  const unassigned = () => centre.tally.of('queued') - (centre.tally.of('assigned') - 400);
});

describe('what is written', () => {
  it('is CSV with a header that no spreadsheet takes for a formula', () => {
    expect(csv([{ clock: '=1+1', met: 2 }])).toBe("clock,met\n'=1+1,2\n");
  });
});

describe('the arguments', () => {
  it('have defaults', () => {
    expect(readOptions([])).toMatchObject({ policy: 'response-centre', cases: 10_000, days: 365 });
  });

  it.each([
    [['--cases', '0'], "--cases must be a whole number from 1 to 1000000, not '0'"],
    [['--days', '1.5'], "--days must be a whole number from 1 to 3660, not '1.5'"],
    [['--engineers=-3'], "--engineers must be a whole number from 1 to 1000, not '-3'"],
    [['--colour', 'red'], "Unknown option '--colour'"],
  ])('%j are refused by name', (args, message) => {
    expect(() => readOptions(args)).toThrow(OptionError);
    expect(() => readOptions(args)).toThrow(message);
  });
});

describe('chance', () => {
  it('spreads durations around their median', () => {
    const chance = new Chance(3);
    const drawn = Array.from({ length: 2_001 }, () => chance.around(1_000)).toSorted((a, b) => a - b);
    expect(drawn[1_000]).toBeGreaterThan(850);
    expect(drawn[1_000]).toBeLessThan(1_150);
    expect(drawn[0]).toBeGreaterThan(0);
  });

  it('takes each as often as its weight says', () => {
    const chance = new Chance(3);
    const drawn = Array.from({ length: 4_000 }, () => chance.among({ often: 3, rare: 1, never: 0 }));
    expect(drawn.filter((key) => key === 'rare').length / 4_000).toBeCloseTo(0.25, 1);
    expect(drawn).not.toContain('never');
  });
});
