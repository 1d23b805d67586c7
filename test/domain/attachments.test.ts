import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { attachmentEndings, attachmentName, matches, mediaTypeOf } from '../../domain/attachments.ts';

describe('the name of an attachment', () => {
  it('is fit to be saved, whatever it was, and stays as it is from then on', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.oneof(
            fc.constantFrom(' ', '.', 'a', '\u0301', '\u202E', '/'),
            fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
          ),
          maxLength: 400,
        }),
        (given) => {
          const name = attachmentName(given);
          expect(name.length).toBeLessThanOrEqual(120);
          expect(name).not.toMatch(/[/\\\p{Cc}\p{Cf}]/u);
          expect(['.', '..']).not.toContain(name);
          expect(attachmentName(name)).toBe(name);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('keeps its ending where it is too long, so that it is still what it was', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...attachmentEndings),
        fc.integer({ min: 0, max: 300 }),
        (ending, length) => {
          const name = `a${'b'.repeat(length)}.${ending}`;
          expect(mediaTypeOf(attachmentName(name))).toBe(mediaTypeOf(name));
        },
      ),
    );
  });
});

describe('a content', () => {
  const office = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  it.each([
    ['a.png', 'image/png', true, true],
    ['a.png', 'image/gif', true, false],
    ['a.png', undefined, false, false],
    ['a.txt', undefined, false, true],
    ['a.txt', undefined, true, false],
    ['a.txt', 'audio/mpeg', false, true],
    ['a.xml', 'application/xml', false, true],
    ['a.txt', 'application/x-msdownload', true, false],
    ['a.xlsx', office, true, true],
    ['a.xlsx', 'application/zip', true, true],
    ['a.xlsx', 'application/x-cfb', true, true],
    ['a.xls', 'application/x-cfb', true, true],
    ['a.xls', undefined, true, false],
    ['a.zip', office, true, true],
    ['a.zip', 'application/gzip', true, false],
    ['a.tar.gz', 'application/gzip', true, true],
    ['a.heic', 'image/heif', true, true],
    ['a.mov', 'video/mp4', true, true],
    ['a.mp4', 'video/x-m4v', true, true],
    ['a.rar', 'application/x-rar-compressed', true, true],
    ['a.pcap', 'application/x-pcapng', true, true],
    ['a.eml', undefined, false, true],
    ['a.exe', 'application/x-msdownload', true, false],
  ])('of %s that looks like %s (zeros: %s) is taken: %s', (name, found, zeros, taken) => {
    expect(matches(name, found, zeros)).toBe(taken);
  });
});
