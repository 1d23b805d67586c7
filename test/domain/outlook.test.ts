import { describe, expect, it } from '@jest/globals';
import { outlook } from '../../domain/outlook.ts';
import type { ClockName, ClockState } from '../../domain/vocabulary.ts';

const now = Date.parse('2026-11-23T09:00:00Z');
const clock = (name: ClockName, dueAt: string | null, state: ClockState = 'running', metAt?: string) => ({
  ...{ name, startedAt: '2026-11-23T08:00:00Z', dueAt, state, pausedTotal: 0 },
  ...(metAt && { metAt }),
});
const ten = '2026-11-23T10:00:00Z';
const noon = '2026-11-23T12:00:00Z';
const engineer = { id: 'e', name: 'Li Wei' };

describe('what a customer can expect', () => {
  it('is what was promised and is still owed, the soonest first', () => {
    const clocks = [
      clock('restore', noon),
      clock('response', '2026-11-23T08:30:00Z', 'met', '2026-11-23T08:20:00Z'),
      clock('diagnosis', ten),
      clock('guidance', ten, 'cancelled'),
    ];
    expect(outlook({ clocks, visits: [] }, now)).toEqual([
      { what: 'diagnosis', by: ten, state: 'due' },
      { what: 'restore', by: noon, state: 'due' },
    ]);
  });

  it('is late when it was due and is not done, and no more once it is', () => {
    const due = '2026-11-23T08:30:00Z';
    const late = { what: 'response', by: due, state: 'late' };
    expect(outlook({ clocks: [clock('response', due, 'breached')], visits: [] }, now)).toEqual([late]);
    expect(outlook({ clocks: [clock('response', due)], visits: [] }, now)).toEqual([late]);
    expect(outlook({ clocks: [clock('response', due, 'breached', ten)], visits: [] }, now)).toEqual([]);
  });

  it('has no time while it stands still, or is the customer’s own answer', () => {
    const clocks = [clock('confirm', noon), clock('diagnosis', ten, 'paused'), clock('update', ten)];
    expect(outlook({ clocks, visits: [] }, now)).toEqual([
      { what: 'update', by: ten, state: 'due' },
      { what: 'confirm', by: null, state: 'due' },
      { what: 'diagnosis', by: null, state: 'paused' },
    ]);
  });

  it('names who is on the way in place of by when somebody has to be there', () => {
    const clocks = [clock('on_site', noon)];
    expect(outlook({ clocks, visits: [{ engineer, eta: ten, state: 'dispatched' }] }, now)).toEqual([
      { what: 'visit', by: ten, state: 'due', engineer: 'Li Wei' },
    ]);
    expect(outlook({ clocks, visits: [{ engineer, state: 'departed' }] }, now)).toEqual([
      { what: 'on_site', by: noon, state: 'due' },
    ]);
  });

  it('is never how the centre keeps its own people to their time', () => {
    const clocks = [
      clock('review', ten),
      clock('vendor', ten),
      clock('work_limit', ten),
      clock('close', ten),
    ];
    expect(outlook({ clocks, visits: [] }, now)).toEqual([]);
  });
});
