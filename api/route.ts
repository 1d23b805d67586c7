import type { Logger } from 'pino';
import type { z } from 'zod';
import type { Settings } from '../config/settings.ts';
import type { customerLimits } from '../domain/customerLimits.ts';
import type { Actor } from '../domain/people.ts';
import type { Language, Role } from '../domain/vocabulary.ts';
import type { OwnSession } from './auth.ts';
import type { Attempt } from './idempotency.ts';
import type { Engine } from './temporal.ts';
import type { Receive } from './upload.ts';

/** What handlers work with beside the store. */
export interface Deps {
  settings: Pick<
    Settings,
    | 'secret'
    | 'publicUrl'
    | 'timeZone'
    | 'language'
    | 'payloadKeys'
    | 'temporal'
    | 'temporalUiUrl'
    | 'trustedProxies'
    | 'demo'
  >;
  engine: Engine;
  log: Logger;
  /** What has been reached and made ready since the start. */
  prepared: { database: boolean; temporal: boolean };
}

/** A person who is signed in, as the directory knows them now. */
export interface SignedIn extends Actor {
  language: Language;
  /** Their own, where they have chosen one. */
  timeZone: string | null;
}

/** A checked request: whatever a schema did not name is not in it. */
export interface Call<P, Q, B> {
  deps: Deps;
  params: P;
  query: Q;
  body: B;
  /** Path of the request, without its query. */
  path: string;
  /** Network address of the caller. */
  address: string;
  /** Whether the caller came by HTTPS. */
  secure: boolean;
  /** What the caller's browser or program calls itself. */
  agent: string | null;
  /** The reader's language: what their page speaks (`Caseline-Language`), else their own, else what the browser prefers. */
  language: Language;
  /**
   * By whose clocks the reader is told: their own, else those of their page (`Caseline-Time-Zone`), of their customer, or of
   * the centre.
   */
  timeZone: string;
  /** The revision in `If-Match`, where the caller insists on one. */
  expectedRevision: number | undefined;
  /** The last event that a returning listener has. */
  lastEventId: string | undefined;
  /** Who asks, as of now; rejects with 401 once the session is over or the account is closed. */
  reauthenticate: () => Promise<SignedIn>;
  /** The caller's session; rejects with 401 where there is none, or it is over. */
  session: () => Promise<OwnSession>;
  attempt: Attempt;
  /** Tells the audit what the path does not say. */
  trace: (what: { userId?: string; name?: string; subject?: string }) => void;
  /** Reads the file of a route with `upload`. */
  receive: Receive;
}
export type SignedInCall<P, Q, B> = Call<P, Q, B> & { actor: SignedIn };

export interface Answer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

type Shape = z.ZodObject;
export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** All there is to know about one route: express, validation, permissions and OpenAPI are made from it. */
export interface Route {
  method: Method;
  /** As OpenAPI writes it: `/api/v1/cases/{number}`. */
  path: string;
  tag: string;
  summary: string;
  /** Who may; `public` needs no login. A route without roles stops the start. */
  access: 'public' | readonly Role[];
  params?: Shape;
  query?: Shape;
  body?: z.ZodType;
  /** The body is one file, which the handler receives. */
  upload?: true;
  /** What a customer sends by it, of which there is so much within a time. */
  sends?: keyof typeof customerLimits;
  /** Nothing of it lasts, and it comes every few seconds: a write that the audit leaves out. */
  passing?: true;
  answer: { status: number; description: string; schema?: z.ZodType; type?: string };
  /** Statuses of refusals beside those that follow from what a route takes. */
  refuses?: readonly number[];
  handler: (call: never) => Promise<Answer>;
}

interface Definition<P extends Shape, Q extends Shape, B extends z.ZodType> extends Omit<
  Route,
  'access' | 'handler'
> {
  params?: P;
  query?: Q;
  body?: B;
}

/** A route for people who are signed in and hold one of `roles`. */
export function route<P extends Shape, Q extends Shape, B extends z.ZodType>(
  definition: Definition<P, Q, B> & {
    roles: readonly Role[];
    handler: (call: SignedInCall<z.output<P>, z.output<Q>, z.output<B>>) => Promise<Answer>;
  },
): Route {
  const { roles, ...rest } = definition;
  return { ...rest, access: roles };
}

/** A route for anybody; what protects it is in its handler. */
export function publicRoute<P extends Shape, Q extends Shape, B extends z.ZodType>(
  definition: Definition<P, Q, B> & {
    handler: (call: Call<z.output<P>, z.output<Q>, z.output<B>>) => Promise<Answer>;
  },
): Route {
  return { ...definition, access: 'public' };
}

export const ok = (body: unknown, revision?: number): Answer => ({
  status: 200,
  body,
  ...(revision !== undefined && { headers: { etag: `"${revision}"` } }),
});

export const created = (location: string, body: unknown, revision: number): Answer => ({
  status: 201,
  body,
  headers: { location, etag: `"${revision}"` },
});

export const empty: Answer = { status: 204 };
