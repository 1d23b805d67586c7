const place = 'caseline-single-keys';

/** Whether single keys do something: who dictates or has a tremor may switch them off (WCAG 2.1.4). */
export const singleKeys = (): boolean => localStorage.getItem(place) !== 'off';
export const setSingleKeys = (on: boolean): void => localStorage.setItem(place, on ? 'on' : 'off');

/** Whether what has the focus takes letters for itself. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) ||
    target.closest('[role=dialog], [role=menu], [role=listbox]') !== null);

export const isMac = (): boolean => /Mac|iPhone|iPad/.test(navigator.userAgent);
