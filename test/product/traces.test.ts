import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Launched } from '../../embedded/launch.ts';
import { Collector, type Span } from './collector.ts';
import { Desk, eventually } from './desk.ts';

const opening = {
  customerId: 'acme',
  channel: 'hotline',
  title: 'Core switch is down',
  priority: 'P2',
  contact: { name: 'Zhang San', email: 'zhang@customer.example' },
};

const note = { text: 'Somebody looks at it', visibility: 'internal' };

describe('Traces', () => {
  const collector = new Collector();
  let caseline: Launched;
  let desk: Desk;

  beforeAll(async () => {
    caseline = await Launched.launch({
      OTEL_EXPORTER_OTLP_ENDPOINT: await collector.open(),
      OTEL_BSP_SCHEDULE_DELAY: '100',
    });
    desk = new Desk(caseline.url);
  }, 240_000);
  afterAll(async () => {
    await caseline?.stop();
  });

  const namesIn = (spans: Span[]) => new Set(spans.map(({ service, name }) => `${service} ${name}`));

  it('tell what a request led to, from the caller through Temporal to what was recorded, as one', async () => {
    const traceId = '0af7651916cd43dd8448eb211c80319c';
    const caller = 'b7ad6b7169203331';
    const opened = await desk.post('agent', '/cases', opening, {
      headers: { traceparent: `00-${traceId}-${caller}-01` },
    });
    expect(opened.status).toBe(201);

    const mine = () => collector.spans.filter((span) => span.traceId === traceId);
    const recorded = () => namesIn(mine()).has('caseline-worker RunActivity:recordCase');
    await eventually(recorded, (found) => found);
    await eventually(
      () => namesIn(mine()).has('caseline-api POST /api/v1/cases'),
      (found) => found,
    );
    expect([...namesIn(mine())]).toEqual(
      expect.arrayContaining([
        'caseline-api POST /api/v1/cases',
        expect.stringMatching(/^caseline-api .*WithStart.*:opened$/),
        'caseline-worker StartActivity:recordCase',
        'caseline-worker RunActivity:recordCase',
      ]),
    );
    // Every span hangs on another one, the topmost on the caller's; the workflow's own is told when the case has ended.
    const told = new Set([caller, ...mine().map(({ spanId }) => spanId)]);
    const untold = mine().filter(({ parentSpanId = '' }) => !told.has(parentSpanId));
    expect(new Set(untold.map(({ parentSpanId }) => parentSpanId)).size).toBe(1);
    expect(new Set(untold.map(({ service }) => service))).toEqual(new Set(['caseline-worker']));
  });

  it('follow an action into the case that it is done to', async () => {
    const { number } = (await desk.post<{ number: string }>('agent', '/cases', opening)).body;
    const noted = await desk.post('manager', `/cases/${number}/notes`, note);
    expect(noted.status).toBeLessThan(300);
    const named = (name: string) =>
      eventually(
        () => collector.spans.find((span) => span.name === name),
        (found) => found !== undefined,
      );
    const handled = await named('HandleUpdate:notes');
    const asked = await named('StartWorkflowUpdate:notes');
    const request = await named('POST /api/v1/cases/{number}/notes');
    expect(handled).toMatchObject({ service: 'caseline-worker', parentSpanId: asked?.spanId });
    expect(asked?.parentSpanId).toBe(request?.spanId);
  });

  it('tell nothing of people, and no token of a mailed link', async () => {
    await fetch(`${caseline.url}/api/v1/consents/a-token-nobody-may-see`);
    await eventually(
      () => collector.spans.some(({ name }) => name.startsWith('GET /api/v1/consents/')),
      (found) => found,
    );
    for (const secret of ['a-token-nobody-may-see', 'Zhang San', 'zhang@', opening.title])
      expect(collector.sent).not.toContain(secret);
  });

  it('are lost when their collector is away, and cases go on', async () => {
    await collector.close();
    expect((await desk.post('agent', '/cases', opening)).status).toBe(201);
  });

  it('can be given up: the cases that were traced go on', async () => {
    const { number } = (await desk.post<{ number: string }>('agent', '/cases', opening)).body;
    await caseline.stop({ keepData: true });
    caseline = await Launched.launch({ DATA_DIR: caseline.dataDir });
    const untraced = new Desk(caseline.url);
    expect((await untraced.post('manager', `/cases/${number}/notes`, note)).status).toBeLessThan(300);
  }, 120_000);
});
