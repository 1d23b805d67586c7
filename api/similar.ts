import { z } from 'zod';
import { mostSimilar } from '../domain/case/similar.ts';
import { solvedLike, type SolvedCase } from '../store/similar.ts';
import { numberParams, visibleCase } from './cases.ts';
import { staff } from './roles.ts';
import { ok, route, type Route } from './route.ts';
import { person } from './views.ts';

const text = z.string();
const similarView = z
  .strictObject({
    number: text,
    title: text,
    customer: person,
    category: text.nullable(),
    vendor: text.nullable(),
    resolvedAt: z.iso.datetime(),
    cause: text,
    treatment: text,
    words: z.array(text).meta({ description: 'what it has in common with the case' }),
  })
  .meta({ id: 'SimilarCase' });

const view = ({ resolvedAt, words, ...solved }: SolvedCase): z.infer<typeof similarView> => ({
  ...solved,
  resolvedAt: new Date(resolvedAt).toISOString(),
  words: [...words],
});

export const similarRoutes: Route[] = [
  route({
    method: 'get',
    path: '/api/v1/cases/{number}/similar',
    tag: 'Cases',
    summary: 'Solved cases that are like this one, the most alike first',
    // What other customers reported is not for customers.
    roles: staff,
    params: numberParams,
    answer: {
      status: 200,
      description: 'At most ten',
      schema: z.strictObject({ data: z.array(similarView) }),
    },
    handler: async ({ params, actor }) => {
      const found = await visibleCase(params.number, actor);
      return ok({ data: mostSimilar(found, await solvedLike(found)).map(view) });
    },
  }),
];
