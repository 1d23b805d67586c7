import { lazy, Suspense, useState } from 'react';
import { useForecastWords } from './words.ts';
import './forecast.css';

const Forecast = lazy(async () => ({ default: (await import('./Forecast.tsx')).Forecast }));

/** The forecast behind a heading; it is asked for when somebody opens it. */
export function ForecastSection({ number, revision }: { number: string; revision: number }) {
  const t = useForecastWords();
  const [open, setOpen] = useState(false);
  return (
    <details className="forecast" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('title')}</summary>
      {open && (
        <Suspense>
          <Forecast number={number} revision={revision} />
        </Suspense>
      )}
    </details>
  );
}
