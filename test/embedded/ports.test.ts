import { createServer } from 'node:net';
import { afterAll, describe, expect, it } from '@jest/globals';
import { freePort } from '../../embedded/ports.ts';

describe('a free port', () => {
  const server = createServer();
  afterAll(() => void server.close());

  it('can be listened on, and is none that an outgoing connection could be given meanwhile', async () => {
    const port = await freePort();
    // Where Linux begins with those; macOS and Windows begin at 49152.
    expect(port).toBeLessThan(32_768);
    await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  });

  it('is another one where the preferred is taken', async () => {
    const { port: taken } = server.address() as { port: number };
    expect(await freePort(taken)).not.toBe(taken);
  });
});
