import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { attachmentEndings, drawingEndings } from '../../domain/attachments.ts';
import { recognised } from '../../api/files.ts';

const recognise = (name: string, content: Buffer | string, endings = attachmentEndings) =>
  recognised({ name, bytes: Readable.from([Buffer.from(content)]) }, endings);
const hex = (beginning: string) => Buffer.concat([Buffer.from(beginning, 'hex'), Buffer.alloc(600)]);
const brand = (name: string) => hex(`00000018${Buffer.from(`ftyp${name}`).toString('hex')}0000000069736f6d`);

describe('what a file is, by its name and its content', () => {
  it.each([
    'MAC Address,Port',
    'BMC event log',
    'solid state drive',
    'ID3 upgrade',
    'MZ-edge-router',
    'GIF images',
  ])('is text where it has the ending of one and no zero in it, though it begins "%s"', async (beginning) => {
    for (const ending of ['txt', 'log', 'csv', 'conf']) {
      const file = await recognise(`a.${ending}`, `${beginning}\n1,2,3\n`.repeat(40));
      expect(file.mediaType).toBe('text/plain');
    }
  });

  it.each([
    ['trace.pcapng', hex('0a0d0d0a1c0000004d3c2b1a'), 'application/x-pcapng'],
    ['micro.pcap', hex('d4c3b2a102000400'), 'application/vnd.tcpdump.pcap'],
    ['nano.pcap', hex('4d3cb2a102000400'), 'application/vnd.tcpdump.pcap'],
    ['nano-big-endian.cap', hex('a1b23c4d00020004'), 'application/vnd.tcpdump.pcap'],
    ['photo.heic', brand('mif1'), 'image/heic'],
    ['photo.HEIC', brand('heic'), 'image/heic'],
    ['clip.mov', brand('qt  '), 'video/quicktime'],
    ['clip.mp4', brand('M4V '), 'video/mp4'],
    ['logs.rar', hex('526172211a0700'), 'application/vnd.rar'],
    ['list.xls', hex('d0cf11e0a1b11ae1'), 'application/vnd.ms-excel'],
    [
      'secret.docx',
      hex('d0cf11e0a1b11ae1'),
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    ['mail.eml', 'From: a@acme.example\r\nSubject: down\r\n\r\nIt is down.\r\n', 'message/rfc822'],
    ['utf-16.txt', Buffer.from('\ufeffdown', 'utf16le'), 'text/plain'],
  ])('is taken: %s', async (name, content, mediaType) => {
    expect((await recognise(name, content)).mediaType).toBe(mediaType);
  });

  it.each([
    ['tool.exe', hex('4d5a9000')],
    ['page.html', '<script>alert(1)</script>'],
    ['drawing.svg', '<svg onload="alert(1)"/>'],
    ['not-a.pcap', 'hello, this is no capture'],
    ['not-a.xls', 'a,b,c'],
    ['not-a.png', hex('47494638396101000100')],
    ['program.txt', hex('4d5a9000')],
    ['constructor', 'x'],
    ['a.constructor', 'x'],
    ['a.__proto__', 'x'],
  ])('is refused: %s', async (name, content) => {
    await expect(recognise(name, content)).rejects.toMatchObject({ code: 'unsupported_file' });
  });

  it('keeps drawings to pictures', async () => {
    await expect(recognise('a.txt', 'text', drawingEndings)).rejects.toMatchObject({
      code: 'unsupported_file',
    });
  });
});
