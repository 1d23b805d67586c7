import { z } from 'zod';
import type { Candidate } from '../domain/assignment.ts';
import { courses, preview } from '../domain/case/preview.ts';
import { editors } from '../domain/administration.ts';
import { clockNames, type Language, priorities } from '../domain/vocabulary.ts';
import { words } from '../domain/words/index.ts';
import { compile } from '../policies/compile.ts';
import { policyDocument, type WholePolicy } from '../policies/schema.ts';
import { calendars } from '../store/calendars.ts';
import { hoursOf } from '../store/hours.ts';
import * as f from './fields.ts';
import { farAhead } from './forecast.ts';
import { foreseen, viewForeseen } from './foreseen.ts';
import { checkWhole } from './policies.ts';
import { policyWarning, warningsOf } from './policyWarnings.ts';
import { ok, route, type Route } from './route.ts';

const previewView = z
  .strictObject({
    openedAt: z.iso.datetime(),
    warnings: z.array(policyWarning),
    data: z.array(
      z.strictObject({
        priority: z.enum(priorities),
        promises: z
          .array(z.strictObject({ clock: z.enum(clockNames), dueAt: z.iso.datetime().nullable() }))
          .meta({
            description: 'what is promised from the opening on; the arrival on site, from the dispatch on',
          }),
        courses: z.array(z.strictObject({ course: z.enum(courses), entries: z.array(foreseen) })).meta({
          description:
            'what comes if nobody responds; if somebody does at once and no more; if the fault is resolved at once; if the customer agrees at once',
        }),
      }),
    ),
  })
  .meta({ id: 'PolicyPreview' });

/** As many engineers as the policy can ask for, alike but for their order. */
const imagined = ({ response }: WholePolicy, language: Language): Candidate[] =>
  Array.from({ length: (response.maxTakeovers ?? 3) + 1 }, (_, i) => ({
    ...{
      id: `engineer-${i + 1}`,
      name: `${words[language].roles.engineer} ${i + 1}`,
      skills: [],
      onDuty: true,
    },
    ...{ similarSolved: -i, load: 0, responsible: false },
  }));

async function hoursFor({ calendar }: WholePolicy, at: number) {
  const found = calendar === undefined ? null : await calendars.find(calendar);
  return found && hoursOf(found.document, { from: at, until: at + farAhead });
}

export const policyPreviewRoutes: Route[] = [
  route({
    method: 'post',
    path: '/api/v1/policies/preview',
    tag: 'Policies',
    summary: 'What cases of each priority would experience under a policy; nothing is stored',
    roles: editors.policies,
    query: z.strictObject({ openedAt: f.thisCentury.optional().meta({ description: 'default now' }) }),
    body: policyDocument,
    answer: {
      status: 200,
      description: 'Every deadline, reminder, takeover and report',
      schema: previewView,
    },
    handler: async ({ body, query, language, timeZone }) => {
      const reader = { language, timeZone };
      const at = query.openedAt === undefined ? Date.now() : Date.parse(query.openedAt);
      const document = await checkWhole(body);
      const hours = await hoursFor(document, at);
      const engineers = imagined(document, language);
      const { agent, customer } = words[language].roles;
      const people = new Map([
        ['contact', customer],
        ['agent', agent],
        ...engineers.map(({ id, name }): [string, string] => [id, name]),
      ]);
      const nameOf = (to: { person: string } | { contact: true }) => {
        const id = 'contact' in to ? 'contact' : to.person;
        return Promise.resolve({ id, name: people.get(id) ?? id });
      };
      const policy = compile('preview', 1, document);
      const data = priorities.map(async (priority) => {
        const { promises, courses } = preview(policy, priority, at, engineers, hours);
        return {
          priority,
          promises: promises.map(({ clock, dueAt }) => ({ clock, dueAt: isoOf(dueAt) })),
          courses: await Promise.all(
            courses.map(async ({ course, foreseen: entries }) => ({
              course,
              entries: await Promise.all(entries.map((entry) => viewForeseen(entry, reader, nameOf))),
            })),
          ),
        };
      });
      const warnings = await warningsOf(document, language);
      return ok({ openedAt: new Date(at).toISOString(), warnings, data: await Promise.all(data) });
    },
  }),
];

/** Null for what lies beyond the hours that are known. */
const isoOf = (at: number): string | null => (at === Infinity ? null : new Date(at).toISOString());
