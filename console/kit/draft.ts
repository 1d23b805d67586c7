import { useState } from 'react';

/** A text that survives a reload, under `key` on this device, until it is emptied. */
export function useDraft(key: string): [string, (text: string) => void] {
  const place = `caseline-draft/${key}`;
  const [texts, setTexts] = useState<Record<string, string>>({});
  const write = (text: string) => {
    setTexts((before) => ({ ...before, [place]: text }));
    if (text) localStorage.setItem(place, text);
    else localStorage.removeItem(place);
  };
  return [texts[place] ?? localStorage.getItem(place) ?? '', write];
}
