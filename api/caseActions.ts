import { actionRules } from '../domain/case/actions.ts';
import type { Actions } from '../domain/case/commands.ts';
import { heardBy } from '../domain/case/decisions/closing.ts';
import { forbidden } from '../domain/refusal.ts';
import type { Party, Person } from '../domain/people.ts';
import { findCase } from '../store/cases.ts';
import { nextNumber } from '../store/counters.ts';
import { findCustomer } from '../store/customers.ts';
import { findRma } from '../store/rmas.ts';
import { awayUntil } from '../store/duty.ts';
import { actionBodies, type CaseAction, hyphened } from './bodies.ts';
import { boundTo, caseLocation, numberParams, plain, shownTo, visibleCase } from './cases.ts';
import { today } from './centre.ts';
import { findColleague, findEngineer, findExpert } from './colleagues.ts';
import { equipmentOf } from './intake.ts';
import { checkLink, startMerge, untilHeard } from './linking.ts';
import { Problem, unavailable } from './problem.ts';
import { say } from './refusals.ts';
import { checkRmaRequest } from './rmaRequest.ts';
import { heldSerial } from './serials.ts';
import { type Answer, created, ok, route, type Route, type SignedInCall } from './route.ts';
import { Gone } from './temporal.ts';
import { anyCaseView, caseView, rmaView, viewRma } from './views.ts';

type Body = Record<string, unknown>;
type ActionCall = SignedInCall<{ number: string }, unknown, Body>;

const summaries: Record<CaseAction, string> = {
  assign: 'Assign the case to an engineer',
  respond: 'Record the first contact with the customer',
  takeOver: 'Take the case over',
  reassign: 'Move the case to another engineer',
  release: 'Hand the case back to the assignment rule; with nobody left, to the supervisors',
  handOver: 'Hand the case over to another engineer',
  assist: 'Say which engineers may act as the assignee does',
  move: 'Move the case to another support line or centre',
  work: 'Record work',
  notes: 'Add a note',
  tags: 'Give the case tags, or take them away',
  watch: 'Say who hears of the case',
  updates: 'Tell the customer how it stands',
  contacted: 'Record that the customer was called, where nothing could be sent to them',
  diagnose: 'Record the cause',
  escalateExpert: 'Ask an expert in',
  joint: 'Call a joint diagnosis of several parties',
  requestVendor: "Ask for the vendor's support",
  confirmVendor: 'Confirm that the vendor is needed',
  declineVendor: 'Decline the request for the vendor',
  vendorCase: "Record the vendor's case number",
  vendorClose: "Record how the vendor's case ended",
  coverage: 'Say how a case out of coverage goes on',
  requestDispatch: 'Ask for a visit',
  declineDispatch: 'Decide that nobody goes on site',
  dispatch: 'Send an engineer on site',
  arrive: 'Record the arrival on site',
  depart: 'Record the departure from the site',
  rmas: 'Ask for a return, a replacement or a loan',
  hold: 'Wait for somebody or something',
  resume: 'Go on',
  priority: 'Change the priority, or answer a request for another with the one that it has',
  requestPriority: 'Ask a manager for another priority',
  resolve: 'Record the solution',
  callBack: 'Record that the customer was called back after a fix by phone',
  review: 'Review the solution',
  consent: "Record the customer's answer",
  reopen: 'Reopen the case',
  cancel: 'Cancel the case',
  merge: 'Merge the case into another one, which goes on',
  link: 'Link the case to another one',
  unlink: 'Remove a link to another case',
  answerSurvey: 'Answer the survey, signed in',
};

/** A return is for the customer's own equipment, as far as anybody knows. */
async function checkSerial(number: string, serialNumber: string): Promise<void> {
  const found = await findCase(number);
  if (found) await equipmentOf(found.customer, serialNumber);
}

/** Where the case's customer is, as `{address}`; nothing where nobody knows. */
async function addressFor(number: string): Promise<{ address?: string }> {
  const found = await findCase(number);
  const address = found && (await findCustomer(found.customer.id))?.address;
  return address ? { address } : {};
}

/** The parties with the names of those who are colleagues. */
const partiesOf = ({ parties }: Pick<Actions['joint'], 'parties'>): Promise<Partial<Party>[]> =>
  Promise.all(
    parties.map(async (party, index) =>
      party.id === undefined ? party : findColleague(party.id, `parties.${index}.id`),
    ),
  );

/** Those who are added, by name: engineers to assist, any colleague to watch. */
const namesOf = ({ add = [] }: { add?: string[] }, action: 'assist' | 'watch'): Promise<Person[]> => {
  const find = action === 'assist' ? findEngineer : findColleague;
  return Promise.all(add.map((id, index) => find(id, `add.${index}`)));
};

