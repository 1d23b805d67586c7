import { z } from 'zod';
import { zoneOfContact } from '../store/zones.ts';
import { linkConsent } from './bodies.ts';
import { today } from './centre.ts';
import { readerOf, reportOf, reportQuery } from './faultReports.ts';
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

const consentView = z
  .strictObject({
    ...linkedCaseFields,
    resolution: z
      .strictObject({ cause: z.string(), treatment: z.string(), restoredAt: z.string() })
      .nullable(),
    open: z.boolean().meta({ description: 'whether the question still waits for an answer' }),
    agreed: z.boolean().nullable(),
  })
  .meta({ id: 'ConsentRequest' });

const isOpen = ({ state, round }: Linked) => state.stage === 'confirming' && state.round === round;

function view(linked: Linked): z.infer<typeof consentView> {
  const { resolution, consent } = linked.state;
  return {
    ...linkedCase(linked),
    resolution: resolution && {
      cause: resolution.cause,
      treatment: resolution.treatment,
      restoredAt: resolution.restoredAt,
    },
    open: isOpen(linked),
    agreed: isOpen(linked) ? null : (consent?.agreed ?? null),
  };
}

const path = '/api/v1/consents/{token}';
export const consentRoutes: Route[] = [
  publicRoute({
    method: 'get',
    path,
    tag: 'Mailed links',
    summary: 'What the customer is asked to agree to',
    params: tokenParams,
    answer: { status: 200, description: 'The question', schema: consentView },
    handler: async ({ deps, params }) => ok(view(await followLink(deps, params.token, 'consent'))),
  }),
  publicRoute({
    method: 'get',
    path: `${path}/fault-report`,
    tag: 'Mailed links',
    summary: 'The written fault report of what the customer is asked to agree to',
    params: tokenParams,
    query: reportQuery,
    refuses: [409],
    answer: { status: 200, description: 'The report', type: 'application/pdf' },
    handler: async ({ deps, params, query, language, timeZone }) => {
      const { state } = await followLink(deps, params.token, 'consent');
      const { id } = state.customer;
      const theirs = await zoneOfContact(id, state.contact, today(deps));
      return reportOf(state, readerOf(state, { language, timeZone: theirs ?? timeZone }, query));
    },
  }),
  publicRoute({
    method: 'post',
    path,
    tag: 'Mailed links',
    summary: "The customer's answer",
    params: tokenParams,
    body: linkConsent,
    answer: { status: 200, description: 'The question, answered', schema: consentView },
    handler: async ({ deps, params, body, attempt }) => {
      const linked = await followLink(deps, params.token, 'consent');
      const { state, round } = linked;
      const actor = contactOf(state);
      const request = { ...body, by: actor.name, via: 'email' as const, round, actor };
      await attempt.begin();
      return useLink(linked, () => deps.engine.act(state.number, 'consent', request, attempt.updateId), view);
    },
  }),
];
