import { z } from 'zod';
import { callActionRules, callRefusal } from '../domain/call/decide.ts';
import {
  type CallActionName,
  type CallState,
  callStates,
  newCall,
  termsUnder,
} from '../domain/call/state.ts';
import { clip } from '../domain/clip.ts';
import { stampOf } from '../domain/people.ts';
import { roles } from '../domain/vocabulary.ts';
import { countCalls, findCall, listCalls } from '../store/calls.ts';
import { nextNumber } from '../store/counters.ts';
import { compiledPolicies } from '../store/policies.ts';
import { callClose, opening } from './bodies.ts';
import { openCase, plain } from './cases.ts';
import { today } from './centre.ts';
import * as f from './fields.ts';
import { answerPage, listQuery, pageOf } from './pages.ts';
import { notThere, Problem } from './problem.ts';
import { say } from './refusals.ts';
import { staff } from './roles.ts';
import { type Answer, created, ok, route, type Route, type SignedInCall } from './route.ts';
import { Gone } from './temporal.ts';
import { answerTimeline, timelinePage, timelineQuery } from './timeline.ts';
import { anyCaseView, person, personOrNull } from './views.ts';

const time = z.iso.datetime();
const callView = z
  .strictObject({
    number: z.string(),
    state: z.enum(callStates),
    company: z.string(),
    contactName: z.string(),
    phone: z.string().nullable(),
    symptom: z.string(),
    loggedBy: person.extend({ role: z.enum(roles) }),
    loggedAt: time,
    agent: personOrNull,
    acceptedAt: time.nullable(),
    dueAt: time.nullable().meta({ description: 'when it has to have reached an agent, then the manager' }),
    endedAt: time.nullable(),
    caseNumber: z.string().nullable(),
    outcome: z.string().nullable(),
    revision: z.int(),
  })
  .meta({ id: 'Call' });

const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());

function view(call: CallState): z.infer<typeof callView> {
  const { number, callState, customer, contact, symptom, loggedBy, agent, terms } = call;
  const due = call.acceptedAt === null ? call.loggedAt + terms.toAgent : call.acceptedAt + terms.toManager;
  return {
    ...{ number, state: callState, company: customer.name, symptom, loggedBy, agent },
    ...{ contactName: contact.name, phone: contact.phone ?? null },
    loggedAt: new Date(call.loggedAt).toISOString(),
    acceptedAt: iso(call.acceptedAt),
    dueAt: iso(call.endedAt === null ? due : null),
    endedAt: iso(call.endedAt),
    caseNumber: call.caseNumber,
    outcome: call.outcome,
    revision: call.seq,
  };
}

const newCallBody = z
  .strictObject({
    contactName: f.line(120),
    company: f.line(120),
    phone: f.phone.optional(),
    symptom: f.text(20_000),
  })
  .meta({ id: 'NewCall' });

async function log(call: SignedInCall<unknown, unknown, z.infer<typeof newCallBody>>): Promise<Answer> {
  const { actor, body, attempt, deps } = call;
  const { contactName, phone, company, symptom } = body;
  const number = await attempt.reserve(() => nextNumber('L', today(deps)));
  const contact = { name: contactName, ...(phone !== undefined && { phone }) };
  const terms = termsUnder(await compiledPolicies());
  const state = newCall({ number, company, contact, symptom }, stampOf(actor, staff), Date.now(), terms);
  const logged = await deps.engine
    .logCall({ state }, `log-${attempt.updateId}`)
    .catch(async (error: unknown) => {
      // Repeated when the call is over already: it was logged, and that is the answer.
      const found = error instanceof Gone ? await findCall(number) : null;
      if (found) return found;
      throw error;
    });
  return created(`/api/v1/calls/${number}`, view(logged), logged.seq);
}

async function known(number: string): Promise<CallState> {
  const found = await findCall(number);
  if (!found) throw notThere(`call ${number}`);
  return found;
}

type ActionCall = SignedInCall<{ number: string }, unknown, object>;

