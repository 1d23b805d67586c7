import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import { actionRules } from '../../domain/case/actions.ts';
import type { ActionName } from '../../domain/case/commands.ts';
import type { CaseView } from '../../domain/case/view.ts';
import {
  type CaseRequest,
  caseStateQuery,
  openedUpdate,
  reassignSignal,
  rmaChangedSignal,
} from '../contract.ts';

const update = <A extends ActionName>(name: A) => defineUpdate<CaseView, [CaseRequest<A>], A>(name);

/** One update an action, under the action's own name. */
export const actions = Object.fromEntries(
  (Object.keys(actionRules) as ActionName[]).map((name) => [name, update(name)]),
) as { [A in ActionName]: ReturnType<typeof update<A>> };

export const opened = defineUpdate<CaseView>(openedUpdate);
export const reassign = defineSignal<[CaseRequest<'reassign'>]>(reassignSignal);
export const rmaChanged = defineSignal<[{ number: string; state: string }]>(rmaChangedSignal);
export const caseState = defineQuery<CaseView>(caseStateQuery);
