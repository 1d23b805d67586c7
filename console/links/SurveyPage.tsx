import { Button, Group, Radio, Stack, Textarea, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { SurveyQuestion } from '../../domain/vocabulary.ts';
import { api, bodyOf } from '../api/client.ts';
import { useLabels } from '../kit/labels.ts';
import { Refused } from '../kit/Refused.tsx';
import { LinkFrame } from './LinkFrame.tsx';
import { useLinkWords } from './words.ts';

const route = getRouteApi('/surveys/$token');
const grades = ['1', '2', '3', '4', '5'];

export default function SurveyPage() {
  const { token } = route.useParams();
  const t = useLinkWords();
  const labels = useLabels();
  const queries = useQueryClient();
  const [answers, setAnswers] = useState<Partial<Record<SurveyQuestion, number>>>({});
  const [comment, setComment] = useState('');
  const { data, error } = useQuery({
    queryKey: ['surveys', token],
    queryFn: () => bodyOf(api.GET('/api/v1/surveys/{token}', { params: { path: { token } } })),
  });
  const answering = useMutation({
    mutationFn: () =>
      api.POST('/api/v1/surveys/{token}', {
        params: { path: { token } },
        body: { answers: answers as Record<SurveyQuestion, number>, ...(comment && { comment }) },
      }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['surveys', token] }),
  });
  return (
    <LinkFrame about={data} error={error}>
      {data?.open ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            answering.mutate();
          }}
        >
          <Stack>
            <Title order={2} size="h4">
              {t('surveyTitle')}
            </Title>
            <p className="quiet">{`${t('worst')} · ${t('best')}`}</p>
            {data.questions.map((question) => (
              <Radio.Group
                key={question}
                name={question}
                label={labels.surveyQuestions[question]}
                required
                withAsterisk={false}
                value={String(answers[question] ?? '')}
                onChange={(grade) => setAnswers((before) => ({ ...before, [question]: Number(grade) }))}
              >
                <Group mt={6}>
                  {grades.map((grade) => (
                    <Radio key={grade} value={grade} label={grade} />
                  ))}
                </Group>
              </Radio.Group>
            ))}
            <Textarea
              label={t('comment')}
              autosize
              minRows={3}
              value={comment}
              onChange={(event) => setComment(event.currentTarget.value)}
            />
            <Refused error={answering.error} />
            <Button
              type="submit"
              loading={answering.isPending}
              disabled={data.questions.some((question) => !answers[question])}
            >
              {t('send')}
            </Button>
          </Stack>
        </form>
      ) : (
        <p role="status">{data?.answered ? t('thanks') : t('past')}</p>
      )}
    </LinkFrame>
  );
}
