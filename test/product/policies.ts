/** A policy of seconds, in the shape of `policies.yaml`: the response within `target`, the newcomer within `newcomer`. */
export function quickPolicy(target: number, newcomer: number): object {
  const all = (value: unknown) => ({ P1: value, P2: value, P3: value, P4: value });
  const response = { ...all(`PT${target}S`), remind: [0.5, 0.75], takeover: 0.8333 };
  return {
    clock: 'calendar',
    response: { ...response, takeoverResponse: `PT${newcomer}S`, maxTakeovers: 3 },
    diagnosis: { ...all('PT4H'), warn: [0.75] },
    escalation: all([{ after: 'PT24H', to: ['technical_manager'] }]),
    closing: { consent: 'required', confirmRemindEvery: 'PT24H', confirmEscalateAfter: 'PT72H' },
    survey: { remindAfter: 'P3D', expiresAfter: 'P14D', lowScore: 2 },
  };
}
