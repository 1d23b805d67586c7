import { ApplicationFailure } from '@temporalio/workflow';
import type { ActionName } from '../../domain/case/commands.ts';
import type { AnyRequest, CaseRequest } from '../contract.ts';
import { directory } from '../activities.ts';
import type { CaseRun } from './run.ts';

async function nameOf(id: string): Promise<string> {
  const person = await directory.findPerson(id);
  if (!person) throw ApplicationFailure.nonRetryable(`There is nobody with the ID '${id}'`, 'unknown');
  return person.name;
}

/**
 * Adds what a request leaves out: the API sends names beside IDs, operators in Temporal's UI only IDs; an expert who
 * is asked for by area is looked up here.
 */
export async function complete(run: CaseRun, type: ActionName, request: AnyRequest): Promise<AnyRequest> {
  if (type === 'escalateExpert') return withExpert(run, request as CaseRequest<'escalateExpert'>);
  if (type === 'joint') return withParties(request as CaseRequest<'joint'>);
  if (type === 'handOver') return withNextOne(request as CaseRequest<'handOver'>);
  if (type === 'assist' || type === 'watch') return withNames(request as CaseRequest<'assist' | 'watch'>);
  if (type === 'release') return withFollower(run, request as CaseRequest<'release'>);
  if (!('engineerId' in request) || request.engineerId === undefined) return request;
  if (request.engineerName !== undefined) return request;
  return { ...request, engineerName: await nameOf(request.engineerId) };
}

async function withFollower(run: CaseRun, request: CaseRequest<'release'>): Promise<AnyRequest> {
  if (request.engineerId !== undefined) return request;
  const engineer = (await run.follower())?.engineer;
  return engineer ? { ...request, engineerId: engineer.id, engineerName: engineer.name } : request;
}

async function withNextOne(request: CaseRequest<'handOver'>): Promise<AnyRequest> {
  return { ...request, toName: request.toName ?? (await nameOf(request.to)) };
}

async function withNames(request: CaseRequest<'assist' | 'watch'>): Promise<AnyRequest> {
  const { add = [], named } = request;
  return {
    ...request,
    named: named ?? (await Promise.all(add.map(async (id) => ({ id, name: await nameOf(id) })))),
  };
}

async function withParties(request: CaseRequest<'joint'>): Promise<AnyRequest> {
  const named = request.parties.map(async ({ id, name }) =>
    id === undefined || name !== undefined ? { id, name } : { id, name: await nameOf(id) },
  );
  return { ...request, parties: await Promise.all(named) };
}

async function withExpert(run: CaseRun, request: CaseRequest<'escalateExpert'>): Promise<AnyRequest> {
  const { expertId, expertName, area } = request;
  if (expertId !== undefined) return { ...request, expertName: expertName ?? (await nameOf(expertId)) };
  const { category, vendor } = run.state;
  const areas =
    area !== undefined ? [area] : [category, vendor].filter((each): each is string => each !== null);
  const expert = await directory.findExpert(areas);
  return expert ? { ...request, expertId: expert.id, expertName: expert.name } : request;
}
