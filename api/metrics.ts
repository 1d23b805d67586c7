import { createServer, type Server } from 'node:http';
import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { countStuck } from '../store/stuck.ts';
import { traceOf } from './router.ts';

/** What Prometheus reads of this process. */
export class Metrics {
  readonly registry = new Registry();
  private readonly durations = new Histogram({
    name: 'caseline_http_request_duration_seconds',
    help: 'Duration of HTTP requests by method, route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [this.registry],
  });

  /** As the database has it, whenever it is asked for; while it is away, as it was. */
  private readonly stuck = new Gauge({
    name: 'caseline_stuck',
    help: 'Cases, RMAs and calls that keep no promise now, by reason',
    labelNames: ['reason'],
    registers: [this.registry],
    collect: async () => {
      const counts = await countStuck().catch(() => ({}));
      for (const [reason, count] of Object.entries(counts)) this.stuck.set({ reason }, count);
    },
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  /** Times every request, by the route's pattern: a path of its own for each case would swamp Prometheus. */
  readonly middleware: RequestHandler = (request, response, next) => {
    const stop = this.durations.startTimer({ method: request.method });
    response.once('finish', () => {
      stop({ route: traceOf(response).route ?? 'none', status: String(response.statusCode) });
    });
    next();
  };

  /** Serves /metrics on a port of its own, which need not be open to the world. */
  listen(port: number, host: string): Server {
    return createServer((request, response) => {
      if (request.url !== '/metrics') {
        response.writeHead(404).end();
        return;
      }
      void this.registry.metrics().then((text) => {
        response.writeHead(200, { 'content-type': this.registry.contentType }).end(text);
      });
    }).listen(port, host);
  }
}
