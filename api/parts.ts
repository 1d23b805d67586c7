import { z } from 'zod';
import { editors } from '../domain/administration.ts';
import { available } from '../domain/depot/stock.ts';
import type { Part } from '../domain/depot/part.ts';
import type { Role } from '../domain/vocabulary.ts';
import { countParts, findPart, listParts, putPart } from '../store/parts.ts';
import { countBackorders } from '../store/reservations.ts';
import { lowParts, shelvesOf } from '../store/stock.ts';
import { stale } from './etag.ts';
import * as f from './fields.ts';
import { answerPage, flag, listQuery, pageOf } from './pages.ts';
import { notThere } from './problem.ts';
import { staff } from './roles.ts';
import { ok, route, type Route } from './route.ts';

/** Who runs the spare parts. */
export const stockKeepers: readonly Role[] = editors.parts;

const pieces = z.int().min(0).max(1_000_000);
const fields = {
  name: f.line(200),
  grade: f
    .line(64)
    .nullable()
    .default(null)
    .meta({ description: 'parts of one grade stand in for each other' }),
  vendor: f.line(64).nullable().default(null),
  lowLevel: pieces.default(0).meta({ description: 'with this many left to reserve, or fewer, stock is low' }),
  leadDays: z
    .int()
    .min(0)
    .max(366)
    .default(14)
    .meta({ description: 'calendar days until a backorder is due' }),
};
const partView = z
  .strictObject({
    partNumber: z.string(),
    name: z.string(),
    grade: z.string().nullable(),
    vendor: z.string().nullable(),
    lowLevel: z.int(),
    leadDays: z.int(),
    revision: z.int(),
  })
  .meta({ id: 'Part' });
const partBody = z.strictObject(fields).meta({ id: 'PartBody' });
const stockView = z
  .strictObject({
    partNumber: z.string(),
    depots: z.array(
      z.strictObject({
        depotId: z.string(),
        onHand: z.int(),
        reserved: z.int(),
        available: z.int(),
        low: z.boolean(),
      }),
    ),
    backorders: z.int().meta({ description: 'RMAs that wait for this part or would take it' }),
  })
  .meta({ id: 'PartStock' });
const stockLine = partView.omit({ revision: true }).extend(stockView.shape).meta({ id: 'StockLine' });

/** What every depot has of each of these parts, in their order. */
async function stockOf(
  parts: readonly Pick<Part, 'partNumber' | 'lowLevel'>[],
): Promise<z.infer<typeof stockView>[]> {
  const numbers = parts.map(({ partNumber }) => partNumber);
  const [shelves, backorders] = await Promise.all([shelvesOf(numbers), countBackorders(numbers)]);
  return parts.map(({ partNumber, lowLevel }) => ({
    partNumber,
    depots: shelves
      .filter((shelf) => shelf.partNumber === partNumber)
      .map(({ depotId, onHand, reserved }) => {
        const left = available({ onHand, reserved });
        return { ...{ depotId, onHand, reserved, available: left }, low: left <= lowLevel };
      }),
    backorders: backorders.get(partNumber) ?? 0,
  }));
}

const params = z.strictObject({ partNumber: f.partNumber });
const base = { tag: 'Spare parts' };

async function knownPart(partNumber: string): Promise<Part & { revision: number }> {
  const found = await findPart(partNumber);
  if (!found) throw notThere(`part ${partNumber}`);
  return found;
}

const partList = listQuery(['number', '-number'], {
  grade: f.line(64).optional(),
  vendor: f.line(64).optional(),
  q: f.line(200).optional(),
});

const stockList = listQuery(['number'], {
  vendor: f.line(64).optional(),
  q: f.line(200).optional(),
  low: flag.optional().meta({ description: 'true: only parts of which some depot has too few' }),
});

export const partRoutes: Route[] = [
  route({
    ...base,
    method: 'get',
    path: '/api/v1/parts',
    summary: 'The catalogue of spare parts',
    roles: staff,
    query: partList,
    answer: { status: 200, description: 'One page of parts', schema: pageOf(partView) },
    handler: (call) => {
      const { grade, vendor, q, sort = 'number' } = call.query;
      const filter = { grade, vendor, q };
      return answerPage(
        call,
        sort,
        (position, limit) => listParts(filter, sort.startsWith('-'), position, limit),
        ({ _id: partNumber, ...part }) => ({ partNumber, ...part }),
        () => countParts(filter),
      );
    },
  }),
  route({
    ...base,
    method: 'get',
    path: '/api/v1/parts/{partNumber}',
    summary: 'One spare part',
    roles: staff,
    params,
    answer: { status: 200, description: 'The part', schema: partView },
    handler: async ({ params: { partNumber } }) => {
      const part = await knownPart(partNumber);
      return ok(part, part.revision);
    },
  }),
  route({
    ...base,
    method: 'put',
    path: '/api/v1/parts/{partNumber}',
    summary: 'Add a spare part, or change it',
    roles: stockKeepers,
    params,
    body: partBody,
    answer: { status: 200, description: 'The part', schema: partView },
    handler: async ({ params: { partNumber }, body, expectedRevision }) => {
      const put = await putPart({ partNumber, ...body }, expectedRevision);
      if (!put) throw stale(`Part ${partNumber}`, expectedRevision ?? 0);
      const { _id, ...part } = put;
      return ok({ partNumber: _id, ...part }, part.revision);
    },
  }),
  route({
    ...base,
    method: 'get',
    path: '/api/v1/parts/{partNumber}/stock',
    summary: 'What every depot has of a part',
    roles: staff,
    params,
    answer: { status: 200, description: 'The stock', schema: stockView },
    handler: async ({ params: { partNumber } }) => {
      const [stock] = await stockOf([await knownPart(partNumber)]);
      return ok(stock);
    },
  }),
  route({
    ...base,
    method: 'get',
    path: '/api/v1/stock',
    summary: 'What every depot has of every part',
    roles: staff,
    query: stockList,
    answer: { status: 200, description: 'One page of the stock, by part number', schema: pageOf(stockLine) },
    handler: async (call) => {
      const { vendor, q, low } = call.query;
      const filter = { vendor, q, ...(low && { among: await lowParts() }) };
      return answerPage(
        call,
        'number',
        async (position, limit) => {
          const { data, next } = await listParts(filter, false, position, limit);
          const parts = data.map(({ _id: partNumber, ...part }) => ({ partNumber, ...part }));
          const stocks = await stockOf(parts);
          return { data: parts.map((part, index) => ({ ...part, ...stocks[index] })), next };
        },
        ({ revision: _revision, ...line }) => line,
        () => countParts(filter),
      );
    },
  }),
];
