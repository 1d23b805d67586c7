import type { CaseState } from '../../domain/case/state.ts';
import { newRma, type RmaState } from '../../domain/rma/state.ts';
import { compile } from '../../policies/compile.ts';
import { wholePolicy } from '../../policies/schema.ts';

const hours = (text: string) => ({ P1: text, P2: text, P3: text, P4: text });
export const shortPolicy = wholePolicy.parse({
  clock: 'calendar',
  response: { ...hours('PT1H'), remind: [0.5, 0.75], takeover: 0.8333 },
  closing: { consent: 'required' },
});

export const openedAt = Date.parse('2026-11-23T08:00:00Z');

/** A case that was just opened, with `change` on top. */
export function sampleCase(number: string, change: Partial<CaseState> = {}): CaseState {
  return {
    number,
    title: 'Core switch reboots',
    description: '',
    channel: 'hotline',
    category: 'network',
    vendor: 'cisco',
    serialNumber: null,
    priority: 'P2',
    customer: { id: 'acme', name: 'ACME' },
    contact: { name: 'Wang Fang', email: 'wang.fang@acme.example' },
    entitlement: { covered: true, contractId: 'acme-support', warrantyUntil: null, reason: 'contract' },
    policy: compile('response-centre', 1, shortPolicy),
    hours: null,
    supportLine: 1,
    stage: 'awaiting_response',
    hold: null,
    queued: null,
    agent: null,
    assignee: null,
    assignedAt: null,
    hurried: false,
    formerAssignees: [],
    takeovers: 0,
    silentSince: null,
    expert: null,
    updatedAt: null,
    openedAt,
    respondedAt: null,
    diagnosedAt: null,
    resolvedAt: null,
    confirmingSince: null,
    closedAt: null,
    clocks: [{ name: 'response', startedAt: openedAt, target: 3_600_000, state: 'running', pausedTotal: 0 }],
    fired: [],
    round: 0,
    roundStartedAt: openedAt,
    vendorCases: [],
    visits: [],
    rmas: [],
    hardwareFault: null,
    resolution: null,
    consent: null,
    cancellation: null,
    survey: null,
    coverage: null,
    seq: 1,
    ...change,
  };
}

/** An RMA that was just asked for, with `change` on top. */
export function sampleRma(number: string, change: Partial<RmaState> = {}): RmaState {
  const request = {
    number,
    caseNumber: 'C20261123-0001',
    customer: { id: 'acme', name: 'ACME' },
    contact: { name: 'Wang Fang', email: 'wang.fang@acme.example' },
    kind: 'advance_replacement',
    serialNumber: 'FOC1234X',
    partNumber: 'PWR-C1',
    reason: 'dead power supply',
    keepDisk: false,
  } as const;
  const by = { id: 'engineer1', name: 'Li Wei', role: 'engineer' } as const;
  return { ...newRma(request, by, openedAt), seq: 1, ...change };
}
