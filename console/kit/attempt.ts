import { useState } from 'react';
import { newKey } from '../api/key.ts';
import { ApiProblem } from '../api/problem.ts';

/**
 * The Idempotency-Key of what is being submitted, and what to call when it is settled: as long as nobody knows whether
 * it was done the key stays, so that trying again does nothing twice.
 */
export function useAttemptKey(): [string, (error: unknown) => void] {
  const [key, setKey] = useState(newKey);
  return [
    key,
    (error) => {
      if (!(error instanceof ApiProblem && error.passing)) setKey(newKey());
    },
  ];
}
