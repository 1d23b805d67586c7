import { ActionIcon, Button, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconLogout, IconMoon, IconSun } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { api } from '../api/client.ts';
import { currentLanguage, speak } from '../words/define.ts';
import { useShellWords } from './words.ts';

/** Language, colours, and the way out. */
export function Tools({ signedIn = true }: { signedIn?: boolean }) {
  const t = useShellWords();
  const queries = useQueryClient();
  const router = useRouter();
  const { setColorScheme } = useMantineColorScheme();
  const dark = useComputedColorScheme('light') === 'dark';
  const other = currentLanguage() === 'en' ? 'zh-CN' : 'en';
  const change = async () => {
    await speak(other);
    // What the server writes, the history above all, comes in the language of the account.
    if (signedIn) await api.PATCH('/api/v1/me', { body: { language: other } });
    await queries.invalidateQueries();
  };
  const signOut = async () => {
    await api.DELETE('/api/v1/auth/session');
    queries.clear();
    await router.navigate({ to: '/login' });
  };
  return (
    <>
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        c="inherit"
        lang={other}
        onClick={() => void change()}
      >
        {t('otherLanguage')}
      </Button>
      <ActionIcon
        variant="subtle"
        color="gray"
        c="inherit"
        aria-label={dark ? t('light') : t('dark')}
        onClick={() => setColorScheme(dark ? 'light' : 'dark')}
      >
        {dark ? <IconSun size={18} /> : <IconMoon size={18} />}
      </ActionIcon>
      {signedIn && (
        <ActionIcon
          variant="subtle"
          color="gray"
          c="inherit"
          aria-label={t('signOut')}
          onClick={() => void signOut()}
        >
          <IconLogout size={18} />
        </ActionIcon>
      )}
    </>
  );
}
