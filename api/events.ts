import { PassThrough } from 'node:stream';
import { disclosedData } from '../domain/disclosure.ts';
import { findCase } from '../store/cases.ts';
import type { Coming } from '../store/changes.ts';
import { findRma } from '../store/rmas.ts';
import { recent } from '../store/recent.ts';
import { boundTo } from './cases.ts';
import { feed, type Told } from './feed.ts';
import { viewPresence } from './presence.ts';
import { Problem, unavailable } from './problem.ts';
import { say } from './refusals.ts';
import { everyone } from './roles.ts';
import { type Answer, route, type Route, type SignedIn, type SignedInCall } from './route.ts';

/** How often a silent connection is shown to be alive and its session is looked at again, in milliseconds. */
const heartbeat = 15_000;
/** Connections of one person: tabs, not programs. */
const atOnce = 12;
/** A reader who takes no more than this many waiting characters is let go, and comes back. */
const backlog = 256 * 1024;

const open = new Map<string, number>();

/** Whose a case or an RMA is; that never changes. */
const owners = recent(10 * 60_000, async (number) => {
  const found = number.startsWith('R') ? await findRma(number) : await findCase(number);
  if (!found) throw new Error(`${number} is not stored`);
  return found.customer.id;
});

const resources = { C: 'cases', R: 'rmas', L: 'calls' } as const;

/** Whether the reader may know of the change: customers of what is public, disclosed, and their own. */
async function mayKnow(reader: SignedIn, { entry }: Told): Promise<boolean> {
  const bound = boundTo(reader);
  if (bound === undefined) return true;
  const { number, visibility, kind, data } = entry;
  if (number.startsWith('L') || visibility !== 'public' || disclosedData(kind, data) === null) return false;
  return (await owners.get(number).catch(() => undefined)) === bound;
}

/** Who comes and goes is for staff, and no news to themselves. */
const mayMeet = (reader: SignedIn, coming: Coming) =>
  boundTo(reader) === undefined && reader.id !== (coming.doing === null ? coming.personId : coming.person.id);

/** With an ID the reader resumes after it; what has none is not told again. */
const written = (event: string, data: object, id?: string) =>
  `event: ${event}\n${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`;

/** That something changed and where: the change itself is read where everything is read. */
function changed(told: Told): string {
  const { number, seq, kind, at } = told.entry;
  const resource = resources[number[0] as keyof typeof resources];
  return written('changed', { resource, number, seq, kind, at }, feed.idOf(told));
}
const came = (coming: Coming) =>
  coming.doing === null
    ? written('left', { number: coming.number, personId: coming.personId })
    : written('present', viewPresence(coming));
const reset = () => written('reset', {}, feed.idOf());

async function listen(call: SignedInCall<unknown, unknown, unknown>): Promise<Answer> {
  const { actor, lastEventId, reauthenticate } = call;
  const mine = open.get(actor.id) ?? 0;
  if (mine >= atOnce)
    throw new Problem('too_many', say('tooManyStreams', { most: atOnce }), {
      headers: { 'retry-after': '30' },
    });
  await feed.open().catch(() => {
    throw unavailable('The database');
  });
  let reader = actor;
  const body = new PassThrough({ highWaterMark: backlog });
  // One after the other, so that looking up an owner changes no order.
  let queue = Promise.resolve();
  const write = (text: string) => {
    if (!body.writable) return;
    if (body.writableLength > backlog) body.destroy();
    else body.write(text);
  };
  /** Who listens, as of now; a session that is over hears no more. */
  const lookAgain = () =>
    reauthenticate().then(
      (now) => (reader = now),
      (error: unknown) => error instanceof Problem && error.status === 401 && body.end(),
    );
  const pass = (tell: () => void | Promise<void>) => {
    queue = queue.then(async () => {
      await lookAgain();
      await tell();
    });
  };
  const tellChange = (told: Told) =>
    pass(async () => {
      if (await mayKnow(reader, told)) write(changed(told));
    });
  const stop = feed.listen({
    changed: tellChange,
    came: (coming) =>
      pass(() => {
        if (mayMeet(reader, coming)) write(came(coming));
      }),
    // After a break nothing comes until the stream is opened again; the reader does that by coming back.
    lost: () => {
      queue = queue.then(() => {
        write(reset());
        body.end();
      });
    },
  });
  const beat = setInterval(() => {
    write(': alive\n\n');
    void lookAgain();
  }, heartbeat);
  beat.unref();
  open.set(actor.id, (open.get(actor.id) ?? 0) + 1);
  body.once('close', () => {
    stop();
    clearInterval(beat);
    const left = (open.get(actor.id) ?? 1) - 1;
    if (left) open.set(actor.id, left);
    else open.delete(actor.id);
  });
  write('retry: 1000\n: welcome\n\n');
  const missed = lastEventId === undefined ? [] : feed.since(lastEventId);
  if (missed) missed.forEach(tellChange);
  else write(reset());
  return {
    status: 200,
    body,
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  };
}

export const eventRoutes: Route[] = [
  route({
    method: 'get',
    path: '/api/v1/events',
    tag: 'Live',
    summary: 'Changes as they happen, each for those who may know of it',
    roles: everyone,
    refuses: [429],
    answer: {
      status: 200,
      description:
        'Server-sent events: `changed` with `{resource, number, seq, kind, at}`; `reset` when changes may have been missed. `Last-Event-ID` resumes. For staff also `present` with a Presence, and `left` with `{number, personId}`.',
      type: 'text/event-stream',
    },
    handler: listen,
  }),
];
