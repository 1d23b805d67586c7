import { lazy, Suspense } from 'react';
import type { Plot } from './Chart.tsx';
import { useReportWords } from './words.ts';

const Chart = lazy(() => import('./Chart.tsx'));
/** More bars than this are none that anybody can tell apart. */
const most = 31;

/** The picture above a table, which comes when it comes: its library is large. */
export function Plotted({ label, data, ...rest }: Plot) {
  const t = useReportWords();
  if (!data.length) return null;
  return (
    <>
      <Suspense fallback={<div className="plot" style={{ height: 260 }} />}>
        <Chart label={t('chart', { what: label })} data={data.slice(0, most)} {...rest} />
      </Suspense>
      {data.length > most && <p className="quiet">{t('others', { count: most })}</p>}
    </>
  );
}
