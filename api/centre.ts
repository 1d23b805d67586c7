import { dateAt } from '../calendars/zone.ts';
import type { Day } from '../domain/entitlement.ts';
import type { Deps } from './route.ts';

/**
 * Today at the centre: the day that contracts and warranties are held against, and that numbers carry. Whoever asks
 * may live another one already.
 */
export const today = ({ settings }: { settings: Pick<Deps['settings'], 'timeZone'> }): Day =>
  dateAt(settings.timeZone, Date.now());
