// B5 to B8, B14 and the growth of B13: fingerprints, index and queries beside gaoya, rensa and datasketch. Ours and gaoya
// run in one process and in turn; the two for Python run after them on the same texts. Times are the processor's, those of
// queries the least of several rounds. BIG=1 takes gaoya to a million and ours to ten million.
//
// The others report texts of which half of the shingles are the same, and so do our "near duplicates". Linking asks for
// more, from about three tenths, for a story that is told again keeps no more. "False" is who is proposed and is no copy
// of the same résumé: one of three bullets comes from a stock, so some of these strangers do share a tenth of their text.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, openSync, closeSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { asked, sketched } from './links-wasm.mjs';
import { goal, least, table, times } from './report.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const peer = `${root}target/link-peer/release/link-peer`;
const python = `${root}target/link-peer/venv/bin/python`;
const script = fileURLToPath(new URL('link-peer/link_peer.py', import.meta.url));
const BIG = process.env.BIG === '1';
const seeds = [42, Number(process.env.SEED ?? 43)];
const counts = { both: [10_000, 100_000], ours: BIG ? [1_000_000] : [1_000_000], many: BIG ? [10_000_000] : [], python: { rensa: 20_000, datasketch: 5_000 } };

/** All of it once, whatever is printed of it. */
let measured;
function measure() {
  measured ??= seeds.slice(0, process.env.SEED ? 2 : 1).map(one);
  return measured;
}

function one(seed) {
  const rows = counts.both.flatMap((count) => lines(peer, ['bench', '--seed', seed, '--count', count, '--peer-most', count]));
  rows.push(...counts.ours.flatMap((count) => lines(peer, ['bench', '--seed', seed, '--count', count, '--peer-most', BIG ? count : 0])));
  rows.push(...counts.many.flatMap((count) => lines(peer, ['many', '--seed', seed, '--count', count])));
  for (const [name, count] of Object.entries(counts.python)) rows.push(...inPython(name, seed, count));
  return { seed, rows };
}

function lines(program, given, options = {}) {
  const { status, stdout, stderr } = spawnSync(program, given.map(String), { encoding: 'utf8', maxBuffer: 1 << 26, ...options });
  if (status !== 0) throw new Error(`${program} ${given.join(' ')}: ${stderr}`);
  return stdout.trim().split('\n').filter(Boolean).map((line) => JSON.parse(line));
}

/** The same texts for a library of Python; nothing when it is not there. */
function inPython(name, seed, count) {
  if (!existsSync(python)) return [];
  const folder = `${root}target/link-peer/texts`;
  mkdirSync(folder, { recursive: true });
  const file = `${folder}/${seed}-${count}.jsonl`;
  const out = openSync(file, 'w');
  spawnSync(peer, ['write', '--seed', seed, '--count', count].map(String), { stdio: ['ignore', out, 'inherit'] });
  closeSync(out);
  const input = openSync(file, 'r');
  const rows = lines(python, [script, 'bench', name], { stdio: [input, 'pipe', 'pipe'] });
  closeSync(input);
  return rows;
}

const ours = (rows) => rows.filter((row) => row.name === 'Bonafide');
/** Without the rows that say how near duplicates are found: they are of the same index. */
const built = (rows) => rows.filter((row) => !row.name.includes(','));
const at = (rows, count) => ours(rows).find((row) => row.count === count);
const whole = (value) => Math.round(value).toLocaleString('en');
const some = (value) => (value === undefined ? '' : value.toFixed(3));

/** B5: fingerprints a second on one core. */
export async function fingerprints() {
  for (const { seed, rows } of measure()) {
    const own = at(rows, 100_000).sketches_a_second;
    const wasm = sketched(seed);
    const with_ = [...built(rows).filter((row) => row.sketches_a_second > 0), { name: 'Bonafide, wasm', count: 200, sketches_a_second: wasm }];
    table(`B5 fingerprints a second, one core, from the text, seed ${seed}`, ['', 'texts', 'a second', 'ours is'],
      with_.map((row) => [row.name, whole(row.count), whole(row.sketches_a_second), row.name.startsWith('Bonafide') ? '' : times(own / row.sketches_a_second)]));
    least('B5 fingerprints a second', own, 150_000, '');
    least('B5 fingerprints a second, wasm', wasm, 100_000, '');
  }
}

/** B6: building the index from fingerprints. */
export async function building() {
  for (const { seed, rows } of measure()) {
    table(`B6 index from fingerprints, candidates a second, seed ${seed}`, ['', 'candidates', 'a second', 'ours is', 'from the rows of a store'],
      built(rows).map((row) => [row.name, whole(row.count), whole(row.inserts_a_second), row.name === 'Bonafide' ? '' : times(at(rows, 100_000).inserts_a_second / row.inserts_a_second), row.opened_a_second ? whole(row.opened_a_second) : '']));
    const million = at(rows, 1_000_000);
    least('B6 built a second at a million', million.inserts_a_second, 10_000_000, '');
    goal('B6 a million rows of a store become an index', 1e9 / million.opened_a_second, 60, 'ms');
  }
}

