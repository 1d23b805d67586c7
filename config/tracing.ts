import { createRequire } from 'node:module';
import type { WorkflowClientInterceptor } from '@temporalio/client';
import type { WorkerOptions } from '@temporalio/worker';
import type { Settings } from './settings.ts';

/** What carries a trace from a request through Temporal into a workflow and its activities. */
export interface Tracing {
  client: WorkflowClientInterceptor[];
  worker: Pick<WorkerOptions, 'interceptors' | 'sinks'>;
  /** Sends what is left; for when the process ends. */
  end(): Promise<void>;
}

/** What the traced bundle of the workflows has in addition (`worker/bundle.ts`). */
export const workflowInterceptors = createRequire(import.meta.url).resolve(
  '@temporalio/interceptors-opentelemetry/lib/workflow-interceptors',
);

/**
 * Starts OpenTelemetry where a collector is named, undefined where none is: then nothing of it is loaded. How much is
 * sampled, headers and the like are OpenTelemetry's own variables (OTEL_TRACES_SAMPLER, OTEL_EXPORTER_OTLP_HEADERS …).
 * A collector that is away costs its traces, and nothing else.
 * @param service how the process is called in traces
 */
export async function startTracing(
  service: 'caseline-api' | 'caseline-worker',
  { otlpEndpoint }: Pick<Settings, 'otlpEndpoint'>,
): Promise<Tracing | undefined> {
  if (!otlpEndpoint) return undefined;
  const [temporal, { OTLPTraceExporter }, { Resource }, { BatchSpanProcessor, NodeTracerProvider }] =
    await Promise.all([
      import('@temporalio/interceptors-opentelemetry'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/resources'),
      import('@opentelemetry/sdk-trace-node'),
    ]);
  const resource = new Resource({ 'service.name': service });
  const processor = new BatchSpanProcessor(new OTLPTraceExporter());
  const provider = new NodeTracerProvider({ resource, spanProcessors: [processor] });
  provider.register();
  return {
    client: [new temporal.OpenTelemetryWorkflowClientInterceptor()],
    worker: {
      sinks: { exporter: temporal.makeWorkflowExporter(processor, resource) },
      interceptors: {
        activity: [
          (context) => ({
            inbound: new temporal.OpenTelemetryActivityInboundInterceptor(context),
            outbound: new temporal.OpenTelemetryActivityOutboundInterceptor(context),
          }),
        ],
      },
    },
    end: () => provider.shutdown().catch(() => undefined),
  };
}
