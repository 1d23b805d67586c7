import type { z } from 'zod';
import { actionRules } from '../domain/case/actions.ts';
import { findCase } from '../store/cases.ts';
import { findCustomer } from '../store/customers.ts';
import { correction } from './bodies.ts';
import { ended } from './caseActions.ts';
import { caseLocation, checkType, numberParams, plain, shownTo } from './cases.ts';
import { today } from './centre.ts';
import { checkIntake } from './intake.ts';
import { noSuch, Problem } from './problem.ts';
import { say } from './refusals.ts';
import { type Answer, ok, route, type Route, type SignedInCall } from './route.ts';
import { Gone } from './temporal.ts';
import { caseView } from './views.ts';

type CorrectCall = SignedInCall<{ number: string }, unknown, z.infer<typeof correction>>;

/** Who a changed customer is, and what is owed to them, or for other equipment, today. */
async function checked({ params: { number }, body, deps }: CorrectCall): Promise<object> {
  const { customerId, serialNumber, type } = body;
  if (type !== undefined) await checkType(type);
  if (customerId === undefined && serialNumber === undefined) return {};
  const found = await findCase(number);
  if (!found) throw new Problem('not_found', say('noCaseHere', { number }));
  const id = customerId ?? found.customer.id;
  const customer = await findCustomer(id);
  if (!customer) throw noSuch('customerId', 'customer', id);
  const who = { id, name: customer.name };
  const { entitlement } = await checkIntake(who, serialNumber ?? found.serialNumber, {
    ...{ day: today(deps), discreet: false },
  });
  const owed = Object.fromEntries(Object.entries(entitlement).filter(([, value]) => value !== null));
  return { entitlement: owed, ...(customerId !== undefined && { customer: who }) };
}

async function correct(call: CorrectCall): Promise<Answer> {
  const { deps, params, body, actor, attempt, expectedRevision } = call;
  const { number } = params;
  const { type: caseType, ...rest } = body;
  const named = { ...rest, ...(caseType !== undefined && { caseType }) };
  const request = { ...named, ...(await checked(call)), actor: plain(actor), expectedRevision };
  await attempt.begin();
  try {
    const view = await deps.engine.act(number, 'correct', request, attempt.updateId);
    return ok(await shownTo(actor, view), view.revision);
  } catch (error) {
    throw error instanceof Gone ? await ended(number, 'correct') : error;
  }
}

export const correctionRoutes: Route[] = [
  route({
    method: 'patch',
    path: caseLocation('{number}'),
    tag: 'Cases',
    summary: 'Put right what was taken down wrong; recorded with before and after',
    roles: actionRules.correct.roles,
    params: numberParams,
    body: correction,
    answer: { status: 200, description: 'The case after it took effect', schema: caseView },
    handler: correct,
  }),
];
