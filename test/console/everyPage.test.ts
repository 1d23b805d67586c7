import { describe, expect, it } from '@jest/globals';
import path from 'node:path';
import { reportNames } from '../../domain/reports/words.ts';
import { eventually } from '../product/desk.ts';
import type { Look, Visitor } from './browser.ts';
import { House } from './house.ts';
import { elementsOfMalice, hear, shifts, untranslated, walk } from './inspections.ts';
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
  ];
  return [
    [null, ['/login', ...links]],
    ['agent', ['/cases?queue=open', '/cases?queue=open&priority=P1,P2&assignee=engineer1&customer=harm']],
    ['agent', ['/cases/new', '/hotline', '/hotline?email=harm@harm.example', `/hotline?q=${mark}`]],
    ['agent', ['/calls', '/calls?list=ended']],
    ['engineer1', [`/cases/${busy}`]],
    ['manager', ['/board', `/cases/${asked}`, `/cases/${closed}`, '/reports']],
    ['manager', reportNames.map((name) => `/reports/${name}`)],
    ['rma', ['/rmas?queue=open', `/rmas/${rma}`, '/stock', '/stock/ledger']],
    ['admin', administration.map((address) => `/administration/${address}`)],
    ['harm', ['/portal', '/portal/new', '/portal/faq']],
    ['harm', [busy, asked, closed].map((number) => `/portal/cases/${number}`)],
  ];
}

describe('Every page of the console', () => {
  let rounds: Rounds = [];
  const house = House.forTests(async ({ desk, mailbox }) => {
    const planted = await plant(desk);
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

  /** Lets each person look at their pages, one after the other. */
  async function visit(
    look: Look,
    inspect: (someone: Visitor, address: string, given: Set<string>) => Promise<void>,
  ) {
    for (const [username, addresses] of rounds) {
      const someone = await house.visitor(username, look);
      const given = hear(someone.page);
      for (const address of addresses) {
        await someone.go(address);
        await someone.page.getByRole('heading', { level: 1, includeHidden: true }).waitFor();
        await someone.settled();
        await inspect(someone, address, given);
      }
      await someone.leave();
    }
  }

  it.each([
    ['en', 'light', 1440],
    ['en', 'dark', 390],
    ['zh-CN', 'light', 390],
  ] as const)(
    'is without barriers and overflow in %s, %s, %d pixels wide, and hostile text is text on it',
    async (language, scheme, width) => {
      const found: object[] = [];
      await visit({ language, scheme, width }, async (someone, address) => {
        const { SCREENSHOTS: folder } = process.env;
        const name = `${address.replaceAll(/\W+/g, '-').slice(1, 60)}.${language}.${scheme}.${width}.png`;
        if (folder) await someone.page.screenshot({ path: path.join(folder, name) });
        const barriers = language === 'en' ? await someone.barriers() : [];
        const [overflow, elements] = [await someone.overflow(), await elementsOfMalice(someone.page)];
        if (barriers.length || overflow || elements) found.push({ address, barriers, overflow, elements });
      });
      expect(found).toEqual([]);
    },
    300_000,
  );

  it('says nothing in English to who reads Chinese', async () => {
    const found: object[] = [];
    await visit({ language: 'zh-CN' }, async ({ page }, address, given) => {
      const texts = await untranslated(page, given);
      if (texts.length) found.push({ address, texts });
    });
    expect(found).toEqual([]);
  }, 300_000);

  it('is gone through with the Tab key, and what has the focus can be seen', async () => {
    const found: object[] = [];
    await visit({}, async ({ page }, address) => {
      const { unreached, unseen } = await walk(page);
      if (unreached.length || unseen.length) found.push({ address, unreached, unseen });
    });
    expect(found).toEqual([]);
  }, 600_000);

  it('keeps still while its badges tick', async () => {
    for (const [username, address] of [
      ['agent', '/cases?queue=open'],
      ['manager', '/board'],
      ['engineer1', rounds.find(([who]) => who === 'engineer1')?.[1][0] ?? ''],
    ] as const) {
      const { page } = await (await house.visitor(username)).go(address);
      await page.getByRole('heading', { level: 1, includeHidden: true }).waitFor();
      expect({ address, shifts: await shifts(page) }).toEqual({ address, shifts: 0 });
    }
  }, 60_000);

  it('sends mails in which hostile text is text', () => {
    const mails = house.mailbox.received.map(({ mail }) => mail);
    const bad = mails.filter(({ html }) => /<img src=x|<script/i.test(String(html)));
    expect(mails.filter(({ text }) => text?.includes(mark)).length).toBeGreaterThan(5);
    expect(bad.map(({ subject }) => subject)).toEqual([]);
  });

  house.staysQuiet();
});
