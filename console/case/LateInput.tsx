import { Checkbox, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { isSolver } from '../../domain/people.ts';
import { meQuery } from '../api/queries.ts';
import { complaintAt } from '../kit/complaints.ts';
import { FormInput, type Values } from '../kit/FormInput.tsx';
import { localTime } from '../kit/localTime.ts';
import { lateQuestions } from './late.ts';
import { useCaseWords } from './words.ts';

interface Props {
  /** null: the case begins now. */
  value: Values | null;
  error: unknown;
  onChange: (value: Values | null) => void;
}

/** For what is recorded only after it happened: when it began, and what has solved it already. */
export function LateInput({ value, error, onChange }: Props) {
  const t = useCaseWords();
  const { data: me } = useQuery(meQuery);
  const now = () => localTime(new Date());
  return (
    <>
      <Checkbox
        label={t('late')}
        checked={value !== null}
        onChange={({ currentTarget: { checked } }) =>
          onChange(checked ? { openedAt: now(), 'solution.restoredAt': now() } : null)
        }
      />
      {value && (
        <Stack component="fieldset" gap="sm" className="late" aria-label={t('late')}>
          {Object.entries(lateQuestions(t, value, isSolver(me?.roles ?? []))).map(([path, question]) => (
            <FormInput
              key={path}
              question={question}
              value={value[path] ?? ''}
              first={false}
              error={complaintAt(error, path)}
              onChange={(given) => onChange({ ...value, [path]: given })}
            />
          ))}
        </Stack>
      )}
    </>
  );
}
