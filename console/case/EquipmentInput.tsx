import { Autocomplete } from '@mantine/core';
import type { Caller } from '../customer/queries.ts';
import { Warranty } from '../customer/Warranty.tsx';
import { joined } from '../kit/joined.ts';
import { byAnyPart } from '../kit/matching.ts';
import { useCaseWords } from './words.ts';

interface Props {
  assets: Caller['assets'];
  value: string;
  error: string | undefined;
  onChange: (serialNumber: string) => void;
}

/** A serial number: chosen among the customer's equipment by any part of what it is, or typed. */
export function EquipmentInput({ assets, value, error, onChange }: Props) {
  const t = useCaseWords();
  const bySerial = new Map(assets.map((asset) => [asset.serialNumber, asset]));
  const chosen = bySerial.get(value.trim().toUpperCase());
  const said = (serial: string) => {
    const { vendor, model, location } = bySerial.get(serial) ?? {};
    return joined([vendor, model, location], ' · ');
  };
  return (
    <Autocomplete
      label={t('serialNumber')}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      description={
        chosen && (
          <>
            <bdi>{said(chosen.serialNumber)}</bdi> <Warranty asset={chosen} />
          </>
        )
      }
      // The badge of the warranty is a block of its own.
      descriptionProps={{ component: 'div' }}
      data={[...bySerial.keys()]}
      filter={byAnyPart(said)}
      renderOption={({ option }) => (
        <div>
          <bdi>{said(option.value)}</bdi>
          <div className="quiet">
            <bdi className="tabular">{option.value}</bdi> <Warranty asset={bySerial.get(option.value)} />
          </div>
        </div>
      )}
      error={error}
      value={value}
      onChange={onChange}
    />
  );
}
