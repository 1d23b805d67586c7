import { lazy, Suspense, useEffect, useState } from 'react';
import { commandFor } from './commands.ts';
import { isTyping, singleKeys } from './preference.ts';
import { isPressed, shortcutNames, shortcuts } from './shortcuts.ts';

const Palette = lazy(() => import('./Palette.tsx'));
const Help = lazy(() => import('./Help.tsx'));

/** Hears the keys of a page; the palette and the list of shortcuts are loaded when they are asked for. */
export function Keyboard({ places }: { places: readonly { to: string; label: string }[] }) {
  // How often the palette was asked for: it stays once it is loaded, and opens each time.
  const [asked, setAsked] = useState(0);
  const [helping, setHelping] = useState(false);
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const name = shortcutNames.find((each) => isPressed(shortcuts[each], event));
      if (!name) return;
      const single = !('mod' in shortcuts[name]);
      if (single && (isTyping(event.target) || !singleKeys())) return;
      if (name === 'palette') setAsked((times) => times + 1);
      else if (name === 'help') setHelping(true);
      else {
        const command = commandFor(name);
        if (!command) return;
        command.run();
      }
      event.preventDefault();
    };
    addEventListener('keydown', hear);
    return () => removeEventListener('keydown', hear);
  }, []);
  return (
    <Suspense fallback={null}>
      {asked > 0 && <Palette asked={asked} places={places} onHelp={() => setHelping(true)} />}
      {helping && <Help onClose={() => setHelping(false)} />}
    </Suspense>
  );
}
