import { once } from 'node:events';
import { type ClientRequest, get, type IncomingMessage } from 'node:http';
import { eventually } from '../product/desk.ts';
import type { Service } from './service.ts';

/** Those who listen to the events of a service. */
export class Ears {
  private readonly service: Service;
  private readonly requests: ClientRequest[] = [];

  constructor(service: Service) {
    this.service = service;
  }

  /** Somebody who listens: all that was heard, and the answer. */
  async listen(username: string, lastEventId?: string) {
    const { token } = await this.service.as(username);
    const headers = {
      authorization: `Bearer ${token}`,
      ...(lastEventId && { 'last-event-id': lastEventId }),
    };
    const request = get({ host: '127.0.0.1', port: this.service.port, path: '/api/v1/events', headers });
    request.on('error', () => undefined);
    this.requests.push(request);
    const [answer] = (await once(request, 'response')) as [IncomingMessage];
    let text = '';
    answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    answer.on('error', () => undefined);
    const heard = () => [...text.matchAll(/event: (\w+)\n(?:id: (.+)\n)?data: (.+)\n\n/g)];
    const data = (event: string) =>
      heard()
        .filter(([, name]) => name === event)
        .map(([, , , json]) => JSON.parse(json!) as Record<string, unknown>);
    return {
      ...{ answer, request, data },
      lastId: () => heard().at(-1)?.[2],
      events: () => heard().map(([, event]) => event),
      kinds: (number: string) =>
        data('changed')
          .filter((change) => change['number'] === number)
          .map(({ kind }) => kind as string),
      text: () => text,
    };
  }

  hangUp(): void {
    this.requests.splice(0).forEach((request) => request.destroy());
  }
}
export type Ear = Awaited<ReturnType<Ears['listen']>>;

/** Waits until the ear has heard of a change of this kind. */
export const hears = (ear: Ear, number: string, kind: string): Promise<string[]> =>
  eventually(
    () => ear.kinds(number),
    (all) => all.includes(kind),
  );
