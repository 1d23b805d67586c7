import type { components } from '../api/schema';
import { useLabels } from '../kit/labels.ts';
import { useMoments, useNow } from '../kit/time.ts';
import { usePortalWords } from './words.ts';

export type OwnCase = components['schemas']['CustomerCase'];

/** In plain words: how it stands, and what happens next. */
export function Next({ item: { stage, hold, clocks } }: { item: OwnCase }) {
  const t = usePortalWords();
  const labels = useLabels();
  const moment = useMoments();
  const now = useNow(60_000);
  if (hold) return t('on_hold', { reason: labels.holdReasons[hold.reason] });
  const due = clocks.find(({ name, state }) => name === 'response' && state === 'running')?.dueAt;
  if (stage === 'awaiting_response' && due && Date.parse(due) > now)
    return t('awaiting_response_by', { time: moment(due) });
  return t(stage);
}
