import { randomUUID } from 'node:crypto';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, type LogEntry, Runtime, Worker } from '@temporalio/worker';
import { type WorkflowHandle, WorkflowNotFoundError } from '@temporalio/client';
import type {
  Activities,
  CallChange,
  CaseChange,
  DeliveryActivities,
  Entry,
  RmaChange,
} from '../../activities/contract.ts';
import { registerSearchAttributes } from '../../config/search-attributes.ts';
import type { Candidate } from '../../domain/assignment.ts';
import type { ActionName, Actions } from '../../domain/case/commands.ts';
import type { CaseEvent } from '../../domain/case/events.ts';
import type { AssigneeDuty, CaseState } from '../../domain/case/state.ts';
import type { CaseView } from '../../domain/case/view.ts';
import type { Shortage } from '../../domain/depot/shortage.ts';
import type { Reservation, ReservationRequest } from '../../domain/depot/reservation.ts';
import type { WorkingHours } from '../../domain/hours.ts';
import type { Actor } from '../../domain/people.ts';
import type { RmaEvent } from '../../domain/rma/state.ts';
import { testServerPath } from '../../embedded/servers.ts';
import { bundlePath } from '../../worker/bundle.ts';
import { type CaseInput, caseWorkflowId, caseWorkflowType, deliveryQueue } from '../../workflows/contract.ts';
import { caseInput } from '../cases.ts';

const candidate = (id: string): Candidate => ({
  id,
  name: id,
  skills: ['network'],
  onDuty: true,
  similarSolved: 0,
  load: 0,
  responsible: false,
});

/** A support centre in memory: what workflows recorded, in the order and as often as they asked for it. */
export class Centre {
  readonly changes: CaseChange[] = [];
  readonly rmaChanges: RmaChange[] = [];
  readonly callChanges: CallChange[] = [];
  readonly shortages: Shortage[] = [];
  readonly delivered: string[] = [];
  engineers: Candidate[] = ['engineer1', 'engineer2', 'engineer3', 'engineer4', 'engineer5'].map(candidate);
  /** What the depot answers; in stock unless told otherwise. */
  reserve: (request: ReservationRequest) => Reservation = ({ partNumber }) => ({
    ...{ state: 'reserved', depotId: 'beijing', partNumber, left: 5, low: false },
  });
  /** Always open, unless told otherwise. */
  depotHours: WorkingHours | null = null;
  /** The RMAs that get a part with a change. */
  fulfilled: (change: RmaChange) => string[] = () => [];
  /** How many messages the first try leaves behind. */
  undelivered = 0;
  /** What the calendars say: open always, unless a test has one. */
  workingHours: Activities['workingHours'] = () => Promise.resolve(null);
  deliver: (number: string) => Promise<number[]> = (number) => {
    this.delivered.push(number);
    return Promise.resolve(this.sent(number));
  };
  /** The entries of which messages go out: all of them, unless told otherwise. */
  sent: (number: string) => number[] = (number) => this.timeline(number).map(({ seq }) => seq);
  /** What the rota says of whoever has a case: nothing, unless a test has one. */
  duty: (state: CaseState) => AssigneeDuty | null | undefined = () => undefined;
  /** Who has left. */
  gone: string[] = [];
  /** Who is on leave, and until when. */
  away: Record<string, string> = {};
  beforeRecording: () => Promise<void> = () => Promise.resolve();
  beforeLookingUp: () => Promise<void> = () => Promise.resolve();

  activities(): Activities {
    return {
      recordCase: async (change) => {
        await this.beforeRecording();
        this.changes.push(change);
        const sent = this.undelivered ? [] : this.sent(change.state.number);
        const duty = this.duty(change.state);
        return { undelivered: this.undelivered, sent, ...(duty !== undefined && { duty }) };
      },
      carriedFrom: ({ number, title, customer, contact }, take) =>
        Promise.resolve({
          ...{ number, title, customerId: customer.id, consentBy: 'Zhang Na', notes: [], files: [] },
          ...(take.contacts && { contact }),
        }),
      tellShortage: (shortage) => {
        this.shortages.push(shortage);
        return Promise.resolve({ undelivered: this.undelivered });
      },
      recordRma: async (change) => {
        await this.beforeRecording();
        this.rmaChanges.push(change);
        return { undelivered: 0, fulfilled: this.fulfilled(change) };
      },
      reservePart: (request) => Promise.resolve(this.reserve(request)),
      depotHours: () => Promise.resolve(this.depotHours),
      recordCall: (change) => {
        this.callChanges.push(change);
        return Promise.resolve({ undelivered: 0 });
      },
      workingHours: (question) => this.workingHours(question),
      findCandidates: () => Promise.resolve(this.engineers),
      findPerson: async (id) => {
        await this.beforeLookingUp();
        const roles = (['customer', 'expert'] as const).filter((role) => id.startsWith(role));
        return id === 'nobody' || this.gone.includes(id)
          ? null
          : {
              ...{ id, name: `Name of ${id}`, roles: roles.length ? roles : ['engineer'] },
              ...(this.away[id] !== undefined && { awayUntil: this.away[id] }),
            };
      },
      rmaExists: (number) => Promise.resolve(this.rmaTimeline(number).length > 0),
      findExpert: (areas) =>
        Promise.resolve(areas.includes('unheard-of') ? null : { id: 'expert', name: 'Expert' }),
    };
  }

