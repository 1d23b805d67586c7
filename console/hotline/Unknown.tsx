import { Button, Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { mayEdit } from '../../domain/administration.ts';
import { meQuery } from '../api/queries.ts';
import { LogCallButton } from '../calls/LogCall.tsx';
import type { Caller } from '../customer/queries.ts';
import { joined } from '../kit/joined.ts';
import type { CallerSearch } from './caller.ts';
import { useHotlineWords } from './words.ts';

interface Props {
  by: string;
  search: CallerSearch;
  matches: Caller['candidates'];
  /** The call that it is about, which is logged already. */
  call: string | undefined;
}

/** Nobody is known by this, or several are: what to do now. */
export function Unknown({ by, search, matches, call }: Props) {
  const t = useHotlineWords();
  const { data: me } = useQuery(meQuery);
  return (
    <section aria-label={t('next')} className="unknown">
      <Title order={2} size="h5">
        {t(matches.length ? 'several' : 'unknown', { by })}
      </Title>
      {matches.length > 0 && (
        <ul className="plainlist">
          {matches.map(({ id, name, people }) => (
            <li key={id}>
              <Link to="/hotline" search={{ ...search, id }} className="link">
                <bdi>{`${name} (${id})`}</bdi>
              </Link>
              <div className="quiet">
                <bdi>{joined(people.map((person) => person.name))}</bdi>
              </div>
            </li>
          ))}
        </ul>
      )}
      <Stack gap="xs" mt="sm" align="flex-start">
        <p>{t('byName')}</p>
        {call === undefined && (
          <>
            <p>{t('logIt')}</p>
            <LogCallButton known={{ phone: search.phone ?? '', company: search.q ?? '' }} />
          </>
        )}
        {me && mayEdit(me.roles, 'customers') && (
          <>
            <p>{t('addIt')}</p>
            <Button
              variant="default"
              size="xs"
              renderRoot={(props) => (
                <Link {...props} to="/administration/customers" search={{ add: true }} />
              )}
            >
              {t('add')}
            </Button>
          </>
        )}
      </Stack>
    </section>
  );
}
