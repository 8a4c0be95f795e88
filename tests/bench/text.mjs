// B4: all phrases that signals look for and all names of technologies, with their spans, in the text of a résumé; and
// B13: how the time grows with the text.
//
// The peers get what Bonafide looks for as one alternation for phrases and one for names, longest first, with ASCII
// word boundaries: the kindest form for both. All must find the same spans. Each gets the text as a string of
// JavaScript and gives numbers back, so that what wasm pays for the way over counts. In one page, in turn; each size
// over as many different texts as make 480 KB, for a processor learns a small text by heart.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { goal, ms, table, times } from './report.mjs';
import { resume } from './resume.mjs';

const ROUNDS = 5 * Number(process.env.ROUNDS ?? 11);
const KB = [15, 30, 60, 120, 200, 240, 480];
const ALL = 480;
const host = 'http://text.example';
const peer = '../../target/regex-peer/wasm32-unknown-unknown/release/regex_peer.wasm';

const at = (path) => readFileSync(fileURLToPath(new URL(path, import.meta.url)));

/** Measures and prints. */
export async function text(stage) {
  const stop = await serve(stage.sites);
  const tab = await stage.browser.open(`${host}/`);
  const known = await tab.evaluate(setUp);
  const texts = KB.map((kb) => Array.from({ length: ALL / kb }, (_, i) => resume(kb * 1_000, known, 42 + i)));
  const taken = await tab.evaluate(measure, { texts, rounds: ROUNDS });
  await tab.close();
  stop();
  print(taken, known);
}

function print({ names, figures, assessed, hits, compile }, known) {
  const least = figures.map((bySize) => bySize.map((list) => Math.min(...list)));
  const ours = least[0];
  const at = (kb) => KB.indexOf(kb);
  const rows = names.map((name, i) => [name, ...least[i].map(ms), slope(least[i]).toFixed(3),
    ...[60, 200].map((kb) => (i === 0 ? '' : times(ours[at(kb)] / least[i][at(kb)])))]);
  const whole = ['whole assessment of that text, with record and cards', ...assessed.map(ms), slope(assessed).toFixed(3), '', ''];
  table(`B4 ${known.length} phrases and names with spans, least ms by KB of text`, ['', ...KB.map(String), 'growth', 'ours at 60 is', 'at 200 is'], [...rows, whole]);
  console.log(`\n  All found the same ${hits} spans.\n  Compiling the patterns took the regex crate ${ms(compile)} ms; Bonafide compiles none.`);
  goal('B4 all phrases in 60 KB', ours[at(60)], 0.35, 'ms');
  goal('B4 all phrases in 200 KB', ours[at(200)], 1.2, 'ms');
  goal('B13 growth with the text, exponent', slope(ours), 1.02, '');
}

/** The exponent of the growth: the slope of logarithms, by least squares. */
function slope(values) {
  const mean = (list) => list.reduce((sum, value) => sum + value, 0) / list.length;
  const [x, y] = [KB.map(Math.log), values.map(Math.log)];
  const [mx, my] = [mean(x), mean(y)];
  return mean(x.map((value, i) => (value - mx) * (y[i] - my))) / mean(x.map((value) => (value - mx) ** 2));
}

