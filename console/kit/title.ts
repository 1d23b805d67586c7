import { useEffect } from 'react';

/** Says in the browser's tab where one is: `Board – Caseline`. Of pages inside each other, only the inner one says it. */
export function useTitle(title: string | undefined): void {
  useEffect(() => {
    document.title = title ? `${title} – Caseline` : 'Caseline';
  }, [title]);
}
