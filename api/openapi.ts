import { OpenAPIRegistry, OpenApiGeneratorV31, type RouteConfig } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { largestAttachment } from '../domain/attachments.ts';
import { problemBody, problems } from './problem.ts';
import { routes } from './routes.ts';
import { fileTypes } from './tableFiles.ts';
import type { Route } from './route.ts';

const ifMatch = z.object({
  'If-Match': z
    .string()
    .optional()
    .meta({ description: 'ETag that the caller saw; 412 when it has changed' }),
});
const file = z.object({
  file: z.string().meta({ format: 'binary', description: `at most ${largestAttachment} bytes` }),
});
const writeHeaders = ifMatch.extend({
  'Idempotency-Key': z
    .string()
    .max(200)
    .optional()
    .meta({ description: 'A repeat with the same key and body answers as the first did' }),
});

/** The errors that a route can answer with, apart from those that every route can. */
export function statusesOf(route: Route): number[] {
  const { access, path, body, upload, params, method, sends, refuses = [] } = route;
  const reads = method === 'get';
  return [
    400,
    ...(access === 'public' ? [] : [401, 403]),
    ...(params ? [404] : []),
    ...(path.includes('{token}') ? [410] : []),
    ...(reads ? [] : [409, 412, 422]),
    ...(body || upload ? [413, 415] : []),
    ...(path.includes('/auth/') ? [401, 403, 429] : []),
    ...(sends ? [429] : []),
    ...refuses,
    503,
  ];
}

const problemResponse = (status: number) => ({
  description: Object.values(problems).find(([code]) => code === status)?.[1] ?? 'Error',
  content: { 'application/problem+json': { schema: problemBody } },
});

const binary = { schema: { type: 'string', format: 'binary' } } as const;

/** What a route answers with, by media type: a list or report as JSON, and as the files it can be had as. */
function contentOf({ answer: { schema, type }, query }: Route) {
  const files = query && 'format' in query.shape ? Object.values(fileTypes) : [];
  const kinds = [...(type === undefined ? [] : [type]), ...files.map((each) => each.split(';')[0] as string)];
  if (!schema && !kinds.length) return undefined;
  return {
    ...(schema && { 'application/json': { schema } }),
    ...Object.fromEntries(
      kinds.map((kind) => [
        kind,
        kind.startsWith('text/') ? { schema: { type: 'string' as const } } : binary,
      ]),
    ),
  };
}

function pathOf(route: Route): RouteConfig {
  const { method, path, tag, summary, access, params, query, body, upload, answer } = route;
  const roles = access === 'public' ? 'Anybody, without a login.' : `For ${access.join(', ')}.`;
  return {
    method,
    path,
    tags: [tag],
    summary,
    description: roles,
    operationId: `${method} ${path.replace('/api/v1/', '')}`
      .replace(/[^a-zA-Z]+(\w)/g, (_, letter: string) => letter.toUpperCase())
      .replace(/\W/g, ''),
    security: access === 'public' ? [] : [{ bearer: [] }, { session: [] }],
    request: {
      ...(params && { params }),
      ...(query && { query }),
      ...(method === 'get' ? {} : { headers: method === 'post' ? writeHeaders : ifMatch }),
      ...(upload && { body: { required: true, content: { 'multipart/form-data': { schema: file } } } }),
      ...(body && { body: { required: true, content: { 'application/json': { schema: body } } } }),
    },
    responses: {
      [answer.status]: {
        description: answer.description,
        ...(contentOf(route) && { content: contentOf(route) }),
      },
      ...Object.fromEntries(statusesOf(route).map((status) => [status, problemResponse(status)])),
    },
  };
}

/** The OpenAPI 3.1 document, from the same table and schemas that serve the requests. */
export function openApiDocument() {
  const registry = new OpenAPIRegistry();
  registry.registerComponent('securitySchemes', 'bearer', {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
  });
  registry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'caseline_session',
  });
  for (const route of routes) registry.registerPath(pathOf(route));
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'Caseline',
      version: '1',
      description: 'Technical-support cases: every promise a durable timer.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
  });
}
