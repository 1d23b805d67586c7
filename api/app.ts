import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import express, { type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import { pinoHttp } from 'pino-http';
import { addAudit } from '../store/audit.ts';
import { addressOf } from './address.ts';
import { codecRouter } from './codec.ts';
import { consoleRouter } from './console.ts';
import { docsRouter } from './docs.ts';
import type { Metrics } from './metrics.ts';
import { notThere } from './problem.ts';
import { problemHandler, routerOf, traceOf } from './router.ts';
import { checkRoutes, routes } from './routes.ts';
import { spans } from './spans.ts';
import type { Deps } from './route.ts';

const csp = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  formAction: ["'self'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
};

/** The whole API as an express application. Throws when a route of the table is open to nobody. */
export function createApp(deps: Deps, metrics: Metrics): Express {
  checkRoutes(routes);
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', deps.settings.trustedProxies);
  // Repeated and nested query parameters have no meaning here: `a[$ne]=1` is an unknown parameter, not an object.
  app.set('query parser', 'simple');
  app.use(helmet({ contentSecurityPolicy: { useDefaults: false, directives: csp } }));
  app.use(spans, logging(deps), metrics.middleware, auditing(deps));
  app.use(routerOf(routes, deps));
  app.use(codecRouter(deps.settings));
  app.use(docsRouter());
  app.use(consoleRouter());
  app.use((request) => {
    throw notThere(request.path);
  });
  app.use(problemHandler(deps));
  return app;
}

/** One line a request: no headers, no bodies, and no token of a mailed link. */
function logging({ log }: Deps): RequestHandler {
  return pinoHttp({
    logger: log,
    genReqId: (request: IncomingMessage, response) => {
      const given = request.headers['x-request-id'];
      const id = typeof given === 'string' && /^[\w-]{1,64}$/.test(given) ? given : randomUUID();
      response.setHeader('X-Request-Id', id);
      return id;
    },
    autoLogging: { ignore: ({ url }) => url === '/healthz' || url === '/readyz' },
    customLogLevel: (_, response, error) =>
      error || response.statusCode >= 500 ? 'error' : response.statusCode >= 400 ? 'info' : 'debug',
    redact: ['req.headers.authorization', 'req.headers.cookie', 'res.headers["set-cookie"]'],
    serializers: {
      req: ({ id, method, url = '' }: { id: string; method: string; url?: string }) => ({
        id,
        method,
        path: url.replace(/\?.*$/, '').replace(/(consents|surveys)\/.+/, '$1/…'),
      }),
      res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
    },
  });
}

/** Records who asked for what, refused writes too, when the answer is out. */
function auditing({ log }: Deps): RequestHandler {
  return (request, response, next) => {
    response.once('close', () => {
      if (!request.path.startsWith('/api/') || ['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return;
      const { route = 'none', subject = null, userId = null, name, passing } = traceOf(response);
      if (passing && response.statusCode < 400) return;
      addAudit({
        ...{
          at: new Date(),
          requestId: response.get('x-request-id') ?? '',
          userId,
          ...(name !== undefined && { name }),
          method: request.method,
          route,
          subject,
        },
        address: addressOf(request),
        status: response.statusCode,
      }).catch((error: unknown) => log.warn({ err: error, requestId: request.id }, 'Not audited'));
    });
    next();
  };
}
