import { ApplicationFailure } from '@temporalio/workflow';
import { Refusal } from '../domain/refusal.ts';

/**
 * Gives back a decision, or refuses the update with the refusal's code as the failure's type. What it means goes along
 * in the details, so that the API says it in the language of whoever asked.
 */
export function granted<T>(outcome: T | Refusal): T {
  if (outcome instanceof Refusal)
    throw ApplicationFailure.nonRetryable(outcome.message, outcome.code, outcome.said);
  return outcome;
}

/** What an error says, whatever was thrown. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
