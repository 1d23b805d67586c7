import { Button, Radio, Stack, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import type { SurveyQuestion } from '../../domain/vocabulary.ts';
import { useLabels } from '../kit/labels.ts';
import { Refused } from '../kit/Refused.tsx';
import { useLinkWords } from './words.ts';

const grades = ['1', '2', '3', '4', '5'];

export interface Answers {
  answers: Record<SurveyQuestion, number>;
  comment?: string;
}

interface Props {
  questions: readonly SurveyQuestion[];
  busy: boolean;
  error: unknown;
  onAnswer: (answers: Answers) => void;
}

/** Asks how it was, by a link or in the portal. */
export function SurveyForm({ questions, busy, error, onAnswer }: Props) {
  const t = useLinkWords();
  const labels = useLabels();
  const [answers, setAnswers] = useState<Partial<Record<SurveyQuestion, number>>>({});
  const [comment, setComment] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onAnswer({ answers: answers as Record<SurveyQuestion, number>, ...(comment.trim() && { comment }) });
      }}
    >
      <Stack>
        <div>
          <Title order={2} size="h4">
            {t('surveyTitle')}
          </Title>
          <p className="quiet">{`${t('worst')} · ${t('best')}`}</p>
        </div>
        {questions.map((question) => (
          <Radio.Group
            key={question}
            name={question}
            label={labels.surveyQuestions[question]}
            required
            withAsterisk={false}
            value={String(answers[question] ?? '')}
            onChange={(grade) => setAnswers((before) => ({ ...before, [question]: Number(grade) }))}
          >
            <div className="grades">
              {grades.map((grade) => (
                <Radio key={grade} value={grade} label={grade} className="grade" />
              ))}
            </div>
          </Radio.Group>
        ))}
        <Textarea
          label={t('comment')}
          autosize
          minRows={3}
          maxRows={16}
          maxLength={2000}
          value={comment}
          onChange={(event) => setComment(event.currentTarget.value)}
        />
        <Refused error={error} />
        <Button type="submit" loading={busy} disabled={questions.some((question) => !answers[question])}>
          {t('send')}
        </Button>
      </Stack>
    </form>
  );
}
