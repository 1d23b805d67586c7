import { Alert, Anchor, Button, Group, Modal, PasswordInput, Stack } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api/client.ts';
import { ApiProblem } from '../api/problem.ts';
import { meQuery } from '../api/queries.ts';
import { session } from '../api/session.ts';
import { useLoginWords } from '../login/words.ts';
import { useShellWords } from './words.ts';

/** Escape must not reach a form below this one: it would close, with all that was typed. */
const own = { 'data-mantine-stop-propagation': true };

/** Signs in again on the spot. */
export default function SignInDialog() {
  const t = useShellWords();
  const words = useLoginWords();
  const queries = useQueryClient();
  const me = useQuery({ ...meQuery, enabled: false }).data;
  const [password, setPassword] = useState('');
  const { mutate, error, isPending } = useMutation({
    mutationFn: () => api.POST('/api/v1/auth/session', { body: { username: me?.username ?? '', password } }),
    onSuccess: () => {
      session.goOn();
      void queries.invalidateQueries();
    },
  });
  const reason =
    error instanceof ApiProblem && error.status !== 401 ? error.message || t('noAnswer') : words('wrong');
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title={t('ended')}
      lockScroll={false}
      attributes={{ header: { role: 'none' } }}
      zIndex={400}
      centered
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          mutate();
        }}
      >
        <Stack>
          <div>{t('endedKept')}</div>
          {error && (
            <Alert role="alert" color="red">
              {reason}
            </Alert>
          )}
          <PasswordInput
            {...own}
            label={t('passwordOf', { name: me?.name ?? '' })}
            autoComplete="current-password"
            data-autofocus
            required
            withAsterisk={false}
            visibilityToggleButtonProps={{ 'aria-label': words('show') }}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Group justify="space-between">
            <Anchor
              {...own}
              size="sm"
              href={`/login?then=${encodeURIComponent(location.pathname + location.search)}`}
            >
              {t('somebodyElse')}
            </Anchor>
            <Button {...own} type="submit" loading={isPending}>
              {words('signIn')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
