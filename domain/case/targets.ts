import type { Policy, Target } from '../policy.ts';
import type { ClockName, Priority } from '../vocabulary.ts';

const hour = 3_600_000;
/** What a policy need not say: a vendor that is asked every day has to have answered on the third. */
export const usualVendor = { answerWithin: 72 * hour, remindEvery: 24 * hour };

type Promised = (policy: Policy, priority: Priority) => Target | undefined;

/** What the policy promises a case of this priority, by clock; undefined where it promises nothing. */
const targets = {
  response: ({ response }, priority) => response.target[priority],
  diagnosis: ({ diagnosis }, priority) => diagnosis?.target[priority],
  restore: ({ restore }, priority) => restore?.target[priority],
  solve_online: ({ solveOnline }, priority) => solveOnline?.target[priority],
  guidance: ({ guidance }, priority) => guidance?.target[priority],
  on_site_decision: ({ onSite }) => onSite?.decision,
  on_site: ({ onSite }, priority) => onSite?.target[priority],
  vendor: ({ vendor }) => vendor?.answerWithin ?? usualVendor.answerWithin,
  work_limit: ({ workLimit }) => workLimit,
  call_back: ({ callBack }) => callBack,
  notify_manager: ({ closing }) => closing.notifyManager,
  review: ({ closing }) => closing.review,
  ask_customer: ({ closing }) => closing.askCustomer,
  confirm: ({ closing }) => closing.confirmEscalateAfter,
  close: ({ closing }) => closing.closeAfterConsent,
} as const satisfies Partial<Record<ClockName, Promised>>;
export type Promising = keyof typeof targets;

export const targetOf = (name: Promising, policy: Policy, priority: Priority): Target | undefined =>
  targets[name](policy, priority);

/** The clocks that run from when the case was opened, or opened anew, and whose target the priority decides. */
export const workClocks = [
  'diagnosis',
  'restore',
  'solve_online',
  'guidance',
] as const satisfies readonly Promising[];

/** What waits with the customer (domain.md, The lifecycle): never the response. */
export const pausable: readonly ClockName[] = [
  'diagnosis',
  'restore',
  'solve_online',
  'guidance',
  'work_limit',
  'update',
];
