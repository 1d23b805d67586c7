import { Frame } from './Frame.tsx';
import { useShellWords } from './words.ts';

export default function PortalShell() {
  const t = useShellWords();
  return (
    <Frame
      account="/portal/account"
      places={[
        { to: '/portal', label: t('portal') },
        { to: '/portal/faq', label: t('faq') },
      ]}
    />
  );
}
