import { sentences } from '../sentences.ts';
import type { CallStateName } from './state.ts';

type Numbered = { number: string };

const states: Record<CallStateName, string> = {
  waiting: '待受理',
  accepted: '已受理',
  opened: '已转为工单',
  closed: '已关闭',
};

/** Why an action on a call cannot be done. */
export const callRefusals = sentences(
  {
    onlyAgentOrManager: ({ number, name }: Numbered & { name: string }) =>
      `Call ${number} is with ${name}; only they or a manager can do this`,
    callNotNow: ({
      number,
      state,
      name,
      action,
    }: Numbered & { state: CallStateName; name: string | undefined; action: string }) =>
      `Call ${number} is ${state}${name === undefined ? '' : ` by ${name}`}: '${action}' is not possible now`,
    callStale: ({ number, revision, expected }: Numbered & { revision: number; expected: number }) =>
      `Call ${number} is at revision ${revision}, not ${expected}`,
  },
  {
    onlyAgentOrManager: ({ number, name }) =>
      `来电 ${number} 由 ${name} 处理，只有其本人或经理可以进行此操作`,
    callNotNow: ({ number, state, name }) =>
      `来电 ${number} ${states[state]}${name === undefined ? '' : `（${name}）`}，现在不能进行此操作`,
    callStale: ({ number, revision, expected }) =>
      `来电 ${number} 已是第 ${revision} 版，不是第 ${expected} 版`,
  },
);
