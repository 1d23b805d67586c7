import { patched } from '@temporalio/workflow';
import { caseActions, type ActionName } from '../../domain/case/commands.ts';
import { follows } from '../../domain/case/edition.ts';
import { operator } from '../../domain/people.ts';
import { type Refusal, wrongState } from '../../domain/refusal.ts';
import type { Action } from '../../domain/schema/action.ts';
import { misnamed, type Named, namedIn, withNames } from '../../domain/schema/people.ts';
import type { AnyRequest, CaseRequest } from '../contract.ts';
import { directory } from '../activities.ts';
import type { CaseRun } from './run.ts';

/**
 * Looks up whom a request names: operators in Temporal's UI send only IDs, and anybody's. Answers with the request and
 * the names beside the IDs, or with why one of them cannot be meant. An expert who is asked for by area is found here.
 */
export async function complete(
  run: CaseRun,
  type: ActionName,
  request: AnyRequest,
): Promise<AnyRequest | Refusal> {
  const { request: schema, actsAs } = caseActions[type] as Action<unknown, AnyRequest>;
  const named = namedIn(schema, request);
  const { id } = request.actor ?? operator;
  const everybody: Named[] = actsAs ? [...named, { id, as: actsAs, isNamed: true }] : named;
  if (type === 'escalateExpert' && !named.length)
    return withExpert(run, request as CaseRequest<'escalateExpert'>);
  if (type === 'rmas') {
    const taken = await takenNumber(run, request as CaseRequest<'rmas'>);
    if (taken) return taken;
  }
  if (type === 'release' && !named.length) return withFollower(run, request as CaseRequest<'release'>);
  // At first whoever sent a name was believed.
  const unknown = everybody.filter(({ isNamed }) => !isNamed || patched('everybody is looked up'));
  const found = new Map(await Promise.all(unknown.map(lookUp)));
  for (const each of unknown) {
    const refusal = misnamed(each, found.get(each.id) ?? null);
    if (refusal) return refusal;
  }
  const completed = withNames(schema, request, (each) => found.get(each.id)?.name);
  const away = given.includes(type) && named.map(({ id: one }) => found.get(one)?.awayUntil).find(Boolean);
  return away ? { ...completed, awayUntil: away } : completed;
}

/** To whom these give a case is asked about their leave, whoever asks. */
const given: readonly ActionName[] = ['assign', 'reassign', 'handOver'];

/** Operators say the number of an RMA themselves: one that there is belongs to something else. Cases of before took the API's word. */
async function takenNumber(
  { state }: CaseRun,
  { actor, number }: CaseRequest<'rmas'>,
): Promise<Refusal | undefined> {
  const asks = !actor || follows(state, 2);
  const isOwn = state.rmas.some((rma) => rma.number === number);
  if (!isOwn && !(asks && (await directory.rmaExists(number)))) return undefined;
  return wrongState('rmaNumberTaken', { rma: number });
}

const lookUp = async ({ id }: Named) => [id, await directory.findPerson(id)] as const;

async function withFollower(run: CaseRun, request: CaseRequest<'release'>): Promise<AnyRequest> {
  const { successor: engineer } = await run.follower();
  return engineer ? { ...request, engineerId: engineer.id, engineerName: engineer.name } : request;
}

async function withExpert(run: CaseRun, request: CaseRequest<'escalateExpert'>): Promise<AnyRequest> {
  const { area } = request;
  const { category, vendor } = run.state;
  const areas =
    area !== undefined ? [area] : [category, vendor].filter((each): each is string => each !== null);
  const expert = await directory.findExpert(areas);
  return expert ? { ...request, expertId: expert.id, expertName: expert.name } : request;
}
