import { z } from 'zod';
import type { CaseState } from '../domain/case/state.ts';
import type { Language } from '../domain/vocabulary.ts';
import type { Reader } from '../domain/words/index.ts';
import { faultReport } from '../documents/faultReport.ts';
import { printed } from '../documents/printer.ts';
import { caseLocation, numberParams, visibleCase } from './cases.ts';
import * as f from './fields.ts';
import { Problem } from './problem.ts';
import { everyone } from './roles.ts';
import { type Answer, route, type Route } from './route.ts';

/** The report as a file to be saved; in the language of the case's contact, else of the reader, and by the reader's clocks. */
export async function reportOf(
  state: CaseState,
  { language, timeZone }: Reader,
  wanted?: Language,
): Promise<Answer> {
  const { number, stage } = state;
  const report = faultReport(state, { language: wanted ?? state.contact.language ?? language, timeZone });
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
    query: z.strictObject({ language: f.language.optional() }),
    refuses: [409],
    answer: { status: 200, description: 'The report', type: 'application/pdf' },
    handler: async ({ params: { number }, query, actor, ...reader }) =>
      reportOf(await visibleCase(number, actor), reader, query.language),
  }),
];
