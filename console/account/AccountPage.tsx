import './account.css';
import { useQuery } from '@tanstack/react-query';
import { meQuery } from '../api/queries.ts';
import { PageTitle } from '../kit/PageTitle.tsx';
import { Refused } from '../kit/Refused.tsx';
import { Known } from './Known.tsx';
import { PasswordForm } from './PasswordForm.tsx';
import { Sessions } from './Sessions.tsx';
import { SpeechForm } from './SpeechForm.tsx';
import { useAccountWords } from './words.ts';

/** What Caseline knows of the reader, and what of it they decide themselves. */
export default function AccountPage() {
  const t = useAccountWords();
  const { data: me, error } = useQuery(meQuery);
  return (
    <div className="centre account">
      <PageTitle>{t('title')}</PageTitle>
      <Refused error={error} />
      {me && (
        <>
          <Known me={me} />
          <SpeechForm key={me.revision} me={me} />
          <PasswordForm />
          <Sessions />
        </>
      )}
    </div>
  );
}
