// B3: the first answer after everything was stopped.
//
// In the extension: the worker is stopped, as the browser does after half a minute of idleness; then the page side of
// an allowed page asks for an assessment of 5 KB of text, and waits. Bare modules: a fresh page each time fetches from
// loopback, compiles, makes an instance and gets its first result for the same 5 KB; the peer and ours in turn.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { allowSite } from '../e2e/harness/user.mjs';
import { untilOverlay } from '../e2e/harness/overlay.mjs';
import * as g2 from './g2.mjs';
import { goal, median, ms, spread, table, times } from './report.mjs';
import { extensionWorld } from './world.mjs';

const ROUNDS = Number(process.env.ROUNDS ?? 11);
const small = g2.sizes[0];
const host = 'http://start.example';
const js = 'text/javascript';
const wasm = 'application/wasm';

const at = (path) => readFileSync(fileURLToPath(new URL(path, import.meta.url)));

/** Eighty patterns as screening rules are written: words, alternatives, bounded repeats. */
const patterns = Array.from({ length: 80 }, (_, i) => {
  const word = ['remote', 'agency', 'telegram', 'whatsapp', 'payment', 'visa', 'laptop', 'proxy'][i % 8];
  return `\\b(?:${word}|${word}s)\\b.{0,${i % 20}}(?:k[a-z]{${1 + (i % 5)}}|[a-z]+${i % 10})`;
});

/** What a fresh page runs for each; gives the milliseconds until the first result. */
const contenders = {
  'Bonafide engine': async ({ wire }) => {
    const start = performance.now();
    const engine = await import('/engine.js');
    const data = ['/words.txt', '/lists.bin'].map(async (name) => new Uint8Array(await (await fetch(name)).arrayBuffer()));
    const [words, lists] = await Promise.all([...data, engine.default({ module_or_path: '/engine_bg.wasm' })]);
    engine.furnish(words, lists);
    engine.assess(wire, '2026-11-22', undefined);
    return performance.now() - start;
  },
  'Harper, slim: first lint': async ({ text }) => {
    const start = performance.now();
    const { WorkerLinter, LocalLinter } = await import('/harper/index.js');
    const { slimBinary } = await import('/harper/slimBinary.js');
    const linter = new (LocalLinter ?? WorkerLinter)({ binary: slimBinary });
    await linter.lint(text);
    return performance.now() - start;
  },
  '80 patterns as V8 RegExp': async ({ text, patterns: sources }) => {
    const start = performance.now();
    for (const source of sources) text.match(new RegExp(source, 'gi'));
    return performance.now() - start;
  },
};

/** Rounds a peer gets; one that takes seconds needs no eleven. */
const few = { 'Harper, slim: first lint': 3 };

/** Measures and prints. */
export async function start(stage) {
  const stop = await serve(stage.sites);
  const woken = await wake(stage);
  const bare = await compare(stage);
  stop();
  const rows = [['Bonafide in the stopped extension', ...figures(woken), '']];
  const ours = median(bare['Bonafide engine']);
  for (const [name, list] of Object.entries(bare)) rows.push([name, ...figures(list), name in few || name.includes('80') ? times(ours / median(list)) : '']);
  table('B3 first result, 5 KB of text, ms', ['', 'median', 'least', 'ours is'], rows);
  goal('B3 first answer of a stopped worker', median(woken), 100, 'ms');
  goal('B3 engine alone, fetch to first assessment', ours, 8, 'ms');
}

const figures = (list) => Object.values(spread(list)).map(ms);

/** Serves pages and modules of one host from loopback; gives a way to stop. */
async function serve(sites) {
  const harper = (name, type) => [`/harper/${name}`, [type, at(`node_modules/harper.js/dist/${name}`)]];
  const files = new Map([
    ['/', ['text/html', '<!doctype html><title>fresh</title>']],
    ['/person', ['text/html', g2.html(g2.tree(small))]],
    ['/engine.js', [js, at('../../extension/engine.js')]],
    ['/engine_bg.wasm', [wasm, at('../../extension/engine_bg.wasm')]],
    ...['words.txt', 'lists.bin'].map((name) => [`/${name}`, ['application/octet-stream', at(`../../extension/${name}`)]]),
    ...['index.js', 'slimBinary.js', 'BinaryModule-BmeyZWwZ.js'].map((name) => harper(name, js)),
    harper('harper_wasm_slim_bg.wasm', wasm),
  ]);
  const server = createServer(({ url }, response) => {
    const [type, body] = files.get(url) ?? ['text/plain', ''];
    response.writeHead(files.has(url) ? 200 : 404, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  sites.addServer(new URL(host).host, `http://127.0.0.1:${server.address().port}`);
  return () => server.close();
}

/** The page side asks, the worker having been stopped. */
async function wake(stage) {
  const tab = await stage.browser.open(`${host}/person`);
  await allowSite(tab);
  await tab.goto(`${host}/person`);
  await untilOverlay(tab);
  const world = await extensionWorld(tab);
  const taken = [];
  for (let i = 0; i < ROUNDS; i++) {
    await stage.browser.stopWorker();
    await tab.front();
    taken.push(await world(async () => {
      const start = performance.now();
      const plan = await chrome.runtime.sendMessage({ type: 'plan', address: location.href });
      const { wire } = globalThis.bonafide.collect(plan);
      const reply = await chrome.runtime.sendMessage({ type: 'assess', wire, sequence: 0 });
      if (!reply.ok) throw new Error(reply.error.message);
      return performance.now() - start;
    }));
  }
  await tab.close();
  return taken;
}

async function compare(stage) {
  const wire = g2.wire(g2.tree(small), `${host}/person`);
  const input = { wire, text: wire.html.join('').replace(/<[^>]*>/g, ' ').slice(0, small.bytes), patterns };
  const taken = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
  for (let i = 0; i < ROUNDS; i++) {
    for (const [name, run] of Object.entries(contenders)) {
      if (taken[name].length >= (few[name] ?? ROUNDS)) continue;
      const tab = await stage.browser.open(`${host}/`);
      taken[name].push(await tab.evaluate(run, input));
      await tab.close();
    }
  }
  return taken;
}
