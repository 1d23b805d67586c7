import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

export interface Answer<T = Record<string, unknown>> {
  status: number;
  headers: Headers;
  body: T;
}

export interface Entry {
  seq: number;
  at: string;
  kind: string;
  actor: { id: string; role: string } | 'system';
  text: string;
  data: Record<string, never> & { n?: number; dueAt?: string; cause?: string };
}

interface Options {
  key?: string;
  headers?: Record<string, string>;
}

/** People at their desks: everybody does everything by HTTP. */
export class Desk {
  private readonly url: string;
  private readonly tokens = new Map<string, string>();

  constructor(url: string) {
    this.url = url;
  }

  async call<T = Record<string, unknown>>(
    method: string,
    as: string | null,
    path: string,
    body?: unknown,
    { key, headers }: Options = {},
  ): Promise<Answer<T>> {
    const isForm = body instanceof FormData;
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        ...(as && { authorization: `Bearer ${await this.token(as)}` }),
        ...(body !== undefined && !isForm && { 'content-type': 'application/json' }),
        ...(method === 'POST' && { 'idempotency-key': key ?? randomUUID() }),
        ...headers,
      },
      ...(body !== undefined && { body: isForm || typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: (text ? JSON.parse(text) : {}) as T };
  }

  get = <T = Record<string, unknown>>(as: string | null, path: string) =>
    this.call<T>('GET', as, `/api/v1${path}`);
  post = <T = Record<string, unknown>>(as: string | null, path: string, body: unknown, options?: Options) =>
    this.call<T>('POST', as, `/api/v1${path}`, body, options);
  put = (as: string, path: string, body: unknown) => this.call('PUT', as, `/api/v1${path}`, body);

  async id(username: string): Promise<string> {
    return (await this.get<{ id: string }>(username, '/me')).body.id;
  }

  async timeline(number: string, as = 'manager', of = 'cases'): Promise<Entry[]> {
    return (await this.get<{ data: Entry[] }>(as, `/${of}/${number}/timeline?limit=100`)).body.data;
  }

  /** Opens a case as the agent would; answers with its number. */
  async open(body: object = {}): Promise<string> {
    const contact = { name: 'Zhang San', email: 'zhang@customer.example' };
    const { body: opened, status } = await this.post<{ number: string }>('agent', '/cases', {
      customerId: 'acme',
      channel: 'hotline',
      title: 'Core switch is down',
      priority: 'P1',
      contact,
      ...body,
    });
    if (status !== 201) throw new Error(`open: ${status} ${JSON.stringify(opened)}`);
    return opened.number;
  }

  async token(username: string): Promise<string> {
    const known = this.tokens.get(username);
    if (known) return known;
    const { body } = await this.call<{ access_token: string }>('POST', null, '/api/v1/auth/token', {
      username,
      password: 'caseline-demo',
    });
    this.tokens.set(username, body.access_token);
    return body.access_token;
  }
}

/** Asks until the answer is as wanted, for at most `ms`; then gives the last one, for the test to complain of. */
export async function eventually<T>(
  ask: () => T | Promise<T>,
  wanted: (answer: T) => boolean,
  ms = 15_000,
): Promise<T> {
  const end = Date.now() + ms;
  for (;;) {
    const answer = await ask();
    if (wanted(answer) || Date.now() > end) return answer;
    await pause(100);
  }
}
