import { faultReport } from '../documents/faultReport.ts';
import { printed } from '../documents/printer.ts';
import type { Message } from '../store/outbox.ts';
import type { CaseChange, CallChange, RmaChange } from './contract.ts';

const isCase = (change: CaseChange | RmaChange | CallChange): change is CaseChange =>
  'policy' in change.state;

/**
 * The messages with what goes along: where the policy asks for a written fault report (`faultReport`, S4), the mail that
 * asks the customer to agree carries it as it is now, in the reader's language and by their clocks.
 */
export async function withAttachments(
  change: CaseChange | RmaChange | CallChange,
  messages: Message[],
  zoneOfContact: (state: CaseChange['state']) => Promise<string>,
): Promise<Message[]> {
  if (!isCase(change) || !change.state.policy.faultReport) return messages;
  const { state } = change;
  return Promise.all(
    messages.map(async (message) => {
      if (message.template !== 'consent_requested' || message.channel !== 'email') return message;
      const report = faultReport(state, { language: message.language, timeZone: await zoneOfContact(state) });
      if (!report) return message;
      const base64 = (await printed(() => Promise.resolve({ kind: 'report', report }))).toString('base64');
      const attachment = { name: `fault-report-${state.number}.pdf`, type: 'application/pdf', base64 };
      return { ...message, attachment };
    }),
  );
}
