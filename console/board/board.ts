import type { components } from '../api/schema';
import type { Case } from '../api/queries.ts';

export type Workload = components['schemas']['Workload'];
export type Member = Workload['people'][number];

/** What the wall can be narrowed to: queues of the API, each counted by stage. */
export const shows = ['open', 'overdue', 'escalated'] as const;
export type Show = (typeof shows)[number];
export const isShow = (name: unknown): name is Show => shows.includes(name as Show);

/** How many cases of a stage are shown. */
export const countOf = (standing: Workload['stages'][number], show: Show): number =>
  show === 'open' ? standing.count : standing[show];

/** A case on its way to somebody: who is not said where it was not dropped onto anybody. */
export interface Handing {
  item: Case;
  to?: Member;
}

/** Whether a case can be handed to somebody: an engineer who does not have it already. */
export const canTake = ({ roles, id }: Member, { assignee }: Case): boolean =>
  roles.includes('engineer') && id !== assignee?.id;
