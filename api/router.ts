import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import express, { type NextFunction, type Request, type Response, Router } from 'express';
import type { z } from 'zod';
import { PrinterBusy } from '../documents/printer.ts';
import { languages, type Language } from '../domain/vocabulary.ts';
import { isAway } from '../store/connection.ts';
import { addressOf } from './address.ts';
import { authenticate, authorise, sessionOf } from './auth.ts';
import { zoneOfReader } from './centre.ts';
import { countSent } from './customerLimits.ts';
import { revisionsOf } from './etag.ts';
import { Attempt, fingerprintOf, keyOf } from './idempotency.ts';
import { plainly } from './plainly.ts';
import { invalid, notThere, Problem, unavailable } from './problem.ts';
import { say } from './refusals.ts';
import { receiver } from './upload.ts';
import type { Answer, Call, Deps, Route, SignedIn } from './route.ts';

/** What the audit and the metrics read of a request when it is over. */
export interface Trace {
  route?: string;
  subject?: string;
  userId?: string;
  /** What was typed as the name at a sign-in. */
  name?: string;
  /** Whether the audit leaves it out. */
  passing?: boolean;
  /** In which errors are answered. */
  language?: Language;
  timeZone?: string;
}
export const traceOf = (response: Response): Trace => response.locals as Trace;

/** No request takes longer, whatever is away; in milliseconds. A file may come over a slow line. */
const patience = 12_000;
export const uploadPatience = 10 * 60_000;
/** Documents are made one after the other. */
const documentPatience = 60_000;

function patienceFor({ upload, answer }: Route, { query }: Request): number {
  if (upload) return uploadPatience;
  return answer.type === 'application/pdf' || 'format' in query ? documentPatience : patience;
}

/** `/cases/:number` for `/cases/{number}`. */
const expressPath = (path: string) => path.replaceAll('{', ':').replaceAll('}', '');
const parseJson = express.json({ limit: '256kb', type: 'application/json', strict: false });

/** Express routes for the table: sign in, permission, validation, idempotency and the answer, the same for all. */
export function routerOf(routes: readonly Route[], deps: Deps): Router {
  const router = Router({ caseSensitive: true, strict: true });
  for (const route of routes) {
    router[route.method](expressPath(route.path), (request, response, next) => {
      const trace = traceOf(response);
      trace.route = route.path;
      trace.passing = route.passing ?? false;
      serve(route, deps, request, response).catch(next);
    });
  }
  for (const path of new Set(routes.map((route) => route.path))) {
    const methods = routes.filter((route) => route.path === path).map(({ method }) => method.toUpperCase());
    router.all(expressPath(path), () => {
      const allow = methods.join(', ');
      throw new Problem('method_not_allowed', `Only ${allow} is possible here`, { headers: { allow } });
    });
  }
  return router;
}

async function serve(route: Route, deps: Deps, request: Request, response: Response): Promise<void> {
  const answer = await inTime(handle(route, deps, request, response), patienceFor(route, request));
  // No browser keeps what it was told: the next one to sign in on it may be somebody else.
  response.status(answer.status).set({ 'cache-control': 'no-store', ...answer.headers });
  if (answer.status === 204) response.end();
  else if (Buffer.isBuffer(answer.body)) response.send(answer.body);
  else if (answer.body instanceof Readable) await pipeline(answer.body, response).catch(unlessGone);
  else response.json(answer.body);
}

