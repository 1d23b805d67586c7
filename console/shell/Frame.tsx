import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useLocation, useRouter } from '@tanstack/react-router';
import { meQuery } from '../api/queries.ts';
import { useLive } from './live.ts';
import { Services } from './Services.tsx';
import { SignInAgain } from './SignInAgain.tsx';
import { Tools } from './Tools.tsx';
import { useShellWords } from './words.ts';
import { useWork } from './work.ts';

export interface Place {
  to: string;
  label: string;
}

/** The bar with the places one can go to and the reader's own account, and below it the page. */
export function Frame({ places, account }: { places: Place[]; account: '/account' | '/portal/account' }) {
  const t = useShellWords();
  const router = useRouter();
  const { data: me } = useQuery(meQuery);
  useLive();
  useWork();
  const path = useLocation({ select: ({ pathname }) => pathname });
  // Of places inside each other, the inner one.
  const here = places
    .filter(({ to }) => path.startsWith(to))
    .reduce((inner, { to }) => (to.length > inner.length ? to : inner), '');
  return (
    <div className="frame">
      <a className="skip" href="#content">
        {t('skip')}
      </a>
      <header className="bar">
        <img src="/caseline.svg" alt="Caseline" width={24} height={24} />
        <nav aria-label={t('navigation')}>
          {places.map(({ to, label }) => (
            <Button
              key={to}
              component="a"
              href={to}
              size="compact-sm"
              color="gray"
              c="inherit"
              variant={here === to ? 'light' : 'subtle'}
              aria-current={here === to ? 'page' : undefined}
              onClick={(event) => {
                event.preventDefault();
                void router.navigate({ to });
              }}
            >
              {label}
            </Button>
          ))}
        </nav>
        <Link to={account} className="quiet" title={t('account')} activeOptions={{ exact: true }}>
          <bdi>{me?.name}</bdi>
        </Link>
        <Tools />
      </header>
      <Services />
      <SignInAgain />
      <main id="content" tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  );
}
