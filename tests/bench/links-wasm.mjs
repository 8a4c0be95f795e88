// Bonafide's memory in wasm: the same code and workload as `links.mjs`, built as the module that ships is and run by V8
// outside a browser. Loops are short and the least of many rounds counts, for other programs take the processor away.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const file = fileURLToPath(new URL('../../target/link-peer/wasm32-unknown-unknown/wasm/link_peer.wasm', import.meta.url));
const QUERIES = 2_000;
const ROUNDS = 5;
/** Texts that are fingerprinted in one round, and rounds. */
const TEXTS = [200, 200];

/** An instance of its own: the rows of a million take hundreds of megabytes. Nothing that it imports is ever called. */
function instance() {
  const module = new WebAssembly.Module(readFileSync(file));
  const imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    (imports[from] ??= {})[name] = () => { throw new Error(`${name} was called`); };
  }
  return new WebAssembly.Instance(module, imports).exports;
}

/** Milliseconds: the least of so many rounds. */
function least(rounds, act) {
  let best = Infinity;
  for (let i = 0; i < rounds; i++) {
    const start = performance.now();
    act(i);
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

/** B5 in wasm: fingerprints a second. */
export function sketched(seed) {
  const module = instance();
  const [texts, rounds] = TEXTS;
  module.texts(seed, texts);
  if (module.fingerprints() !== texts) throw new Error('a text without fingerprint');
  return texts / least(rounds, () => module.fingerprints()) * 1_000;
}

/** An index of so many made-up fingerprints: opened from the rows of a store, and asked. */
export function asked(seed, count) {
  const module = instance();
  const queries = module.rows(seed, count, QUERIES);
  const opened = count / least(count > 500_000 ? 2 : 5, () => module.open()) * 1_000;
  const found = Array.from({ length: queries }, (_, at) => module.query(at)).reduce((sum, some) => sum + some, 0);
  // Round by round over all of them, as natively: the same query twice in a row finds everything in the caches.
  const times = new Array(queries).fill(Infinity);
  for (let round = 0; round < ROUNDS; round++) {
    for (let at = 0; at < queries; at++) times[at] = Math.min(times[at], least(1, () => module.query(at)) * 1_000);
  }
  times.sort((a, b) => a - b);
  const percent = (share) => times[Math.min(times.length - 1, Math.floor((times.length * share) / 100))];
  return { count, opened_a_second: opened, p50: percent(50), p99: percent(99), found: found / queries };
}
