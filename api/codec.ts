import express, { Router, type RequestHandler } from 'express';
import { z } from 'zod';
import { EncryptionCodec, fromJson, toJson } from '../config/codec.ts';
import { operators } from '../domain/administration.ts';
import { authenticate, authorise } from './auth.ts';
import { Problem } from './problem.ts';
import type { Deps } from './route.ts';

const payload = z.object({
  metadata: z.record(z.string(), z.base64()).optional(),
  data: z.base64().optional(),
});
const body = z.strictObject({ payloads: z.array(payload) });
const most = 10_000;
/** Whether there are too many payloads to look at each of them. */
const manyIn = (given: unknown): boolean => {
  const { payloads } = (given ?? {}) as { payloads?: unknown };
  return Array.isArray(payloads) && payloads.length > most;
};

/**
 * The codec server that Temporal's UI asks to decode encrypted payloads (`PAYLOAD_KEYS`), in Temporal's own protocol
 * and so beside the route table: for administrators and supervisors, from the UI's origin or with a token.
 */
export function codecRouter(settings: Deps['settings']): Router {
  const router = Router();
  if (!settings.payloadKeys) return router;
  const ui = new URL(settings.temporalUiUrl).origin;
  const codec = new EncryptionCodec(settings.payloadKeys);

  const fromUi: RequestHandler = (request, response, next) => {
    response.vary('Origin');
    if (request.headers.origin === ui)
      response.set({
        'access-control-allow-origin': ui,
        'access-control-allow-credentials': 'true',
        'access-control-allow-headers': 'authorization, content-type, x-namespace',
        'access-control-allow-methods': 'POST',
      });
    next();
  };

  router.options('/api/codec/decode', fromUi, (_, response) => {
    response.status(204).end();
  });
  router.post(
    '/api/codec/decode',
    fromUi,
    // Who asks is known before a byte of what they sent is looked at.
    async (request, _, next) => {
      const isUi = request.headers.origin === ui;
      // The session cookie is as good from the UI's pages as from our own.
      const actor = await authenticate(request, isUi ? { ...settings, publicUrl: ui } : settings);
      authorise(actor, operators);
      next();
    },
    express.json({ limit: '4mb', inflate: false }),
    async (request, response): Promise<void> => {
      const read = manyIn(request.body) ? undefined : body.safeParse(request.body);
      if (!read?.success) throw new Problem('invalid', 'The body is not what a codec server takes');
      const decoded = await codec.decode(read.data.payloads.map(fromJson)).catch((error: unknown) => {
        throw new Problem('invalid', `Not decoded: ${(error as Error).message}`);
      });
      response.json({ payloads: decoded.map(toJson) });
    },
  );
  return router;
}
