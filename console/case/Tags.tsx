import { Badge } from '@mantine/core';
import { IconAlertTriangle, IconTag } from '@tabler/icons-react';
import { flags } from '../../domain/vocabulary.ts';
import { labelOf } from '../../domain/words/words.ts';
import { useLabels } from '../kit/labels.ts';

/** What Caseline says of a case as it stands, in words, and what people have tagged it with. */
export function Tags({ tags }: { tags: readonly string[] }) {
  const labels = useLabels();
  return tags.map((tag) => {
    const raised = (flags as readonly string[]).includes(tag);
    const Icon = raised ? IconAlertTriangle : IconTag;
    return (
      <Badge
        key={tag}
        variant={raised ? 'light' : 'default'}
        color={raised ? 'orange' : undefined}
        radius="sm"
        tt="none"
        fw={500}
        leftSection={<Icon size={12} aria-hidden />}
      >
        <bdi>{labelOf(labels.flags, tag)}</bdi>
      </Badge>
    );
  });
}
