import { useTitle } from '../kit/title.ts';
import { useLooked } from './looked.ts';
import { useWorkspaceWords, wordOf } from './words.ts';

export default function NoCase() {
  const t = useWorkspaceWords();
  const { queue } = useLooked();
  useTitle(queue ? `${t(wordOf.queue(queue))} – ${t('title')}` : t('title'));
  return <p className="centre quiet">{t('choose')}</p>;
}
