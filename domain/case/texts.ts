import { disclosedData } from '../disclosure.ts';
import type { RmaEventData } from '../rma/events.ts';
import type { CaseState } from './state.ts';

/** An event as the history has it, of a case or of an RMA. */
interface Told {
  kind: string;
  data: object;
  visibility: string;
}

/** The fields of an event's data that people may look for. */
const searched = [
  ...([
    'title',
    'description',
    'text',
    'note',
    'cause',
    'treatment',
    'outcome',
    'reason',
    'comment',
  ] as const),
  ...(['number', 'serialNumber', 'partNumber', 'vendorCaseNumber', 'duplicateOf', 'name'] as const),
] as const;

const textsIn = (data: object): string[] =>
  searched.flatMap((field) => {
    const value = (data as Record<string, unknown>)[field];
    return typeof value === 'string' ? [value] : [];
  });

/** What staff and customers may find a case by, in the order of its weight. */
export interface Texts {
  all: string[];
  /** Without what is internal: a search must not tell what a reader may not read. */
  disclosed: string[];
  /** The contact's telephone number. */
  phone: string | undefined;
}

/** What is said of a case in its state. */
export function textsOf(state: CaseState): Texts {
  const { number, serialNumber, title, customer, contact, description, resolution, vendorCases, rmas } =
    state;
  const disclosed = [
    ...[number, serialNumber, title, customer.name, contact.name, contact.email],
    ...vendorCases.map(({ vendorCaseNumber }) => vendorCaseNumber),
    ...rmas.flatMap((rma) => [rma.number, rma.serialNumber]),
    ...[description, resolution?.cause, resolution?.treatment],
  ].filter((text) => typeof text === 'string');
  return { all: disclosed, disclosed, phone: contact.phone };
}

/** What events add to it: notes, work, answers, what a vendor or a part brought. */
export function textsOfEvents(events: readonly Told[]): Omit<Texts, 'phone'> {
  return {
    all: events.flatMap(({ data }) => textsIn(data)),
    disclosed: events
      .filter(({ visibility }) => visibility === 'public')
      .flatMap(({ kind, data }) => textsIn(disclosedData(kind, data) ?? {})),
  };
}

/** What an RMA's events add: the parcel and the part in it. */
export const textsOfParcels = (events: readonly Told[]): string[] =>
  events
    .filter(({ kind }) => kind === 'rma_shipped')
    .flatMap(({ data }) => {
      const { trackingNumber, serialNumber } = data as RmaEventData['rma_shipped'];
      return [trackingNumber, serialNumber];
    });
