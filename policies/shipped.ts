import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { inherit } from './inherit.ts';
import { policyDocument, type PolicyDocument, type WholePolicy } from './schema.ts';

export const defaultPolicyId = 'response-centre';

/** The folder that holds the YAML files, seen from the sources and from `dist/` alike. */
const here = fileURLToPath(new URL('.', import.meta.url)).replace(/([\\/])dist([\\/]policies[\\/])$/, '$2');

/** The policies that Caseline ships, by ID (the file's name). Throws a ZodError for a file that breaks the schema. */
export async function shippedPolicies(folder: string = here): Promise<Map<string, PolicyDocument>> {
  const policies = new Map<string, PolicyDocument>();
  for (const file of (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort()) {
    const text = await readFile(join(folder, file), 'utf8');
    policies.set(file.replace(/\.yaml$/, ''), policyDocument.parse(parse(text)));
  }
  return policies;
}

/** The same, each with what it takes over from others. */
export async function wholePolicies(folder?: string): Promise<Map<string, WholePolicy>> {
  const policies = await shippedPolicies(folder);
  const standard = policies.get(defaultPolicyId);
  return new Map(
    [...policies].map(([id, document]) => {
      const base = document.extends === undefined ? undefined : policies.get(document.extends);
      return [id, inherit(document, { base, standard })];
    }),
  );
}
