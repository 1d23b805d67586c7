import { type Period, periodOf, type Stretch } from './periods.ts';

/** The cases that came and went in a period, and those that were open at its end. */
export interface Volume {
  opened: number;
  closed: number;
  backlog: number;
}

/** Cases by the date of their opening, and of their end; a case that is opened anew has no end until its next one. */
export interface Flow {
  opened: ReadonlyMap<string, number>;
  closed: ReadonlyMap<string, number>;
  /** Open when the last period ends. */
  left: number;
}

const within = (counts: ReadonlyMap<string, number>, key: string, period: Period): number =>
  [...counts].reduce((sum, [date, count]) => sum + (periodOf(date, period) === key ? count : 0), 0);

/** The volumes of every stretch: the backlog is reckoned back from what is left at the end. */
export function volumes(stretches: readonly Stretch[], period: Period, flow: Flow): Volume[] {
  const all: Volume[] = [];
  let backlog = flow.left;
  for (const { key } of stretches.toReversed()) {
    const [opened, closed] = [within(flow.opened, key, period), within(flow.closed, key, period)];
    all.unshift({ opened, closed, backlog });
    backlog += closed - opened;
  }
  return all;
}
