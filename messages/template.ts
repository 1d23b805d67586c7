import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Liquid, type Template } from 'liquidjs';
import { parse } from 'yaml';
import { templateNames, type TemplateName } from '../domain/notices.ts';
import { languages, type Language } from '../domain/vocabulary.ts';
import type { Model } from './model.ts';
import { clip, oneLine, printable } from './text.ts';

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
  templates: Record<TemplateName, { subject: string; text: string; sms?: string }>;
}

interface Compiled {
  subject: Template[];
  text: Template[];
  sms: Template[] | undefined;
}

// Strict: a name that no model has is an error, not a gap in somebody's mail.
const strict = { strictVariables: true, strictFilters: true, ownPropertyOnly: true, jsTruthy: true } as const;
const text = new Liquid(strict);
const html = new Liquid({ ...strict, outputEscape: 'escape' });
text.registerFilter('short', (value: unknown) => clip(String(value), 40));

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

function compile(language: Language) {
  const { frames, templates } = readTemplates(language);
  const compiled = templateNames.map((name): [TemplateName, Compiled] => {
    const source = templates[name];
    const sms = source.sms === undefined ? undefined : text.parse(source.sms);
    return [name, { subject: text.parse(source.subject), text: text.parse(source.text), sms }];
  });
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

/** The mail of `name` for its reader; whatever people wrote is text in it, in the HTML part too. */
export function renderMail(name: TemplateName, language: Language, model: Model, frame: Frame): Mail {
  const { frames, templates } = catalogue[language];
  const subject = oneLine(write(templates[name].subject, model), 160);
  const body = write(templates[name].text, model).trim();
  const whole = tidy(write(frames[frame], { ...model, body }));
  return { subject, text: whole, html: page(whole, subject, language, model) };
}

/** The text message of `name`. @throws Error for a template that is never sent by SMS. */
export function renderSms(name: TemplateName, language: Language, model: Model): Sms {
  const { sms } = catalogue[language].templates[name];
  if (!sms) throw new Error(`Template ${name} has no text message`);
  return { text: oneLine(write(sms, model), 320) };
}

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
