import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPhonePlus } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, bodyOf } from '../api/client.ts';
import type { components } from '../api/schema';
import { bodyFrom } from '../case/forms.ts';
import { FormDialog } from '../kit/FormDialog.tsx';
import type { Question } from '../kit/FormInput.tsx';
import { useCallWords } from './words.ts';

type NewCall = components['schemas']['NewCall'];
/** What is known of a call before anybody has typed. */
type Known = Partial<Record<'contactName' | 'company' | 'phone', string>>;

/** Asks who called, for which company, and what is wrong (S1). */
export function LogCall({ known = {}, onClose }: { known?: Known; onClose: () => void }) {
  const t = useCallWords();
  const queries = useQueryClient();
  const questions = {
    contactName: { label: t('contactName'), kind: 'line' },
    company: { label: t('company'), kind: 'line' },
    phone: { label: t('phone'), kind: 'line', optional: true },
    symptom: { label: t('symptom'), kind: 'text' },
  } satisfies Record<keyof NewCall, Question>;
  return (
    <FormDialog
      title={t('log')}
      questions={questions}
      initial={known}
      send={async (values, key) => {
        const { number } = await bodyOf(
          api.POST('/api/v1/calls', {
            headers: { 'Idempotency-Key': key },
            body: bodyFrom(questions, values) as NewCall,
          }),
        );
        notifications.show({ message: t('logged', { number }), color: 'green' });
      }}
      onSettled={() => queries.invalidateQueries({ queryKey: ['calls'] })}
      onClose={onClose}
    />
  );
}

/** The button that asks. */
export function LogCallButton({ known }: { known?: Known }) {
  const t = useCallWords();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button size="xs" leftSection={<IconPhonePlus size={14} aria-hidden />} onClick={() => setAsking(true)}>
        {t('log')}
      </Button>
      {asking && <LogCall {...(known && { known })} onClose={() => setAsking(false)} />}
    </>
  );
}
