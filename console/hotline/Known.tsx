import { Badge, Group, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { openers } from '../../domain/case/actions.ts';
import { meQuery } from '../api/queries.ts';
import { type Call, callClock } from '../calls/calls.ts';
import { LogCallButton } from '../calls/LogCall.tsx';
import { OpeningForm } from '../case/OpeningForm.tsx';
import { Around } from '../customer/Around.tsx';
import { Entitlement } from '../customer/Entitlement.tsx';
import type { Caller } from '../customer/queries.ts';
import { ClockBadge } from '../kit/ClockBadge.tsx';
import { type CallerSearch, contactFor, personCalling } from './caller.ts';
import { useHotlineWords } from './words.ts';

interface Props {
  caller: Caller;
  /** Every customer at whom the number or the address is known. */
  candidates: Caller['candidates'];
  search: CallerSearch;
  /** The call that was logged, where the case is made of one. */
  call: Call | undefined;
}

/** A customer who is known: the form of their case, and beside it everything about them. */
export function Known({ caller, candidates, search, call }: Props) {
  const t = useHotlineWords();
  const { data: me } = useQuery(meQuery);
  const person = personCalling(caller, candidates);
  const contact = contactFor(person, search);
  const others = candidates.filter(({ id }) => id !== caller.id);
  const opens = me?.roles.some((role) => openers.includes(role)) ?? false;
  const clock = call && callClock(call);
  const proposed = call ? { title: call.symptom.replace(/\s+/g, ' ').slice(0, 200) } : contact;
  return (
    <>
      <header>
        <Group gap={8}>
          <Title order={2} size="h4">
            <bdi>{caller.name}</bdi>
          </Title>
          <Badge variant="default" radius="sm" tt="none" fw={500} className="tabular">
            {caller.id}
          </Badge>
          <Entitlement entitlement={caller.entitlement} />
        </Group>
        <p className="quiet">
          {person && (
            <>
              {t('calling', { name: person.name })}
              {caller.address && ' · '}
            </>
          )}
          <bdi>{caller.address}</bdi>
        </p>
        {others.length > 0 && (
          <p>
            {t('others')}
            {others.map(({ id, name }) => (
              <Link key={id} to="/hotline" search={{ ...search, id }} className="link other">
                <bdi>{name}</bdi>
              </Link>
            ))}
          </p>
        )}
        {call && (
          <Group gap={8} className="call">
            <bdi>{t('from', { number: call.number, name: call.contactName, company: call.company })}</bdi>
            {clock && <ClockBadge clock={clock} />}
            <div className="written">{call.symptom}</div>
          </Group>
        )}
      </header>
      <div className="desk">
        <div>
          {opens ? (
            <OpeningForm customer={caller} proposed={proposed} call={call?.number} />
          ) : (
            <>
              <p>{t('noOpening')}</p>
              <LogCallButton
                known={{ company: caller.name, contactName: contact.name ?? '', phone: contact.phone ?? '' }}
              />
            </>
          )}
        </div>
        <div className="facts" role="group" aria-label={t('known', { name: caller.name })}>
          <Around customer={caller} />
        </div>
      </div>
    </>
  );
}
