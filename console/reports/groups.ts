import { useTranslation } from 'react-i18next';
import { type Grouping, isPeriod } from '../../domain/reports/grouping.ts';
import type { Head } from '../../domain/reports/report.ts';
import { labelOf } from '../../domain/words/words.ts';
import { useFigureWords, useLabels } from '../kit/labels.ts';

/** Names the lines of a report: groups as people know them, periods by their first day. */
export function useGroupNames(by: Grouping): (head: Pick<Head, 'key' | 'name'>) => string {
  const { i18n } = useTranslation();
  const { priorities, channels } = useLabels();
  const { without } = useFigureWords();
  const labels = by === 'priority' ? priorities : by === 'channel' ? channels : {};
  return ({ key, name }) => {
    if (key === null) return labelOf(without, by);
    if (!isPeriod(by)) return name ?? labelOf(labels, key);
    const style =
      by === 'month' ? ({ year: 'numeric', month: 'short' } as const) : { dateStyle: 'medium' as const };
    // Dates without a time: on every clock the same.
    return new Intl.DateTimeFormat(i18n.language, { ...style, timeZone: 'UTC' }).format(Date.parse(key));
  };
}
