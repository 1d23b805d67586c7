import { api, bodyOf } from '../../api/client.ts';
import type { components, paths } from '../../api/schema';

type Path = paths['/api/v1/templates/{language}/{name}']['get']['parameters']['path'];
export type Template = components['schemas']['TemplateWithPlaceholders'];
/** As the form holds it: `sms` is empty where the message is sent by e-mail alone. */
export type Values = Record<'subject' | 'text' | 'sms', string>;

export const pathOf = (language: string, name: string) => ({ language, name }) as Path;

export const read = (path: Path): Promise<Template> =>
  bodyOf(api.GET('/api/v1/templates/{language}/{name}', { params: { path } }));

export const valuesOf = ({
  subject,
  text,
  sms,
}: {
  subject: string;
  text: string;
  sms: string | null;
}): Values => ({
  ...{ subject, text: text.trimEnd(), sms: sms ?? '' },
});
export const storedAs = (template: Template) => ({ values: valuesOf(template), revision: template.version });
export const bodyFrom = ({ subject, text, sms }: Values) => ({ subject, text, sms: sms.trim() || null });
