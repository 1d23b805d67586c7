import type { OptionsFilter } from '@mantine/core';

/** What an Autocomplete proposes: any part of a value or of what is said of it matches. */
export const byAnyPart =
  (said: (value: string) => string): OptionsFilter =>
  ({ options, search }) =>
    options.filter(
      (option) =>
        'value' in option &&
        `${option.value} ${said(option.value)}`.toLowerCase().includes(search.trim().toLowerCase()),
    );