/** B7: queries, with recall against the exact likeness. */
export async function queries() {
  for (const { seed, rows } of measure()) {
    table(`B7 one query, µs, and what it finds of those in truth so alike, seed ${seed}`,
      ['', 'candidates', 'p50', 'p99', 'J ≥ .8', '.7 to .8', '.5 to .7', 'false'],
      rows.map((row) => [row.name, whole(row.count), row.p50.toFixed(1), row.p99.toFixed(1), ...['0.8', '0.7', '0.5'].map((band) => some(row.recall[band])), some(row.false_a_query)]));
    for (const [count, p50, p99] of [[100_000, 4, 10], [1_000_000, 8, 25], [10_000_000, 20, 60]]) {
      for (const row of rows.filter((row) => row.name.startsWith('Bonafide') && row.count === count)) {
        const what = `B7 ${row.name.includes(',') ? 'near duplicates' : 'all for linking'} among ${whole(count)}`;
        goal(`${what}, p50`, row.p50, p50, 'µs');
        goal(`${what}, p99`, row.p99, p99, 'µs');
        for (const [band, share] of [['0.8', 1], ['0.7', 0.998], ['0.5', 0.93]]) {
          if (row.recall[band] !== undefined) least(`${what}, recall from ${band}`, row.recall[band], share, '');
        }
        if (row.false_a_query !== undefined) goal(`${what}, false a query`, row.false_a_query, 0.01, '');
      }
    }
  }
}

/** B14: the same index in wasm, beside native code, both of made-up fingerprints. */
export async function inWasm() {
  const seed = seeds[0];
  const rows = (BIG ? [100_000, 1_000_000, 4_000_000] : [100_000, 1_000_000]).map((count) => {
    const [native] = lines(peer, ['many', '--seed', seed, '--count', count]);
    return { native, wasm: asked(seed, count) };
  });
  table(`B14 the same in wasm, opened from the rows of a store, and one query for linking, µs; seed ${seed}`,
    ['candidates', 'opened a second, native', 'wasm', 'p50, native', 'wasm', 'p99, native', 'wasm'],
    rows.map(({ native, wasm }) => [whole(native.count), whole(native.opened_a_second), whole(wasm.opened_a_second),
      ...['p50', 'p99'].flatMap((part) => [native[part].toFixed(1), wasm[part].toFixed(1)])]));
  for (const { native, wasm } of rows) {
    for (const part of ['p50', 'p99']) goal(`B14 query among ${whole(native.count)} in wasm against native, ${part}`, wasm[part] / native[part], 1.6, 'times');
  }
}

/** B8: bytes of memory for each candidate. */
export async function bytes() {
  for (const { seed, rows } of measure()) {
    table(`B8 bytes for each candidate while linking, seed ${seed}`, ['', 'candidates', 'bytes', 'ours is'],
      built(rows).map((row) => [row.name, whole(row.count), row.bytes.toFixed(1), row.name === 'Bonafide' ? '' : `1/${(row.bytes / at(rows, 100_000).bytes).toFixed(0)}`]));
    goal('B8 hot bytes a candidate at a million', at(rows, 1_000_000).bytes, 64, '');
  }
}

/** B13: how build, bytes and query grow with the number of candidates. */
export async function growth() {
  for (const { seed, rows } of measure()) {
    const all = ours(rows).filter((row) => row.count >= 10_000);
    const slopes = [
      ['build', slope(all, (row) => row.count / row.inserts_a_second), 1.02],
      ['bytes', slope(all, (row) => row.count * row.bytes), 1.02],
      ['query, p50', slope(all, (row) => row.p50), 0.3],
    ];
    table(`B13 growth from ${whole(all[0].count)} to ${whole(all.at(-1).count)} candidates, exponent, seed ${seed}`, ['', 'exponent'], slopes.map(([what, value]) => [what, value.toFixed(3)]));
    for (const [what, value, limit] of slopes) goal(`B13 growth of ${what}, exponent`, value, limit, '');
  }
}

/** The slope of logarithms, by least squares. */
function slope(rows, of) {
  const mean = (list) => list.reduce((sum, value) => sum + value, 0) / list.length;
  const [x, y] = [rows.map((row) => Math.log(row.count)), rows.map((row) => Math.log(of(row)))];
  const [mx, my] = [mean(x), mean(y)];
  return mean(x.map((value, i) => (value - mx) * (y[i] - my))) / mean(x.map((value) => (value - mx) ** 2));
}
