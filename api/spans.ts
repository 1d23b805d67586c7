import { context, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { RequestHandler } from 'express';
import { traceOf } from './router.ts';

const tracer = trace.getTracer('caseline-api');

/**
 * One span a request, within the caller's trace where it has one; whatever the request leads to in Temporal is below it.
 * It names the route and not the path, because paths of mailed links have tokens. Where nobody collects traces
 * (`config/tracing.ts`) it does nothing.
 */
export const spans: RequestHandler = (request, response, next) => {
  const caller = propagation.extract(context.active(), request.headers);
  const span = tracer.startSpan(request.method, { kind: SpanKind.SERVER }, caller);
  response.once('close', () => {
    const { route = 'none', subject } = traceOf(response);
    span.updateName(`${request.method} ${route}`);
    span.setAttributes({
      'http.request.method': request.method,
      'http.route': route,
      'http.response.status_code': response.statusCode,
      ...(subject && { 'caseline.subject': subject }),
    });
    if (response.statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end();
  });
  context.with(trace.setSpan(caller, span), next);
};
