import type { Attainment } from '../domain/reports/attainment.ts';
import { outcomes, promises } from '../domain/reports/facts.ts';
import type { Grouping } from '../domain/reports/grouping.ts';
import { meanings } from '../domain/reports/meanings.ts';
import type { GroupedReport, Head, Range, Report } from '../domain/reports/report.ts';
import type { Satisfaction } from '../domain/reports/satisfaction.ts';
import { type Leg, legs, type Spread } from '../domain/reports/turnaround.ts';
import type { Volume } from '../domain/reports/volumes.ts';
import { burdens, type Workload } from '../domain/reports/workload.ts';
import { type FigureWords, figureWords, type ReportName } from '../domain/reports/words.ts';
import { type Language, type RmaKind, surveyQuestions } from '../domain/vocabulary.ts';
import { words } from '../domain/words/index.ts';
import { labelOf } from '../domain/words/words.ts';
import type { Cell, CellKind, Column, Table } from './table.ts';

const column = (label: string, kind: CellKind = 'number'): Column => ({ label, kind });
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** What a group is called: a person or customer by name, a word of the vocabulary by its label, the rest as it is. */
export function groupName(
  by: Grouping,
  { key, name }: Pick<Head, 'key' | 'name'>,
  language: Language,
): string {
  const say: FigureWords = figureWords[language];
  if (key === null) return labelOf(say.without, by);
  const { priorities, channels } = words[language];
  const labels = by === 'priority' ? priorities : by === 'channel' ? channels : {};
  return name ?? labelOf(labels, key);
}

interface Shape<L> {
  report: ReportName;
  /** What the file is called beside the report. */
  of: readonly string[];
  range?: Range;
  timeZone: string;
  language: Language;
  columns: Column[];
  lines: readonly L[];
  cells: (line: L) => Cell[];
}

function table<L>({ report, of, range, timeZone, language, columns, lines, cells }: Shape<L>): Table {
  const say = figureWords[language];
  return {
    name: [report, ...of].join('-'),
    title: say.reports[report],
    notes: [
      range ? say.range(range.from, range.to, range.timeZone) : say.times(timeZone),
      ...meanings[language][report],
    ],
    ...{ language, timeZone, columns },
    rows: lines.map(cells),
  };
}

/** A report by group: a line each, and one for all. */
function byGroup<F>(
  report: ReportName,
  { by, range, data, total }: GroupedReport<F>,
  language: Language,
  columns: Column[],
  figures: (line: F) => Cell[],
): Table {
  const say = figureWords[language];
  return table<F & Partial<Head>>({
    ...{ report, range, language, timeZone: range.timeZone },
    of: ['by', by, range.from, range.to],
    columns: [column(say.groupings[by], 'text'), ...columns],
    lines: [...data, total as F & Partial<Head>],
    cells: (line) => [
      line.key === undefined ? say.total : groupName(by, line as Head, language),
      ...figures(line),
    ],
  });
}

export function attainmentTable(report: GroupedReport<Attainment>, language: Language): Table {
  const say = figureWords[language];
  const { clocks } = words[language];
  const columns = promises.flatMap((promise) => [
    ...outcomes.map((outcome) => column(`${capital(clocks[promise])}: ${say.outcomes[outcome]}`)),
    column(`${capital(clocks[promise])}: ${say.attained}`, 'percent'),
  ]);
  return byGroup(
    'attainment',
    report,
    language,
    [column(say.cases), column(say.takenOver), ...columns],
    (line) => [
      line.cases,
      line.takenOver,
      ...promises.flatMap((promise) => [
        ...outcomes.map((outcome) => line[promise][outcome]),
        line[promise].percent,
      ]),
    ],
  );
}

export function volumesTable(report: GroupedReport<Volume>, language: Language): Table {
  const say = figureWords[language];
  const columns = [column(say.opened), column(say.closed), column(say.backlog)];
  return byGroup('volumes', report, language, columns, ({ opened, closed, backlog }) => [
    ...[opened, closed, backlog],
  ]);
}

export function satisfactionTable(report: GroupedReport<Satisfaction>, language: Language): Table {
  const say = figureWords[language];
  const questions = words[language].surveyQuestions;
  const columns = surveyQuestions.flatMap((question) => [
    column(`${capital(questions[question])}: ${say.average}`),
    ...[1, 2, 3, 4, 5].map((score) => column(`${capital(questions[question])}: ${score}`)),
  ]);
  return byGroup(
    'satisfaction',
    report,
    language,
    [column(say.sent), column(say.answered), column(say.low), ...columns],
    (line) => [
      ...[line.sent, line.answered, line.low],
      ...surveyQuestions.flatMap((question) => [line[question].average, ...line[question].distribution]),
    ],
  );
}

type Held = Pick<Head, 'key' | 'name'> & Workload;

export function workloadTable(lines: readonly Held[], language: Language, timeZone: string): Table {
  const say = figureWords[language];
  return table({
    ...{ report: 'workload', of: [], language, timeZone, lines },
    columns: [
      column(say.groupings.assignee, 'text'),
      ...burdens.map((burden) => column(say.burdens[burden])),
    ],
    cells: (line) => [groupName('assignee', line, language), ...burdens.map((burden) => line[burden])],
  });
}

export type OfKind = { kind: RmaKind; requested: number } & Record<Leg, Spread>;

export function rmasTable(
  { range, data }: Pick<Report<OfKind>, 'range'> & { data: readonly OfKind[] },
  language: Language,
): Table {
  const say = figureWords[language];
  return table({
    ...{ report: 'rmas', range, language, timeZone: range.timeZone, lines: data },
    of: [range.from, range.to],
    columns: [
      column(say.kind, 'text'),
      column(say.requested),
      ...legs.flatMap((leg) => [
        column(say.legs[leg]),
        column(`${say.legs[leg]}: ${say.median}`, 'hours'),
        column(`${say.legs[leg]}: ${say.p90}`, 'hours'),
      ]),
    ],
    cells: (line) => [
      words[language].rmaKinds[line.kind],
      line.requested,
      ...legs.flatMap((leg) => [line[leg].count, line[leg].median, line[leg].p90]),
    ],
  });
}
