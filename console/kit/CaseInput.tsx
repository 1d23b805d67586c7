import { Autocomplete } from '@mantine/core';
import { byAnyPart } from './matching.ts';

interface Props {
  shared: object;
  /** The cases that are proposed, each with what it is about. */
  choices: readonly { value: string; label: string }[];
  value: string;
  onChange: (number: string) => void;
}

/** The number of a case: chosen among those that are proposed by any part of number or title, or typed. */
export function CaseInput({ shared, choices, value, onChange }: Props) {
  const labels = new Map(choices.map((each) => [each.value, each.label]));
  const said = (number: string) => labels.get(number) ?? '';
  return (
    <Autocomplete
      {...shared}
      data={[...labels.keys()]}
      filter={byAnyPart(said)}
      renderOption={({ option }) => (
        <div>
          <span className="tabular">{option.value}</span>
          <div className="quiet">
            <bdi>{said(option.value)}</bdi>
          </div>
        </div>
      )}
      value={value}
      onChange={(number) => onChange(number.trim())}
    />
  );
}
