import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Asked } from '../../domain/reports/behind.ts';
import { useReportWords } from './words.ts';

/** A column of figures; `list` asks for the cases behind one. */
export interface Column<L> {
  label: string;
  /** Columns that stand together have one heading above theirs. */
  group?: string;
  figure: (line: L) => number | null;
  kind?: 'percent' | 'average' | 'hours';
  list: (line: L) => Asked;
}

interface Props<L> {
  head: string;
  columns: readonly Column<L>[];
  lines: readonly { name: string; line: L }[];
  total?: { name: string; line: L } | undefined;
  /** Where the lists are. */
  to?: '/cases' | '/rmas';
}

/** Figures in lines and columns: each that is not nought leads to what it counts. */
export function FigureTable<L>({ head, columns, lines, total, to = '/cases' }: Props<L>) {
  const t = useReportWords();
  const groups = groupsOf(columns);
  const grouped = groups.some(({ name }) => name !== undefined);
  const row = ({ name, line }: { name: string; line: L }) => (
    <tr key={name}>
      <th scope="row">
        <bdi>{name}</bdi>
      </th>
      {columns.map((column, index) => (
        <td key={index} className={starts(columns, index) ? 'tabular first' : 'tabular'}>
          <Figure column={column} line={line} to={to} />
        </td>
      ))}
    </tr>
  );
  return (
    <div className="figures" role="region" aria-label={t('figures')} tabIndex={0}>
      <table>
        <thead>
          {grouped && (
            <tr>
              <td />
              {groups.map(({ name, size }, index) =>
                name === undefined ? (
                  <td key={index} colSpan={size} />
                ) : (
                  <th key={index} scope="colgroup" colSpan={size}>
                    {name}
                  </th>
                ),
              )}
            </tr>
          )}
          <tr>
            <th scope="col">{head}</th>
            {columns.map(({ label }, index) => (
              <th key={index} scope="col" className={starts(columns, index) ? 'first' : undefined}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{lines.map(row)}</tbody>
        {total && <tfoot>{row(total)}</tfoot>}
      </table>
    </div>
  );
}

const starts = (columns: readonly Column<never>[], index: number): boolean =>
  columns[index]?.group !== undefined && columns[index].group !== columns[index - 1]?.group;

function groupsOf(columns: readonly Column<never>[]): { name: string | undefined; size: number }[] {
  const groups: { name: string | undefined; size: number }[] = [];
  for (const { group } of columns) {
    const last = groups.at(-1);
    if (last && last.name === group) last.size += 1;
    else groups.push({ name: group, size: 1 });
  }
  return groups;
}

function Figure<L>({ column, line, to }: { column: Column<L>; line: L; to: '/cases' | '/rmas' }) {
  const { i18n } = useTranslation();
  const figure = column.figure(line);
  if (figure === null) return <span className="quiet">–</span>;
  const said = new Intl.NumberFormat(i18n.language, formats[column.kind ?? 'count']).format(
    column.kind === 'percent' ? figure / 100 : figure,
  );
  if (figure === 0 && !column.kind) return <span className="quiet">{said}</span>;
  return (
    <Link to={to} search={column.list(line)}>
      {said}
    </Link>
  );
}

const formats: Record<'count' | NonNullable<Column<never>['kind']>, Intl.NumberFormatOptions> = {
  count: {},
  percent: { style: 'percent', maximumFractionDigits: 1 },
  average: { minimumFractionDigits: 2, maximumFractionDigits: 2 },
  hours: { maximumFractionDigits: 1 },
};
