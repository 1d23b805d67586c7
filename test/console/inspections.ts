import type { Page } from 'playwright-core';

/** Elements that a hostile text has become; scripts of ours all come from a file. */
export const elementsOfMalice = (page: Page): Promise<number> =>
  page.evaluate<number>(`document.querySelectorAll('img[src="x"], [onerror], script:not([src])').length`);

/** What is the same in every language: names, placeholders such as `{{ title }}`, time zones such as `Asia/Tokyo`. */
const everywhere =
  /\{\{.*?\}\}|\{%.*?%\}|\/\w[\w/?=-]*|\b[A-Z]\w+(?:\/[\w+-]+)+\b|\b(English|PNG|JPEG|WebP|JSON|Caseline|RMA|RMAs|Temporal|MongoDB|CSV|XLSX|PDF|FAQ|UTC|GMT|VIP|SMS|ID|Ctrl|Enter|Shift|Tab|Esc|Alt|CST|YAML|Chrome|Linux)\b/g;

/**
 * What a page in Chinese says in Latin letters, to the eye or to a screen reader, that is neither a name which every
 * language uses nor something that the API gave: text that nobody has translated.
 */
export async function untranslated(page: Page, given: ReadonlySet<string>): Promise<string[]> {
  const said = await page.evaluate<string[]>(`(() => {
    const said = new Set();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement.closest('script, style, code, kbd, pre, textarea, .written, [aria-hidden="true"]')) continue;
      said.add(node.textContent.trim());
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]'))
      for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
        if (!element.closest('[aria-hidden="true"]')) said.add(element.getAttribute(name) ?? '');
    return [...said];
  })()`);
  const data = [...given].filter((text) => /[A-Za-z]{3,}/.test(text)).sort((a, b) => b.length - a.length);
  const ungiven = (text: string) =>
    data.reduce((left, each) => (left.includes(each) ? left.replaceAll(each, ' ') : left), text);
  const unnamed = (text: string) => text.replace(everywhere, ' ');
  // What was given may hold names, and a name may hold what was given.
  return said.filter((text) =>
    [unnamed(ungiven(text)), ungiven(unnamed(text))].every((rest) => /[A-Za-z]{3,}/.test(rest)),
  );
}

/** Every text that the API gives to the page from now on. */
export function hear(page: Page): Set<string> {
  const given = new Set<string>();
  page.on('response', (response) => {
    if (!response.url().includes('/api/v1/') || response.url().includes('/events')) return;
    response.json().then(
      (body) => textsIn(body, given),
      () => undefined,
    );
  });
  return given;
}

/** Every text in an answer of the API, whole and by line. */
function textsIn(body: unknown, into = new Set<string>()): Set<string> {
  if (typeof body === 'string') for (const text of [body, ...body.split('\n')]) into.add(text.trim());
  else if (typeof body === 'object' && body !== null)
    for (const value of Object.values(body)) textsIn(value, into);
  return into;
}

/** How far things move that nobody moves, within the next three seconds; 0 is not at all. */
export const shifts = (page: Page): Promise<number> =>
  page.evaluate<number>(`new Promise((resolve) => {
    let sum = 0;
    new PerformanceObserver((list) => {
      for (const shift of list.getEntries()) if (!shift.hadRecentInput) sum += shift.value;
    }).observe({ type: 'layout-shift' });
    setTimeout(() => resolve(sum), 3000);
  })`);

/** Whether anything moves by itself within the next three seconds. */
export const moves = (page: Page): Promise<boolean> =>
  page.evaluate<boolean>(`new Promise((resolve) => {
    const end = performance.now() + 3000;
    const look = () => {
      const moving = document.getAnimations().some(({ effect }) => effect.getComputedTiming().duration > 0);
      if (moving || performance.now() > end) resolve(moving);
      else requestAnimationFrame(look);
    };
    look();
  })`);

/** How an element and what is around it look: an outline, a shadow, a border or a colour shows what has the focus. */
const looks = `(element) => {
  const around = [element, element.nextElementSibling];
  for (let one = element.parentElement; one && around.length < 6; one = one.parentElement) around.push(one);
  return around.filter(Boolean).map((one) => {
    const { outlineStyle, outlineWidth, boxShadow, borderColor, backgroundColor } = getComputedStyle(one);
    return [outlineStyle === 'none' ? 0 : outlineWidth, boxShadow, borderColor, backgroundColor].join();
  }).join('|');
}`;

/**
 * Everything that a keyboard has to reach, by what it is called: in the dialog, where one is open. Of a group of radio
 * buttons the Tab key reaches one. Remembers how each looks without the focus.
 */
const reachable = `(() => {
  document.activeElement?.blur();
  const wanted = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]';
  const name = (element) => element.getAttribute('aria-label') || element.labels?.[0]?.textContent || element.textContent || element.id;
  const page = document.querySelector('[role=dialog][aria-modal=true]') ?? document;
  window.looksBefore = [];
  return [...page.querySelectorAll(wanted)].filter((element) =>
    element.checkVisibility({ visibilityProperty: true }) && !element.disabled && element.tabIndex >= 0 &&
    !element.closest('[inert], [aria-hidden=true]') && element.type !== 'radio',
  ).map((element, index) => {
    element.dataset.reach = String(index);
    window.looksBefore.push((${looks})(element));
    return index + ' ' + element.tagName.toLowerCase() + ' ' + name(element).trim().slice(0, 60);
  });
})()`;

/** What has the focus, and whether that can be seen. */
const focused = `(() => {
  const element = document.activeElement;
  const reach = element?.dataset.reach;
  return reach === undefined ? null : { reach, seen: window.looksBefore[Number(reach)] !== (${looks})(element) };
})()`;

/** Goes through the page with the Tab key: what it did not reach, and what did not show that it was reached. */
export async function walk(page: Page): Promise<{ unreached: string[]; unseen: string[] }> {
  const names = await page.evaluate<string[]>(reachable);
  const unreached = new Set(names.map((_, index) => String(index)));
  const unseen = new Set<string>();
  // A date has a stop for each of its parts.
  for (let press = 0; press < 4 * names.length + 20 && unreached.size; press += 1) {
    await page.keyboard.press('Tab');
    const now = await page.evaluate<{ reach: string; seen: boolean } | null>(focused);
    if (!now) continue;
    unreached.delete(now.reach);
    if (!now.seen) unseen.add(now.reach);
  }
  const named = (indexes: Set<string>) => [...indexes].map((index) => names[Number(index)] ?? index);
  return { unreached: named(unreached), unseen: named(unseen) };
}
