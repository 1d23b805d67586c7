import { useQueryClient } from '@tanstack/react-query';
import { actionRules } from '../../domain/case/actions.ts';
import { customerFields } from '../../domain/disclosure.ts';
import { customerReads } from '../../domain/recorded.ts';
import { channels, languages, priorities } from '../../domain/vocabulary.ts';
import { api } from '../api/client.ts';
import { type Case, caseQuery, type User } from '../api/queries.ts';
import { FormDialog } from '../kit/FormDialog.tsx';
import type { Question, Values } from '../kit/FormInput.tsx';
import { useLabels } from '../kit/labels.ts';
import { useNow } from '../kit/time.ts';
import { useCaseTypes } from './caseTypes.ts';
import { correctionOf, mayCorrectPriority, taken } from './correction.ts';
import { useCaseWords } from './words.ts';

/** What is taken down is the case's, which customers see as the table of disclosure has it; why it was corrected, too. */
function readerOf(path: string): 'customer' | 'inside' {
  const field = path.split('.')[0] ?? path;
  const seen: readonly string[] = customerFields.case;
  return seen.includes(field) || customerReads('correct', field) ? 'customer' : 'inside';
}

/** Kinds of fields into which people write what others read. */
const written: readonly Question['kind'][] = ['text', 'line'];

interface Props {
  item: Case;
  me: User;
  onClose: () => void;
}

/** Puts right what was taken down wrong; only what is changed is sent, and recorded with before and after. */
export function CorrectForm({ item, me, onClose }: Props) {
  const t = useCaseWords();
  const labels = useLabels();
  const queries = useQueryClient();
  const now = useNow(60_000);
  const { offered, nameOf } = useCaseTypes();
  const choices = (values: readonly string[], word: (value: never) => string) =>
    values.map((value) => ({ value, label: word(value as never) }));
  const questions: Record<string, Question> = {
    title: { label: t('titleField'), kind: 'line' },
    description: { label: t('description'), kind: 'text', optional: true },
    customerId: { label: t('customer'), kind: 'customer', hint: t('customerHint') },
    'contact.name': { label: t('contactName'), kind: 'line' },
    'contact.phone': { label: t('contactPhone'), kind: 'line', optional: true },
    'contact.email': { label: t('contactEmail'), kind: 'line', optional: true, hint: t('contactHint') },
    'contact.language': {
      ...{ label: t('language'), kind: 'choice' },
      choices: choices(languages, (language: 'en' | 'zh-CN') => t(`speaks_${language}`)),
    },
    serialNumber: { label: t('serialNumber'), kind: 'line', optional: true },
    vendor: { label: t('vendor'), kind: 'line', optional: true },
    type: {
      ...{ label: t('type'), kind: 'choice' },
      choices: [
        // A type that is offered no longer stays what it is.
        ...(offered.some(({ id }) => id === item.type)
          ? []
          : [{ value: item.type, label: nameOf(item.type) }]),
        ...offered.map(({ id, name }) => ({ value: id, label: name })),
      ],
    },
    category: { label: t('category'), kind: 'line', optional: true },
    channel: {
      ...{ label: t('channel'), kind: 'choice' },
      choices: choices(channels, (channel: Case['channel']) => labels.channels[channel]),
    },
    ...(mayCorrectPriority(item, me, now) &&
      actionRules.priority.stages.includes(item.stage) && {
        priority: {
          ...{ label: t('priority'), kind: 'choice', hint: t('priorityHint') },
          choices: choices(priorities, (priority: Case['priority']) => labels.priorities[priority]),
        } satisfies Question,
      }),
    reason: { label: t('reason'), kind: 'text' },
  };
  return (
    <FormDialog
      title={t('correctTitle')}
      questions={Object.fromEntries(
        Object.entries(questions).map(([name, question]) => [
          name,
          written.includes(question.kind) ? { ...question, reader: readerOf(name) } : question,
        ]),
      )}
      initial={taken(item)}
      send={(values: Values, key) =>
        api.PATCH('/api/v1/cases/{number}', {
          params: { path: { number: item.number } },
          body: correctionOf(item, values),
          headers: { 'Idempotency-Key': key },
        })
      }
      onSettled={async () => {
        await queries.invalidateQueries({ queryKey: caseQuery(item.number).queryKey });
        void queries.invalidateQueries({ queryKey: ['cases'] });
      }}
      onClose={onClose}
    />
  );
}
