import { Alert, Group, SegmentedControl, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { priorities, type Priority } from '../../../domain/vocabulary.ts';
import type { components } from '../../api/schema';
import { Course } from '../../forecast/Course.tsx';
import { useLabels } from '../../kit/labels.ts';
import { useMoments, wholeSpan } from '../../kit/time.ts';
import { usePolicyWords } from './words.ts';

type Found = components['schemas']['PolicyPreview'];

interface Props {
  /** Undefined while the policy is not right. */
  found: Found | undefined;
  opened: string;
  onOpened: (local: string) => void;
}

/** What a case of each priority will experience, from the moment of its opening. */
export function Preview({ found, opened, onOpened }: Props) {
  const t = usePolicyWords();
  const labels = useLabels();
  const moment = useMoments();
  const [priority, setPriority] = useState<Priority>('P1');
  const one = found?.data.find((each) => each.priority === priority);
  return (
    <section aria-label={t('preview')} className="preview">
      <Title order={2} size="h4" mb="sm">
        {t('preview')}
      </Title>
      <Group mb="md" align="flex-end">
        <SegmentedControl
          size="xs"
          aria-label={t('priority')}
          data={[...priorities]}
          value={priority}
          onChange={(value) => setPriority(value)}
        />
        <TextInput
          size="xs"
          type="datetime-local"
          aria-label={t('openedAt')}
          value={opened}
          onChange={(event) => onOpened(event.currentTarget.value)}
        />
        <Text size="sm" c="dimmed">
          {labels.priorities[priority]}
        </Text>
      </Group>
      {found?.warnings.map(({ role, message }) => (
        <Alert key={role} role="note" color="orange" variant="light" mb="xs">
          {message}
        </Alert>
      ))}
      {!found || !one ? (
        <p className="quiet">{t('waiting')}</p>
      ) : (
        <>
          <Title order={3} size="h5">
            {t('promises')}
          </Title>
          <ul className="steps">
            {one.promises.map(({ clock, dueAt }) => (
              <li key={clock}>
                <When at={dueAt} from={found.openedAt} />
                <span>
                  {labels.clocks[clock]}
                  <Text span size="xs" c="dimmed" ml={8} className="tabular">
                    {dueAt === null ? '' : moment(dueAt)}
                  </Text>
                </span>
              </li>
            ))}
          </ul>
          {one.courses.map(({ course, entries }) => (
            <div key={course}>
              <Title order={3} size="h5">
                {t(course)}
              </Title>
              {!entries.length && <p className="quiet">{t('nothing')}</p>}
              <Course
                entries={entries}
                when={({ at }) => (
                  <>
                    <When at={at} from={found.openedAt} />
                    <span className="quiet">{moment(at)}</span>
                  </>
                )}
              />
            </div>
          ))}
        </>
      )}
    </section>
  );
}

function When({ at, from }: { at: string | null; from: string }) {
  const t = usePolicyWords();
  const { i18n } = useTranslation();
  return (
    <Text span size="sm" className="tabular when">
      {at === null
        ? t('never')
        : t('after', { span: wholeSpan(Date.parse(at) - Date.parse(from), i18n.language) })}
    </Text>
  );
}
