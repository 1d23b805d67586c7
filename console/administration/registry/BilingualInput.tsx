import { Fieldset, Stack, Textarea } from '@mantine/core';
import { languages } from '../../../domain/vocabulary.ts';
import { complaintAt } from '../../kit/complaints.ts';
import type { Bilingual } from './fields.ts';
import { languageNames } from '../../kit/languages.ts';

interface Props {
  name: string;
  label: string;
  description: string | undefined;
  value: Bilingual;
  error: unknown;
  notice: string | undefined;
  first: boolean;
  /** How many lines are seen at least. */
  lines: number;
  onChange: (value: Bilingual) => void;
}

/** One text in every language, each with the complaint about it. */
export function BilingualInput({
  name,
  label,
  description,
  value,
  error,
  notice,
  first,
  lines,
  onChange,
}: Props) {
  return (
    <Fieldset legend={label} p="sm">
      <Stack gap="xs">
        {description && <p className="quiet">{description}</p>}
        {languages.map((language, index) => (
          <Textarea
            key={language}
            lang={language}
            label={languageNames[language]}
            aria-label={`${label}: ${languageNames[language]}`}
            required
            withAsterisk={false}
            autosize
            minRows={lines}
            maxRows={16}
            data-autofocus={(first && index === 0) || undefined}
            value={value[language]}
            error={complaintAt(error, `${name}.${language}`) ?? (index === 0 ? notice : undefined)}
            onChange={(event) => onChange({ ...value, [language]: event.currentTarget.value })}
          />
        ))}
      </Stack>
    </Fieldset>
  );
}
