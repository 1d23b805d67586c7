import { parseArgs } from 'node:util';

/** What can be asked for on the command line, with what it is unless asked for. */
const options = {
  policy: { type: 'string', default: 'response-centre' },
  cases: { type: 'string', default: '10000' },
  engineers: { type: 'string', default: '12' },
  days: { type: 'string', default: '365' },
  seed: { type: 'string', default: '1' },
  out: { type: 'string', default: 'simulation' },
} as const;

export interface Options {
  policy: string;
  cases: number;
  engineers: number;
  days: number;
  seed: number;
  /** The folder for the CSV files. */
  out: string;
}

export class OptionError extends Error {}

/** Reads the arguments; throws an `OptionError` that names the argument and what it may be. */
export function readOptions(args: string[]): Options {
  const { values } = parse(args);
  const number = (name: 'cases' | 'engineers' | 'days' | 'seed', most: number): number => {
    const value = Number(values[name]);
    if (/^\d{1,9}$/.test(values[name]) && value >= 1 && value <= most) return value;
    throw new OptionError(`--${name} must be a whole number from 1 to ${most}, not '${values[name]}'`);
  };
  return {
    policy: values.policy,
    out: values.out,
    cases: number('cases', 1_000_000),
    engineers: number('engineers', 1_000),
    days: number('days', 3_660),
    seed: number('seed', 999_999_999),
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options });
  } catch (error) {
    throw new OptionError((error as Error).message);
  }
}
