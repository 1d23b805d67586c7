import { joined } from '../kit/joined.ts';
import { Warranty } from './Warranty.tsx';
import type { Caller } from './queries.ts';

interface Props extends Pick<Caller, 'assets'> {
  /** Of the piece that it is about: it stands out, and first. */
  serialNumber: string | null | undefined;
}

/** Installed equipment, and until when its warranty lasts. */
export function Equipment({ assets, serialNumber: concerned }: Props) {
  const isConcerned = ({ serialNumber }: { serialNumber: string }) =>
    serialNumber === concerned?.toUpperCase();
  const sorted = [...assets.filter(isConcerned), ...assets.filter((asset) => !isConcerned(asset))];
  return (
    <ul className="plainlist">
      {sorted.map(({ serialNumber, vendor, model, location, ...asset }) => (
        <li key={serialNumber} className={isConcerned({ serialNumber }) ? 'current' : undefined}>
          <bdi>{joined([vendor, model], ' ')}</bdi>
          <div className="quiet">
            <bdi className="tabular">{serialNumber}</bdi>
            {location && (
              <>
                {' · '}
                <bdi>{location}</bdi>
              </>
            )}
          </div>
          <Warranty asset={asset} />
        </li>
      ))}
    </ul>
  );
}
