import { type CountryCode, getCountries } from 'libphonenumber-js/max';

/** What newer engines call `getTimeZones` is a property in older ones; TypeScript knows neither. */
interface Zoned {
  getTimeZones?(): string[];
  timeZones?: string[];
}

const zonesOf = (region: string): string[] => {
  const locale = new Intl.Locale(`und-${region}`) as Zoned;
  return locale.getTimeZones?.() ?? locale.timeZones ?? [];
};

/** The name under which an engine lists a zone that has several. */
const canonical = (timeZone: string): string =>
  new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;

/** The country whose zone it is; China where it is nobody's, as UTC. */
export function regionOf(timeZone: string): CountryCode {
  const name = canonical(timeZone);
  // UTC and its like are spared the search.
  if (!name.includes('/') || name.startsWith('Etc/')) return 'CN';
  return getCountries().find((region) => zonesOf(region).includes(name)) ?? 'CN';
}
