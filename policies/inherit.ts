import { type PolicyDocument, usual, type WholePolicy } from './schema.ts';

/** The policies that a document takes over from: the one that it extends, and the default one. */
export interface Ancestors {
  base: PolicyDocument | undefined;
  standard: PolicyDocument | undefined;
}

const own = ({ extends: _, ...said }: PolicyDocument) => said;

/**
 * The document with all that it promises: a field that it does not name is that of the policy which it extends, and what
 * every policy promises (`usual`) is that of the default policy, but for what it says to be `without`.
 */
export function inherit(document: PolicyDocument, { base, standard }: Ancestors): WholePolicy {
  const said = own({ ...base, ...document });
  const left = said.without ?? [];
  const promised = usual.flatMap((name) =>
    said[name] === undefined && !left.includes(name) && standard?.[name] !== undefined
      ? [[name, standard[name]] as const]
      : [],
  );
  return { ...said, ...Object.fromEntries(promised) } as WholePolicy;
}
