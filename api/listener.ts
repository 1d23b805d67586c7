import { createServer, type RequestListener, type Server } from 'node:http';
import type { Settings } from '../config/settings.ts';

/** The API's server, not yet listening. It keeps connections open longer than a proxy in front of it does. */
export function listener(
  app: RequestListener,
  { keepAliveTimeout }: Pick<Settings, 'keepAliveTimeout'>,
): Server {
  const server = createServer(app);
  server.keepAliveTimeout = keepAliveTimeout * 1000;
  // Node must not close such a connection for the headers that have not come yet.
  server.headersTimeout = server.keepAliveTimeout + 5_000;
  return server;
}
