import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { crc32, deflateSync } from 'node:zlib';
import { drawings } from './drawings.ts';

const [width, height] = [640, 400];
/** White, ink, and the tints of what is inside and what is outside. */
const palette = ['ffffff', '1f2937', 'dbe4ff', 'ffe8cc'];
const [ink, inside, outside] = [1, 2, 3];

/** The letters that the names need, three points wide, five rows of three bits. */
const letters: Record<string, string> = {
  ...{ A: '25755', B: '65656', C: '34443', E: '74647', F: '74644', H: '55755', I: '72227', L: '44447' },
  ...{ N: '65555', O: '25552', R: '65655', S: '34216', T: '72222', V: '55552', W: '55775' },
  ...{ 0: '75557', 3: '71317', 9: '75717' },
};
const point = 4;

/** A plan drawn point by point: the demonstration keeps no picture in its sources. */
class Plan {
  private readonly points = new Uint8Array(width * height);

  fill(x: number, y: number, w: number, h: number, colour: number): void {
    for (let row = y; row < y + h; row += 1) this.points.fill(colour, row * width + x, row * width + x + w);
  }

  box(x: number, y: number, name: string, colour: number): void {
    const [w, h] = [176, 52];
    this.fill(x, y, w, h, ink);
    this.fill(x + 2, y + 2, w - 4, h - 4, colour);
    const start = x + (w - name.length * 4 * point + point) / 2;
    [...name].forEach((letter, index) => this.letter(start + index * 4 * point, y + 16, letter));
  }

  private letter(x: number, y: number, letter: string): void {
    [...(letters[letter] ?? '')].forEach((bits, row) => {
      for (let column = 0; column < 3; column += 1)
        if (Number(bits) & (4 >> column)) this.fill(x + column * point, y + row * point, point, point, ink);
    });
  }

  /** As PNG: one byte a point, into the palette. */
  png(): Buffer {
    const rows = Array.from({ length: height }, (_, row) =>
      Buffer.concat([Buffer.of(0), this.points.subarray(row * width, (row + 1) * width)]),
    );
    const header = Buffer.alloc(13);
    header.writeUInt32BE(width, 0);
    header.writeUInt32BE(height, 4);
    header.set([8, 3, 0, 0, 0], 8);
    return Buffer.concat([
      Buffer.from('89504e470d0a1a0a', 'hex'),
      chunk('IHDR', header),
      chunk('PLTE', Buffer.from(palette.join(''), 'hex')),
      chunk('IDAT', deflateSync(Buffer.concat(rows))),
      chunk('IEND', Buffer.alloc(0)),
    ]);
  }
}

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

function network(): Buffer {
  const plan = new Plan();
  for (const y of [72, 164]) plan.fill(319, y, 3, 40, ink);
  plan.fill(319, 256, 3, 54, ink);
  plan.fill(112, 280, 417, 3, ink);
  for (const x of [112, 526]) plan.fill(x, 280, 3, 30, ink);
  plan.box(232, 20, 'INTERNET', outside);
  plan.box(232, 112, 'FIREWALL', outside);
  plan.box(232, 204, 'CORE 9300', inside);
  plan.box(24, 310, 'SERVERS', inside);
  plan.box(232, 310, 'OFFICE', inside);
  plan.box(440, 310, 'BRANCH', inside);
  return plan.png();
}

/** How the network of the demonstration's first customer is laid out; one that is there already stays. */
export async function seedDrawing(): Promise<void> {
  const customerId = 'acme';
  if ((await drawings.count({ customerId })) > 0) return;
  const known = { id: randomUUID(), customerId, name: 'data-centre-network.png', mediaType: 'image/png' };
  await drawings.keep(known, Readable.from([network()]));
}
