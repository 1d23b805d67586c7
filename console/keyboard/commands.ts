import { useEffect, useRef } from 'react';
import type { ShortcutName } from './shortcuts.ts';

/** What can be done on the page as it is, by a key or from the palette. */
export interface Command {
  /** In the reader's words; one without is for its key only. */
  label?: string;
  shortcut?: ShortcutName;
  run: () => void;
}

/** The commands of every component that is shown, the latest last. */
const groups = new Set<{ current: readonly Command[] }>();

export const commandsNow = (): Command[] => [...groups].flatMap(({ current }) => [...current]);

/** What the key does now; of two components that want it, the one that came last has it. */
export const commandFor = (name: ShortcutName): Command | undefined =>
  commandsNow().findLast(({ shortcut }) => shortcut === name);

/** Offers commands for as long as the component is shown. */
export function useCommands(commands: readonly Command[]): void {
  const group = useRef(commands);
  useEffect(() => {
    group.current = commands;
  });
  useEffect(() => {
    groups.add(group);
    return () => void groups.delete(group);
  }, []);
}
