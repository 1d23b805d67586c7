import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import openapiTypes, { astToString } from 'openapi-typescript';
import { build } from 'vite';

/**
 * Builds the console into dist/console, unless nothing has changed since: first the client's types from the OpenAPI
 * document, so that a call that the API does not know is a compile error, then the pages.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const at = (name: string) => path.join(root, name);
const types = at('console/api/schema.d.ts');
const stamp = at('dist/console/.built');

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(at(folder), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => path.join(parentPath, name));
}

async function fingerprint(): Promise<string> {
  const files = [...(await filesIn('console')), ...(await filesIn('domain'))].filter(
    (file) => file !== types,
  );
  const hash = createHash('sha256');
  for (const file of [...files.sort(), at('api/openapi.json'), at('package-lock.json')])
    hash.update(path.relative(root, file)).update(await readFile(file));
  return hash.digest('hex');
}

const now = await fingerprint();
const before = existsSync(stamp) && existsSync(types) ? await readFile(stamp, 'utf8') : '';
if (before !== now) {
  const document = JSON.parse(await readFile(at('api/openapi.json'), 'utf8')) as Parameters<
    typeof openapiTypes
  >[0];
  await writeFile(types, astToString(await openapiTypes(document)));
  await build({ configFile: at('console/vite.config.ts'), logLevel: 'error' });
  await writeFile(stamp, now);
}
