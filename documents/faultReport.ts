import type { CaseState } from '../domain/case/state.ts';
import { momentsIn } from '../domain/moment.ts';
import type { Language } from '../domain/vocabulary.ts';
import { type Reader, words } from '../domain/words/index.ts';
import { reportWords } from './words.ts';

/** A report as its reader sees it, before it is set: a heading, facts in a table, and sections of text. */
export interface Report {
  title: string;
  facts: [label: string, value: string][];
  sections: { heading: string; text: string }[];
}

/** How the fault was treated: by which means, with which parts, together with whom. */
function means(state: CaseState, language: Language): string[] {
  const say = reportWords[language];
  const { rmaKinds } = words[language];
  return [
    ...(state.resolution?.byPhone ? [say.byPhone] : []),
    ...state.visits.map(({ engineer }) => `${say.onSite}: ${engineer.name}`),
    ...state.rmas.map(({ number, kind }) => `${say.parts} ${number}: ${rmaKinds[kind]}`),
    ...state.vendorCases.flatMap(({ vendor, vendorCaseNumber }) =>
      vendorCaseNumber === undefined ? [] : [`${say.vendor}: ${vendor} ${vendorCaseNumber}`],
    ),
  ];
}

/**
 * The written fault report to the customer: what happened and why, what was done and how, when it was finished and
 * restored [S3, S4]. Null for a case that is not resolved.
 */
export function faultReport(state: CaseState, { language, timeZone }: Reader): Report | null {
  const { resolution, resolvedAt } = state;
  if (!resolution || resolvedAt === null) return null;
  const say = reportWords[language];
  const moment = momentsIn(timeZone);
  const time = (ms: number) => moment(new Date(ms).toISOString());
  const how = means(state, language);
  const facts: [string, string | null | undefined][] = [
    [say.case, state.number],
    [say.customer, state.customer.name],
    [say.contact, state.contact.name],
    [say.equipment, state.serialNumber],
    [say.engineer, state.assignee?.name],
    [say.reported, time(state.openedAt)],
    [say.restored, moment(resolution.restoredAt)],
    [say.finished, time(resolvedAt)],
  ];
  return {
    title: say.title,
    facts: facts.filter((fact): fact is [string, string] => Boolean(fact[1])),
    sections: [
      { heading: say.happened, text: [state.title, state.description].filter(Boolean).join('\n') },
      { heading: say.why, text: resolution.cause },
      { heading: say.done, text: resolution.treatment },
      ...(how.length ? [{ heading: say.how, text: how.join('\n') }] : []),
    ],
  };
}
