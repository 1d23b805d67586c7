import { z } from 'zod';
import { toldRoles } from '../domain/rota.ts';
import { managerRoles, priorities, type Priority, roles, stages } from '../domain/vocabulary.ts';
import { duties, standings } from '../domain/workload.ts';
import { onDutyAt } from '../store/duty.ts';
import { recallTallies } from '../store/queues.ts';
import { loaded } from '../store/workload.ts';
import { ok, route, type Route } from './route.ts';
import { byRole } from './views.ts';

const count = z.int().min(0);
const held = z.strictObject(
  Object.fromEntries(priorities.map((priority) => [priority, count])) as Record<Priority, typeof count>,
);
const workloadView = z
  .strictObject({
    stages: z.array(z.strictObject({ stage: z.enum(stages), count, overdue: count, escalated: count })),
    people: z.array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        roles: z.array(z.enum(roles)),
        skills: z.array(z.string()),
        duty: z.enum(duties),
        dutyFrom: z.iso
          .datetime()
          .nullable()
          .meta({ description: 'when somebody who is not on duty comes on duty, where the rota knows it' }),
        held: held.meta({ description: 'unsolved cases that they hold, by priority' }),
        overdue: count.meta({ description: 'how many of those are overdue' }),
      }),
    ),
  })
  .extend({
    onDuty: z.strictObject(byRole(toldRoles)).meta({
      description: 'who of the agents and managers is on duty, and hears of cases now',
    }),
  })
  .meta({ id: 'Workload' });

export const workloadRoutes: Route[] = [
  route({
    method: 'get',
    path: '/api/v1/workload',
    tag: 'Cases',
    summary: 'The live cases by stage, and by who holds them, with who is on duty; up to 2 s old',
    roles: managerRoles,
    answer: { status: 200, description: 'The workload', schema: workloadView },
    handler: async () => {
      const tallies = await recallTallies();
      const people = (await loaded(tallies)).map(({ dutyFrom, ...person }) => ({
        ...person,
        dutyFrom: dutyFrom === null ? null : new Date(dutyFrom).toISOString(),
      }));
      return ok({ stages: standings(tallies), people, onDuty: await onDutyAt(toldRoles, Date.now()) });
    },
  }),
];
