import { describe, expect, it } from '@jest/globals';
import path from 'node:path';
import { reportNames } from '../../domain/reports/words.ts';
import { eventually } from '../product/desk.ts';
import type { Look, Visitor } from './browser.ts';
import { House } from './house.ts';
import { elementsOfMalice, hear, moves, shifts, untranslated, walk } from './inspections.ts';
import { mark, plant, type Planted } from './malice.ts';

/** Who looks at which pages. */
type Rounds = [username: string | null, addresses: string[]][];

/** All pages of the console, with the cases, RMAs and calls that were planted. */
function everyPage({ busy, asked, closed, rma, helper }: Planted, links: string[]): Rounds {
  const administration = [
    ...[
      'people',
      'people?add=true',
      `people?open=${helper}`,
      'customers',
      'customers?open=harm',
      'contracts',
    ],
    ...['equipment', 'equipment?open=HARM-1', 'parts', 'parts?open=HARM-PART', 'rota', 'calendars'],
    ...[
      'calendars?open=office-cn',
      'calendars?add=true',
      'holidays',
      'policies',
      'policies?open=on-site-7x24',
    ],
    ...['templates', 'templates?open=assigned', 'faq', 'faq?add=true', 'faq?open=warranty'],
    ...['outbox', 'outbox?state=held', 'types', 'types?open=fault', 'types?add=true', 'services', 'audit'],
    'engine',
  ];
  return [
    [null, ['/login', ...links]],
    ['agent', ['/cases?queue=open', '/cases?queue=open&priority=P1,P2&assignee=engineer1&customer=harm']],
    ['agent', ['/cases/new', '/hotline', '/hotline?email=harm@harm.example', `/hotline?q=${mark}`]],
    ['agent', ['/calls', '/calls?list=ended']],
    ['engineer1', [`/cases/${busy}`, '/account']],
    ['manager', ['/board', `/cases/${asked}`, `/cases/${closed}`, '/reports']],
    ['manager', reportNames.map((name) => `/reports/${name}`)],
    ['rma', ['/rmas?queue=open', `/rmas/${rma}`, '/stock', '/stock/ledger']],
    ['admin', administration.map((address) => `/administration/${address}`)],
    ['harm', ['/portal', '/portal/new', '/portal/faq', '/portal/account']],
    ['harm', [busy, asked, closed].map((number) => `/portal/cases/${number}`)],
  ];
}

describe('Every page of the console', () => {
  let rounds: Rounds = [];
  let planted: Planted;
  const house = House.forTests(async ({ desk, mailbox }) => {
    planted = await plant(desk);
    const link = async (kind: string) => {
      const pattern = new RegExp(`/${kind}/[\\w.-]+`);
      const mails = await eventually(
        () => mailbox.to('contact@harm.example', pattern),
        (found) => found.length > 0,
      );
      return pattern.exec(mails[0]?.mail.text ?? '')?.[0] ?? '';
    };
    rounds = everyPage(planted, [await link('consents'), await link('surveys')]);
  });

  /** Lets each person look at their pages, two people at a time; what was planted can be read where it stands. */
  async function visit(
    look: Look,
    inspect: (someone: Visitor, address: string, given: Set<string>) => Promise<void>,
  ) {
    const left = [...rounds];
    const lane = async () => {
      for (let round = left.shift(); round; round = left.shift()) {
        const [username, addresses] = round;
        const someone = await house.visitor(username, look);
        const given = hear(someone.page);
        for (const address of addresses) {
          await someone.go(address);
          await someone.page.getByRole('heading', { level: 1, includeHidden: true }).waitFor();
          if (address.includes(planted.busy) || address.includes(planted.rma))
            await someone.page.getByText(mark).filter({ visible: true }).first().waitFor();
          await someone.settled();
          await inspect(someone, address, given);
        }
        await someone.leave();
      }
    };
    await Promise.all([lane(), lane()]);
  }

  /** What is wrong with a page: all that its language and its width let be seen. */
  async function faults(someone: Visitor, look: Look, given: Set<string>): Promise<object> {
    const { page } = someone;
    const found = {
      elements: await elementsOfMalice(page),
      overflow: await someone.overflow(),
      barriers: await someone.barriers(),
      untranslated: look.language === 'en' ? [] : await untranslated(page, given),
      ...(look.scheme === 'light' && look.width === 1440 ? await walk(page) : {}),
    };
    return Object.fromEntries(Object.entries(found).filter(([, fault]) => fault && [fault].flat().length));
  }

  it.each([
    ['en', 'light', 1440],
    ['en', 'dark', 390],
    ['zh-CN', 'dark', 1440],
    ['zh-CN', 'light', 390],
  ] as const)(
    'in %s, %s, %d pixels wide: no barrier, no overflow, no word left in English, no stop of the Tab key unseen, hostile text as text',
    async (language, scheme, width) => {
      const found: object[] = [];
      const look = { language, scheme, width };
      await visit(look, async (someone, address, given) => {
        const { SCREENSHOTS: folder } = process.env;
        const name = `${address.replaceAll(/\W+/g, '-').slice(1, 60)}.${language}.${scheme}.${width}.png`;
        if (folder) await someone.page.screenshot({ path: path.join(folder, name) });
        const wrong = await faults(someone, look, given);
        if (Object.keys(wrong).length) found.push({ address, ...wrong });
      });
      expect(found).toEqual([]);
    },
    400_000,
  );

  it('keeps still while its badges tick', async () => {
    for (const [username, address] of [
      ['agent', '/cases?queue=open'],
      ['manager', '/board'],
      ['engineer1', rounds.find(([who]) => who === 'engineer1')?.[1][0] ?? ''],
    ] as const) {
      const someone = await house.visitor(username);
      await someone.servicesStay();
      await someone.go(address);
      await someone.page.getByRole('heading', { level: 1, includeHidden: true }).waitFor();
      await someone.settled();
      expect({ address, shifts: await shifts(someone.page) }).toEqual({ address, shifts: 0 });
    }
  }, 60_000);

  it('moves nothing for a reader who asks for less motion', async () => {
    for (const motion of ['no-preference', 'reduce'] as const) {
      const { page } = await (await house.visitor('agent', { motion })).go('/cases?queue=open');
      await page.locator('a.row').first().waitFor();
      const moving = moves(page);
      await page.getByRole('button', { name: 'Filters' }).click();
      await page.getByRole('dialog', { name: 'Filters' }).waitFor();
      expect({ motion, moving: await moving }).toEqual({ motion, moving: motion !== 'reduce' });
    }
  });

  it('sends mails in which hostile text is text', () => {
    const mails = house.mailbox.received.map(({ mail }) => mail);
    const bad = mails.filter(({ html }) => /<img src=x|<script/i.test(String(html)));
    expect(mails.filter(({ text }) => text?.includes(mark)).length).toBeGreaterThan(5);
    expect(bad.map(({ subject }) => subject)).toEqual([]);
  });

  house.staysQuiet();
});
