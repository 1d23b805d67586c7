import { z } from 'zod';
import { forecast } from '../domain/case/forecast.ts';
import { withHours } from '../domain/case/hours.ts';
import type { CaseState } from '../domain/case/state.ts';
import { candidates } from '../store/assignment.ts';
import { dutyFor } from '../store/duty.ts';
import { calendars } from '../store/calendars.ts';
import { hoursOf } from '../store/hours.ts';
import { recallUser } from '../store/people.ts';
import { numberParams, visibleCase } from './cases.ts';
import { foreseen, viewForeseen } from './foreseen.ts';
import { ok, route, type Route } from './route.ts';
import { staff } from './roles.ts';

/** A part in the case as a reader knows it. */
const namedIn =
  ({ contact }: CaseState) =>
  async (to: { person: string } | { contact: true }) =>
    'contact' in to
      ? { id: 'contact', name: contact.name }
      : { id: to.person, name: (await recallUser(to.person))?.name ?? to.person };

/** How far ahead the calendar is asked for, in milliseconds: nothing that a case does by itself takes longer. */
export const farAhead = 400 * 86_400_000;

/** The case with what the rota says of whoever has it by now. */
async function withDuty(state: CaseState, now: number): Promise<CaseState> {
  const duty = await dutyFor(state, now);
  return duty === undefined ? state : { ...state, duty };
}

/** The case with its calendar's hours for all that is to come; its workflow asks for them bit by bit. */
async function farSighted(state: CaseState, now: number): Promise<CaseState> {
  const { hours, policy } = state;
  const calendar = hours && policy.calendar !== undefined && (await calendars.find(policy.calendar));
  if (!hours || !calendar) return state;
  return withHours(
    state,
    await hoursOf(calendar.document, { from: hours.until, until: Math.max(hours.until, now) + farAhead }),
  );
}

export const forecastRoutes: Route[] = [
  route({
    method: 'get',
    path: '/api/v1/cases/{number}/forecast',
    tag: 'Cases',
    summary: 'What will happen, when and who will be told, if nobody acts',
    roles: staff,
    params: numberParams,
    answer: {
      status: 200,
      description: 'The deadlines to come, soonest first; at most 200',
      schema: z.strictObject({ data: z.array(foreseen), page: z.strictObject({ next: z.null() }) }),
    },
    handler: async ({ params, actor, language, timeZone }) => {
      const reader = { language, timeZone };
      const state = await visibleCase(params.number, actor);
      const { category, vendor, customer } = state;
      const engineers = await candidates({ category, vendor, customerId: customer.id });
      const now = Date.now();
      const entries = forecast(await farSighted(await withDuty(state, now), now), engineers, now);
      return ok({
        data: await Promise.all(entries.map((entry) => viewForeseen(entry, reader, namedIn(state)))),
        page: { next: null },
      });
    },
  }),
];
