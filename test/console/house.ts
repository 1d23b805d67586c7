import { eventually } from '../product/desk.ts';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { Launched } from '../../embedded/launch.ts';
import { Desk } from '../product/desk.ts';
import { Mailbox } from '../product/listeners.ts';
import { launchBrowser, type Look, Visitor } from './browser.ts';

/** Caseline as it is started, people at their desks, and people in browsers. */
export class House {
  readonly mailbox = new Mailbox();
  readonly visitors: Visitor[] = [];
  private launched: Launched | undefined;
  private chromium: Browser | undefined;
  private people: Desk | undefined;

  /** One for the tests of a file: open before the first of them, closed after the last; `ready` prepares more. */
  static forTests(ready: (house: House) => Promise<unknown> = () => Promise.resolve()): House {
    const house = new House();
    beforeAll(async () => {
      await house.open();
      await ready(house);
    }, 240_000);
    afterAll(() => house.close());
    return house;
  }

  /** Where Caseline is. */
  get caseline(): Launched {
    return this.launched as Launched;
  }
  get desk(): Desk {
    return this.people as Desk;
  }
  get browser(): Browser {
    return this.chromium as Browser;
  }

  /** Somebody in a browser of their own; null is a stranger. */
  visitor = async (username: string | null, look: Look = {}): Promise<Visitor> => {
    const one = await Visitor.enter(this.browser, this.caseline.url, look);
    this.visitors.push(one);
    return username === null ? one : one.signIn(username);
  };

  /** A page as somebody sees it, in a browser of their own. */
  page = async (username: string | null, address: string, look: Look = {}): Promise<Page> =>
    (await (await this.visitor(username, look)).go(address)).page;

  /** The last test of a file. */
  staysQuiet(): void {
    it('raised no script error and no refusal by the content security policy all the while', () => {
      expect(this.visitors.flatMap(({ complaints }) => complaints)).toEqual([]);
    });
  }

  async open(): Promise<void> {
    this.launched = await Launched.launch({ SMTP_URL: await this.mailbox.open() });
    this.people = new Desk(this.launched.url);
    this.chromium = await launchBrowser();
  }

  async close(): Promise<void> {
    await this.chromium?.close();
    await this.launched?.stop();
    await this.mailbox.close();
  }
}

/** Waits until the tab is called so; without a script of its own, which the page's policy would refuse. */
export const titled = async (page: Page, title: string): Promise<void> => {
  await eventually(
    () => page.title(),
    (found) => found === title,
    10_000,
  );
};
