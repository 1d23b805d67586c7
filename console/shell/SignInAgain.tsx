import { lazy, Suspense, useSyncExternalStore } from 'react';
import { session } from '../api/session.ts';

// Few sessions end under an open page, so the first page does without it.
const SignInDialog = lazy(() => import('./SignInDialog.tsx'));

/** When the session ends under an open page: signs in again on the spot, and everything goes on where it was. */
export function SignInAgain() {
  const ended = useSyncExternalStore((listener) => session.listen(listener), session.hasEnded);
  return (
    ended && (
      <Suspense>
        <SignInDialog />
      </Suspense>
    )
  );
}
