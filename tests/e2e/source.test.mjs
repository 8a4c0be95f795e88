// What ships, read as text: nothing that runs inside pages can reach the network or make markup of text, the
// manifest asks for nothing beyond its list, and the module imports what the list says and nothing else.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { unpack } from './harness/extension.mjs';
import { root } from './harness/sites.mjs';
import { markupTrespasses, outsideLoads, pageTrespasses } from './harness/source.mjs';

const folder = unpack('chromium');
const read = (name) => readFileSync(join(folder, name), 'utf8');
const files = readdirSync(folder, { recursive: true }).map(String);
const scripts = files.filter((name) => name.endsWith('.js'));
const manifest = JSON.parse(read('manifest.json'));

/** Files that the background puts into pages: each name that stands in a list of files to inject. */
function injected() {
  const lists = scripts.flatMap((name) => [...read(name).matchAll(/\[((?:\s*['"][\w/.-]+\.js['"]\s*,?)+)\s*\]/g)]);
  return [...new Set(lists.flatMap((list) => [...list[1].matchAll(/['"]([^'"]+)['"]/g)].map((name) => name[1])))].sort();
}

describe('page side', () => {
  test('is the files that this test knows', () => {
    assert.deepEqual(injected(), ['attached.js', 'cards.js', 'collect.js', 'content.js', 'draw.js', 'find.js', 'light.js', 'place.js']);
    assert.equal(manifest.content_scripts, undefined);
  });

  for (const name of injected().filter((name) => name !== 'attached.js')) {
    test(`${name} can neither reach the network nor make markup`, () => {
      assert.deepEqual(pageTrespasses(read(name)), []);
    });
  }

  test('attached.js makes one request, to the page\'s own site, and is put there by a click alone', () => {
    assert.deepEqual(pageTrespasses(read('attached.js')).map(String), ['fetch']);
    assert.doesNotMatch(read('grants.js'), /attached\.js/);
  });

  test('the check sees each thing that it looks for', () => {
    const planted = [
      'fetch("https://x.test")', 'new XMLHttpRequest()', 'new WebSocket(a)', 'new EventSource(a)', 'navigator.sendBeacon(a)',
      'new RTCPeerConnection()', 'new Image()', 'new Worker(a)', 'node.src = a', 'node.setAttribute("src", a)',
      "document.createElement('img')", 'location.href = a', 'window.open(a)', 'form.submit()', '`a { background: url(x) }`',
      'import("x")', 'import x from "y"', 'node.innerHTML = a', 'node.outerHTML = a', 'node.insertAdjacentHTML("x", a)',
      'document.write(a)', 'range.createContextualFragment(a)', 'eval(a)', 'new Function(a)', 'setTimeout("a()", 1)',
    ];
    for (const line of planted) assert.notDeepEqual(pageTrespasses(line), [], line);
    assert.deepEqual(pageTrespasses('const refetched = node.textContent === a; box.srcdoc == b;'), []);
  });
});

describe('all of the extension', () => {
  test('no script makes markup or script of text', () => {
    for (const name of scripts) assert.deepEqual(markupTrespasses(read(name)), [], name);
  });

  test('nothing is loaded from another machine', () => {
    const found = files.filter((name) => /\.(js|html|css)$/.test(name)).flatMap((name) => outsideLoads(read(name)).map((address) => `${name}: ${address}`));
    // The self-test knocks at an address that leads nowhere, to see that the policy refuses it.
    assert.deepEqual(found, ['closed.js: https://bonafide.invalid/']);
    assert.deepEqual(outsideLoads('<script src="https://x.test/a.js">'), ['https://x.test/a.js']);
  });

  test('what loads anything is known line by line', () => {
    const calls = /\b(?:fetch|XMLHttpRequest|WebSocket|WebTransport|EventSource|sendBeacon|RTCPeerConnection|importScripts)\s*\((?:[^()]|\([^()]*\))*\)/g;
    const found = scripts.flatMap((name) => [...read(name).matchAll(calls)].map(([call]) => `${name}: ${call}`)).sort();
    assert.deepEqual(found, [
      'attached.js: fetch(address, { credentials: "same-origin", cache: "force-cache" })',
      'closed.js: fetch("https://bonafide.invalid/")',
      'core.js: fetch(api.runtime.getURL(name))',
      'documents.js: fetch(module_or_path)',
      'engine.js: fetch(module_or_path)',
      'memory.js: fetch(module_or_path)',
      'options.js: fetch(api.runtime.getURL("engine_bg.wasm"))',
      'store.js: fetch(api.runtime.getURL(name))',
    ]);
  });

  test('pages hold no script of their own', () => {
    for (const name of files.filter((name) => name.endsWith('.html'))) {
      assert.doesNotMatch(read(name), /<script(?![^>]*\ssrc=)[^>]*>|\son\w+\s*=|javascript:/i, name);
    }
  });
});

describe('manifest', () => {
  test('asks for four permissions and no host', () => {
    assert.deepEqual([...manifest.permissions].sort(), ['activeTab', 'scripting', 'sidePanel', 'storage']);
    assert.equal(manifest.host_permissions, undefined);
  });

  test('has nothing that a page could reach or find', () => {
    for (const key of ['web_accessible_resources', 'externally_connectable', 'content_scripts', 'update_url', 'chrome_url_overrides']) {
      assert.equal(manifest[key], undefined, key);
    }
  });

  test('closes the network for its own pages, word for word', () => {
    assert.deepEqual(manifest.content_security_policy, {
      extension_pages: "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
        + "img-src 'self' data: blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    });
  });

  test('tells Firefox that no data is collected', () => {
    assert.deepEqual(manifest.browser_specific_settings.gecko.data_collection_permissions, { required: ['none'] });
  });

  test('is the same in both archives', () => {
    assert.deepEqual(JSON.parse(readFileSync(join(unpack('firefox'), 'manifest.json'), 'utf8')), manifest);
  });
});

for (const name of ['engine', 'documents', 'memory']) describe(`module ${name}`, () => {
  const module = new WebAssembly.Module(readFileSync(join(folder, `${name}_bg.wasm`)));
  const imports = WebAssembly.Module.imports(module).map((entry) => `${entry.module} ${entry.name}`).sort();

  test('imports what the list says, no more and no less', () => {
    const listed = readFileSync(join(root, `xtask/${name}.imports`), 'utf8').split('\n').filter(Boolean);
    assert.notEqual(listed.length, 0);
    assert.deepEqual(imports, listed);
  });

  test('imports nothing that sends', () => {
    const sending = imports.filter((line) => /fetch|request|socket|beacon|eventsource|worker|import|open|send|navigat|location/i.test(line));
    assert.deepEqual(sending, []);
  });
});
