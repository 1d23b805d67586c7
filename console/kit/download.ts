import { useTranslation } from 'react-i18next';
import { useReaderZone } from '../api/reader.ts';
import { languageOf } from '../words/define.ts';

/**
 * The address of a file that a plain link leads to, which can carry no headers: in the reader's language and by their
 * clocks, unless `query` says otherwise.
 */
export function useDownload() {
  const { i18n } = useTranslation();
  const timeZone = useReaderZone();
  return (path: string, query: object = {}): string => {
    const asked = { language: languageOf(i18n.language), timeZone, ...query };
    const given = Object.entries(asked).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, String(value)]],
    );
    return `${path}?${new URLSearchParams(given).toString()}`;
  };
}
