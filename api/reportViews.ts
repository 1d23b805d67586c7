import { z } from 'zod';
import { outcomes, promises } from '../domain/reports/facts.ts';
import { groupings } from '../domain/reports/grouping.ts';
import { legs } from '../domain/reports/turnaround.ts';
import { burdens } from '../domain/reports/workload.ts';
import { rmaKinds, surveyQuestions } from '../domain/vocabulary.ts';

const each = <const K extends string, T extends z.ZodType>(names: readonly K[], type: T) =>
  Object.fromEntries(names.map((name) => [name, type])) as Record<K, T>;

const at = z.iso.datetime();
const rangeView = z
  .strictObject({ from: z.iso.date(), to: z.iso.date(), timeZone: z.string(), begins: at, ends: at })
  .meta({
    id: 'ReportRange',
    description: 'The days, and the instants between them: the last is not included',
  });

const percent = z.number().nullable().meta({ description: 'of what is decided; null while nothing is' });
const kept = z.strictObject({ ...each(outcomes, z.int()), percent }).meta({ id: 'Kept' });
const figures = {
  attainment: { cases: z.int(), takenOver: z.int(), ...each(promises, kept) },
  satisfaction: {
    ...{ sent: z.int(), answered: z.int(), low: z.int() },
    ...each(
      surveyQuestions,
      z
        .strictObject({
          distribution: z.array(z.int()).length(5).meta({ description: 'answers by score, 1 first' }),
          average: z.number().nullable(),
        })
        .meta({ id: 'Scored' }),
    ),
  },
  volumes: { opened: z.int(), closed: z.int(), backlog: z.int() },
};

const head = {
  key: z.string().nullable().meta({ description: 'ID of the group, or the date on which the period begins' }),
  name: z.string().nullable(),
};
const grouped = <F extends z.ZodRawShape>(id: string, shape: F) =>
  z
    .strictObject({
      by: z.enum(groupings),
      range: rangeView,
      data: z.array(
        z.strictObject({
          ...head,
          begins: at.optional().meta({ description: 'of a period, as far as the report covers it' }),
          ends: at.optional(),
          ...shape,
        }),
      ),
      total: z.strictObject(shape),
    })
    .meta({ id });

export const attainmentView = grouped('AttainmentReport', figures.attainment);
export const satisfactionView = grouped('SatisfactionReport', figures.satisfaction);
export const volumesView = grouped('VolumesReport', figures.volumes);

export const workloadView = z
  .strictObject({ at, data: z.array(z.strictObject({ ...head, ...each(burdens, z.int()) })) })
  .meta({ id: 'WorkloadReport' });

const span = z.string().nullable().meta({ description: 'ISO 8601 duration, of the wall clock' });
const spread = z.strictObject({ count: z.int(), median: span, p90: span }).meta({ id: 'Spread' });
export const rmasView = z
  .strictObject({
    range: rangeView,
    data: z.array(z.strictObject({ kind: z.enum(rmaKinds), requested: z.int(), ...each(legs, spread) })),
  })
  .meta({ id: 'RmaReport' });
