import { useWorkspaceWords } from './words.ts';

export default function NoCase() {
  const t = useWorkspaceWords();
  return <p className="centre quiet">{t('choose')}</p>;
}