  /** What becomes of the last messages of what has ended. */
  delivery(): Pick<DeliveryActivities, 'deliver'> {
    return {
      deliver: async (number) => {
        await this.deliver(number);
        return {};
      },
    };
  }

  rmaTimeline(number: string): Entry<RmaEvent>[] {
    return this.rmaChanges.filter(({ state }) => state.number === number).flatMap(({ events }) => events);
  }

  timeline(number: string): Entry<CaseEvent>[] {
    return this.changes.filter(({ state }) => state.number === number).flatMap(({ events }) => events);
  }
}

/** An action; where its run ends in that moment, it is asked of the next: the test server, unlike the real one, does not. */
export async function ask<R>(
  handle: WorkflowHandle,
  name: string,
  request: object,
  updateId: string = randomUUID(),
): Promise<R> {
  const once = () => handle.executeUpdate<R, [object]>(name, { args: [request], updateId });
  return once().catch((error: unknown) => {
    if (error instanceof WorkflowNotFoundError) return once();
    throw error;
  });
}

/** A case under test, driven as people drive it. Times are milliseconds since its opening. */
export class DrivenCase {
  readonly number: string;
  readonly handle: WorkflowHandle;
  readonly firstRun: string;
  private readonly env: TestWorkflowEnvironment;
  private readonly centre: Centre;

  constructor(
    number: string,
    handle: WorkflowHandle & { firstExecutionRunId: string },
    env: TestWorkflowEnvironment,
    centre: Centre,
  ) {
    this.number = number;
    this.firstRun = handle.firstExecutionRunId;
    // Whichever run is the latest, as after continue-as-new.
    this.handle = env.client.workflow.getHandle(handle.workflowId);
    this.env = env;
    this.centre = centre;
  }

  act<A extends ActionName>(action: A, actor: Actor, body: Actions[A], updateId?: string): Promise<CaseView> {
    return ask<CaseView>(this.handle, action, { ...body, actor }, updateId);
  }

  async pass(ms: number): Promise<void> {
    await this.env.sleep(ms);
    await this.state();
  }

  state(): Promise<CaseView> {
    return this.handle.query<CaseView>('caseState');
  }

  get timeline(): Entry<CaseEvent>[] {
    return this.centre.timeline(this.number);
  }

  /** `kind@minutes` of every entry since the opening, with fractions only where there are any. */
  get story(): string[] {
    const [first] = this.timeline;
    // To the second: a timer may be a few milliseconds early, and on a busy machine late by most of a second.
    const seconds = (at: number) => Math.floor((at - (first?.at ?? 0) + 100) / 1000);
    return this.timeline.map(({ kind, at }) => `${kind}@${seconds(at) / 60}`);
  }
}

/** The time-skipping server with a worker on the built bundle; one at a time, its clock is shared. */
export class World {
  readonly centre: Centre;
  readonly env: TestWorkflowEnvironment;
  readonly workers: Worker[];
  private readonly running: Promise<unknown>;
  private readonly log: LogEntry[];
  private count = 0;

  private constructor(env: TestWorkflowEnvironment, workers: Worker[], centre: Centre, log: LogEntry[]) {
    this.env = env;
    this.workers = workers;
    this.centre = centre;
    this.log = log;
    this.running = Promise.all(workers.map((worker) => worker.run()));
  }

  static async set(): Promise<World> {
    const log: LogEntry[] = [];
    Runtime.install({ logger: new DefaultLogger('WARN', (entry) => void log.push(entry)) });
    const env = await TestWorkflowEnvironment.createTimeSkipping({
      server: { executable: { type: 'existing-path', path: await testServerPath() } },
    });
    await registerSearchAttributes(env.connection, 'default');
    const centre = new Centre();
    const worker = await Worker.create({
      connection: env.nativeConnection,
      taskQueue: 'test',
      workflowBundle: { codePath: bundlePath },
      activities: { ...centre.activities() },
    });
    const delivery = await Worker.create({
      connection: env.nativeConnection,
      taskQueue: deliveryQueue('test'),
      activities: { ...centre.delivery() },
    });
    return new World(env, [worker, delivery], centre, log);
  }

  async open(
    input: Partial<CaseInput> = {},
    opening: Partial<CaseInput['opening']> = {},
  ): Promise<DrivenCase> {
    this.count += 1;
    const number = `C20260101-${String(this.count).padStart(4, '0')}`;
    const handle = await this.env.client.workflow.start(caseWorkflowType, {
      workflowId: caseWorkflowId(number),
      taskQueue: 'test',
      args: [{ ...caseInput({ ...opening, number }), ...input }],
    });
    await handle.executeUpdate('opened');
    return new DrivenCase(number, handle, this.env, this.centre);
  }

  /**
   * Lets the clock be skipped again after the end of a child whose parent has continued as new: the test server (1.40)
   * then counts one hold of its clock too many, and would wait for ever.
   */
  async freeClock(): Promise<void> {
    await this.env.connection.testService?.unlockTimeSkipping({});
  }

  /** What the workflows said in the log of one of them, from warnings upwards. */
  logged(workflowId: string): string[] {
    return this.log
      .filter(({ meta }) => meta?.['workflowId'] === workflowId)
      .map(({ message, meta }) => [message, meta?.['action'], meta?.['reason']].filter(Boolean).join(': '));
  }

  async strike(): Promise<void> {
    for (const worker of this.workers) worker.shutdown();
    await this.running;
    await this.env.teardown();
  }
}
