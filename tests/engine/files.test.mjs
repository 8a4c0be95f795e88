// The module that reads files, as it ships: whatever it is given, its memory stays below what was promised. One
// instance reads all files one after the other, as the worker of a panel does; the memory of wasm never shrinks.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { deflateRawSync, deflateSync } from 'node:zlib';

const MOST = 256 << 20;
/** Seconds of the processor that a file may take: the clock on the wall says how busy the machine is. */
const SOON = 2;
const seeds = new URL('../fuzz/seeds/', import.meta.url);
const at = (path) => new URL(path, import.meta.url);

/** A ZIP archive. */
function zip(parts) {
  const out = [];
  const list = [];
  let offset = 0;
  for (const [name, content] of parts) {
    const packed = deflateRawSync(content);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(content.length, 18);
    head.writeUInt16LE(name.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    out.push(Buffer.from('PK\x03\x04'), head, Buffer.from(name), packed);
    list.push(Buffer.from('PK\x01\x02\x14\0'), head, place, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const table = Buffer.concat(list);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(table.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...out, table, end]);
}

/** A PDF of these objects, without a table: it has to be searched. */
const pdf = (objects) => Buffer.from(`%PDF-1.7\n${objects.map((object, i) => `${i + 1} 0 obj\n${object}\nendobj\n`).join('')}trailer <</Root 1 0 R>>`, 'latin1');

const stream = (bytes) => {
  const packed = deflateSync(bytes).toString('latin1');
  return `<</Filter/FlateDecode/Length ${packed.length}>>stream\n${packed}\nendstream`;
};

const page = (content, resources = '') => pdf(['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>',
  `<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<<${resources}>>>>`, stream(content)]);

const word = (body) => zip([['word/document.xml', Buffer.from(`<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`)]]);

/** A picture of the seeds that says it is that large. */
function large(name, width, height) {
  const bytes = readFileSync(new URL(`image/${name}`, seeds));
  const frame = [0xc0, 0xc2].map((kind) => bytes.indexOf(Buffer.from([0xff, kind]))).find((place) => place >= 0);
  bytes.writeUInt16BE(height, frame + 5);
  bytes.writeUInt16BE(width, frame + 7);
  return bytes;
}

/** A picture of the seeds that claims these sides, of which no more is there. */
function claims(width, height) {
  const bytes = readFileSync(new URL('image/colour.png', seeds));
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

const font = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>';
const resources = (count) => `/Font<<${Array.from({ length: count }, (_, i) => `/F${i} ${font}`).join('')}>>`;

/** What somebody might hand in who means no good, by what it is. */
const hostile = {
  'seeds.zip': () => zip(readdirSync(seeds, { recursive: true, withFileTypes: true }).filter((e) => e.isFile()).map((e) => [e.name, readFileSync(`${e.parentPath}/${e.name}`)])),
  'text.txt': () => Buffer.alloc(32 << 20, 'Mara Lindqvist\n'),
  'letters.txt': () => Buffer.alloc(32 << 20, 'é'),
  'line.md': () => Buffer.alloc(8 << 20, '*a '),
  'tags.html': () => Buffer.alloc(16 << 20, '<b>'),
  'groups.rtf': () => Buffer.alloc(16 << 20, '{\\rtf1 {\\b '),
  'json.json': () => Buffer.from(`{"basics":{"name":"a"},"work":[${'{"name":"b"},'.repeat(1 << 20)}{}]}`),
  'paragraphs.docx': () => word('<w:p><w:r><w:t>Mara</w:t></w:r></w:p>'.repeat(66_000)),
  'attributes.docx': () => word('<w:p w:a="1" w:b="2" w:c="3" w:d="4" w:e="5" w:f="6" w:g="7" w:h="8"/>'.repeat(120_000)),
  'zeros.docx': () => zip(Array.from({ length: 5 }, (_, i) => [i ? `word/header${i}.xml` : 'word/document.xml', Buffer.alloc(24 << 20)])),
  'pictures.docx': () => zip([['word/document.xml', Buffer.from('<w:document xmlns:w="w"/>')], ...Array.from({ length: 40 }, (_, i) => [`word/media/${i}.jpg`, large('baseline.jpg', 6_000, 6_000)])]),
  'baseline.jpg': () => large('baseline.jpg', 8_000, 5_000),
  'progressive.jpg': () => large('progressive.jpg', 4_000, 4_000),
  'none.png': () => claims(0x35000000, 0),
  'row.png': () => claims(40_000_000, 1),
  'widest.png': () => claims(65_535, 600),
  'objects.pdf': () => pdf(['<</Type/Catalog/Pages 2 0 R>>', '<</Kids[3 0 R]>>', '<</Type/Page>>', ...Array.from({ length: 1_000_000 }, () => '1')]),
  'values.pdf': () => page('', `/A[${'0 '.repeat(8 << 20)}]`),
  'names.pdf': () => page('', `/A<<${Array.from({ length: 1 << 20 }, (_, i) => `/a${i} ${i}`).join('')}>>`),
  'stream.pdf': () => page(Buffer.alloc(96 << 20, ' ')),
  'glyphs.pdf': () => page(Buffer.from(`BT /F0 9 Tf ${'(abcdefghijklmnopqrstuvwxyz) Tj '.repeat(100_000)}`), resources(1)),
  'states.pdf': () => page(Buffer.from('q '.repeat(1 << 20))),
  'shapes.pdf': () => page(Buffer.from('0 0 9 9 re f '.repeat(200_000))),
  'fonts.pdf': () => page(Buffer.from(Array.from({ length: 100_000 }, (_, i) => `BT /F${i} 9 Tf (ab) Tj ET`).join(' ')), resources(100_000)),
};

test('hostile files are answered within two seconds and leave the memory of the module below 256 MB', async () => {
  const documents = await import('../../extension/documents.js');
  const { memory } = documents.initSync({ module: new WebAssembly.Module(readFileSync(at('../../extension/documents_bg.wasm'))) });
  const said = [];
  for (const [name, make] of Object.entries(hostile)) {
    const bytes = make();
    const before = memory.buffer.byteLength;
    const start = process.cpuUsage();
    let outcome = 'refused';
    try {
      outcome = `${JSON.parse(documents.read(bytes, name).document).lines.length} lines`;
    } catch (error) {
      assert.ok(!(error instanceof WebAssembly.RuntimeError || error instanceof RangeError), `${name}: ${error}`);
    }
    const { user, system } = process.cpuUsage(start);
    const taken = (user + system) / 1_000;
    said.push([name, `${Math.round(bytes.length / 1024)} KB`, outcome, `${Math.round(taken)} ms of the processor`, `${memory.buffer.byteLength >> 20} MB`]);
    console.log(`  ${said.at(-1).join(', ')}`);
    assert.ok(taken < SOON * 1_000, `${name} took ${Math.round(taken)} ms`);
    assert.ok(memory.buffer.byteLength <= MOST, `${name}: from ${before >> 20} to ${memory.buffer.byteLength >> 20} MB`);
  }
});