/** What the workflow needs beside the body: the names of the people it mentions, and where to send them. */
async function completed(action: CaseAction, { body, actor, params }: ActionCall): Promise<Body> {
  const { engineerId, expertId, to } = body as Record<string, string | undefined>;
  if (engineerId !== undefined) {
    const { name: engineerName } = await findEngineer(engineerId, 'engineerId');
    if (action === 'dispatch') return { ...body, engineerName, ...(await addressFor(params.number)) };
    return { ...body, engineerName, ...(await awayUntil(engineerId)) };
  }
  if (to !== undefined)
    return { ...body, toName: (await findEngineer(to, 'to')).name, ...(await awayUntil(to)) };
  if (action === 'assist' || action === 'watch') return { ...body, named: await namesOf(body, action) };
  if (expertId !== undefined) return { ...body, expertName: (await findExpert(expertId, 'expertId')).name };
  if (action === 'joint')
    return { ...body, parties: await partiesOf(body as Pick<Actions['joint'], 'parties'>) };
  if (action === 'rmas')
    await checkRmaRequest(params.number, body as { partNumber: string; serialNumber: string });
  if (action === 'link') await checkLink(params.number, body as Actions['link']);
  if (action === 'rmas') await checkSerial(params.number, body['serialNumber'] as string);
  // A customer's note is public, or its writer could not read it.
  return action === 'notes' && boundTo(actor) !== undefined ? { ...body, visibility: 'public' } : body;
}

/** Whoever is signed in for the customer answers in the portal; nobody else does. Of cases too that are older than the rule. */
function mustBeHeardSo({ body, actor }: ActionCall): void {
  const { via } = body as Pick<Actions['consent'], 'via'>;
  const inPortal = boundTo(actor) !== undefined;
  const refusal =
    heardBy({ via }, actor) ?? (inPortal && via !== 'portal' ? forbidden('notHeardSo', { via }) : undefined);
  if (refusal) throw new Problem(refusal.code, refusal.said);
}

async function act(action: CaseAction, call: ActionCall): Promise<Answer> {
  const { deps, params, actor, attempt, expectedRevision } = call;
  const { number } = params;
  if (boundTo(actor) !== undefined) await visibleCase(number, actor);
  if (action === 'consent') mustBeHeardSo(call);
  const body = await completed(action, call);
  const rma = action === 'rmas' ? await attempt.reserve(() => nextNumber('R', today(deps))) : undefined;
  if (rma === undefined) await attempt.begin();
  const request = { ...body, ...(rma && { number: rma }), actor: plain(actor), expectedRevision };
  // Of all cases, one has an open RMA of a serial number.
  const letGo =
    rma === undefined ? undefined : await heldSerial(body['serialNumber'] as string, 'asked', rma);
  const field = action === 'merge' ? 'into' : 'duplicateOf';
  const into = body[field] as string | undefined;
  const stayApart = into === undefined ? undefined : await startMerge(number, into, field);
  try {
    const view = await deps.engine.act(number, action, request, attempt.updateId);
    if (into !== undefined) await untilHeard(into, number);
    return rma === undefined ? ok(await shownTo(actor, view), view.revision) : await rmaAnswer(rma);
  } catch (error) {
    // Where the engine did not answer, it may have been asked for: the RMA keeps its serial number.
    if (error instanceof Gone || (error instanceof Problem && error.status < 500)) {
      await letGo?.();
      await stayApart?.();
    }
    throw error instanceof Gone ? await ended(number, action) : error;
  }
}

/** Why a case whose workflow does not run cannot be acted on. */
export async function ended(number: string, action: string): Promise<Problem> {
  const found = await findCase(number);
  return found
    ? new Problem('wrong_state', say('caseNotNow', { number, stage: found.stage, action }))
    : new Problem('not_found', say('noCaseHere', { number }));
}

/** The RMA is recorded by a workflow of its own, moments after the case asked for it. */
async function rmaAnswer(number: string): Promise<Answer> {
  for (let wait = 20; wait < 3000; wait *= 1.6) {
    const rma = await findRma(number);
    if (rma) return created(`/api/v1/rmas/${number}`, viewRma(rma), rma.seq);
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
  throw unavailable('The case engine');
}

export const caseActionRoutes: Route[] = (Object.keys(actionBodies) as CaseAction[]).map((action) =>
  route({
    method: 'post',
    path: `${caseLocation('{number}')}/${hyphened(action)}`,
    tag: 'Case actions',
    summary: summaries[action],
    roles: actionRules[action].roles,
    sends: 'notes',
    params: numberParams,
    body: actionBodies[action],
    answer:
      action === 'rmas'
        ? { status: 201, description: 'The RMA', schema: rmaView }
        : {
            status: 200,
            description: 'The case after it took effect',
            schema: actionRules[action].roles.includes('customer') ? anyCaseView : caseView,
          },
    handler: (call) => act(action, call as ActionCall),
  }),
);
