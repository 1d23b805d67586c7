import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { api, bodyOf } from '../api/client.ts';
import { Answer } from './Answer.tsx';
import { LinkFrame, Outcome } from './LinkFrame.tsx';
import { useLinkWords } from './words.ts';

const route = getRouteApi('/consents/$token');

export default function ConsentPage() {
  const { token } = route.useParams();
  const t = useLinkWords();
  const queries = useQueryClient();
  const { data, error } = useQuery({
    queryKey: ['consents', token],
    queryFn: () => bodyOf(api.GET('/api/v1/consents/{token}', { params: { path: { token } } })),
  });
  const answering = useMutation({
    mutationFn: (body: { agreed: boolean; comment?: string }) =>
      bodyOf(api.POST('/api/v1/consents/{token}', { params: { path: { token } }, body })),
    // After a rejection the link is of an earlier round: what the answer led to is known from here alone.
    onSuccess: (answered) => queries.setQueryData(['consents', token], answered),
    onError: () => queries.invalidateQueries({ queryKey: ['consents', token] }),
  });
  const said = data?.agreed === true ? t('agreed') : data?.agreed === false ? t('rejected') : t('past');
  return (
    <LinkFrame about={data} error={error}>
      {data?.open ? (
        <Answer
          resolution={data.resolution}
          report={`/api/v1/consents/${token}/fault-report`}
          busy={answering.isPending}
          error={answering.error}
          onAnswer={answering.mutate}
        />
      ) : (
        <Outcome good={typeof data?.agreed === 'boolean'} said={said} />
      )}
    </LinkFrame>
  );
}
