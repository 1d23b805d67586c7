import { complaint } from '../complaints.ts';
import { isStorable, isTimestamp } from './time.ts';
import type { Of, Schema } from './schema.ts';

/** What is wrong with a value, and where; '' is the value itself. */
export interface Fault {
  path: string;
  message: string;
}
/** The value as it is meant, without the spaces around its texts; or what is wrong with it. */
export type Checked<T> = { value: T; faults?: never } | { faults: Fault[]; value?: never };

/** Clocks of two computers differ by less than this, in milliseconds. */
export const clockSkew = 5 * 60_000;

type Kind = Schema['kind'];
type Check<K extends Kind> = (
  schema: Extract<Schema, { kind: K }>,
  value: unknown,
  now: number,
) => Checked<unknown>;

const wrong = (message: string): Checked<never> => ({ faults: [{ path: '', message }] });
const right = <T>(value: T): Checked<T> => ({ value });
const under = (key: string | number, { path, message }: Fault): Fault => ({
  ...{ path: path === '' ? String(key) : `${key}.${path}`, message },
});

/** Checks the parts of a whole, each under its key; complains of all that is wrong. */
function parts<T>(
  entries: [string | number, Checked<unknown>][],
  whole: (values: unknown[]) => T,
): Checked<T> {
  const faults = entries.flatMap(([key, part]) => part.faults?.map((fault) => under(key, fault)) ?? []);
  return faults.length ? { faults } : right(whole(entries.map(([, part]) => part.value)));
}

const checks: { [K in Kind]: Check<K> } = {
  text: ({ max = Infinity, trimmed, pattern, fits, complaint: why }, value) => {
    if (typeof value !== 'string') return wrong(complaint('must be text'));
    const meant = trimmed ? value.trim() : value;
    if (trimmed && meant === '') return wrong(complaint('must not be empty'));
    if (meant.length > max) return wrong(complaint('must have at most {max} characters', { max }));
    return (pattern?.test(meant) ?? true) && (fits?.(meant) ?? true) ? right(meant) : wrong(why);
  },
  choice: ({ of }, value) =>
    of.includes(value as string)
      ? right(value)
      : wrong(complaint('must be one of {values}', { values: of.join(', ') })),
  flag: (_, value) => (typeof value === 'boolean' ? right(value) : wrong(complaint('must be true or false'))),
  whole: ({ min, max }, value) =>
    Number.isSafeInteger(value) && Number(value) >= min && Number(value) <= max
      ? right(value)
      : wrong(complaint('must be a whole number from {min} to {max}', { min, max })),
  timestamp: ({ when }, value, now) => {
    if (typeof value !== 'string' || !isTimestamp(value)) return wrong(complaint('must be an RFC 3339 time'));
    if (!isStorable(value)) return wrong(complaint('must lie between 1900 and 9999'));
    const at = Date.parse(value);
    if (when === 'past' && at > now + clockSkew) return wrong(complaint('must not be in the future'));
    if (when === 'future' && at <= now) return wrong(complaint('must be in the future'));
    return right(value);
  },
  list: ({ of, min, max }, value, now) => {
    if (!Array.isArray(value) || value.length < min || value.length > max)
      return wrong(complaint('must be a list of {min} to {max}', { min, max }));
    return parts(
      value.map((each, index) => [index, check(of, each, now)]),
      (values) => values,
    );
  },
  either: ({ of, complaint: why }, value, now) =>
    of.map((each) => check(each, value, now)).find(({ faults }) => !faults) ?? wrong(why),
  structure: ({ fields, rules }, value, now) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return wrong(complaint('must be an object'));
    const given = value as Record<string, unknown>;
    const unknown = Object.keys(given).filter((key) => !Object.hasOwn(fields, key));
    if (unknown.length)
      return { faults: unknown.map((path) => ({ path, message: complaint('is not known in the body') })) };
    const wanted = Object.entries(fields).filter(
      ([key, field]) => !field.optional || given[key] !== undefined,
    );
    const whole = parts(
      wanted.map(([key, field]) => [key, present(field, given[key], now)]),
      (values) => Object.fromEntries(wanted.map(([key], index) => [key, values[index]])),
    );
    if (whole.faults) return whole;
    const broken = rules.filter(({ holds }) => !holds(whole.value as never));
    return broken.length
      ? { faults: broken.map(({ path, complaint: message }) => ({ path, message })) }
      : whole;
  },
};

const present = (field: Schema, value: unknown, now: number): Checked<unknown> =>
  value === undefined ? wrong(complaint('is missing')) : check(field, value, now);

/** Whether a value of JSON is what the schema wants, at `now` (epoch milliseconds). Never throws. */
export function check<S extends Schema>(schema: S, value: unknown, now: number): Checked<Of<S>> {
  const known = checks[schema.kind] as Check<Kind>;
  return known(schema, value, now) as Checked<Of<S>>;
}
