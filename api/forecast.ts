import { z } from 'zod';
import { type Foreseen, forecast } from '../domain/case/forecast.ts';
import { withHours } from '../domain/case/hours.ts';
import type { CaseState } from '../domain/case/state.ts';
import type { Recipient } from '../domain/notices.ts';
import { recounted } from '../domain/disclosure.ts';
import { type Language, roles } from '../domain/vocabulary.ts';
import { tell } from '../domain/words/index.ts';
import { candidates } from '../store/assignment.ts';
import { calendars } from '../store/calendars.ts';
import { hoursOf } from '../store/hours.ts';
import { recallUser } from '../store/people.ts';
import { numberParams, visibleCase } from './cases.ts';
import { ok, route, type Route } from './route.ts';
import { staff } from './roles.ts';

const person = z.strictObject({ id: z.string(), name: z.string() });
const recipient = z.union([person, z.strictObject({ role: z.enum(roles) })]);
const foreseen = z
  .strictObject({
    at: z.iso.datetime(),
    kind: z.string(),
    text: z.string().meta({ description: "in the reader's language" }),
    data: z.record(z.string(), z.unknown()),
    notices: z.array(
      z.strictObject({ to: recipient, channels: z.array(z.enum(['email', 'sms'])), template: z.string() }),
    ),
  })
  .meta({ id: 'ForecastEntry' });

/** A part in the case as a reader knows it: by name, or a whole role. */
async function named(to: Recipient, state: CaseState): Promise<z.infer<typeof recipient>> {
  if ('role' in to) return { role: to.role };
  if ('contact' in to) return { id: 'contact', name: state.contact.name };
  return { id: to.person, name: (await recallUser(to.person))?.name ?? to.person };
}

/** How far ahead the calendar is asked for, in milliseconds: nothing that a case does by itself takes longer. */
const farAhead = 400 * 86_400_000;

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

const view =
  (state: CaseState, language: Language) =>
  async ({ event, notices }: Foreseen): Promise<z.infer<typeof foreseen>> => {
    const data = recounted(event.kind, event.data);
    return {
      at: new Date(event.at).toISOString(),
      kind: event.kind,
      text: tell({ kind: event.kind, data }, language),
      data,
      notices: await Promise.all(
        notices.map(async ({ to, channels, template }) => ({
          to: await named(to, state),
          channels: [...channels],
          template,
        })),
      ),
    };
  };

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
    handler: async ({ params, actor }) => {
      const state = await visibleCase(params.number, actor);
      const { category, vendor, customer } = state;
      const engineers = await candidates({ category, vendor, customerId: customer.id });
      const now = Date.now();
      const entries = forecast(await farSighted(state, now), engineers, now);
      return ok({
        data: await Promise.all(entries.map(view(state, actor.language))),
        page: { next: null },
      });
    },
  }),
];
