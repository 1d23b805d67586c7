import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { api, bodyOf } from '../api/client.ts';
import { LinkFrame, Outcome } from './LinkFrame.tsx';
import { type Answers, SurveyForm } from './SurveyForm.tsx';
import { useLinkWords } from './words.ts';

const route = getRouteApi('/surveys/$token');

export default function SurveyPage() {
  const { token } = route.useParams();
  const t = useLinkWords();
  const queries = useQueryClient();
  const { data, error } = useQuery({
    queryKey: ['surveys', token],
    queryFn: () => bodyOf(api.GET('/api/v1/surveys/{token}', { params: { path: { token } } })),
  });
  const answering = useMutation({
    mutationFn: (body: Answers) => api.POST('/api/v1/surveys/{token}', { params: { path: { token } }, body }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['surveys', token] }),
  });
  return (
    <LinkFrame about={data} error={error}>
      {data?.open ? (
        <SurveyForm
          questions={data.questions}
          busy={answering.isPending}
          error={answering.error}
          onAnswer={answering.mutate}
        />
      ) : (
        <Outcome good={data?.answered ?? false} said={data?.answered ? t('thanks') : t('surveyOver')} />
      )}
    </LinkFrame>
  );
}
