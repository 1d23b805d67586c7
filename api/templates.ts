import { z } from 'zod';
import { editors } from '../domain/administration.ts';
import { templateNames } from '../domain/notices.ts';
import { languages } from '../domain/vocabulary.ts';
import type { Wording } from '../domain/wording.ts';
import { complaintsOf, forContacts, placeholders, previewOf, shippedWording } from '../messages/wording.ts';
import {
  findTemplate,
  listTemplates,
  putTemplate,
  type TemplateRecord,
  templateVersions,
} from '../store/templates.ts';
import { stale } from './etag.ts';
import * as f from './fields.ts';
import { Problem } from './problem.ts';
import { staff } from './roles.ts';
import { type Answer, ok, route, type Route, type SignedInCall } from './route.ts';

const wording = {
  subject: z.string(),
  text: z.string(),
  sms: z.string().nullable().meta({ description: 'null for a message that is sent by e-mail alone' }),
};
const templateView = z
  .strictObject({
    ...{ name: z.enum(templateNames), language: z.enum(languages) },
    version: z.int().meta({ description: '0 while nobody has edited the message' }),
    edited: z.boolean().meta({ description: 'false where it is sent as shipped' }),
    reader: z.enum(['contact', 'staff']),
    ...wording,
    changedAt: z.iso.datetime().nullable(),
    changedBy: z.string().nullable(),
  })
  .meta({ id: 'Template' });
const oneView = templateView
  .extend({
    placeholders: z.array(z.string()).meta({ description: 'what may stand in {{ }}' }),
    shipped: z.strictObject(wording),
  })
  .meta({ id: 'TemplateWithPlaceholders' });
const previewView = z
  .strictObject({ subject: z.string(), text: z.string(), html: z.string(), sms: z.string().nullable() })
  .meta({ id: 'TemplatePreview' });
const body = z
  .strictObject({ subject: f.line(300), text: f.text(10_000), sms: f.line(1000).nullable().default(null) })
  .meta({ id: 'TemplateWording' });
const params = z.strictObject({ language: z.enum(languages), name: z.enum(templateNames) });
type Params = z.infer<typeof params>;

const plain = ({ subject, text, sms }: Wording) => ({ subject, text, sms: sms ?? null });

function view({ language, name }: Params, found?: TemplateRecord | null): z.infer<typeof templateView> {
  return {
    ...{ name, language, version: found?.version ?? 0, edited: !!found?.wording },
    reader: forContacts.has(name) ? 'contact' : 'staff',
    ...plain(found?.wording ?? shippedWording(language, name)),
    changedAt: found?.changedAt.toISOString() ?? null,
    changedBy: found?.changedBy ?? null,
  };
}

/** The wording that a request brings; throws `invalid` with every field and placeholder that is wrong. */
function checked({ language, name }: Params, { sms, ...given }: z.infer<typeof body>): Wording {
  const written = { ...given, ...(sms !== null && { sms }) };
  const errors = complaintsOf(language, name, written);
  const [first] = errors;
  if (first) throw new Problem('invalid', `${first.path}: ${first.message}`, { errors });
  return written;
}

async function put(
  params: Params,
  written: Wording | null,
  call: SignedInCall<Params, unknown, unknown>,
): Promise<Answer> {
  const { language, name } = params;
  const done = await putTemplate(language, name, written, call.actor.id, call.expectedRevision);
  if (!done) throw stale(`Template ${language}/${name}`, call.expectedRevision ?? 0);
  return ok(view(params, done), done.version);
}

const all = z.strictObject({ data: z.array(templateView), page: z.strictObject({ next: z.null() }) });
const path = '/api/v1/templates/{language}/{name}';
const base = { tag: 'Templates' };

export const templateRoutes: Route[] = [
  route({
    ...{ ...base, method: 'get', path: '/api/v1/templates', roles: staff },
    summary: 'Every message that Caseline sends, in its newest wording',
    query: z.strictObject({ language: z.enum(languages).optional() }),
    answer: { status: 200, description: 'All messages', schema: all },
    handler: async ({ query }) => {
      const edited = new Map((await listTemplates()).map((each) => [`${each.language}/${each.name}`, each]));
      const wanted = languages.filter((language) => (query.language ?? language) === language);
      const data = wanted.flatMap((language) =>
        templateNames.map((name) => view({ language, name }, edited.get(`${language}/${name}`))),
      );
      return ok({ data, page: { next: null } });
    },
  }),
  route({
    ...{ ...base, method: 'get', path, roles: staff, params },
    summary: 'One message, with the placeholders that it may use',
    answer: { status: 200, description: 'The message', schema: oneView },
    handler: async ({ params }) => {
      const found = await findTemplate(params.language, params.name);
      const shipped = plain(shippedWording(params.language, params.name));
      return ok({ ...view(params, found), placeholders, shipped }, found?.version ?? 0);
    },
  }),
  route({
    ...{ ...base, method: 'get', path: `${path}/versions`, roles: staff, params },
    summary: 'Every edit of a message, newest first',
    answer: { status: 200, description: 'All versions but the shipped one', schema: all },
    handler: async ({ params }) => {
      const versions = await templateVersions(params.language, params.name);
      return ok({ data: versions.map((each) => view(params, each)), page: { next: null } });
    },
  }),
  route({
    ...{ ...base, method: 'put', path, roles: editors.templates, params, body },
    summary: 'Edit a message; what is sent from now on reads so',
    answer: { status: 200, description: 'The message', schema: templateView },
    handler: (call) => put(call.params, checked(call.params, call.body), call),
  }),
  route({
    ...{ ...base, method: 'delete', path, roles: editors.templates, params },
    summary: 'Send a message as shipped again',
    answer: { status: 200, description: 'The message', schema: templateView },
    handler: (call) => put(call.params, null, call),
  }),
  route({
    ...{ ...base, method: 'post', path: `${path}/preview`, roles: editors.templates, params, body },
    summary: 'A wording as it would be sent of a sample case; nothing is stored',
    answer: { status: 200, description: 'The mail, and the SMS where there is one', schema: previewView },
    handler: async ({ params, body: given, deps, timeZone }) => {
      const written = checked(params, given);
      const { publicUrl } = deps.settings;
      return Promise.resolve(ok(previewOf(params, written, { timeZone, publicUrl })));
    },
  }),
];
