import { useEffect } from 'react';
import { api } from '../api/client.ts';

/** How often a session is prolonged while somebody works, in milliseconds; without that it ends within the hour. */
const every = 5 * 60_000;
const signs = ['keydown', 'pointerdown'] as const;

/** Prolongs the session of somebody who works. A page that is merely open prolongs nothing. */
export function useWork(): void {
  useEffect(() => {
    let last = 0;
    const work = () => {
      if (Date.now() - last < every) return;
      last = Date.now();
      void api.PUT('/api/v1/auth/session').catch(() => undefined);
    };
    for (const sign of signs) document.addEventListener(sign, work, true);
    return () => {
      for (const sign of signs) document.removeEventListener(sign, work, true);
    };
  }, []);
}
