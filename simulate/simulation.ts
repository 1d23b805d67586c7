import type { Policy } from '../domain/policy.ts';
import { arrivals } from './arrivals.ts';
import { Centre } from './centre.ts';
import { Chance } from './chance.ts';
import { Engineer } from './engineer.ts';
import { habits } from './habits.ts';
import type { Options } from './options.ts';

const day = 86_400_000;
/** A Monday, so that a simulated year begins like a week. */
const beginning = Date.UTC(2026, 0, 5);
/** After the last call, so that what was promised until then can be seen to be kept or not, in days. */
const aftermath = 60;

/** Everybody knows two of the technologies, so that each is known by many. */
function staff(count: number): Engineer[] {
  const technologies = Object.keys(habits.technologies);
  const known = (i: number) => technologies[i % technologies.length] as string;
  return Array.from({ length: count }, (_, i) => new Engineer(i + 1, [known(i), known(i + 1)]));
}

/** Plays the calls of so many days, the same for the same seed. */
export function simulate(
  policy: Policy,
  { cases, engineers, days, seed }: Pick<Options, 'cases' | 'engineers' | 'days' | 'seed'>,
  progress?: (calls: number) => void,
): Centre {
  const chance = new Chance(seed);
  const centre = new Centre(beginning, staff(engineers), chance);
  const calls = arrivals(policy, cases, beginning, days, chance);
  centre.play(calls, beginning + (days + aftermath) * day, progress);
  return centre;
}
