import '../customer/customer.css';
import './hotline.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { callQuery } from '../calls/calls.ts';
import { PageTitle } from '../kit/PageTitle.tsx';
import { Refused } from '../kit/Refused.tsx';
import { useKitWords } from '../kit/words.ts';
import { AskWho } from './AskWho.tsx';
import { callerQuery, type CallerSearch } from './caller.ts';
import { Known } from './Known.tsx';
import { Unknown } from './Unknown.tsx';
import { useHotlineWords } from './words.ts';

const route = getRouteApi('/staff/hotline');

/** Who calls, everything known about them at once, and a case of it without touching the mouse. */
export default function HotlinePage() {
  const t = useHotlineWords();
  const kit = useKitWords();
  const given = route.useSearch();
  const call = useQuery({ ...callQuery(given.call ?? ''), enabled: given.call !== undefined });
  const search: CallerSearch = { ...said(call.data), ...given };
  const by = search.id ?? search.q ?? search.phone ?? search.email;
  const { data, error } = useQuery({ ...callerQuery(search), enabled: by !== undefined });
  // While nobody is found, the number that called stays, to become the contact's.
  const { phone } = data?.caller ? {} : given;
  const keep = { ...(given.call && { call: given.call }), ...(phone && { phone }) };
  return (
    <div className="hotline">
      <PageTitle>{t('title')}</PageTitle>
      {/* What was looked up is in the input; another caller begins anew. */}
      <AskWho key={by ?? ''} by={by ?? ''} keep={keep} />
      <Refused error={call.error ?? error} />
      {by === undefined && <p className="quiet">{t('ready')}</p>}
      {by !== undefined && !data && !error && <p className="quiet">{kit('loading')}</p>}
      {data?.caller && (
        <Known
          key={`${data.caller.id}/${search.phone}/${search.email}`}
          caller={data.caller}
          candidates={data.candidates}
          search={search}
          call={call.data}
        />
      )}
      {by !== undefined && data && !data.caller && (
        <Unknown by={by} search={search} matches={data.matches} call={given.call} />
      )}
    </div>
  );
}

/** What a call that was logged says of who called. */
const said = (call: { phone: string | null; company: string } | undefined): CallerSearch =>
  call ? { ...(call.phone && { phone: call.phone }), q: call.company } : {};
