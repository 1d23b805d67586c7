import { z } from 'zod';
import type { CaseState } from '../domain/case/state.ts';
import type { Reader } from '../domain/words/index.ts';
import { faultReport } from '../documents/faultReport.ts';
import { printed } from '../documents/printer.ts';
import { caseLocation, numberParams, visibleCase } from './cases.ts';
import * as f from './fields.ts';
import { Problem } from './problem.ts';
import { everyone } from './roles.ts';
import { type Answer, route, type Route } from './route.ts';

/** How the report is asked for by a link, which carries no headers. */
export const reportQuery = z.strictObject({
  language: f.language.optional().meta({ description: "of the report; the contact's unless it is given" }),
  timeZone: f.timeZone.optional().meta({ description: "by whose clocks; the reader's unless it is given" }),
});

/** For whom it is written: in the language that is asked for, else the contact's; by the clocks that are, else the reader's. */
export const readerOf = (
  { contact }: Pick<CaseState, 'contact'>,
  reader: Reader,
  asked: z.infer<typeof reportQuery>,
): Reader => ({
  language: asked.language ?? contact.language ?? reader.language,
  timeZone: asked.timeZone ?? reader.timeZone,
});

/** The report as a file to be saved. */
export async function reportOf(state: CaseState, reader: Reader): Promise<Answer> {
  const { number, stage } = state;
  const report = faultReport(state, reader);
  if (!report)
    throw new Problem('wrong_state', `Case ${number} is ${stage}: it has no resolution to report yet`);
  return {
    status: 200,
    body: await printed(() => Promise.resolve({ kind: 'report', report })),
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="fault-report-${number}.pdf"`,
    },
  };
}

export const faultReportRoutes: Route[] = [
  route({
    method: 'get',
    path: `${caseLocation('{number}')}/fault-report`,
    tag: 'Cases',
    summary:
      'The written fault report of a resolved case, in the language of its contact unless another is asked for',
    roles: everyone,
    params: numberParams,
    query: reportQuery,
    refuses: [409],
    answer: { status: 200, description: 'The report', type: 'application/pdf' },
    handler: async ({ params: { number }, query, actor, ...reader }) => {
      const state = await visibleCase(number, actor);
      return reportOf(state, readerOf(state, reader, query));
    },
  }),
];
