import type { components, paths } from '../../api/schema';
import { currentLanguage } from '../../words/define.ts';
import type { RegistryWord } from './words.ts';

export type Contact = components['schemas']['Customer']['contacts'][number];
export type Project = components['schemas']['Project'];
type Scope = components['schemas']['Scope'];
export type Bilingual = components['schemas']['FaqEntry']['question'];
export type Value = string | boolean | string[] | Contact[] | Project[] | Bilingual;
export type Values = Record<string, Value>;
/** A record as the API has it, whichever registry it is of. */
export type Row = { revision: number } & Record<string, unknown>;

export interface Field {
  label: RegistryWord;
  kind:
    | 'line'
    | 'email'
    | 'phone'
    | 'password'
    | 'number'
    | 'date'
    | 'flag'
    | 'choice'
    | 'choices'
    | 'list'
    | 'scope'
    | 'customer'
    | 'policy'
    | 'calendar'
    | 'zone'
    | 'engineers'
    | 'colleague'
    | 'contacts'
    | 'projects'
    | 'bilingualLine'
    | 'bilingualText';
  hint?: RegistryWord;
  choices?: readonly string[];
  /** The table of labels that the choices are in. */
  labels?: 'roles' | 'languages' | 'faqCategories' | 'priorities';
  /** `new`: only where something is added. */
  required?: true | 'new';
  /** Asked for only where something is added: afterwards it stays. */
  fixed?: true;
  /** What the input holds before anybody has typed; else it is empty. */
  initially?: Value;
}
export type Fields = Record<string, Field>;

/** The body that the API takes at a path: a field that it does not know, or that is forgotten, does not compile. */
export type BodyOf<P extends keyof paths, M extends 'post' | 'put'> =
  paths[P] extends Record<M, { requestBody: { content: { 'application/json': infer B } } }> ? B : never;
export type FieldsOf<B> = { [F in keyof B]-?: Field };

const lists: readonly Field['kind'][] = ['choices', 'list', 'scope', 'engineers', 'contacts', 'projects'];

export const isBilingual = ({ kind }: Pick<Field, 'kind'>): boolean =>
  kind === 'bilingualLine' || kind === 'bilingualText';

function blank({ kind, initially }: Field): Value {
  if (initially !== undefined) return initially;
  if (isBilingual({ kind })) return { en: '', 'zh-CN': '' };
  return kind === 'flag' ? false : lists.includes(kind) ? [] : '';
}

/** What the inputs hold: of a record, or of a new one. */
export const valuesOf = (fields: Fields, row?: Row): Values =>
  Object.fromEntries(
    Object.entries(fields).map(([name, field]): [string, Value] => {
      const value = row?.[name];
      if (!row) return [name, blank(field)];
      if (field.kind === 'scope' && value) return [name, (value as Scope).types];
      if (value === null || value === undefined) return [name, blank({ ...field, initially: undefined })];
      return [name, typeof value === 'number' ? String(value) : (value as Value)];
    }),
  );

/** A value of a record as text, in the reader's language where it has several; '' for what is none. */
export function textOf(value: unknown): string {
  const inOne =
    typeof value === 'object' && value !== null && 'en' in value
      ? (value as Bilingual)[currentLanguage()]
      : value;
  return typeof inOne === 'string' || typeof inOne === 'number' ? String(inOne) : '';
}

export const same = (one: Value | undefined, other: Value | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** What was left empty is null, inside a list of people too. */
const filled = <T extends object>(given: T): object =>
  Object.fromEntries(Object.entries(given).map(([part, value]) => [part, value === '' ? null : value]));

function sent({ kind }: Field, value: Value): unknown {
  if (kind === 'number') return value === '' ? null : Number(value);
  if (kind === 'scope') return (value as string[]).length ? { types: value, outside: 'consultation' } : null;
  if (kind === 'contacts') return (value as Contact[]).map(filled);
  if (kind === 'projects')
    return (value as Project[]).map((each) => ({ ...each, members: each.members.map(filled) }));
  return typeof value === 'string' ? value.trim() || null : value;
}

/** What the inputs hold, as the API takes it. `before`: only what differs from these is sent, emptied fields as null. */
export const bodyFrom = (fields: Fields, values: Values, before?: Values): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]): [string, unknown][] => {
      const value = values[name] ?? '';
      if (before && (field.fixed || same(value, before[name]))) return [];
      const given = sent(field, value);
      return given === null && !before ? [] : [[name, given]];
    }),
  );

/** What somebody typed onto `old` values, over what has become of them since; what they left alone follows. */
export const merged = (values: Values, old: Values, fresh: Values): Values =>
  Object.fromEntries(
    Object.entries(fresh).map(([name, value]) => [
      name,
      same(values[name], old[name]) ? value : (values[name] ?? value),
    ]),
  );
