import { z } from 'zod';
import { doings } from '../domain/vocabulary.ts';
import { bePresent, leave, listPresent, type Presence } from '../store/presence.ts';
import { numberParams, visibleCase } from './cases.ts';
import { pageOf } from './pages.ts';
import { staff } from './roles.ts';
import { empty, ok, route, type Route } from './route.ts';

/** How long somebody is taken to be there who does not say so again, in milliseconds. */
const presentFor = 20_000;

const presence = z
  .strictObject({
    number: z.string(),
    person: z.strictObject({ id: z.string(), name: z.string() }),
    doing: z.enum(doings),
    until: z.iso.datetime(),
  })
  .meta({ id: 'Presence' });

export const viewPresence = ({ number, person, doing, until }: Presence): z.infer<typeof presence> => ({
  ...{ number, person, doing },
  until: until.toISOString(),
});

const base = { path: '/api/v1/cases/{number}/presence', tag: 'Live', roles: staff, params: numberParams };

/** Who has a case before them is kept for seconds, and never becomes part of its history. */
export const presenceRoutes: Route[] = [
  route({
    ...base,
    method: 'put',
    summary: 'To have a case before one, or to be writing in it; to be said again every few seconds',
    passing: true,
    body: z.strictObject({ doing: z.enum(doings) }).meta({ id: 'PresenceBody' }),
    answer: { status: 200, description: 'The others who have it before them', schema: pageOf(presence) },
    handler: async ({ actor, params: { number }, body: { doing } }) => {
      const { id, name } = actor;
      await visibleCase(number, actor);
      await bePresent({ number, person: { id, name }, doing, until: new Date(Date.now() + presentFor) });
      const others = (await listPresent(number)).filter(({ person }) => person.id !== id);
      return ok({ data: others.map(viewPresence), page: { next: null } });
    },
  }),
  route({
    ...base,
    method: 'delete',
    summary: 'To have it before one no longer',
    passing: true,
    answer: { status: 204, description: 'Others are told at once' },
    handler: async ({ actor, params }) => {
      await leave(params.number, actor.id);
      return empty;
    },
  }),
];
