// B2: what has to be downloaded. Same compression for all: gzip -9.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { goal, kb, table, times } from './report.mjs';

const at = (path) => readFileSync(fileURLToPath(new URL(path, import.meta.url)));

const peers = [
  ['Harper, slim (grammar checker)', ['harper.js/dist/harper_wasm_slim_bg.wasm']],
  ['SQLite', ['@sqlite.org/sqlite-wasm/sqlite-wasm/jswasm/sqlite3.wasm']],
  ['Bitwarden SDK', ['@bitwarden/sdk-internal/bitwarden_wasm_internal_bg.wasm']],
  ['RE2 (regular expressions alone)', ['re2-wasm/build/wasm/re2.wasm']],
];

/** Measures and prints. */
export function size() {
  const ours = weigh([at('../../extension/engine_bg.wasm')]);
  const data = weigh(['words.txt', 'lists.bin'].map((name) => at(`../../extension/${name}`)));
  const rows = peers.map(([name, files]) => {
    const peer = weigh(files.map((file) => at(`node_modules/${file}`)));
    return [name, kb(peer.raw), kb(peer.packed), times(ours.packed / peer.packed)];
  });
  table('B2 download: wasm modules, KB', ['', 'raw', 'gzip -9', 'ours is'], [['Bonafide, engine', kb(ours.raw), kb(ours.packed), ''], ['Bonafide, its data: words of signals, lists', kb(data.raw), kb(data.packed), ''], ...rows]);
  goal('B2 engine after gzip (limit of this version)', ours.packed / 1000, 350, 'KB');
  goal('B2 engine and data after gzip (aim)', (ours.packed + data.packed) / 1000, 150, 'KB');
}

function weigh(files) {
  const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);
  return { raw: sum(files.map((f) => f.length)), packed: sum(files.map((f) => gzipSync(f, { level: 9 }).length)) };
}
