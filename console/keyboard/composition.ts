/** What a keydown says while somebody composes a word; of the last one of all Safari says it by the code alone. */
const composes = ({ isComposing, keyCode }: KeyboardEvent): boolean => isComposing || keyCode === 229;

/**
 * Who composes a Chinese word presses Enter, Escape and arrows for the word's sake: no field, form or shortcut of any
 * page hears of these keys. Heard before all of them, so that a field that is added later need not think of it.
 */
export function leaveComposing(): void {
  document.addEventListener(
    'keydown',
    (event) => {
      if (!composes(event)) return;
      event.stopPropagation();
      // A form is submitted by the browser itself.
      if (event.key === 'Enter') event.preventDefault();
    },
    true,
  );
}