/** A caller who hangs up in the middle is no fault of anybody's. */
function unlessGone(error: unknown): void {
  if ((error as { code?: string }).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
}

async function handle(route: Route, deps: Deps, request: Request, response: Response): Promise<Answer> {
  const trace = traceOf(response);
  const actor = route.access === 'public' ? undefined : await authenticate(request, deps.settings);
  const language = spoken(request) ?? actor?.language ?? languageOf(request);
  trace.language = language;
  const timeZone = await zoneOfReader(actor, request.get('caseline-time-zone'), deps);
  trace.timeZone = timeZone;
  if (actor) {
    trace.userId = actor.id;
    authorise(actor, route.access as []);
  }
  const params = pathParams(route, request);
  // A token in the path is a secret; a number or an ID is what the audit is about.
  trace.subject = params['number'] ?? params['id'];
  const query = check(route.query, request.query, 'query');
  const body = route.body && check(route.body, await bodyOf(request, response), 'body');
  const owner = actor?.id ?? 'link';
  const key = route.method === 'post' ? keyOf(request.get('idempotency-key')) : undefined;
  // Of a file only its length is known before it is there.
  const asked = route.upload ? { query, length: request.get('content-length') } : body;
  const attempt = new Attempt(owner, key, fingerprintOf(route.method, request.path, asked));
  const replayed = await attempt.replay();
  if (replayed) return replayed;
  if (route.sends && actor) await countSent(route.sends, actor);
  const call: Call<unknown, unknown, unknown> & { actor: SignedIn | undefined } = {
    ...{ deps, actor, params, query, body, attempt },
    path: request.path,
    address: addressOf(request),
    secure: request.secure,
    trace: (what) => void Object.assign(trace, what),
    agent: request.get('user-agent')?.slice(0, 200) ?? null,
    ...{ language, timeZone },
    receive: receiver(request, response),
    lastEventId: request.get('last-event-id'),
    reauthenticate: () => authenticate(request, deps.settings),
    session: () => sessionOf(request, deps.settings),
    expectedRevision: undefined,
  };
  try {
    return await attempt.finish(await matching(route, call, revisionsOf(request.get('if-match'))));
  } catch (error) {
    if (error instanceof Problem && error.status < 500) await attempt.abandon();
    throw error;
  }
}

/** What the handler answers of the first of several revisions that is the present one. */
async function matching(
  route: Route,
  call: Call<unknown, unknown, unknown>,
  [expectedRevision, ...others]: (number | undefined)[],
): Promise<Answer> {
  try {
    return await route.handler({ ...call, expectedRevision } as never);
  } catch (error) {
    if (!others.length || !(error instanceof Problem && error.code === 'stale')) throw error;
    return matching(route, call, others);
  }
}

/** The parameters; a path that no number or ID of ours can have leads nowhere. */
function pathParams(route: Route, request: Request): Record<string, string> {
  const checked = route.params?.safeParse(request.params);
  if (checked && !checked.success) throw notThere(request.path);
  return (checked?.data ?? {}) as Record<string, string>;
}

function check(schema: z.ZodType | undefined, value: unknown, part: 'query' | 'body'): unknown {
  if (!schema) {
    const [unexpected] = Object.keys(value ?? {});
    if (part === 'query' && unexpected !== undefined)
      throw new Problem('invalid', `${unexpected}: is not known in the query`, {
        errors: [{ path: unexpected, message: 'is not known in the query' }],
      });
    return {};
  }
  const checked = schema.safeParse(value, { error: plainly });
  if (!checked.success) throw invalid(checked.error, part);
  return checked.data;
}

/** The body, read only once the caller is known. Without a body at all it is `{}`. */
async function bodyOf(request: Request, response: Response): Promise<unknown> {
  const isEmpty =
    request.get('transfer-encoding') === undefined && Number(request.get('content-length') ?? 0) === 0;
  if (isEmpty) return {};
  if (!request.is('application/json'))
    throw new Problem('unsupported_type', 'The body must be application/json');
  await new Promise<void>((resolve, reject) => {
    parseJson(request, response, (error?: unknown) => {
      if (error === undefined) resolve();
      else reject(error instanceof Error ? error : new Error('unreadable body'));
    });
  });
  return request.body as unknown;
}

/** The language of the page that asks: on a shared screen it need not be that of the account. */
const spoken = (request: Request): Language | undefined =>
  languages.find((language) => language === request.get('caseline-language'));

const languageOf = (request: Request): Language =>
  (request.acceptsLanguages([...languages, 'zh']) || 'en').toString().startsWith('zh') ? 'zh-CN' : 'en';

async function inTime<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(unavailable('A backing service')), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** What the caller hears of an error: problems as they are, known faults by their kind, bugs as 500. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof PrinterBusy)
    return new Problem('unavailable', say('exportsWaiting'), { headers: { 'retry-after': '10' } });
  if (isAway(error)) return unavailable('The database');
  const { type, status } = error as { type?: string; status?: number };
  if (type === 'entity.too.large') return new Problem('too_large', say('bodyTooLarge'));
  if (type === 'entity.parse.failed') return new Problem('invalid', 'The body is not JSON', { errors: [] });
  if (type === 'charset.unsupported' || type === 'encoding.unsupported')
    return new Problem('unsupported_type', 'The body must be JSON in UTF-8');
  if (status === 400 || error instanceof URIError)
    return new Problem('invalid', 'The request cannot be read');
  return new Problem('internal', say('bug'));
}

/** Answers every error as `application/problem+json`, and leaves bugs in the log. */
export const problemHandler =
  (deps: Pick<Deps, 'log' | 'settings'>) =>
  (error: unknown, request: Request, response: Response, next: NextFunction): void => {
    const problem = problemOf(error);
    const { language, timeZone } = traceOf(response);
    if (problem.code === 'internal') deps.log.error({ err: error, requestId: request.id }, 'Bug');
    if (response.headersSent) {
      next(error);
      return;
    }
    response
      .status(problem.status)
      .set(problem.headers)
      .type('application/problem+json')
      .send(
        JSON.stringify(
          problem.body(request.path, {
            language: language ?? spoken(request) ?? languageOf(request),
            timeZone: timeZone ?? deps.settings.timeZone,
          }),
        ),
      );
  };
