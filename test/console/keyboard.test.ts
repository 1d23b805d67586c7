import { describe, expect, it } from '@jest/globals';
import { isPressed, keyCaps, shortcutNames, shortcuts } from '../../console/keyboard/shortcuts.ts';

const press = (
  key: string,
  held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', true>> = {},
) => ({
  ...{ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false },
  ...held,
});
const meant = (pressed: ReturnType<typeof press>) =>
  shortcutNames.filter((name) => isPressed(shortcuts[name], pressed));

describe('A shortcut', () => {
  it('is meant by one set of keys, and no two are the same', () => {
    for (const name of shortcutNames) {
      const { key, mod, shift } = { mod: undefined, shift: undefined, ...shortcuts[name] };
      const held = { ...(mod && { ctrlKey: mod }), ...(shift && { shiftKey: shift }) };
      expect(meant(press(key, held))).toEqual([name]);
      expect(keyCaps(shortcuts[name], false).length).toBeGreaterThan(0);
    }
  });

  it('is told from what browsers and other programs take', () => {
    expect(meant(press('k', { ctrlKey: true }))).toEqual(['palette']);
    expect(meant(press('K', { metaKey: true }))).toEqual(['palette']);
    expect(meant(press('n', { ctrlKey: true }))).toEqual([]);
    expect(meant(press('r', { metaKey: true }))).toEqual([]);
    expect(meant(press('k', { ctrlKey: true, shiftKey: true }))).toEqual([]);
    expect(meant(press('j', { altKey: true }))).toEqual([]);
    // Shift is how a German keyboard writes the slash.
    expect(meant(press('/', { shiftKey: true }))).toEqual(['search']);
    expect(meant(press('N', { shiftKey: true }))).toEqual([]);
  });
});
