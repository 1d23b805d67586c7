import { describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import { routes } from '../../api/routes.ts';

interface Found {
  where: string;
  schema: z.ZodType;
}
/** What zod keeps of a schema, as far as other schemas stand in it. */
interface Def {
  format?: string;
  shape?: Record<string, z.ZodType>;
  options?: z.ZodType[];
  element?: z.ZodType;
  innerType?: z.ZodType;
  valueType?: z.ZodType;
  in?: z.ZodType;
}

/** Every day and time in a schema, with the path to it. */
function datesIn(schema: z.ZodType, where: string): Found[] {
  const { format, shape = {}, options = [], element, innerType, valueType, in: given } = schema.def as Def;
  if (format === 'date' || format === 'datetime') return [{ where, schema }];
  const under = [element, innerType, valueType, given, ...options].filter((each) => each !== undefined);
  return [
    ...under.flatMap((each) => datesIn(each, where)),
    ...Object.entries(shape).flatMap(([key, each]) => datesIn(each, `${where}.${key}`)),
  ];
}

const found = routes.flatMap(({ method, path, body, query }) =>
  [body, query].flatMap((schema) => (schema ? datesIn(schema, `${method} ${path} `) : [])),
);

describe('Every date that the API takes', () => {
  it('is found here', () => {
    const paths = found.map(({ where }) => where);
    for (const each of [
      'post /api/v1/contracts .coversTo',
      'patch /api/v1/assets/{serialNumber} .acceptedAt',
      'put /api/v1/rota .absences.from',
      'get /api/v1/cases .openedFrom',
      'get /api/v1/reports/volumes .from',
    ])
      expect(paths).toContain(each);
    expect(paths.length).toBeGreaterThan(30);
  });

  it.each(found)('lies in years that calendars and databases know: $where', ({ schema }) => {
    const isDay = (schema.def as Def).format === 'date';
    const at = (day: string) => (isDay ? day : `${day}T00:00:00Z`);
    for (const day of ['0000-01-01', '0001-12-31', '1899-12-30', '2026-02-30', '2026-13-01'])
      expect(schema.safeParse(at(day)).success).toBe(false);
    for (const odd of ['', 'today', '10000-01-01', '+010000-01-01', '-000001-01-01', 20260101])
      expect(schema.safeParse(odd).success).toBe(false);
    const [complaint] = schema.safeParse(at('0000-01-01')).error?.issues ?? [];
    expect(complaint?.message).toMatch(/^must lie between (1900 and 9999|2000 and 2099)$/);
  });
});
