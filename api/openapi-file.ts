import { writeFile } from 'node:fs/promises';
import { openApiDocument } from './openapi.ts';

// Writes api/openapi.json, which is committed so that a change of the interface shows in the diff.
const [, , file = 'api/openapi.json'] = process.argv;
await writeFile(file, `${JSON.stringify(openApiDocument(), null, 2)}\n`);
