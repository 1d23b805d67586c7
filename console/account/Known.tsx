import { Alert } from '@mantine/core';
import type { User } from '../api/queries.ts';
import { Fact } from '../kit/Fact.tsx';
import { useLabels } from '../kit/labels.ts';
import { useKitWords } from '../kit/words.ts';
import { Part } from './Part.tsx';
import { useAccountWords } from './words.ts';

/** Who the reader is to Caseline; an administrator keeps it. */
export function Known({ me }: { me: User }) {
  const t = useAccountWords();
  const kit = useKitWords();
  const labels = useLabels();
  const { name, username, roles, email, phone, skills, undeliverable } = me;
  return (
    <Part title={t('known')}>
      <dl className="facts">
        <Fact name={t('name')}>{name}</Fact>
        <Fact name={t('username')}>{username}</Fact>
        <Fact name={t('roles')}>{roles.map((role) => labels.roles[role]).join(', ')}</Fact>
        <Fact name={kit('email')}>{email ?? t('none')}</Fact>
        <Fact name={t('phone')}>{phone ?? t('none')}</Fact>
        {skills.length > 0 && <Fact name={t('skills')}>{skills.join(', ')}</Fact>}
      </dl>
      {undeliverable.length > 0 && (
        <Alert color="orange" variant="light" mt="sm">
          {t('undeliverable', { channels: undeliverable.map((channel) => kit(channel)).join(', ') })}
        </Alert>
      )}
      <p className="quiet">{t('keptByOthers')}</p>
    </Part>
  );
}
