import { Alert, Button, Group, Paper, PasswordInput, Stack, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../api/client.ts';
import { ApiProblem } from '../api/problem.ts';
import { queryClient } from '../api/queries.ts';
import { useTitle } from '../kit/title.ts';
import { Tools } from '../shell/Tools.tsx';
import { useShellWords } from '../shell/words.ts';
import { useLoginWords } from './words.ts';

const route = getRouteApi('/login');

export default function LoginPage() {
  const t = useLoginWords();
  const shell = useShellWords();
  const router = useRouter();
  useTitle(t('signIn'));
  const { then = '/' } = route.useSearch();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const login = useMutation({
    mutationFn: () => api.POST('/api/v1/auth/session', { body: { username, password } }),
    onSuccess: () => {
      queryClient.clear();
      router.history.push(then);
    },
  });
  const { error } = login;
  const reason =
    error instanceof ApiProblem && error.status !== 401 ? error.message || shell('noAnswer') : t('wrong');
  return (
    <main className="centre">
      <Group justify="flex-end">
        <Tools signedIn={false} />
      </Group>
      <Paper withBorder p="xl" maw={380} mx="auto" mt="10vh">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            login.mutate();
          }}
        >
          <Stack>
            <Title order={1} size="h3">
              {t('title')}
            </Title>
            {error && (
              <Alert role="alert" color="red">
                {reason}
              </Alert>
            )}
            <TextInput
              label={t('username')}
              autoComplete="username"
              autoFocus
              required
              withAsterisk={false}
              value={username}
              onChange={(event) => setUsername(event.currentTarget.value)}
            />
            <PasswordInput
              label={t('password')}
              autoComplete="current-password"
              required
              withAsterisk={false}
              visibilityToggleButtonProps={{ 'aria-label': t('show') }}
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
            <Button type="submit" loading={login.isPending}>
              {t('signIn')}
            </Button>
          </Stack>
        </form>
      </Paper>
    </main>
  );
}
