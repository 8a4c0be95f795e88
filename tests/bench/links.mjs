// B5 to B8 and the growth of B13: fingerprints, index and queries beside gaoya, rensa and datasketch. Ours and gaoya run
// in one process and in turn; the two for Python run after them on the same texts. Times are the processor's, those of
// queries the least of several rounds. BIG=1 takes gaoya to a million and ours to ten million.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, openSync, closeSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
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
const at = (rows, count) => ours(rows).find((row) => row.count === count);
const whole = (value) => Math.round(value).toLocaleString('en');
const some = (value) => (value === undefined ? '' : value.toFixed(3));

/** B5: fingerprints a second on one core. */
export async function fingerprints() {
  for (const { seed, rows } of measure()) {
    const own = at(rows, 100_000).sketches_a_second;
    const with_ = rows.filter((row) => row.sketches_a_second > 0);
    table(`B5 fingerprints a second, one core, from the text, seed ${seed}`, ['', 'texts', 'a second', 'ours is'],
      with_.map((row) => [row.name, whole(row.count), whole(row.sketches_a_second), row.name === 'Bonafide' ? '' : times(own / row.sketches_a_second)]));
    least('B5 fingerprints a second', own, 150_000, '');
  }
}

/** B6: building the index from fingerprints. */
export async function building() {
  for (const { seed, rows } of measure()) {
    table(`B6 index from fingerprints, candidates a second, seed ${seed}`, ['', 'candidates', 'a second', 'ours is'],
      rows.map((row) => [row.name, whole(row.count), whole(row.inserts_a_second), row.name === 'Bonafide' ? '' : times(at(rows, 100_000).inserts_a_second / row.inserts_a_second)]));
    least('B6 built a second at a million', at(rows, 1_000_000).inserts_a_second, 10_000_000, '');
  }
}

/** B7: queries, with recall against the exact likeness. */
export async function queries() {
  for (const { seed, rows } of measure()) {
    table(`B7 one query, µs, and what it finds of those in truth so alike, seed ${seed}`,
      ['', 'candidates', 'p50', 'p99', 'J ≥ .8', '.7 to .8', '.5 to .7', 'false'],
      rows.map((row) => [row.name, whole(row.count), row.p50.toFixed(1), row.p99.toFixed(1), ...['0.8', '0.7', '0.5'].map((band) => some(row.recall[band])), some(row.false_a_query)]));
    for (const [count, p50, p99] of [[100_000, 4, 10], [1_000_000, 8, 25], [10_000_000, 20, 60]]) {
      const row = at(rows, count);
      if (!row) continue;
      goal(`B7 query among ${whole(count)}, p50`, row.p50, p50, 'µs');
      goal(`B7 query among ${whole(count)}, p99`, row.p99, p99, 'µs');
      for (const [band, share] of [['0.8', 1], ['0.7', 0.998], ['0.5', 0.93]]) {
        if (row.recall[band] !== undefined) least(`B7 recall from ${band} among ${whole(count)}`, row.recall[band], share, '');
      }
      if (row.false_a_query !== undefined) goal(`B7 false a query among ${whole(count)}`, row.false_a_query, 0.01, '');
    }
  }
}

/** B8: bytes of memory for each candidate. */
export async function bytes() {
  for (const { seed, rows } of measure()) {
    table(`B8 bytes for each candidate while linking, seed ${seed}`, ['', 'candidates', 'bytes', 'ours is'],
      rows.map((row) => [row.name, whole(row.count), row.bytes.toFixed(1), row.name === 'Bonafide' ? '' : `1/${(row.bytes / at(rows, 100_000).bytes).toFixed(0)}`]));
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
