import { complaint } from '../domain/complaints.ts';
import type { TemplateName } from '../domain/notices.ts';
import type { Language } from '../domain/vocabulary.ts';
import type { Wording } from '../domain/wording.ts';
import { sampleModel } from './sample.ts';
import { namesIn, readTemplates, renderMail, renderSms, tried, type Frame } from './template.ts';

export interface WordingComplaint {
  path: keyof Wording;
  message: string;
}

/** Templates that the customer's contact reads; all others go to the centre's own people. */
export const forContacts: ReadonlySet<TemplateName> = new Set<TemplateName>([
  'acknowledged',
  'cancelled',
  'confirm_reminder',
  'consent_requested',
  'response',
  'coverage_told',
  'customer_update',
  'return_overdue',
  'return_reminder',
  'rma_update',
  'survey_reminder',
  'survey_sent',
  'vendor_case_opened',
  'visit_announced',
]);

/** What a message may name in `{{ … }}`. */
export const placeholders: readonly string[] = Object.keys(sampleModel('en', 'UTC', '')).sort();
const known = new Set(placeholders);
/** Without these the reader cannot do what the message asks for. */
const links = ['consentLink', 'surveyLink'] as const;

/** The message as Caseline ships it. */
export const shippedWording = (language: Language, name: TemplateName): Wording =>
  readTemplates(language).templates[name];

function* complaintsAt(path: keyof Wording, source: string): Generator<WordingComplaint> {
  let names: string[][];
  try {
    names = namesIn(source);
  } catch (error) {
    yield { path, message: (error as Error).message };
    return;
  }
  for (const [name = '', ...parts] of names)
    if (!known.has(name)) yield { path, message: complaint("there is no placeholder '{name}'", { name }) };
    else if (parts.length)
      yield { path, message: complaint("'{name}' has no part '{part}'", { name, part: parts.join('.') }) };
}

/** Which part of a wording cannot be written even of the sample case, if one cannot. */
function tooLarge(language: Language, name: TemplateName, wording: Wording): keyof Wording | undefined {
  const model = sampleModel(language, 'UTC', '');
  for (const path of ['subject', 'sms'] as const)
    if (fails(() => tried(wording[path] ?? '', model))) return path;
  const sample = { timeZone: 'UTC', publicUrl: '' };
  return fails(() => previewOf({ language, name }, wording, sample)) ? 'text' : undefined;
}
function fails(write: () => unknown): boolean {
  try {
    write();
    return false;
  } catch {
    return true;
  }
}

/** What is wrong with a wording of the message: unknown placeholders by name, what Liquid cannot read, what is missing. */
export function complaintsOf(language: Language, name: TemplateName, wording: Wording): WordingComplaint[] {
  const shipped = shippedWording(language, name);
  const { subject, text, sms } = wording;
  const found = [
    ...complaintsAt('subject', subject),
    ...complaintsAt('text', text),
    ...(sms === undefined ? [] : complaintsAt('sms', sms)),
  ];
  if (found.length) return found;
  if (sms === undefined && shipped.sms !== undefined)
    return [{ path: 'sms', message: complaint('is needed: this message is sent by SMS too') }];
  if (sms !== undefined && shipped.sms === undefined)
    return [{ path: 'sms', message: complaint('has no use: this message is sent by e-mail alone') }];
  const tooMuch = tooLarge(language, name, wording);
  if (tooMuch) return [{ path: tooMuch, message: complaint('comes to more than a message may hold') }];
  return links
    .filter((link) => shipped.text.includes(link) && !namesIn(text).some(([used]) => used === link))
    .map((link) => ({
      path: 'text',
      message: complaint('must hold {{ {link} }}, which the reader has to follow', { link }),
    }));
}

/** The message as it would be sent of a sample case to somebody in `timeZone`. */
export function previewOf(
  { language, name }: { language: Language; name: TemplateName },
  wording: Wording,
  { timeZone, publicUrl }: { timeZone: string; publicUrl: string },
) {
  const model = sampleModel(language, timeZone, publicUrl);
  const frame: Frame = forContacts.has(name) ? 'contact' : 'staff';
  const sms = wording.sms === undefined ? null : renderSms(name, language, model, wording).text;
  return { ...renderMail(name, language, model, frame, wording), sms };
}
