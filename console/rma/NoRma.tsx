import { useTitle } from '../kit/title.ts';
import { useRmaWords } from './words.ts';

export default function NoRma() {
  const t = useRmaWords();
  useTitle(t('title'));
  return <p className="centre quiet">{t('choose')}</p>;
}
