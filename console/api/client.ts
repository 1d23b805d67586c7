import createClient, { type Middleware } from 'openapi-fetch';
import type { paths } from './schema';
import { currentLanguage } from '../words/define.ts';
import { newKey } from './key.ts';
import { ApiProblem } from './problem.ts';

/** A write without a key of its own gets one, so that no proxy's retry does it twice. */
const keyed: Middleware = {
  onRequest({ request }) {
    if (request.method === 'POST' && !request.headers.has('Idempotency-Key'))
      request.headers.set('Idempotency-Key', newKey());
    return request;
  },
};

/** What the API writes comes in the language that the page speaks. */
const spoken: Middleware = {
  onRequest({ request }) {
    request.headers.set('Caseline-Language', currentLanguage());
    return request;
  },
};

const failing: Middleware = {
  async onResponse({ response }) {
    if (!response.ok) throw await ApiProblem.of(response);
  },
  onError: ({ error }) => (error instanceof ApiProblem ? error : ApiProblem.unreachable()),
};

/** The API, typed by its OpenAPI document; what it refuses is thrown as an `ApiProblem`. */
export const api = createClient<paths>({ baseUrl: '' });
api.use(keyed, spoken, failing);

/** The answer's body. */
export async function bodyOf<T>(answer: Promise<{ data?: T }>): Promise<T> {
  return (await answer).data as T;
}
