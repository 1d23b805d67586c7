import type { Question, Values } from '../kit/FormInput.tsx';
import { isoOf } from '../kit/localTime.ts';
import type { useCaseWords } from './words.ts';

type Say = ReturnType<typeof useCaseWords>;

/** What is asked of a case that is recorded after the fact, by the API's own paths. [S2, after hours] */
export function lateQuestions(t: Say, values: Values, solver: boolean): Record<string, Question> {
  return {
    openedAt: { label: t('beganAt'), kind: 'time' },
    reason: { label: t('lateReason'), kind: 'line', hint: t('lateHint') },
    solved: { label: t('solvedAlready'), kind: 'flag' },
    ...(values['solved'] === true && {
      assigneeId: {
        label: t('solvedBy'),
        kind: 'engineer',
        ...(solver && { optional: true, hint: t('orMe') }),
      },
      'solution.cause': { label: t('cause'), kind: 'text', reader: 'customer' },
      'solution.treatment': { label: t('treatment'), kind: 'text', reader: 'customer' },
      'solution.restoredAt': { label: t('restoredAt'), kind: 'time' },
      'solution.byPhone': { label: t('byPhone'), kind: 'flag' },
    }),
  };
}

/** What the API is told of it: nothing of a case that begins now. */
export function lateOf(values: Values | null) {
  if (!values) return {};
  const text = (path: string) => String((values[path] as string | undefined) ?? '');
  const instant = (path: string) => isoOf(text(path)) ?? '';
  const solution = {
    ...{ cause: text('solution.cause'), treatment: text('solution.treatment') },
    restoredAt: instant('solution.restoredAt'),
    byPhone: values['solution.byPhone'] === true,
  };
  return {
    ...{ openedAt: instant('openedAt'), reason: text('reason') },
    ...(values['solved'] === true && {
      solution,
      ...(text('assigneeId') && { assigneeId: text('assigneeId') }),
    }),
  };
}
