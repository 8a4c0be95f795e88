// Just enough of ZIP to unpack what `./build.sh dist` packed, so that the tests run on the bytes that ship.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { inflateRawSync } from 'node:zlib';

/** Unpacks an archive into a folder. */
export function unzip(archive, folder) {
  for (const { name, bytes } of entries(archive)) {
    const path = normalize(name);
    if (path.startsWith('..') || path.startsWith('/')) throw new Error(`${name} leaves the archive`);
    if (name.endsWith('/')) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
}

/** Names and contents, as the archive's directory lists them. */
export function* entries(archive) {
  const end = archive.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0) throw new Error('not a ZIP archive');
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size] = [archive.readUInt16LE(at + 10), archive.readUInt32LE(at + 20)];
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset));
    const local = archive.readUInt32LE(at + 42);
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const packed = archive.subarray(start, start + size);
    yield { name, bytes: method === 0 ? packed : inflateRawSync(packed) };
    at += 46 + nameLength + extra + comment;
  }
}
