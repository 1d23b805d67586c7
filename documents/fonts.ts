import { createRequire } from 'node:module';
import { type Font, openSync } from 'fontkit';

const { resolve } = createRequire(import.meta.url);
const files = (family: string, name: string) => ({
  normal: resolve(`@expo-google-fonts/${family}/400Regular/${name}_400Regular.ttf`),
  bold: resolve(`@expo-google-fonts/${family}/700Bold/${name}_700Bold.ttf`),
});

/** What documents are set in, by name; for a letter that one has not, the next that has it stands in. */
export const fonts = {
  NotoSansSC: files('noto-sans-sc', 'NotoSansSC'),
  // The other Latin, Greek, Cyrillic and Devanagari letters.
  NotoSans: files('noto-sans', 'NotoSans'),
  NanumGothic: files('nanum-gothic', 'NanumGothic'),
  NotoEmoji: files('noto-emoji', 'NotoEmoji'),
} as const;
export type FontName = keyof typeof fonts;
export const usual: FontName = 'NotoSansSC';

const names = Object.keys(fonts) as FontName[];
const opened = new Map<FontName, Font>();
function font(name: FontName): Font {
  const known = opened.get(name) ?? (openSync(fonts[name].normal) as Font);
  opened.set(name, known);
  return known;
}

/** Whether the font has every letter and its program can be run: some fonts have glyphs on which fontkit throws. */
function isSetBy(one: Font, character: string): boolean {
  try {
    return (
      [...character].every((each) => one.hasGlyphForCodePoint(each.codePointAt(0)!)) &&
      one.layout(character).advanceWidth >= 0
    );
  } catch {
    return false;
  }
}

const found = new Map<string, FontName | null>();
/** The first font that has a whole character, a letter with its marks; null where none has. */
function fontOf(character: string): FontName | null {
  const known = found.get(character);
  if (known !== undefined) return known;
  const has = (name: FontName) => isSetBy(font(name), character);
  const first = names.find(has) ?? null;
  // As many as all of Unicode would hold nobody up, but names of people make combinations without end.
  if (found.size < 50_000) found.set(character, first);
  return first;
}

export interface Run {
  text: string;
  font: FontName;
}

/** What shows nothing: joiners, marks of direction, selectors of how an emoji looks, spaces of no width. */
const invisible = /[\p{Cf}\p{Cs}\ufe00-\ufe0f\u034f]|[^\P{Cc}\n\t]/gu;
const character = /[\n\t]|\P{M}\p{M}*|\p{M}+/gu;

/** A text in runs of one font each, without what is invisible; `?` stands for a letter that no font has. */
export function runsOf(text: string): Run[] {
  const runs: Run[] = [];
  for (const [each] of text
    .normalize('NFC')
    .replaceAll('\r\n', '\n')
    .replace(invisible, '')
    .matchAll(character)) {
    const last = runs.at(-1);
    const name = /^\s$/.test(each) ? usual : fontOf(each);
    const [shown, by] = name === null ? (['?', usual] as const) : [each, name];
    if (last?.font === by) last.text += shown;
    else runs.push({ text: shown, font: by });
  }
  return runs;
}
