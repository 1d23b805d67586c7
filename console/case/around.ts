import { useQuery } from '@tanstack/react-query';
import { flags } from '../../domain/vocabulary.ts';
import type { Case } from '../api/queries.ts';
import { customerQuery } from '../customer/queries.ts';
import { useLabels } from '../kit/labels.ts';
import type { Around } from './forms.ts';

/** The tags that people gave a case. */
export const ownTags = ({ tags }: Case): string[] =>
  tags.filter((tag) => !(flags as readonly string[]).includes(tag));

const named = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name });

/** What can be chosen of what a case has, and of what is around it: the other open cases of its customer. */
export function useAround(item: Case): Record<Around, { value: string; label: string }[]> {
  const { linkNames } = useLabels();
  const { data } = useQuery(customerQuery(item.customer.id));
  const others = (data?.openCases ?? []).filter(({ number }) => number !== item.number);
  return {
    assistants: item.assistants.map(named),
    watchers: item.watchers.map(named),
    tags: ownTags(item).map((tag) => ({ value: tag, label: tag })),
    links: item.links.map(({ number, as }) => ({ value: number, label: `${linkNames[as]}: ${number}` })),
    openCases: others.map(({ number, priority, title }) => ({
      value: number,
      label: `${priority} · ${title}`,
    })),
  };
}
