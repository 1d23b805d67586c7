import createClient, { type Middleware } from 'openapi-fetch';
import type { paths } from './schema';
import { ownTimeZone } from '../kit/zone.ts';
import { currentLanguage } from '../words/define.ts';
import { newKey } from './key.ts';
import { ApiProblem } from './problem.ts';
import { session } from './session.ts';

/** A write without a key of its own gets one, so that no proxy's retry does it twice. */
const keyed: Middleware = {
  onRequest({ request }) {
    if (request.method === 'POST' && !request.headers.has('Idempotency-Key'))
      request.headers.set('Idempotency-Key', newKey());
    return request;
  },
};

/** What the API writes comes in the language that the page speaks, and by the clocks of who reads it. */
const spoken: Middleware = {
  onRequest({ request }) {
    request.headers.set('Caseline-Language', currentLanguage());
    request.headers.set('Caseline-Time-Zone', ownTimeZone());
    return request;
  },
};

const reads = ({ method }: Request): boolean => method === 'GET';

const failing: Middleware = {
  async onResponse({ request, response }) {
    if (!response.ok) throw await ApiProblem.of(response, reads(request));
  },
  onError: ({ request, error }) =>
    error instanceof ApiProblem ? error : ApiProblem.unreachable(reads(request)),
};

/** What came after the session had ended is sent again once there is another one: nobody has to begin anew. */
async function patient(request: Request): Promise<Response> {
  const again = request.clone();
  const response = await fetch(request);
  const signsIn = request.method === 'POST' && request.url.endsWith('/auth/session');
  const signedIn = response.status === 401 && !signsIn ? session.again() : undefined;
  if (!signedIn) return response;
  await signedIn;
  return patient(again);
}

/** The API, typed by its OpenAPI document; what it refuses is thrown as an `ApiProblem`. */
export const api = createClient<paths, 'application/json'>({ baseUrl: '', fetch: patient });
api.use(keyed, spoken, failing);

/** The answer's body. */
export async function bodyOf<T>(answer: Promise<{ data?: T }>): Promise<T> {
  return (await answer).data as T;
}
