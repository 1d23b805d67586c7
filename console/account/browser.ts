/** Which browser and system call themselves so; the first name that fits is the right one, as later ones claim more. */
const browsers = [
  ['Edge', /\bEdg(e|A|iOS)?\//],
  ['Opera', /\bOPR\//],
  ['Firefox', /\b(Firefox|FxiOS)\//],
  ['Chrome', /\b(Headless)?(Chrome|CriOS)\//],
  ['Safari', /\bSafari\//],
] as const;
const systems = [
  ['Android', /\bAndroid\b/],
  ['iOS', /\b(iPhone|iPad)\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMac OS X\b/],
  ['Linux', /\bLinux\b/],
] as const;

const nameIn = (table: readonly (readonly [name: string, mark: RegExp])[], agent: string) =>
  table.find(([, mark]) => mark.test(agent))?.[0];

/** The browser and the system of a `User-Agent`, as people call them; undefined for what is no browser known here. */
export function browserOf(agent: string): { browser: string; system: string } | undefined {
  const [browser, system] = [nameIn(browsers, agent), nameIn(systems, agent)];
  return browser && system ? { browser, system } : undefined;
}
