import { type Part, standsInFor } from './part.ts';

/** Where a part can be taken from. */
export interface Shelf {
  depotId: string;
  partNumber: string;
  available: number;
}

/**
 * From where to take a part: the part itself before one of equal grade (S0), then the depot that was asked for, then
 * the fullest shelf. `parts` must hold the parts of the shelves. Null where nothing that will do is left.
 */
export function chooseShelf(
  wanted: Pick<Part, 'partNumber' | 'grade'>,
  shelves: readonly Shelf[],
  parts: ReadonlyMap<string, Pick<Part, 'partNumber' | 'grade'>>,
  preferredDepot: string | null,
): Shelf | null {
  const rank = (shelf: Shelf): [number, number, number, string] => [
    shelf.partNumber === wanted.partNumber ? 0 : 1,
    shelf.depotId === preferredDepot ? 0 : 1,
    -shelf.available,
    `${shelf.depotId}/${shelf.partNumber}`,
  ];
  const fit = shelves.filter(({ available, partNumber }) => {
    const part = parts.get(partNumber);
    return available > 0 && part !== undefined && standsInFor(wanted, part);
  });
  return fit.sort((a, b) => compare(rank(a), rank(b)))[0] ?? null;
}

function compare(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  const i = a.findIndex((value, index) => value !== b[index]);
  return i < 0 ? 0 : (a[i] as number) < (b[i] as number) ? -1 : 1;
}
