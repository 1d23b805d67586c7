import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPhonePlus } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, bodyOf } from '../api/client.ts';
import { FormDialog } from '../kit/FormDialog.tsx';
import { useCallWords } from './words.ts';

/** What is known of a call before anybody has typed. */
type Known = Partial<Record<'contactName' | 'company' | 'phone', string>>;

/** Asks who called, for which company, and what is wrong (S1). */
export function LogCall({ known = {}, onClose }: { known?: Known; onClose: () => void }) {
  const t = useCallWords();
  const queries = useQueryClient();
  return (
    <FormDialog
      title={t('log')}
      questions={{
        contactName: { label: t('contactName'), kind: 'line' },
        company: { label: t('company'), kind: 'line' },
        phone: { label: t('phone'), kind: 'line', optional: true },
        symptom: { label: t('symptom'), kind: 'text' },
      }}
      initial={known}
      send={async ({ contactName, company, phone, symptom }, key) => {
        const { number } = await bodyOf(
          api.POST('/api/v1/calls', {
            headers: { 'Idempotency-Key': key },
            body: {
              ...{ contactName: String(contactName ?? ''), company: String(company ?? '') },
              symptom: String(symptom ?? ''),
              ...(phone && { phone: String(phone) }),
            },
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
