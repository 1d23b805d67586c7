import { Frame } from './Frame.tsx';
import { useShellWords } from './words.ts';

export default function StaffShell() {
  const t = useShellWords();
  return <Frame places={[{ to: '/cases', label: t('cases') }]} />;
}
