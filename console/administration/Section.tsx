import { Anchor, Button, Group } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { PageTitle } from '../kit/PageTitle.tsx';
import { Refused } from '../kit/Refused.tsx';
import { useAdministrationWords } from './words.ts';

/** The heading of a page, with what can be done there beside it; `up` leads back to the section. */
export function Heading({ title, up, children }: { title: string; up?: string; children?: ReactNode }) {
  return (
    <>
      {up !== undefined && (
        <Anchor component={Link} to="." search={{} as never} size="sm" className="up">
          <IconArrowLeft size={14} aria-hidden />
          {up}
        </Anchor>
      )}
      <div className="heading">
        <PageTitle>{title}</PageTitle>
        {children}
      </div>
    </>
  );
}

interface FooterProps {
  stale: boolean;
  error: unknown;
  fields: readonly string[];
  saving: boolean;
  disabled?: boolean;
  /** What else can be done, on the left. */
  children?: ReactNode;
}

/** The end of a form: what was refused, and the way to save. */
export function Footer({ stale, error, fields, saving, disabled, children }: FooterProps) {
  const t = useAdministrationWords();
  return (
    <div className="footer">
      {stale ? <p role="alert">{t('stale')}</p> : <Refused error={error} fields={fields} />}
      <Group justify="space-between" mt="xs">
        <span>{children}</span>
        <Button type="submit" loading={saving} disabled={disabled}>
          {t('save')}
        </Button>
      </Group>
    </div>
  );
}
