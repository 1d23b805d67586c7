import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page, type Request } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The system's Chromium: `CHROMIUM`, else the first of the usual names on `PATH`. */
function systemChromium(): string | undefined {
  const { CHROMIUM, PATH = '' } = process.env;
  const places = PATH.split(path.delimiter).flatMap((folder) => names.map((name) => path.join(folder, name)));
  return [...(CHROMIUM ? [CHROMIUM] : []), ...places].find((place) => existsSync(place));
}

/** Where there is none, the one in the npm package, with the libraries that it brings along. */
async function packedChromium() {
  const packed = await import('@sparticuz/chromium');
  const folder = path.dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium'));
  const libraries = await packed.inflate(path.join(folder, '../bin/al2023.tar.br'));
  return {
    executablePath: await packed.default.executablePath(),
    env: {
      ...(process.env as Record<string, string>),
      LD_LIBRARY_PATH: path.join(libraries, 'lib'),
      FONTCONFIG_PATH: path.join(tmpdir(), 'fonts'),
    },
  };
}

export async function launchBrowser(): Promise<Browser> {
  const executablePath = systemChromium();
  return chromium.launch({
    ...(executablePath ? { executablePath } : await packedChromium()),
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic'],
  });
}

export interface Look {
  width?: number;
  height?: number;
  scheme?: 'light' | 'dark';
  language?: 'en' | 'zh-CN';
  motion?: 'reduce' | 'no-preference';
  /** Of the browser; the machine's unless it is said. */
  timeZone?: string;
  /** A device on which nobody has chosen a language yet. */
  fresh?: true;
}

/** Somebody in a browser context of their own, who hears of every script error and every refusal of the CSP. */
export class Visitor {
  readonly page: Page;
  readonly complaints: string[] = [];
  private readonly context: BrowserContext;
  private readonly loading = new Set<Request>();

  private constructor(context: BrowserContext, page: Page) {
    this.context = context;
    this.page = page;
    const isStream = (request: Request) => request.resourceType() === 'eventsource';
    page.on('request', (request) => !isStream(request) && this.loading.add(request));
    for (const event of ['requestfinished', 'requestfailed'] as const)
      page.on(event as 'requestfinished', (request) => this.loading.delete(request));
    page.on('dialog', (dialog) => {
      this.complaints.push(`A dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      // A refused request is shown on the page, and is none of the page's own failing.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
        this.complaints.push(message.text());
    });
  }

  /** Waits until nothing has been loaded for half a second; a stream of events, which never ends, does not count. */
  async settled(): Promise<void> {
    for (let quiet = 0; quiet < 5; quiet = this.loading.size ? 0 : quiet + 1)
      await this.page.waitForTimeout(100);
  }

  /** All services are there, whatever a busy machine says of them: for who looks at how still a page is. */
  async servicesStay(): Promise<void> {
    const json = { temporal: true, mongodb: true, worker: true };
    await this.page.route('**/readyz', (route) => route.fulfill({ json }));
  }

  /** Takes the network away, or gives it back. */
  setOffline(offline: boolean): Promise<void> {
    return this.context.setOffline(offline);
  }

  static async enter(browser: Browser, url: string, look: Look = {}): Promise<Visitor> {
    const { width = 1440, height = 900, scheme = 'light', language = 'en', motion = 'reduce' } = look;
    const context = await browser.newContext({
      ...{ baseURL: url, viewport: { width, height }, colorScheme: scheme, locale: language },
      reducedMotion: motion,
      ...(look.timeZone && { timezoneId: look.timeZone }),
    });
    context.setDefaultTimeout(30_000);
    // The device remembers the language, so that a shot in Chinese is Chinese whatever the account says.
    if (!look.fresh) await context.addInitScript(`localStorage.setItem('caseline-language', '${language}')`);
    // On a LAN without HTTPS browsers have none.
    await context.addInitScript('Crypto.prototype.randomUUID = undefined');
    return new Visitor(context, await context.newPage());
  }

  async signIn(username: string): Promise<this> {
    await this.context.request.post('/api/v1/auth/session', {
      data: { username, password: 'caseline-demo' },
    });
    return this;
  }

  /** Ends the session behind the page's back, as the passing of time does. */
  signOut(): Promise<void> {
    return this.context.clearCookies();
  }

  async go(address: string): Promise<this> {
    await this.page.goto(address);
    await this.page.waitForLoadState('load');
    return this;
  }

  /** What axe finds wrong, a line each. */
  async barriers(): Promise<string[]> {
    const { violations } = await new AxeBuilder({ page: this.page })
      // Listing all that is in order, and a page of its own for each look (no page here has frames), take most of the time.
      .options({ resultTypes: ['violations'] })
      .setLegacyMode()
      .analyze();
    return violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ target, any }) => `${target.join(' ')} (${any[0]?.message ?? ''})`).join('; ')}`,
    );
  }

  /** How many pixels the page is wider than the window. */
  overflow(): Promise<number> {
    return this.page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
  }

  /** How much JavaScript the page has asked for, compressed, in bytes. */
  scripts(): Promise<number> {
    return this.page.evaluate<number>(
      `performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js'))
        .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)`,
    );
  }

  leave(): Promise<void> {
    return this.context.close();
  }
}
