import { Anchor, Button, Group, Title } from '@mantine/core';
import { IconMail, IconPencil, IconPhone } from '@tabler/icons-react';
import type { Case } from '../api/queries.ts';
import { Fact } from '../kit/Fact.tsx';
import { joined } from '../kit/joined.ts';
import { useLabels } from '../kit/labels.ts';
import { useMoments } from '../kit/time.ts';
import { useCaseTypes } from './caseTypes.ts';
import { useCaseWords } from './words.ts';

/** What was reported, and all that was taken down with it; `onCorrect` where the reader may correct it. */
export function Problem({ item, onCorrect }: { item: Case; onCorrect?: (() => void) | undefined }) {
  const t = useCaseWords();
  return (
    <section className="problem" aria-label={t('problem')}>
      <Group justify="space-between" gap="xs">
        <Title order={3} size="h6">
          {t('problem')}
        </Title>
        {onCorrect && (
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<IconPencil size={14} aria-hidden />}
            onClick={onCorrect}
          >
            {t('correct')}
          </Button>
        )}
      </Group>
      {item.description ? (
        <div className="written" dir="auto">
          {item.description}
        </div>
      ) : (
        <p className="quiet">{t('noDescription')}</p>
      )}
      <TakenDown item={item} />
    </section>
  );
}

function TakenDown({ item }: { item: Case }) {
  const t = useCaseWords();
  const labels = useLabels();
  const moment = useMoments();
  const { nameOf } = useCaseTypes();
  const { contact, serialNumber, vendor, category, channel, agent, openedAt, entitlement } = item;
  const { warrantyUntil } = entitlement;
  return (
    <dl className="facts">
      <Fact name={t('contact')}>
        <Reached contact={contact} />
      </Fact>
      {item.otherContacts.length > 0 && (
        <Fact name={t('alsoReported')}>
          {item.otherContacts.map((each) => (
            <Reached key={joined([each.name, each.email, each.phone])} contact={each} />
          ))}
        </Fact>
      )}
      {serialNumber && (
        <Fact name={t('equipment')}>
          <bdi className="tabular">{joined([vendor, serialNumber], ' · ')}</bdi>
          <div className="quiet">
            {warrantyUntil ? t('warrantyUntil', { date: warrantyUntil }) : t('noWarrantyKnown')}
          </div>
        </Fact>
      )}
      <Fact name={t('type')}>
        <bdi>
          {joined([nameOf(item.type), item.serviceMode && labels.serviceModes[item.serviceMode]], ' · ')}
        </bdi>
      </Fact>
      {(category ?? vendor) && (
        <Fact name={t('category')}>
          <bdi>{joined([category, serialNumber ? null : vendor], ' · ')}</bdi>
        </Fact>
      )}
      <Fact name={t('channel')}>{labels.channels[channel]}</Fact>
      {contact.language && <Fact name={t('language')}>{t(`speaks_${contact.language}`)}</Fact>}
      <Fact name={t('openedBy')}>
        <bdi>{agent?.name ?? t('bySystem')}</bdi>
        <div className="quiet">
          <time dateTime={openedAt}>{moment(openedAt)}</time>
          {item.afterTheFact && `, ${t('afterTheFact', { reason: item.afterTheFact.reason })}`}
        </div>
      </Fact>
    </dl>
  );
}

/** Somebody who reported it, and how to reach them. */
function Reached({ contact: { name, phone, email } }: { contact: Case['contact'] }) {
  return (
    <div>
      <bdi>{name}</bdi>
      {phone && (
        <Anchor href={`tel:${phone}`} size="sm" className="reach">
          <IconPhone size={14} aria-hidden />
          {phone}
        </Anchor>
      )}
      {email && (
        <Anchor href={`mailto:${email}`} size="sm" className="reach">
          <IconMail size={14} aria-hidden />
          {email}
        </Anchor>
      )}
    </div>
  );
}
