import { Kbd } from '@mantine/core';
import { isMac } from './preference.ts';
import { keyCaps, type ShortcutName, shortcuts } from './shortcuts.ts';

/** The keys of a shortcut, as they are labelled. */
export function KeyCaps({ of }: { of: ShortcutName }) {
  return (
    <span className="caps">
      {keyCaps(shortcuts[of], isMac()).map((cap) => (
        <Kbd key={cap} size="xs">
          {cap}
        </Kbd>
      ))}
    </span>
  );
}
