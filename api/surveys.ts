import { z } from 'zod';
import { surveyQuestions } from '../domain/vocabulary.ts';
import { surveyAnswers } from './bodies.ts';
import {
  contactOf,
  followLink,
  type Linked,
  linkedCase,
  linkedCaseFields,
  tokenParams,
  useLink,
} from './links.ts';
import { ok, publicRoute, type Route } from './route.ts';

const surveyView = z
  .strictObject({
    ...linkedCaseFields,
    questions: z.array(z.enum(surveyQuestions)),
    open: z.boolean().meta({ description: 'whether it can still be answered' }),
    answered: z.boolean(),
  })
  .meta({ id: 'Survey' });

const isOpen = ({ state, round }: Linked) => state.stage === 'surveying' && state.round === round;

const view = (linked: Linked): z.infer<typeof surveyView> => ({
  ...linkedCase(linked),
  questions: [...surveyQuestions],
  open: isOpen(linked),
  answered: linked.state.survey !== null,
});

const path = '/api/v1/surveys/{token}';
export const surveyRoutes: Route[] = [
  publicRoute({
    method: 'get',
    path,
    tag: 'Mailed links',
    summary: 'The questions of the survey',
    params: tokenParams,
    answer: { status: 200, description: 'The survey', schema: surveyView },
    handler: async ({ deps, params }) => ok(view(await followLink(deps, params.token, 'survey'))),
  }),
  publicRoute({
    method: 'post',
    path,
    tag: 'Mailed links',
    summary: 'Answer the survey',
    params: tokenParams,
    body: surveyAnswers,
    answer: { status: 200, description: 'The survey, answered', schema: surveyView },
    handler: async ({ deps, params, body, attempt }) => {
      const linked = await followLink(deps, params.token, 'survey');
      const { state, round } = linked;
      const request = { ...body, round, actor: contactOf(state) };
      await attempt.begin();
      return useLink(
        linked,
        () => deps.engine.act(state.number, 'answerSurvey', request, attempt.updateId),
        view,
      );
    },
  }),
];
