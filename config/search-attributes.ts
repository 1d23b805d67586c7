import type { Connection } from '@temporalio/client';
import { SearchAttributeType, TypedSearchAttributes, defineSearchAttributeKey } from '@temporalio/common';

/** What Temporal can be searched by. No personal data beyond IDs: these are readable in Temporal's UI. */
export const searchAttributes = {
  status: defineSearchAttributeKey('CaseStatus', SearchAttributeType.KEYWORD),
  stage: defineSearchAttributeKey('CaseStage', SearchAttributeType.KEYWORD),
  priority: defineSearchAttributeKey('CasePriority', SearchAttributeType.KEYWORD),
  assignee: defineSearchAttributeKey('CaseAssignee', SearchAttributeType.KEYWORD),
  customer: defineSearchAttributeKey('CaseCustomer', SearchAttributeType.KEYWORD),
  dueAt: defineSearchAttributeKey('CaseDueAt', SearchAttributeType.DATETIME),
} as const;

/** Name and type as the CLI's `--search-attribute` takes them, e.g. `CaseStatus=Keyword`. */
export const searchAttributeArguments: readonly string[] = Object.values(searchAttributes).map(
  ({ name, type }) => `${name}=${TypedSearchAttributes.toMetadataType(type)}`,
);

/** Temporal's numbers for the types (enum IndexedValueType). */
const typeNumbers = { KEYWORD: 2, DATETIME: 6 } as const;

const ALREADY_EXISTS = 6;
const UNIMPLEMENTED = 12;

async function knownAttributes(
  connection: Pick<Connection, 'operatorService'>,
  namespace: string,
): Promise<string[]> {
  try {
    const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
    return Object.keys(customAttributes ?? {});
  } catch (error) {
    // The time-skipping server can add search attributes but not list them.
    if ((error as { code?: number }).code === UNIMPLEMENTED) return [];
    throw error;
  }
}

/**
 * Makes the search attributes known to a server; those it knows already are left alone. Without them the
 * tasks of a case fail for ever, so call it before the first case starts, on the time-skipping server too.
 * @throws Error when the server refuses, e.g. Temporal Cloud, where an administrator registers them
 */
export async function registerSearchAttributes(
  connection: Pick<Connection, 'operatorService'>,
  namespace: string,
): Promise<void> {
  const known = await knownAttributes(connection, namespace);
  const missing = Object.values(searchAttributes).filter(({ name }) => !known.includes(name));
  if (missing.length === 0) return;
  try {
    await connection.operatorService.addSearchAttributes({
      namespace,
      searchAttributes: Object.fromEntries(missing.map(({ name, type }) => [name, typeNumbers[type]])),
    });
  } catch (error) {
    // Another process that started at the same time was quicker.
    if ((error as { code?: number }).code !== ALREADY_EXISTS) throw error;
  }
}
