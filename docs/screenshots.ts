import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Launched } from '../embedded/launch.ts';
import { launchBrowser, Visitor } from '../test/console/browser.ts';
import { Desk } from '../test/product/desk.ts';
import { Mailbox } from '../test/product/listeners.ts';
import { quickPolicy } from '../test/product/policies.ts';

/**
 * `npm run screenshots`: the pictures of the console in the README, of a day in the demonstration's support centre.
 */
const folder = fileURLToPath(new URL('screenshots/', import.meta.url));

type Step = [as: string, action: string, body: object];
interface Story {
  title: string;
  priority: string;
  assigneeId?: string;
  more?: object;
  steps?: Step[];
}

const call = (as: string, note: string): Step => [as, 'respond', { note, via: 'phone' }];
const serial = {
  ...{ serialNumber: 'FOC2231X0AB', vendor: 'cisco', category: 'network' },
  description:
    'Since the storm on Friday it reboots every twenty minutes. Both power supplies were reseated.',
};
const stories: Story[] = [
  {
    ...{ title: 'Two racks lose their uplink every night', priority: 'P2', assigneeId: 'engineer2' },
    steps: [
      call('engineer2', 'Called back: happens during the backup window.'),
      ['engineer2', 'diagnose', { cause: 'LACP flaps under load' }],
      ['engineer2', 'hold', { reason: 'waiting_customer' }],
    ],
  },
  { title: '存储阵列磁盘告警', priority: 'P3', assigneeId: 'engineer3', more: { category: 'storage' } },
  {
    ...{ title: 'VPN tunnel to the branch does not come up', priority: 'P3', assigneeId: 'engineer1' },
    steps: [call('engineer1', 'Called back: phase 2 fails since the certificate was renewed.')],
  },
  {
    ...{ title: 'Fan tray failed in the core router', priority: 'P2', assigneeId: 'engineer3' },
    steps: [
      call('engineer3', 'Called back: one of three fans stands still.'),
      ['engineer3', 'diagnose', { cause: 'Fan tray', hardwareFault: true }],
    ],
  },
  { title: 'Wireless guests get no address', priority: 'P4', assigneeId: 'engineer2' },
  {
    ...{ title: 'Server reboots by itself', priority: 'P2', assigneeId: 'engineer3' },
    steps: [
      call('engineer3', 'Called back: twice this week.'),
      [
        'engineer3',
        'resolve',
        { cause: 'Firmware', treatment: 'Updated', restoredAt: new Date().toISOString() },
      ],
    ],
  },
  { title: 'Monitoring reports packet loss', priority: 'P2', more: { policyId: 'hurried' } },
  {
    ...{ title: 'Core switch keeps rebooting', priority: 'P1', assigneeId: 'engineer1', more: serial },
    steps: [
      call('engineer1', 'Called back: reboots every twenty minutes since the storm; logs are on their way.'),
      ['customer', 'notes', { text: 'The left power supply shows an amber light.', visibility: 'public' }],
      ['engineer1', 'notes', { text: 'Looks like the PSU batch of last spring.', visibility: 'internal' }],
      ['engineer1', 'escalate-expert', { area: 'cisco', reason: 'Crash dump to read' }],
    ],
  },
];

const mailbox = new Mailbox();
const caseline = await Launched.launch({ SMTP_URL: await mailbox.open() });
const browser = await launchBrowser();
try {
  const desk = new Desk(caseline.url);
  // What nobody answers in it is late within seconds: for the red badges.
  await desk.put('admin', '/policies/hurried', quickPolicy(3, 600));
  let last = '';
  for (const { title, priority, assigneeId, more, steps = [] } of stories) {
    const contact = { name: 'Wang Fang', email: 'wang.fang@acme.example' };
    last = await desk.open({ title, priority, contact, ...(assigneeId && { assigneeId }), ...more });
    for (const [as, action, body] of steps) await desk.post(as, `/cases/${last}/${action}`, body);
  }
  await mkdir(folder, { recursive: true });
  for (const [name, username, address, width] of [
    ['case', 'engineer1', `/cases/${last}?queue=open`, 1360],
    ['board', 'manager', '/board', 1600],
  ] as const) {
    const someone = await Visitor.enter(browser, caseline.url, { width, height: 800 });
    const { page } = await (await someone.signIn(username)).go(address);
    await page.getByText('overdue by').first().waitFor();
    await someone.settled();
    await page.screenshot({ path: `${folder}${name}.jpg`, type: 'jpeg', quality: 68 });
    await someone.leave();
  }
} finally {
  await browser.close();
  await caseline.stop();
  await mailbox.close();
}
