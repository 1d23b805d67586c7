import { useRmaWords } from './words.ts';

export default function NoRma() {
  const t = useRmaWords();
  return <p className="centre quiet">{t('choose')}</p>;
}
