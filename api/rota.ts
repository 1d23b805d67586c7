import { z } from 'zod';
import { rotaDocument, type RotaDocument } from '../calendars/rota.ts';
import { editors } from '../domain/administration.ts';
import { type RotaRole, rotaRoles } from '../domain/rota.ts';
import type { Edited } from '../store/editable.ts';
import { onDutyAt } from '../store/duty.ts';
import { findPeopleInRole } from '../store/people.ts';
import { findRota, putRota } from '../store/rota.ts';
import { checkCalendar } from './calendars.ts';
import { stale } from './etag.ts';
import * as f from './fields.ts';
import { goingOnLeave, tellCases } from './leave.ts';
import { confirming, handBackCasesOf, showWhatTheyHold } from './leaving.ts';
import { unknownField } from './problem.ts';
import { say } from './refusals.ts';
import { staff } from './roles.ts';
import { type Answer, ok, route, type Route, type SignedInCall } from './route.ts';
import { byRole } from './views.ts';

const rotaView = z
  .strictObject({
    revision: z.int().meta({ description: '0 while there is no rota: then everybody is on duty' }),
    ...rotaDocument.shape,
    changedAt: z.iso.datetime().nullable(),
    changedBy: z.string().nullable(),
  })
  .meta({ id: 'Rota' });

const none: z.infer<typeof rotaView> = {
  revision: 0,
  timezone: 'UTC',
  shifts: [],
  absences: [],
  changedAt: null,
  changedBy: null,
};

const view = ({ document, changedAt, ...rest }: Edited<RotaDocument>): z.infer<typeof rotaView> => ({
  revision: rest.revision,
  ...document,
  changedAt: changedAt.toISOString(),
  changedBy: rest.changedBy,
});

/** Everybody on the rota is there and in the role of the shift; so is every calendar. */
async function check({ shifts, absences }: RotaDocument): Promise<void> {
  const inRole = new Map<RotaRole, Set<string>>();
  for (const role of rotaRoles)
    inRole.set(role, new Set((await findPeopleInRole(role)).map(({ _id }) => _id)));
  for (const [i, { role, people = [], inside, outside }] of shifts.entries()) {
    for (const [j, id] of people.entries())
      if (!inRole.get(role)?.has(id))
        throw unknownField(`shifts.${i}.people.${j}`, say('noneInRole', { role, id }));
    if (inside !== undefined) await checkCalendar(inside, `shifts.${i}.inside`);
    if (outside !== undefined) await checkCalendar(outside, `shifts.${i}.outside`);
  }
  for (const [i, absence] of absences.entries())
    if (!rotaRoles.some((role) => inRole.get(role)?.has(absence.person)))
      throw unknownField(`absences.${i}.person`, say('nobodyOfId', { id: absence.person }));
}

type PutCall = SignedInCall<unknown, z.infer<typeof confirming>, RotaDocument>;

/** Whoever is on leave from now on hands back what they hold; the cases of all others ask the new rota. */
async function put(call: PutCall) {
  const { body, query, actor, expectedRevision } = call;
  await check(body);
  const before = (await findRota())?.document.absences ?? [];
  const leaving = await goingOnLeave(before, body.absences);
  if (!query.confirm) await showWhatTheyHold(leaving);
  const done = await putRota(body, actor.id, expectedRevision);
  if (!done) throw stale('The rota', expectedRevision ?? 0);
  for (const { id } of leaving) await handBackCasesOf({ id, revision: done.revision }, call, 'leave');
  await tellCases([...before, ...body.absences], call.deps);
  return ok(view(done), done.revision);
}

const dutyView = z.strictObject({ at: z.iso.datetime(), ...byRole(rotaRoles) }).meta({
  id: 'Duty',
  description:
    'Who is on duty, by role: engineers and experts can be assigned a case, agents and managers are told',
});
const moment = z.strictObject({ at: f.thisCentury.optional().meta({ description: 'default now' }) });

async function duty({ query }: SignedInCall<unknown, z.infer<typeof moment>, unknown>): Promise<Answer> {
  const at = query.at === undefined ? Date.now() : Date.parse(query.at);
  return ok({ at: new Date(at).toISOString(), ...(await onDutyAt(rotaRoles, at)) });
}

const base = { tag: 'Rota' };

export const rotaRoutes: Route[] = [
  route({
    ...base,
    method: 'get',
    path: '/api/v1/rota',
    summary: 'Shifts and absences',
    roles: staff,
    answer: { status: 200, description: 'The rota', schema: rotaView },
    handler: async () => {
      const found = await findRota();
      return found ? ok(view(found), found.revision) : ok(none, 0);
    },
  }),
  route({
    ...base,
    method: 'get',
    path: '/api/v1/rota/duty',
    summary: 'Who is on duty',
    roles: staff,
    query: moment,
    answer: { status: 200, description: 'Those on duty', schema: dutyView },
    handler: duty,
  }),
  route({
    ...base,
    method: 'put',
    path: '/api/v1/rota',
    summary: 'Put the rota; assignments from now on follow it',
    roles: editors.rota,
    query: confirming,
    body: rotaDocument,
    answer: { status: 200, description: 'The rota', schema: rotaView },
    handler: put,
  }),
];
