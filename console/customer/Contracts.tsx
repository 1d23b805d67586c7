import { joined } from '../kit/joined.ts';
import { localTime } from '../kit/localTime.ts';
import type { Caller } from './queries.ts';
import { useCustomerWords } from './words.ts';

/** What was agreed, and from when to when it covers. */
export function Contracts({ contracts }: Pick<Caller, 'contracts'>) {
  const t = useCustomerWords();
  const today = localTime(new Date()).slice(0, 10);
  return (
    <ul className="plainlist">
      {contracts.map(({ id, level, policyId, coversFrom, coversTo, inspectionsPerYear }) => (
        <li key={id} className={coversTo < today ? 'quiet' : undefined}>
          <bdi>{joined([level, policyId], ' · ')}</bdi>
          <div className="quiet tabular">
            {t(coversTo < today ? 'covered' : 'covers', { from: coversFrom, to: coversTo })}
          </div>
          {inspectionsPerYear > 0 && (
            <div className="quiet">{t('inspections', { count: inspectionsPerYear })}</div>
          )}
        </li>
      ))}
    </ul>
  );
}
