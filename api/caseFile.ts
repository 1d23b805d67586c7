import type { z } from 'zod';
import { caseTable } from '../documents/caseTable.ts';
import type { TableFormat } from '../documents/table.ts';
import type { CaseState } from '../domain/case/state.ts';
import { complaint } from '../domain/complaints.ts';
import type { Page, Position } from '../store/paging.ts';
import { boundTo } from './cases.ts';
import { answerFile, type fileQuery } from './tableFiles.ts';
import { invalidField } from './problem.ts';
import type { Answer, SignedInCall } from './route.ts';

export type Pages = (position: Position | null, limit: number) => Promise<Page<CaseState>>;

/** A file holds so many cases at the most: what people read on paper is less than what programs read. */
const most: Record<TableFormat, number> = { csv: 10_000, xlsx: 10_000, pdf: 1_000 };
/** A page more often lets others in between: what is read is unpacked on the thread that answers everybody. */
const atOnce = 100;

async function* every(pages: Pages): AsyncGenerator<CaseState> {
  let position: Position | null = null;
  do {
    const { data, next }: Page<CaseState> = await pages(position, atOnce);
    yield* data;
    position = next;
  } while (position);
}

type Query = z.infer<z.ZodObject<typeof fileQuery>> & { limit?: unknown; cursor?: unknown; total?: unknown };

/** The whole list as a file. */
export function answerCaseFile(
  { query, actor, language, timeZone }: SignedInCall<unknown, Query, unknown>,
  format: TableFormat,
  pages: Pages,
): Promise<Answer> {
  if (boundTo(actor) !== undefined) throw invalidField('format', complaint('is for staff'));
  for (const name of ['limit', 'cursor', 'total'] as const)
    if (query[name] !== undefined) throw invalidField(name, 'is not for a file, which has the whole list');
  const told = query.timeZone ?? timeZone;
  const options = { language: query.language ?? language, timeZone: told, most: most[format] };
  return answerFile(caseTable(every(pages), options), format);
}
