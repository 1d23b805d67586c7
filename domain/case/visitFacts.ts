import type { VisitFact } from '../vocabulary.ts';
import type { CaseState } from './state.ts';

/** What must be known before somebody goes on site [S1], and is not: the customer is asked for it. */
export function missingFacts({
  description,
  serialNumber,
  contact,
}: Pick<CaseState, 'description' | 'serialNumber' | 'contact'>): VisitFact[] {
  const known: Record<VisitFact, unknown> = {
    description: description.trim(),
    serial_number: serialNumber,
    contact_phone: contact.phone,
  };
  return (Object.keys(known) as VisitFact[]).filter((fact) => !known[fact]);
}
