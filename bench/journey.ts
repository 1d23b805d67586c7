import type { Launched } from '../embedded/launch.ts';
import { signLink } from '../messages/links.ts';
import type { Durations } from './clients.ts';

export type People = Record<'agent' | 'engineer1' | 'customer' | 'engineerId', string>;

/** Bearer tokens of the demonstration people. */
export async function signIn(url: string): Promise<People> {
  const token = async (username: string): Promise<string> => {
    const body = JSON.stringify({ username, password: 'caseline-demo' });
    const response = await fetch(`${url}/api/v1/auth/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    return ((await response.json()) as { access_token: string }).access_token;
  };
  const [agent, engineer1, customer] = await Promise.all(['agent', 'engineer1', 'customer'].map(token));
  const me = await fetch(`${url}/api/v1/me`, { headers: { authorization: `Bearer ${engineer1}` } });
  const { id: engineerId } = (await me.json()) as { id: string };
  return { agent, engineer1, customer, engineerId } as People;
}

/** Posts as one of the people; `name` and `n` make the idempotency key, and `name` is what is measured. */
const poster =
  ({ url }: Launched, people: People, durations: Durations, n: number) =>
  (name: string, as: keyof People | null, path: string, body: object) =>
    durations.time(name, async () => {
      const response = await fetch(`${url}/api/v1${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(as && {
            authorization: `Bearer ${people[as]}`,
            'idempotency-key': `${process.pid}-${name}-${n}`,
          }),
        },
        body: JSON.stringify(body),
      });
      if (!response.ok) throw new Error(`${name}: ${response.status} ${await response.text()}`);
      return (await response.json()) as { number: string };
    });

/** The call is taken and the case waits for the engineer; answers with its number. */
export async function open(
  caseline: Launched,
  people: People,
  durations: Durations,
  n: number,
): Promise<string> {
  const { number } = await poster(caseline, people, durations, n)('open', 'agent', '/cases', {
    customerId: 'acme',
    channel: 'hotline',
    title: `Link down on port ${n}`,
    priority: 'P2',
    contact: { name: 'Zhang San', email: 'zhang@acme.example' },
    assigneeId: people.engineerId,
  });
  return number;
}

/** One case from the call to the survey, or to the action after which it stays; answers with its number. */
export async function lifecycle(
  caseline: Launched,
  people: People,
  durations: Durations,
  n: number,
  stays?: 'respond' | 'diagnose' | 'resolve',
): Promise<string> {
  const number = await open(caseline, people, durations, n);
  const post = poster(caseline, people, durations, n);
  const restoredAt = new Date().toISOString();
  const actions: [string, keyof People, object][] = [
    ['respond', 'engineer1', { note: 'Called back', via: 'phone' }],
    ['diagnose', 'engineer1', { cause: 'Cable' }],
    ['resolve', 'engineer1', { cause: 'Cable', treatment: 'Replaced', restoredAt }],
    ['consent', 'customer', { agreed: true, by: 'Zhang San', via: 'portal' }],
  ];
  for (const [action, as, body] of actions) {
    await post(action, as, `/cases/${number}/${action}`, body);
    if (action === stays) return number;
  }
  const token = await signLink(
    { purpose: 'survey', number, round: 0, expiresAt: Date.now() + 3_600_000 },
    caseline.secret,
  );
  const answers = { overall: 5, response_speed: 5, skill: 5, attitude: 4 };
  await post('survey', null, `/surveys/${token}`, { answers });
  return number;
}
