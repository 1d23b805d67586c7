import { countQueues, type QueueName, type Tally } from '../case/queues.ts';

/** The queues that tell how much somebody has to do now; a case may be in several. */
export const burdens = [
  'open',
  'awaiting',
  'on_hold',
  'soon',
  'overdue',
  'confirm',
] as const satisfies readonly QueueName[];
export type Burden = (typeof burdens)[number];
export type Workload = Record<Burden, number>;

/** What each of `ids` holds of the live cases now; null stands for nobody. */
export function workload(tallies: readonly Tally[], ids: readonly (string | null)[]): Workload[] {
  return ids.map((id) => {
    const own = tallies.filter(({ assigneeId }) => assigneeId === id);
    const counts = countQueues(own, { id: '', team: [], roles: [], skills: [] });
    return Object.fromEntries(burdens.map((name) => [name, counts[name] ?? 0])) as Workload;
  });
}