/** Serves the modules of one host from loopback; gives a way to stop. */
async function serve(sites) {
  const files = new Map([
    ['/', ['text/html', '<!doctype html><title>text</title>']],
    ['/engine.js', ['text/javascript', at('../../extension/engine.js')]],
    ['/engine_bg.wasm', ['application/wasm', at('../../extension/engine_bg.wasm')]],
    ['/regex.wasm', ['application/wasm', at(peer)]],
    ...['words.txt', 'lists.bin'].map((name) => [`/${name}`, ['application/octet-stream', at(`../../extension/${name}`)]]),
  ]);
  const server = createServer(({ url }, response) => {
    const [type, body] = files.get(url) ?? ['text/plain', ''];
    response.writeHead(files.has(url) ? 200 : 404, { 'content-type': type }).end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  sites.addServer(new URL(host).host, `http://127.0.0.1:${server.address().port}`);
  return () => server.close();
}

/** Runs in the page: loads all modules, compiles all patterns; gives the phrases and names. */
async function setUp() {
  const engine = await import('/engine.js');
  const data = await Promise.all(['/words.txt', '/lists.bin'].map(async (name) => new Uint8Array(await (await fetch(name)).arrayBuffer())));
  await engine.default({ module_or_path: '/engine_bg.wasm' });
  engine.furnish(...data);
  const { instance: { exports: regex } } = await WebAssembly.instantiateStreaming(fetch('/regex.wasm'));
  const lines = new TextDecoder().decode(new Uint8Array(regex.memory.buffer, regex.words(), regex.words_length())).split('\n');
  // The peers know no boundary beside letters of other scripts at this speed.
  const known = lines.map((line) => line.split('\t')).filter(([, words]) => !/[^\0-\x7f]/.test(words));
  const sources = ['phrase', 'name'].map((kind) => source(known.filter(([of]) => of === kind).map(([, words]) => words)));
  const write = (string) => {
    const buffer = regex.room(string.length * 3);
    return new TextEncoder().encodeInto(string, new Uint8Array(regex.memory.buffer, buffer, string.length * 3)).written;
  };
  const start = performance.now();
  sources.forEach((each, i) => regex.compile(write(each), i === 0));
  globalThis.bench = { engine, regex, write, sources, compile: performance.now() - start };
  return known.map(([, words]) => words);

  function source(all) {
    const escaped = (words) => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const ending = (words) => escaped(words) + (/\w$/.test(words) ? '\\b' : '');
    const group = (begins, edge) => {
      const list = all.filter((words) => /^\w/.test(words) === begins).sort((a, b) => b.length - a.length);
      return list.length > 0 ? [`${edge}(?:${list.map(ending).join('|')})`] : [];
    };
    return [...group(true, '\\b'), ...group(false, '\\B')].join('|');
  }
}

/** Runs in the page: the spans of all must agree; then the times of each, in turn. */
function measure({ texts, rounds }) {
  const { engine, regex, write, sources, compile } = globalThis.bench;
  const expressions = sources.map((each, i) => new RegExp(each, i === 0 ? 'gid' : 'gd'));
  const encoder = new TextEncoder();
  const buffer = new Uint8Array(3 * Math.max(...texts.flat().map((text) => text.length)));
  const contenders = {
    'Bonafide in wasm': (text) => engine.scan(buffer.subarray(0, encoder.encodeInto(text, buffer).written)),
    'V8 RegExp': (text) => expressions.map((expression) => Array.from(text.matchAll(expression), (match) => match.indices[0])),
    'regex crate in wasm': (text) => {
      const length = regex.find(write(text));
      return new Uint32Array(regex.memory.buffer, regex.spans(), length).slice();
    },
  };
  const names = Object.keys(contenders);
  const runs = Object.values(contenders);
  const hits = texts.flat().map((text) => {
    const [ours, v8, crate] = [plain(runs[0](text)), plain(runs[1](text).flat(2)), plain(runs[2](text))];
    const same = (list) => list.length === ours.length && list.every((span, i) => span.join() === ours[i].join());
    if (/[^\0-\x7f]/.test(text)) throw new Error('places in bytes and in characters differ');
    if (!same(v8) || !same(crate)) throw new Error(`not the same spans: ours ${ours.length}, V8 ${v8.length}, regex ${crate.length}`);
    return ours.length;
  });
  const figures = runs.map(() => texts.map(() => []));
  for (let round = 0; round < rounds; round++) {
    texts.forEach((some, size) => runs.forEach((run, i) => figures[i][size].push(timed(run, some))));
  }
  const assess = (text) => engine.assess_text(text, '', '2026-11-22');
  const assessed = texts.map(([text]) => Math.min(...[1, 2, 3].map(() => timed(assess, [text]))));
  return { names, figures, hits: hits.reduce((sum, each) => sum + each), compile, assessed };

  /** Spans in order, of those that overlap the first and longest. */
  function plain(numbers) {
    const spans = Array.from({ length: numbers.length / 2 }, (_, i) => [numbers[2 * i], numbers[2 * i + 1]]);
    spans.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
    let end = 0;
    return spans.filter((span) => span[0] >= end && (end = span[1]) > 0);
  }

  /** Milliseconds for one of the texts. */
  function timed(run, some) {
    const start = performance.now();
    for (const text of some) run(text);
    return (performance.now() - start) / some.length;
  }
}