async function act(action: CallActionName, call: ActionCall, body: object): Promise<CallState> {
  const { deps, params, actor, attempt, expectedRevision } = call;
  const request = { ...body, actor: plain(actor), expectedRevision };
  try {
    return await deps.engine.actOnCall(params.number, action, request, attempt.updateId);
  } catch (error) {
    if (!(error instanceof Gone)) throw error;
    const { callState } = await known(params.number);
    throw new Problem(
      'wrong_state',
      say('callNotNow', { number: params.number, state: callState, name: undefined, action }),
    );
  }
}

async function answer(action: CallActionName, call: ActionCall): Promise<Answer> {
  await call.attempt.begin();
  const after = await act(action, call, call.body);
  return ok(view(after), after.seq);
}

const caseBody = opening
  .omit({ contact: true, description: true })
  .partial({ channel: true, title: true })
  .meta({ id: 'CallOpening' });

/** Makes a case of the call: what the caller said comes along, the agent adds whose it is. */
async function openFrom(call: ActionCall): Promise<Answer> {
  const { params, actor, body, attempt } = call;
  const from = await known(params.number);
  // A try that was interrupted between the case and the call finds the call ended by itself.
  const mine = from.callState === 'opened' && (await attempt.reserve(nothing)) === from.caseNumber;
  const refusal = mine ? undefined : callRefusal(from, 'open', actor);
  if (refusal) throw new Problem(refusal.code, refusal.said);
  const title = clip(from.symptom.replace(/\s+/g, ' '), 200);
  const asked = { channel: 'hotline' as const, title, ...(body as z.infer<typeof caseBody>) };
  const opened = await openCase({
    ...call,
    body: { ...asked, contact: from.contact, description: from.symptom },
  });
  const { number: caseNumber } = opened.body as { number: string };
  // The case first, so that no call is lost; a call that somebody ended meanwhile does not undo it.
  await act('open', call, { caseNumber }).catch((error: unknown) => {
    if (!(error instanceof Problem && error.code === 'wrong_state')) throw error;
  });
  return opened;
}
const nothing = () => Promise.resolve('');

const path = '/api/v1/calls';
const one = `${path}/{number}`;
const params = z.strictObject({ number: f.callNumber });
const base = { tag: 'Calls' };
const list = listQuery(['-loggedAt', 'loggedAt'], { state: f.oneOrMore(callStates).optional() });
const shown = { status: 200, description: 'The call', schema: callView };

export const callRoutes: Route[] = [
  route({
    ...{
      ...base,
      method: 'post',
      path,
      summary: 'Log a call for the agents',
      roles: staff,
      body: newCallBody,
    },
    answer: { ...shown, status: 201 },
    handler: log,
  }),
  route({
    ...{ ...base, method: 'get', path, summary: 'Calls, latest first', roles: staff, query: list },
    answer: { status: 200, description: 'One page of calls', schema: pageOf(callView) },
    handler: (call) => {
      const { state, sort = '-loggedAt' } = call.query;
      return answerPage(
        call,
        sort,
        (position, limit) => listCalls(state, sort.startsWith('-'), position, limit),
        view,
        () => countCalls(state),
      );
    },
  }),
  route({
    ...{ ...base, method: 'get', path: one, summary: 'One call', roles: staff, params, answer: shown },
    handler: async (call) => {
      const found = await known(call.params.number);
      return ok(view(found), found.seq);
    },
  }),
  route({
    ...{ ...base, method: 'get', path: `${one}/timeline`, summary: 'The history of a call', roles: staff },
    ...{ params, query: timelineQuery },
    answer: { status: 200, description: 'One page of the history', schema: timelinePage },
    handler: async (call) => {
      await known(call.params.number);
      return answerTimeline(call);
    },
  }),
  route({
    ...{ ...base, method: 'post', path: `${one}/accept`, summary: 'Take the call', params, answer: shown },
    roles: callActionRules.accept.roles,
    body: z.strictObject({}),
    handler: (call) => answer('accept', call),
  }),
  route({
    ...{ ...base, method: 'post', path: `${one}/open`, summary: 'Make a case of the call', params },
    roles: callActionRules.open.roles,
    body: caseBody,
    answer: { status: 201, description: 'The case', schema: anyCaseView },
    handler: openFrom,
  }),
  route({
    ...{ ...base, method: 'post', path: `${one}/close`, summary: 'Close the call', params, answer: shown },
    roles: callActionRules.close.roles,
    body: callClose,
    handler: (call) => answer('close', call),
  }),
];
