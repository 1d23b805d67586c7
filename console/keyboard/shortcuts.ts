/** A key, as `KeyboardEvent.key` has it; `mod` is Ctrl, on a Mac Command. */
export interface Shortcut {
  key: string;
  mod?: true;
  shift?: true;
}

/** Every shortcut, once: the handlers, the palette and the help are made from it. */
export const shortcuts = {
  palette: { key: 'k', mod: true },
  help: { key: '?' },
  search: { key: '/' },
  next: { key: 'j' },
  previous: { key: 'k' },
  open: { key: 'Enter' },
  newCase: { key: 'c' },
  note: { key: 'n' },
  reply: { key: 'r' },
  takeOver: { key: 't' },
  submit: { key: 'Enter', mod: true },
  submitNext: { key: 'Enter', mod: true, shift: true },
} as const satisfies Record<string, Shortcut>;
export type ShortcutName = keyof typeof shortcuts;
export const shortcutNames = Object.keys(shortcuts) as ShortcutName[];

interface Pressed {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

/**
 * Whether these keys were pressed. Shift counts only beside Ctrl: without it, it is how a keyboard writes `?` and `/`.
 */
export function isPressed({ key, mod, shift }: Shortcut, event: Pressed): boolean {
  if (event.altKey || (event.ctrlKey || event.metaKey) !== Boolean(mod)) return false;
  if (mod) return event.key.toLowerCase() === key.toLowerCase() && event.shiftKey === Boolean(shift);
  return event.key === key;
}

/** `Ctrl + K`, `J`, `?`: how a key cap is labelled. */
export function keyCaps({ key, mod, shift }: Shortcut, mac: boolean): string[] {
  const cap = key === 'Enter' ? '↵' : key.toUpperCase();
  return [...(mod ? [mac ? '⌘' : 'Ctrl'] : []), ...(shift ? [mac ? '⇧' : 'Shift'] : []), cap];
}
