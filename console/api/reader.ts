import { useQuery } from '@tanstack/react-query';
import { ownTimeZone } from '../kit/zone.ts';
import { meQuery, queryClient } from './queries.ts';

/** By whose clocks a page is read, as the API has it: those of the reader's account, else the browser's. */
export const readerZone = (): string => queryClient.getQueryData(meQuery.queryKey)?.timeZone ?? ownTimeZone();

/** The same, for what is drawn anew when the reader chooses another; asks nothing, for a page may have no account. */
export const useReaderZone = (): string =>
  useQuery({ ...meQuery, enabled: false }).data?.timeZone ?? ownTimeZone();
