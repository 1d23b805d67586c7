import { z } from 'zod';
import { disclosedData, recounted } from '../domain/disclosure.ts';
import { type Reader, tell } from '../domain/words/index.ts';
import { roles, visibilities } from '../domain/vocabulary.ts';
import { countTimeline, listTimeline, type TimelineRecord } from '../store/timeline.ts';
import { boundTo, numberParams, visibleCase } from './cases.ts';
import { answerPage, listQuery, pageOf } from './pages.ts';
import { everyone } from './roles.ts';
import { type Answer, route, type Route, type SignedIn, type SignedInCall } from './route.ts';

const entry = z
  .strictObject({
    seq: z.int(),
    at: z.iso.datetime(),
    actor: z.union([
      z.literal('system'),
      z.strictObject({ id: z.string(), name: z.string(), role: z.enum(roles) }),
    ]),
    kind: z.string(),
    visibility: z.enum(visibilities),
    text: z.string().meta({ description: "in the reader's language" }),
    data: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'TimelineEntry' });

export const timelinePage = pageOf(entry);
export const timelineQuery = listQuery(['seq'], {});

/** An entry as its reader may see it; the sentence says no more than the data does. */
const view =
  (reader: SignedIn, words: Reader) =>
  ({ seq, at, actor, kind, visibility, data }: TimelineRecord) => {
    const shown = boundTo(reader) === undefined ? recounted(kind, data) : disclosedData(kind, data);
    const text = shown && tell({ kind, data: shown }, words);
    return { seq, at: at.toISOString(), actor, kind, visibility, text: text ?? '', data: shown ?? {} };
  };

/** One page of the history of a case or an RMA; a customer sees what is public, from the entry `theirsFrom` on. */
export function answerTimeline(
  call: SignedInCall<{ number: string }, z.infer<typeof timelineQuery>, unknown>,
  theirsFrom = 0,
): Promise<Answer> {
  const { number } = call.params;
  const publicOnly = boundTo(call.actor) !== undefined;
  const before = publicOnly ? Math.max(0, theirsFrom - 1) : 0;
  return answerPage(
    call,
    'seq',
    async (position, limit) => {
      const after = position ? Number(position.value) : before;
      const { data, next } = await listTimeline(number, { after, limit, publicOnly });
      return { data, next: next === null ? null : { value: next, id: number } };
    },
    view(call.actor, call),
    () => countTimeline(number, { after: before, publicOnly }),
  );
}

export const timelineRoutes: Route[] = [
  route({
    method: 'get',
    path: '/api/v1/cases/{number}/timeline',
    tag: 'Cases',
    summary: 'The history of a case, oldest first',
    roles: everyone,
    params: numberParams,
    query: timelineQuery,
    answer: { status: 200, description: 'One page of the history', schema: timelinePage },
    handler: async (call) => {
      const { newCustomer } = await visibleCase(call.params.number, call.actor);
      return answerTimeline(call, newCustomer?.seq);
    },
  }),
];
