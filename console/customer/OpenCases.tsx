import { Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { ClockBadge, nextClock } from '../kit/ClockBadge.tsx';
import { useLabels } from '../kit/labels.ts';
import type { Caller } from './queries.ts';

/** Cases that are not closed yet, latest first, with what is due next. */
export function OpenCases({ cases }: { cases: Caller['openCases'] }) {
  const labels = useLabels();
  return (
    <ul className="plainlist">
      {cases.map(({ number, priority, title, stage, assignee, clocks }) => {
        const clock = nextClock(clocks);
        return (
          <li key={number}>
            <Group justify="space-between" gap={4}>
              <Link to="/cases/$number" params={{ number }} className="link tabular">
                {number}
              </Link>
              {clock && <ClockBadge clock={clock} />}
            </Group>
            <div>
              {`${priority} · `}
              <bdi>{title}</bdi>
            </div>
            <div className="quiet">
              {labels.stages[stage]}
              {assignee && (
                <>
                  {' · '}
                  <bdi>{assignee.name}</bdi>
                </>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
