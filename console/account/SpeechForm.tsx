import { Button, Group, Select } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Language, languages } from '../../domain/vocabulary.ts';
import { api, bodyOf } from '../api/client.ts';
import { meQuery, type User } from '../api/queries.ts';
import { complaintAt } from '../kit/complaints.ts';
import { Refused } from '../kit/Refused.tsx';
import { languageNames } from '../kit/languages.ts';
import { zones } from '../kit/zones.ts';
import { currentLanguage, speak } from '../words/define.ts';
import { Part } from './Part.tsx';
import { useAccountWords } from './words.ts';

/** The language in which the reader is written to, and by which clock. */
export function SpeechForm({ me }: { me: User }) {
  const t = useAccountWords();
  const queries = useQueryClient();
  const [language, setLanguage] = useState<Language>(me.languageChosen ? me.language : currentLanguage());
  const [timeZone, setTimeZone] = useState(me.timeZone);
  const saving = useMutation({
    mutationFn: () => bodyOf(api.PATCH('/api/v1/me', { body: { language, timeZone } })),
    onSuccess: async (after) => {
      await speak(after.language);
      queries.setQueryData(meQuery.queryKey, after);
      notifications.show({ message: t('saved'), color: 'green' });
      // What the server writes, the history above all, comes in the language of the account.
      await queries.invalidateQueries();
    },
  });
  return (
    <Part title={t('speech')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          saving.mutate();
        }}
      >
        <div className="fields">
          <Select
            label={t('language')}
            description={t('languageHint')}
            allowDeselect={false}
            data={languages.map((value) => ({ value, label: languageNames[value] }))}
            value={language}
            error={complaintAt(saving.error, 'language')}
            onChange={(chosen) => setLanguage(chosen ?? 'en')}
          />
          <Select
            label={t('timeZone')}
            description={t('timeZoneHint')}
            placeholder={t('timeZoneNone')}
            clearable
            searchable
            data={zones(timeZone ?? '')}
            value={timeZone}
            error={complaintAt(saving.error, 'timeZone')}
            onChange={setTimeZone}
          />
        </div>
        <Refused error={saving.error} fields={['language', 'timeZone']} />
        <Group justify="flex-end" mt="sm">
          <Button type="submit" loading={saving.isPending}>
            {t('save')}
          </Button>
        </Group>
      </form>
    </Part>
  );
}
