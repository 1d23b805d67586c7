/**
 * What a value from outside has to be, as plain data without a library: the API makes its zod schemas of it
 * (`api/schemas.ts`), the workflows check with it (`check.ts`), and `Of` is its TypeScript type.
 */
export type Schema<T = unknown> = (Text | Choice | Flag | Whole | Timestamp | List | Either | Structure) & {
  readonly [type]?: T;
  readonly optional?: true;
  /** It is the ID of somebody of the directory, who has to be that there. */
  readonly names?: NamedAs;
  /** What the API's document says of it. */
  readonly note?: string;
};
declare const type: unique symbol;

/** As what a request names somebody; anybody of the house is a colleague. */
export type NamedAs = 'engineer' | 'expert' | 'colleague';

/** Text of at most `max` characters: `trimmed` of the spaces around it and then not empty, or of the form of `pattern`. */
interface Text {
  kind: 'text';
  max?: number;
  trimmed: boolean;
  pattern?: RegExp;
  fits?: (text: string) => boolean;
  /** Of what does not fit. */
  complaint: string;
}
interface Choice {
  kind: 'choice';
  of: readonly [string, ...string[]];
}
interface Flag {
  kind: 'flag';
}
/** A whole number, the first and the last included. */
interface Whole {
  kind: 'whole';
  min: number;
  max: number;
}
/** RFC 3339, with a zone. */
interface Timestamp {
  kind: 'timestamp';
  when?: 'past' | 'future';
}
interface List {
  kind: 'list';
  of: Schema;
  min: number;
  max: number;
}
/** What fits the first that it fits. */
interface Either {
  kind: 'either';
  of: readonly [Schema, ...Schema[]];
  complaint: string;
  /** Its name in the API's document. */
  id?: string;
}
/** These fields and no others. */
interface Structure {
  kind: 'structure';
  fields: Fields;
  rules: readonly Rule[];
}
export type Fields = Readonly<Record<string, Schema>>;

/** What has to hold between the fields of a structure, and at which of them it is complained of. */
export interface Rule<T = never> {
  holds: (value: T) => boolean;
  path: string;
  complaint: string;
}

/** The type of what fits a schema. */
export type Of<S> = S extends { readonly [type]?: infer T } ? T : never;
type Left<F> = { [K in keyof F]: F[K] extends { optional: true } ? K : never }[keyof F];
type Flat<T> = { [K in keyof T]: T[K] };
export type ObjectOf<F> = Flat<
  { [K in Exclude<keyof F, Left<F>>]: Of<F[K]> } & { [K in Left<F>]?: Of<F[K]> }
>;

export const choice = <const T extends readonly [string, ...string[]]>(of: T): Schema<T[number]> => ({
  kind: 'choice',
  of,
});
export const flag: Schema<boolean> = { kind: 'flag' };
export const whole = (min: number, max: number): Schema<number> => ({ kind: 'whole', min, max });
export const timestamp = (when?: Timestamp['when']): Schema<string> => ({ kind: 'timestamp', when });
export const list = <T>(of: Schema<T>, { min = 0, max }: { min?: number; max: number }): Schema<T[]> => ({
  ...{ kind: 'list', of, min, max },
});
export const either = <T>(
  of: readonly [Schema<T>, ...Schema<T>[]],
  complaint: string,
  id?: string,
): Schema<T> => ({ kind: 'either', of, complaint, id });
export const structure = <const F extends Fields>(
  fields: F,
  ...rules: Rule<ObjectOf<F>>[]
): Schema<ObjectOf<F>> & Structure => ({ kind: 'structure', fields, rules });

/** A field that may be left out; `note` says what it means, or what holds without it. */
export const optional = <T>(schema: Schema<T>, note?: string): Schema<T> & { readonly optional: true } => ({
  ...schema,
  optional: true,
  ...(note !== undefined && { note }),
});
