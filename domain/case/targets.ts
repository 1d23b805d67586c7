import type { Policy, Target } from '../policy.ts';
import type { ClockName, Priority } from '../vocabulary.ts';

type Promised = (policy: Policy, priority: Priority) => Target | undefined;

/** What the policy promises a case of this priority, by clock; undefined where it promises nothing. */
const targets = {
  response: ({ response }, priority) => response.target[priority],
  diagnosis: ({ diagnosis }, priority) => diagnosis?.target[priority],
  restore: ({ restore }, priority) => restore?.target[priority],
  work_limit: ({ workLimit }) => workLimit,
  review: ({ closing }) => closing.review,
  confirm: ({ closing }) => closing.confirmEscalateAfter,
} as const satisfies Partial<Record<ClockName, Promised>>;
export type Promising = keyof typeof targets;

export const targetOf = (name: Promising, policy: Policy, priority: Priority): Target | undefined =>
  (targets[name] as Promised)(policy, priority);

/** The clocks that run from when the case was opened, or opened anew, and whose target the priority decides. */
export const workClocks = ['diagnosis', 'restore'] as const satisfies readonly Promising[];

/** What waits with the customer (domain.md, The lifecycle): never the response. */
export const pausable: readonly ClockName[] = ['diagnosis', 'restore', 'work_limit'];
