import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { calendarDocument, type CalendarDocument } from './schema.ts';

/** The folder that holds the YAML files, seen from the sources and from `dist/` alike. */
const here = fileURLToPath(new URL('.', import.meta.url)).replace(/([\\/])dist([\\/]calendars[\\/])$/, '$2');

const files = new Map<string, Promise<unknown>>();

/** The contents of a YAML file of this folder, read once. */
export function readYaml(name: string): Promise<unknown> {
  const content =
    files.get(name) ?? readFile(join(here, name), 'utf8').then((text) => parse(text) as unknown);
  files.set(name, content);
  return content;
}

/** The calendars that Caseline ships, by ID (the file's name). Throws a ZodError for a file that breaks the schema. */
export async function shippedCalendars(): Promise<Map<string, CalendarDocument>> {
  const names = (await readdir(here)).filter(
    (name) => name.endsWith('.yaml') && !name.startsWith('holidays-'),
  );
  const calendars = new Map<string, CalendarDocument>();
  for (const name of names.sort())
    calendars.set(name.replace(/\.yaml$/, ''), calendarDocument.parse(await readYaml(name)));
  return calendars;
}
