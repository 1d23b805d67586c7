import { useTranslation } from 'react-i18next';

/** `CN-2027`: the days off of a country in a year, as people call it: `China 2027`. */
export function useHolidayYear() {
  const { i18n } = useTranslation();
  return (id: string): string => {
    const [, country = '', year = ''] = /^([A-Z]{2})-(\d{4})$/.exec(id) ?? [];
    if (!country) return id;
    return `${new Intl.DisplayNames(i18n.language, { type: 'region' }).of(country)} ${year}`;
  };
}
