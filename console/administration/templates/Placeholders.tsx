import { Button, Group, Text } from '@mantine/core';
import { useTemplateWords } from './words.ts';

/** What a message may name; a click puts it into the text. */
export function Placeholders({
  names,
  onChoose,
}: {
  names: readonly string[];
  onChoose: (name: string) => void;
}) {
  const t = useTemplateWords();
  return (
    <fieldset className="plain">
      <legend>{t('placeholders')}</legend>
      <Text size="xs" c="dimmed" mb={6}>
        {t('placeholdersHint')}
      </Text>
      <Group gap={4}>
        {names.map((name) => (
          <Button
            key={name}
            size="compact-xs"
            variant="default"
            fw={400}
            className="code"
            aria-label={t('insert', { name })}
            onClick={() => onChoose(name)}
          >
            {name}
          </Button>
        ))}
      </Group>
    </fieldset>
  );
}
