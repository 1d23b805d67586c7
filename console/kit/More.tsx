import { Button, type ButtonProps } from '@mantine/core';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { useKitWords } from './words.ts';

type Pages = Pick<UseInfiniteQueryResult, 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'>;

/** Asks for the next page of a list, while there is one. */
export function More({ pages, size = 'sm' }: { pages: Pages; size?: ButtonProps['size'] }) {
  const kit = useKitWords();
  return pages.hasNextPage ? (
    <Button
      variant="subtle"
      size={size}
      fullWidth
      loading={pages.isFetchingNextPage}
      onClick={() => void pages.fetchNextPage()}
    >
      {kit('more')}
    </Button>
  ) : null;
}
