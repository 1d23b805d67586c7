import { IconAlertTriangle, IconClock, IconClockPause, IconHandClick } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type Expectation, outlook } from '../../domain/outlook.ts';
import { isolated } from '../kit/joined.ts';
import { useLabels } from '../kit/labels.ts';
import { spanOf, useMoments, useNow } from '../kit/time.ts';
import type { OwnCase } from './queries.ts';
import { usePortalWords } from './words.ts';

const minute = 60_000;

/** In plain words: how it stands. */
export function useStanding() {
  const t = usePortalWords();
  const labels = useLabels();
  return ({ stage, hold, cancellation }: OwnCase): string => {
    if (cancellation) return t('is_cancelled', { reason: labels.cancelReasons[cancellation.reason] });
    return hold ? t('is_on_hold', { reason: labels.holdReasons[hold.reason] }) : t(`is_${stage}`);
  };
}

/** In plain words: who does what, and by when. */
function useExpectations({ assignee }: OwnCase) {
  const t = usePortalWords();
  const moment = useMoments();
  const { i18n } = useTranslation();
  const now = useNow(minute);
  const time = ({ what, by, state }: Expectation) => {
    if (state === 'paused') return t('stands');
    if (what === 'confirm') return t('noEnd');
    if (by === null) return t('noTime');
    const span = spanOf(Date.parse(by) - now, i18n.language);
    return state === 'late' ? t('late', { time: moment(by) }) : t('by', { time: moment(by), span });
  };
  return {
    now,
    told: (each: Expectation) => {
      const who = each.engineer ?? assignee?.name;
      return {
        what: t(`will_${each.what}`, { who: who === undefined ? t('anEngineer') : isolated(who) }),
        when: time(each),
      };
    },
  };
}

/** The next thing to expect, on one line of a list. */
export function Soonest({ item }: { item: OwnCase }) {
  const standing = useStanding();
  const { now, told } = useExpectations(item);
  const [next] = outlook(item, now);
  if (!next || next.what === 'confirm' || item.hold) return standing(item);
  const { what, when } = told(next);
  return `${what} · ${when}`;
}

const looks = { due: IconClock, late: IconAlertTriangle, paused: IconClockPause };

/** How it stands, and all that is to be expected. */
export function Outlook({ item }: { item: OwnCase }) {
  const standing = useStanding();
  const { now, told } = useExpectations(item);
  const expected = outlook(item, now);
  return (
    <>
      <p className="standing">{standing(item)}</p>
      {expected.length > 0 && (
        <ul className="outlook">
          {expected.map((each) => {
            const Icon = each.what === 'confirm' ? IconHandClick : looks[each.state];
            const { what, when } = told(each);
            return (
              <li key={`${each.what}/${each.by}`} className={each.state}>
                <Icon size={18} aria-hidden />
                <div>
                  {what}
                  <div className="quiet">{when}</div>
                </div>
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}
