import { Paper, Text, Title } from '@mantine/core';
import type { Language } from '../../../domain/vocabulary.ts';
import type { components } from '../../api/schema';
import { useTemplateWords } from './words.ts';

/** The mail, and the SMS where there is one, as the reader gets them; undefined while the wording is not right. */
export function Sent({
  language,
  found,
}: {
  language: Language;
  found: components['schemas']['TemplatePreview'] | undefined;
}) {
  const t = useTemplateWords();
  return (
    <section aria-label={t('preview')}>
      <Title order={2} size="h4">
        {t('preview')}
      </Title>
      <Text size="xs" c="dimmed" mb="sm">
        {t('previewHint')}
      </Text>
      {!found && <p className="quiet">{t('waiting')}</p>}
      {found && (
        <Paper withBorder p="md" lang={language}>
          <Text fw={600} mb={8}>
            {found.subject}
          </Text>
          <div className="written">{found.text}</div>
        </Paper>
      )}
      {found?.sms && (
        <>
          <Title order={3} size="h5" mt="md" mb={4}>
            {t('sms')}
          </Title>
          <Paper withBorder p="sm" lang={language}>
            {found.sms}
          </Paper>
          <Text size="xs" c="dimmed">
            {t('characters', { count: found.sms.length })}
          </Text>
        </>
      )}
    </section>
  );
}
