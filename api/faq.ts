import { z } from 'zod';
import { editors } from '../domain/administration.ts';
import { faqCategories } from '../domain/vocabulary.ts';
import { isDuplicate } from '../store/connection.ts';
import {
  addFaqEntry,
  changeFaqEntry,
  countFaq,
  type FaqRecord,
  findFaqEntry,
  listFaq,
  removeFaqEntry,
  suggestFaq,
} from '../store/faq.ts';
import { boundTo } from './cases.ts';
import { stale } from './etag.ts';
import * as f from './fields.ts';
import { answerPage, flag, listQuery, pageOf } from './pages.ts';
import { notThere } from './problem.ts';
import { everyone } from './roles.ts';
import { created, empty, ok, route, type Route, type SignedIn } from './route.ts';

const inBoth = (text: z.ZodType<string>) => z.strictObject({ en: text, 'zh-CN': text });
const fields = {
  category: z.enum(faqCategories),
  order: z.int().min(0).max(1_000_000).meta({ description: 'entries are read in this order' }),
  published: z.boolean().meta({ description: 'customers read only what is published' }),
  question: inBoth(f.line(300)),
  answer: inBoth(f.text(10_000)).meta({ description: 'plain text' }),
};
const entryView = z.strictObject({ id: z.string(), ...fields, revision: z.int() }).meta({ id: 'FaqEntry' });
const newEntry = z
  .strictObject(fields)
  .extend({ order: fields.order.default(0), published: fields.published.default(false) })
  .meta({ id: 'NewFaqEntry' });
const entryChange = z.strictObject(fields).partial().meta({ id: 'FaqEntryChange' });

const view = ({ _id, ...entry }: FaqRecord): z.infer<typeof entryView> => ({ id: _id, ...entry });

/** The entry; one that is not published is not there for customers. */
async function visibleEntry(id: string, actor: SignedIn): Promise<FaqRecord> {
  const found = await findFaqEntry(id);
  if (!found || (!found.published && boundTo(actor) !== undefined)) throw notThere(`FAQ entry ${id}`);
  return found;
}

const faqList = listQuery(['order', '-order'], {
  category: f.oneOrMore(faqCategories).optional(),
  published: flag.optional(),
  q: f.line(200).optional().meta({ description: 'every word must begin a word of the entry' }),
});

/** More than this many would keep somebody from writing what is wrong. */
const mostSuggestions = 3;

const path = '/api/v1/faq';
const one = `${path}/{id}`;
const params = z.strictObject({ id: f.id });
const base = { tag: 'FAQ' };

export const faqRoutes: Route[] = [
  route({
    ...{ ...base, method: 'get', path, roles: everyone, query: faqList },
    summary: 'Questions that customers ask over and over; customers read the published ones',
    answer: { status: 200, description: 'One page of entries', schema: pageOf(entryView) },
    handler: (call) => {
      const { category, published, q, sort = 'order' } = call.query;
      const bound = boundTo(call.actor) !== undefined;
      // A customer who asks for what is not published gets what is there for them: nothing.
      const filter = { category: bound && published === false ? [] : category, q };
      const asked = { ...filter, published: bound || published };
      return answerPage(
        call,
        sort,
        (position, limit) => listFaq(asked, sort.startsWith('-'), position, limit),
        view,
        () => countFaq(asked),
      );
    },
  }),
  route({
    ...{ ...base, method: 'get', path: `${path}/suggestions`, roles: everyone },
    summary: 'The published entries that a text is most likely about',
    query: z.strictObject({ about: f.line(200) }),
    answer: {
      status: 200,
      description: `At most ${mostSuggestions}, the likeliest first`,
      schema: z.strictObject({ data: z.array(entryView), page: z.strictObject({ next: z.null() }) }),
    },
    handler: async ({ query: { about } }) =>
      ok({ data: (await suggestFaq(about, mostSuggestions)).map(view), page: { next: null } }),
  }),
  route({
    ...{ ...base, method: 'get', path: one, summary: 'One entry', roles: everyone, params },
    answer: { status: 200, description: 'The entry', schema: entryView },
    handler: async ({ params: { id }, actor }) => {
      const found = await visibleEntry(id, actor);
      return ok(view(found), found.revision);
    },
  }),
  route({
    ...{ ...base, method: 'post', path, summary: 'Add an entry', roles: editors.faq, body: newEntry },
    answer: { status: 201, description: 'The entry', schema: entryView },
    handler: async ({ body, attempt }) => {
      const id = await attempt.reserve(() => Promise.resolve(crypto.randomUUID()));
      // A retry after a crash finds what the first try added.
      const added = await addFaqEntry(id, body).catch(async (error: unknown) => {
        const before = isDuplicate(error) ? await findFaqEntry(id) : null;
        if (!before) throw error;
        return before;
      });
      return created(`${path}/${id}`, view(added), added.revision);
    },
  }),
  route({
    ...{ ...base, method: 'patch', path: one, summary: 'Change an entry', roles: editors.faq, params },
    body: entryChange,
    answer: { status: 200, description: 'The entry', schema: entryView },
    handler: async ({ params: { id }, body, actor, expectedRevision }) => {
      await visibleEntry(id, actor);
      const after = await changeFaqEntry(id, body, expectedRevision);
      if (!after) throw stale(`FAQ entry ${id}`, expectedRevision ?? 0);
      return ok(view(after), after.revision);
    },
  }),
  route({
    ...{ ...base, method: 'delete', path: one, summary: 'Remove an entry', roles: editors.faq, params },
    answer: { status: 204, description: 'It is gone' },
    handler: async ({ params: { id }, actor, expectedRevision }) => {
      await visibleEntry(id, actor);
      if (await removeFaqEntry(id, expectedRevision)) return empty;
      throw stale(`FAQ entry ${id}`, expectedRevision ?? 0);
    },
  }),
];
