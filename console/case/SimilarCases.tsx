import { Link } from '@tanstack/react-router';
import type { components } from '../api/schema';
import { joined } from '../kit/joined.ts';
import { useMoments } from '../kit/time.ts';
import { useCaseWords } from './words.ts';

/** Solved cases like this one, the most alike first: what was wrong, and what helped. */
export function SimilarCases({ cases }: { cases: components['schemas']['SimilarCase'][] }) {
  const t = useCaseWords();
  const moment = useMoments();
  return (
    <ul className="plainlist">
      {cases.map(({ number, title, customer, resolvedAt, cause, treatment, words }) => (
        <li key={number}>
          <details>
            <summary>
              <bdi>{title}</bdi>
              <span className="quiet">
                <bdi>{cause}</bdi>
              </span>
            </summary>
            <dl className="solution">
              <dt>{t('cause')}</dt>
              <dd className="written">{cause}</dd>
              <dt>{t('treatment')}</dt>
              <dd className="written">{treatment}</dd>
              <dt>{t('inCommon')}</dt>
              <dd>
                <bdi>{joined(words)}</bdi>
              </dd>
            </dl>
            <Link to="/cases/$number" params={{ number }} className="link tabular">
              {number}
            </Link>
            <span className="quiet">
              {' · '}
              <bdi>{customer.name}</bdi>
              {' · '}
              <time dateTime={resolvedAt}>{moment(resolvedAt)}</time>
            </span>
          </details>
        </li>
      ))}
    </ul>
  );
}
