#!/bin/sh
# file-type 22.3.0 (npm), on Node 22 or newer.
#
# A network capture is one of three kinds, by its first four bytes: pcap with microseconds (a1b2c3d4), pcap with
# nanoseconds (a1b23c4d; libpcap writes it since 1.5, tcpdump with --time-stamp-precision=nano), and pcapng (0a0d0d0a, a
# section header block; what Wireshark saves by default). One would expect a library that knows pcap to know all three.
#
# Seen: only the first is recognised, in either byte order; the other two are `undefined`, as text or noise is. Whoever
# admits uploads by what file-type says refuses most of today's captures, and has to look at their first bytes itself.
#
# Output:
#   file-type 22.3.0
#   pcap, microseconds, little-endian: application/vnd.tcpdump.pcap
#   pcap, microseconds, big-endian: application/vnd.tcpdump.pcap
#   pcap, nanoseconds, little-endian: undefined
#   pcap, nanoseconds, big-endian: undefined
#   pcapng: undefined
#
# Fails where that has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --no-save --no-audit --no-fund --silent file-type@22.3.0
cat > try.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { fileTypeFromBuffer } from 'file-type';

/** A file header of version 2.4, snapshot length 65535, Ethernet; then one packet of 60 bytes. */
function pcap(magic, isLittle) {
  const bytes = Buffer.alloc(24 + 16 + 60);
  const write = (value, at) => (isLittle ? bytes.writeUInt32LE(value, at) : bytes.writeUInt32BE(value, at));
  write(magic, 0);
  isLittle ? bytes.writeUInt32LE(0x00040002, 4) : bytes.writeUInt32BE(0x00020004, 4);
  write(65535, 16);
  write(1, 20);
  write(1_700_000_000, 24);
  write(60, 32);
  write(60, 36);
  return bytes;
}

/** A section header block, an interface description block, and an enhanced packet block of 60 bytes. */
function pcapng() {
  const words = (...list) => Buffer.from(new Uint32Array(list).buffer);
  const section = words(0x0a0d0d0a, 28, 0x1a2b3c4d, 0x00000001, 0xffffffff, 0xffffffff, 28);
  const port = words(1, 20, 1, 65535, 20);
  const packet = Buffer.concat([words(6, 92, 0, 0, 0, 60, 60), Buffer.alloc(60), words(92)]);
  return Buffer.concat([section, port, packet]);
}

const { version } = JSON.parse(readFileSync('node_modules/file-type/package.json', 'utf8'));
console.log(`file-type ${version}`);
for (const [name, bytes] of [
  ['pcap, microseconds, little-endian', pcap(0xa1b2c3d4, true)],
  ['pcap, microseconds, big-endian', pcap(0xa1b2c3d4, false)],
  ['pcap, nanoseconds, little-endian', pcap(0xa1b23c4d, true)],
  ['pcap, nanoseconds, big-endian', pcap(0xa1b23c4d, false)],
  ['pcapng', pcapng()],
])
  console.log(`${name}: ${(await fileTypeFromBuffer(bytes))?.mime}`);
JS
node try.mjs | tee seen
cat > expected <<'TEXT'
file-type 22.3.0
pcap, microseconds, little-endian: application/vnd.tcpdump.pcap
pcap, microseconds, big-endian: application/vnd.tcpdump.pcap
pcap, nanoseconds, little-endian: undefined
pcap, nanoseconds, big-endian: undefined
pcapng: undefined
TEXT
diff expected seen
