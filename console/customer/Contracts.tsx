import { joined } from '../kit/joined.ts';
import type { Caller } from './queries.ts';
import { useCustomerWords } from './words.ts';

/** What was agreed, and from when to when it covers. */
export function Contracts({ contracts }: Pick<Caller, 'contracts'>) {
  const t = useCustomerWords();
  return (
    <ul className="plainlist">
      {contracts.map(({ id, level, policyId, coversFrom, coversTo, inspectionsPerYear, state }) => (
        <li key={id} className={state === 'ended' ? 'quiet' : undefined}>
          <bdi>{joined([level, policyId], ' · ')}</bdi>
          <div className="quiet tabular">
            {t(state === 'ended' ? 'covered' : 'covers', { from: coversFrom, to: coversTo })}
          </div>
          {inspectionsPerYear > 0 && (
            <div className="quiet">{t('inspections', { count: inspectionsPerYear })}</div>
          )}
        </li>
      ))}
    </ul>
  );
}
