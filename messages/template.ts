import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Liquid, type Template } from 'liquidjs';
import { parse } from 'yaml';
import { templateNames, type TemplateName } from '../domain/notices.ts';
import { languages, type Language } from '../domain/vocabulary.ts';
import type { Wording } from '../domain/wording.ts';
import type { Model } from './model.ts';
import { oneLine, printable, shortened } from './text.ts';

/** Whose frame the text stands in: the customer's contact, or the centre's own people. */
export type Frame = 'contact' | 'staff';

export interface Mail {
  /** One line, at most 160 characters. */
  subject: string;
  text: string;
  html: string;
}

export interface Sms {
  /** One line, at most 320 characters. */
  text: string;
}

interface Source {
  frames: Record<Frame, string>;
  templates: Record<TemplateName, Wording>;
}

interface Compiled {
  subject: Template[];
  text: Template[];
  sms: Template[] | undefined;
}

// Strict: a name that no model has is an error, not a gap in somebody's mail.
// No files and no loops: a message that somebody edited can neither read the server nor keep it busy.
const strict = {
  ...{ strictVariables: true, strictFilters: true, ownPropertyOnly: true, jsTruthy: true },
  ...{ templates: {}, parseLimit: 100_000, memoryLimit: 1_000_000 },
} as const;
const conditions = new Set(['if', 'unless', 'case', 'comment', 'raw']);
const text = new Liquid(strict);
const html = new Liquid({ ...strict, outputEscape: 'escape' });
for (const tag of Object.keys(text.tags)) if (!conditions.has(tag)) delete text.tags[tag];
text.registerFilter('clipped', (value: unknown) => shortened(String(value), 160));
text.registerFilter('short', (value: unknown) => shortened(String(value), 40));

/** `templates/` is beside package.json, for the sources and for what was built from them into `dist/`. */
export function templatesFolder(from = dirname(fileURLToPath(import.meta.url))): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return join(folder, 'templates');
    if (folder === dirname(folder))
      throw new Error(`No package.json above ${from}: where are the templates?`);
  }
}

/** The templates of one language as they are written. */
export const readTemplates = (language: Language): Source =>
  parse(readFileSync(join(templatesFolder(), `${language}.yaml`), 'utf8')) as Source;

const compiledOf = ({ subject, text: body, sms }: Wording): Compiled => ({
  subject: text.parse(subject),
  text: text.parse(body),
  sms: sms === undefined ? undefined : text.parse(sms),
});

/** What a template names in its tags and outputs, each as its parts; throws where it cannot be read. */
export const namesIn = (source: string): string[][] =>
  text.globalVariableSegmentsSync(text.parse(source)) as string[][];

function compile(language: Language) {
  const { frames, templates } = readTemplates(language);
  const compiled = templateNames.map((name): [TemplateName, Compiled] => [name, compiledOf(templates[name])]);
  return {
    frames: { contact: text.parse(frames.contact), staff: text.parse(frames.staff) },
    templates: Object.fromEntries(compiled) as Record<TemplateName, Compiled>,
  };
}

const catalogue = Object.fromEntries(languages.map((language) => [language, compile(language)])) as Record<
  Language,
  ReturnType<typeof compile>
>;
const layout = html.parse(readFileSync(join(templatesFolder(), 'layout.liquid'), 'utf8'));

const write = (template: Template[], model: object): string =>
  printable(text.renderSync(template, model) as string);

/**
 * The mail of `name` for its reader, in the wording that was `edited`, else as shipped; whatever people wrote is text in
 * it, in the HTML part too.
 */
export function renderMail(
  name: TemplateName,
  language: Language,
  model: Model,
  frame: Frame,
  edited?: Wording | null,
): Mail {
  const { frames, templates } = catalogue[language];
  const template = edited ? compiledOf(edited) : templates[name];
  const subject = oneLine(write(template.subject, model), 160);
  const body = write(template.text, model).trim();
  const whole = tidy(write(frames[frame], { ...model, body }));
  return { subject, text: whole, html: page(whole, subject, language, model) };
}

/** The text message of `name`, likewise; as shipped where it was edited before it went by SMS. */
export function renderSms(
  name: TemplateName,
  language: Language,
  model: Model,
  edited?: Wording | null,
): Sms {
  const sms = edited?.sms === undefined ? catalogue[language].templates[name].sms : text.parse(edited.sms);
  if (!sms) throw new Error(`Template ${name} has no text message`);
  const standing = model.standsFor ? `${model.standsFor}: ` : '';
  return { text: oneLine(standing + write(sms, model), 320) };
}

/** What a source comes to; throws where that is more than a message may hold. */
export const tried = (source: string, model: Model): string => write(text.parse(source), model);

/** No space at the ends of lines, one empty line between paragraphs. */
const tidy = (raw: string): string =>
  raw
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

function page(whole: string, subject: string, language: Language, model: Model): string {
  // Only addresses that Caseline made itself become links: not those that somebody wrote into a note.
  const links = new Set([model.caseLink, model.consentLink, model.surveyLink].filter(Boolean));
  const paragraphs = whole
    .split('\n\n')
    .map((paragraph) => paragraph.split('\n').map((line) => ({ text: line, link: links.has(line) })));
  return html.renderSync(layout, { language, subject, paragraphs }) as string;
}
