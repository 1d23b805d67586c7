import { createServer, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

/** A span as a collector gets it. */
export interface Span {
  service: string;
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
}

interface Export {
  resourceSpans: {
    resource: { attributes: { key: string; value: { stringValue?: string } }[] };
    scopeSpans: { spans: Omit<Span, 'service'>[] }[];
  }[];
}

const spansOf = ({ resourceSpans }: Export): Span[] =>
  resourceSpans.flatMap(({ resource, scopeSpans }) => {
    const service = resource.attributes.find(({ key }) => key === 'service.name')?.value.stringValue ?? '';
    return scopeSpans.flatMap(({ spans }) => spans.map((span) => ({ ...span, service })));
  });

/** A collector of traces, OTLP over HTTP, on loopback. */
export class Collector {
  readonly spans: Span[] = [];
  /** All that was sent, as it came. */
  sent = '';
  private readonly server = createServer((request, response) => {
    void this.take(request).then(() => response.writeHead(200).end('{}'));
  });

  /** @returns what OTEL_EXPORTER_OTLP_ENDPOINT is to say */
  async open(): Promise<string> {
    await once(this.server.listen(0, '127.0.0.1'), 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Away: who sends is refused. */
  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async take(request: IncomingMessage): Promise<void> {
    const body = Buffer.concat(await request.toArray()).toString();
    this.sent += body;
    this.spans.push(...spansOf(JSON.parse(body) as Export));
  }
}
