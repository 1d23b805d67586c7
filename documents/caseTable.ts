import type { CaseState } from '../domain/case/state.ts';
import { typeOf } from '../domain/case/types.ts';
import { nextDueAt } from '../domain/case/view.ts';
import { isOpen } from '../domain/clocks.ts';
import { figureWords } from '../domain/reports/words.ts';
import type { Language } from '../domain/vocabulary.ts';
import { words } from '../domain/words/index.ts';
import { labelOf } from '../domain/words/words.ts';
import type { Cell, Column, Table } from './table.ts';

/** A list of cases as people take it away; `most` of them at the most, and it says when there were more. */
export function caseTable(
  cases: AsyncIterable<CaseState>,
  { language, timeZone, most }: { language: Language; timeZone: string; most: number },
): Table {
  const [say, labels] = [figureWords[language], words[language]];
  const { groupings } = say;
  const cells: [Column, (state: CaseState) => Cell][] = [
    [{ label: say.columns.number, kind: 'text' }, ({ number }) => number],
    [{ label: say.columns.title, kind: 'text' }, ({ title }) => title],
    [{ label: groupings.customer, kind: 'text' }, ({ customer }) => customer.name],
    [{ label: groupings.priority, kind: 'text' }, ({ priority }) => priority],
    [{ label: say.columns.stage, kind: 'text' }, ({ stage }) => labels.stages[stage]],
    [{ label: groupings.assignee, kind: 'text' }, ({ assignee }) => assignee?.name ?? null],
    [{ label: say.columns.late, kind: 'text' }, (state) => late(state, language)],
    [{ label: say.columns.dueAt, kind: 'time' }, nextDueAt],
    [{ label: groupings.type, kind: 'text' }, (state) => labelOf(labels.caseTypes, typeOf(state))],
    [{ label: groupings.category, kind: 'text' }, ({ category }) => category],
    [{ label: groupings.vendor, kind: 'text' }, ({ vendor }) => vendor],
    [{ label: say.columns.serialNumber, kind: 'text' }, ({ serialNumber }) => serialNumber],
    [{ label: groupings.channel, kind: 'text' }, ({ channel }) => labels.channels[channel]],
    [{ label: say.columns.openedAt, kind: 'time' }, ({ openedAt }) => openedAt],
    [{ label: say.columns.respondedAt, kind: 'time' }, ({ respondedAt }) => respondedAt],
    [{ label: say.columns.resolvedAt, kind: 'time' }, ({ resolvedAt }) => resolvedAt],
    [{ label: say.columns.closedAt, kind: 'time' }, ({ closedAt }) => closedAt],
  ];
  async function* rows(): AsyncGenerator<Cell[]> {
    let count = 0;
    for await (const state of cases) {
      if (count === most) {
        yield [say.cut(most)];
        return;
      }
      count += 1;
      yield cells.map(([, cell]) => cell(state));
    }
  }
  return {
    name: 'cases',
    title: say.cases,
    notes: [say.times(timeZone)],
    columns: cells.map(([column]) => column),
    ...{ language, timeZone, rows: rows() },
  };
}

/** The promises that are broken and still owed. */
function late({ clocks, cancellation }: CaseState, language: Language): string | null {
  const broken = cancellation ? [] : clocks.filter((clock) => clock.state === 'breached' && isOpen(clock));
  return broken.map(({ name }) => words[language].clocks[name]).join(', ') || null;
}
