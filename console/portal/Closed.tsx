import { Button, Paper, Stack, Textarea, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { surveyQuestions } from '../../domain/vocabulary.ts';
import { api } from '../api/client.ts';
import { Refused } from '../kit/Refused.tsx';
import { type Answers, SurveyForm } from '../links/SurveyForm.tsx';
import { usePortalWords } from './words.ts';

/** What a customer can do with a case that was closed lately: say how it was, or open it again. */
export function Closed({ number }: { number: string }) {
  const queries = useQueryClient();
  const params = { path: { number } };
  const onSettled = () => queries.invalidateQueries({ queryKey: ['cases'] });
  const answering = useMutation({
    mutationFn: (body: Answers) => api.POST('/api/v1/cases/{number}/answer-survey', { params, body }),
    onSettled,
  });
  const reopening = useMutation({
    mutationFn: (reason: string) => api.POST('/api/v1/cases/{number}/reopen', { params, body: { reason } }),
    onSettled,
  });
  return (
    <>
      <Paper withBorder p="md">
        <SurveyForm
          questions={surveyQuestions}
          busy={answering.isPending}
          error={answering.error}
          onAnswer={answering.mutate}
        />
      </Paper>
      <Reopen busy={reopening.isPending} error={reopening.error} onReopen={reopening.mutate} />
    </>
  );
}

interface ReopenProps {
  busy: boolean;
  error: unknown;
  onReopen: (reason: string) => void;
}

function Reopen({ busy, error, onReopen }: ReopenProps) {
  const t = usePortalWords();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  return (
    <Paper withBorder p="md">
      <Stack gap="xs" align="flex-start">
        <Title order={2} size="h5">
          {t('notSolved')}
        </Title>
        <p className="quiet">{t('reopenHint')}</p>
        {asking ? (
          <form
            className="whole"
            onSubmit={(event) => {
              event.preventDefault();
              onReopen(reason);
            }}
          >
            <Stack gap="xs" align="flex-start">
              <Textarea
                label={t('why')}
                w="100%"
                autoFocus
                required
                withAsterisk={false}
                autosize
                minRows={3}
                maxLength={2000}
                value={reason}
                onChange={(event) => setReason(event.currentTarget.value)}
              />
              <Refused error={error} />
              <Button type="submit" loading={busy}>
                {t('reopen')}
              </Button>
            </Stack>
          </form>
        ) : (
          <Button variant="default" onClick={() => setAsking(true)}>
            {t('reopen')}
          </Button>
        )}
      </Stack>
    </Paper>
  );
}
