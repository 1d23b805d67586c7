import { Button, Group, PasswordInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api/client.ts';
import { ApiProblem } from '../api/problem.ts';
import { complaintAt } from '../kit/complaints.ts';
import { Refused } from '../kit/Refused.tsx';
import { useLoginWords } from '../login/words.ts';
import { Part } from './Part.tsx';
import { useAccountWords } from './words.ts';

const none = { current: '', new: '' };

/** A new password; whoever is signed in elsewhere by the old one is out. */
export function PasswordForm() {
  const t = useAccountWords();
  const login = useLoginWords();
  const queries = useQueryClient();
  const [values, setValues] = useState(none);
  const { mutate, error, isPending } = useMutation({
    mutationFn: () => api.POST('/api/v1/me/password', { body: values }),
    onSuccess: async () => {
      setValues(none);
      notifications.show({ message: t('passwordChanged'), color: 'green' });
      await queries.invalidateQueries({ queryKey: ['me', 'sessions'] });
    },
  });
  const wrong = error instanceof ApiProblem && error.status === 403 ? error.message : undefined;
  const field = (name: keyof typeof none) => ({
    required: true,
    withAsterisk: false,
    visibilityToggleButtonProps: { 'aria-label': login('show') },
    value: values[name],
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) =>
      setValues((before) => ({ ...before, [name]: value })),
  });
  return (
    <Part title={t('password')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          mutate();
        }}
      >
        <div className="fields">
          <PasswordInput
            {...field('current')}
            label={t('currentPassword')}
            description={t('currentHint')}
            autoComplete="current-password"
            error={wrong ?? complaintAt(error, 'current')}
          />
          <PasswordInput
            {...field('new')}
            label={t('newPassword')}
            description={t('newHint')}
            autoComplete="new-password"
            error={complaintAt(error, 'new')}
          />
        </div>
        {wrong === undefined && <Refused error={error} fields={['current', 'new']} />}
        <Group justify="flex-end" mt="sm">
          <Button type="submit" loading={isPending}>
            {t('changePassword')}
          </Button>
        </Group>
      </form>
    </Part>
  );
}
