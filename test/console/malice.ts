import type { Desk } from '../product/desk.ts';

/** What none of it may become: an element, a script that runs, a line that reads from right to left. */
export const mark = '<img src=x onerror=alert(1)><script>alert(2)</script>';

/** As hostile a text as a field of `most` characters takes: markup, an RTL override, and one word without an end. */
export const malice = (most: number): string => `${mark} \u202Egnorw `.padEnd(most, 'W').slice(0, most);

/** Long enough to be refused nowhere, and longer than any line. */
const long = malice(10_000);
const reason = malice(2000);
const name = malice(120);

const pass = async (answer: Promise<{ status: number; body: unknown }>): Promise<Record<string, string>> => {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body as Record<string, string>;
};

/** Everything that is kept about a customer, each text of it as hostile as it may be. */
async function customer(desk: Desk): Promise<string> {
  const mail = 'harm@harm.example';
  const phone = '+86 10 5550 0666';
  const as = (path: string, body: object) => pass(desk.post('admin', path, body));
  await as('/customers', {
    ...{
      id: 'harm',
      name,
      phones: [phone],
      emails: [mail],
      engineerIds: ['engineer1'],
      address: malice(300),
    },
    contacts: [{ name, email: mail, phone }],
    projects: [{ id: 'HARM-1', name, members: [{ name, role: malice(64), email: mail, phone }] }],
  });
  await as('/contracts', {
    ...{ id: 'harm', customerId: 'harm', policyId: 'site-works', level: malice(64) },
    ...{ coversFrom: '2026-01-01', coversTo: '2030-01-01' },
  });
  await as('/assets', {
    ...{ serialNumber: 'HARM-1', customerId: 'harm', vendor: malice(64), model: name, location: malice(120) },
    ...{ partNumber: 'CE-FAN-6800', acceptedAt: '2026-01-01' },
  });
  await as('/users', {
    ...{ username: 'harm', name, roles: ['customer'], customerId: 'harm', language: 'en' },
    ...{ password: 'caseline-demo', email: 'harm.user@harm.example' },
  });
  const helper = await as('/users', {
    ...{ username: 'helper', name, roles: ['engineer'], skills: [malice(64)], language: 'en' },
    ...{ password: 'caseline-demo', email: 'helper@harm.example', onDuty: false },
  });
  return helper['id'] ?? '';
}

/** What the centre writes for itself. */
async function centre(desk: Desk): Promise<void> {
  const both = (most: number) => ({ en: malice(most), 'zh-CN': malice(most) });
  await pass(
    desk.post('admin', '/faq', {
      ...{ category: 'technical', order: 1, published: true, question: both(300), answer: both(10_000) },
    }),
  );
  await pass(desk.put('admin', '/parts/HARM-PART', { name: malice(200), grade: null, vendor: malice(64) }));
  await pass(
    desk.post('depot', '/stock/movements', {
      ...{ kind: 'receipt', depotId: 'beijing', partNumber: 'HARM-PART', quantity: 2, reason },
    }),
  );
  await pass(
    desk.put('admin', '/templates/en/assigned', { subject: malice(200), text: long, sms: malice(60) }),
  );
  await pass(desk.post('agent', '/me/views', { name: malice(60), query: 'queue=open' }));
}

interface Calls {
  as: string;
  path: string;
  body?: Record<string, unknown> | (() => Record<string, unknown>);
}

const opening = (policyId: string) => ({
  policyId,
  ...{ customerId: 'harm', channel: 'hotline', priority: 'P2', assigneeId: 'engineer1' },
  ...{ title: malice(200), description: long, category: malice(64), vendor: malice(64) },
  ...{ serialNumber: 'HARM-1', contact: { name, email: 'contact@harm.example', language: 'en' } },
});
const responded: Calls[] = [{ as: 'engineer1', path: 'respond', body: { note: long, via: 'phone' } }];
const solved: Calls[] = [
  ...responded,
  {
    ...{ as: 'engineer1', path: 'resolve' },
    body: () => ({ cause: long, treatment: long, restoredAt: new Date().toISOString(), byPhone: false }),
  },
];
const busy: Calls[] = [
  ...responded,
  { as: 'engineer1', path: 'notes', body: { text: long, visibility: 'internal' } },
  { as: 'harm', path: 'notes', body: { text: long, visibility: 'public' } },
  { as: 'engineer1', path: 'updates', body: { text: long } },
  { as: 'engineer1', path: 'work', body: { text: long, minutes: 5, kind: 'remote', visibility: 'public' } },
  { as: 'engineer1', path: 'diagnose', body: { cause: long, hardwareFault: true } },
  { as: 'engineer1', path: 'escalate-expert', body: { area: 'network', reason } },
  { as: 'expert', path: 'joint', body: { parties: [{ id: 'engineer2' }, { name }], reason } },
  { as: 'expert', path: 'request-vendor', body: { vendor: malice(64), reason } },
  { as: 'expert', path: 'confirm-vendor', body: { note: reason } },
  {
    ...{ as: 'engineer1', path: 'vendor-case' },
    body: { vendorCaseNumber: malice(64), contact: malice(200) },
  },
  {
    ...{ as: 'engineer1', path: 'rmas' },
    body: { kind: 'advance_replacement', serialNumber: 'HARM-1', partNumber: 'HARM-PART', reason },
  },
];

/** The addresses of what `plant` has left. */
export interface Planted {
  busy: string;
  asked: string;
  closed: string;
  call: string;
  rma: string;
  helper: string;
}

/** A case that much has happened to, one whose customer is asked, one that is over, an RMA and a call: all hostile. */
export async function plant(desk: Desk): Promise<Planted> {
  const helper = await customer(desk);
  await centre(desk);
  const open = async (steps: Calls[], policyId = 'site-works'): Promise<string> => {
    const { number } = await pass(desk.post('agent', '/cases', opening(policyId)));
    for (const { as, path, body = {} } of steps) {
      // A time that has passed is one of now, not of when this file was read.
      const said = typeof body === 'function' ? body() : body;
      await pass(desk.post(as, `/cases/${number}/${path}`, said));
    }
    return number as string;
  };
  const agreed: Calls[] = [
    ...solved,
    { as: 'harm', path: 'consent', body: { agreed: true, by: name, via: 'portal', comment: reason } },
  ];
  const answers = { overall: 1, response_speed: 1, skill: 1, attitude: 1 };
  const ended: Calls[] = [
    ...agreed,
    { as: 'harm', path: 'answer-survey', body: { answers, comment: reason } },
  ];
  // The first survey that is sent stays without an answer.
  await open(agreed, 'response-centre');
  const [first, asked, closed] = [await open(busy), await open(solved), await open(ended, 'response-centre')];
  const call = await pass(desk.post('depot', '/calls', { contactName: name, company: name, symptom: long }));
  const rmas = await desk.get<{ data: { number: string }[] }>('rma', `/rmas?case=${first}`);
  const [rma, number] = [rmas.body.data[0]?.number ?? '', call['number'] ?? ''];
  return { busy: first, asked, closed, call: number, rma, helper };
}
