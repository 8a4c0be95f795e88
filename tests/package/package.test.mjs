// The packages as the stores get them: what is in them, and what the stores' own checker says.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { archive, unpack } from '../e2e/harness/extension.mjs';
import { root } from '../e2e/harness/sites.mjs';

const run = promisify(execFile);

for (const store of ['chromium', 'firefox']) {
  test(`${store}: everything the package names is in it`, () => {
    const folder = unpack(store);
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
    const named = JSON.stringify(manifest).match(/[\w/]+\.(?:js|html|png)/g) ?? [];
    assert.ok(named.length > 5);
    for (const name of named) assert.ok(existsSync(join(folder, name)), `${name} is missing`);
  });

  test(`${store}: nothing is in it that does not ship`, () => {
    const names = readdirSync(unpack(store), { recursive: true }).map(String);
    assert.deepEqual(names.filter((name) => /\.(?:ts|map|toml|rs|mjs|test\.js)$|node_modules/.test(name)), []);
  });

  test(`${store}: no file says on which machine it was made`, () => {
    const folder = unpack(store);
    for (const name of ['engine_bg.wasm', 'engine.js', 'documents_bg.wasm', 'documents.js', 'memory_bg.wasm', 'memory.js']) {
      const text = readFileSync(join(folder, name), 'latin1');
      assert.doesNotMatch(text, /\/(?:home|root|Users|tmp|work)\/|registry\/src|index\.crates/, name);
    }
  });
}

test('both stores get the same files', () => {
  assert.deepEqual(readFileSync(archive('chromium')), readFileSync(archive('firefox')));
});

test('the version is the one of Cargo.toml', () => {
  const version = /\[workspace\.package\]\nversion = "(.+)"/.exec(readFileSync(join(root, 'Cargo.toml'), 'utf8'))?.[1];
  const manifest = JSON.parse(readFileSync(join(unpack('chromium'), 'manifest.json'), 'utf8'));
  assert.equal(manifest.version, version);
  assert.ok(archive('chromium').endsWith(`bonafide-${version}-chromium.zip`));
});

test('the checker of addons.mozilla.org has no objection but the known ones', async () => {
  const checker = join(root, 'node_modules/.bin/web-ext');
  const { stdout } = await run(checker, ['lint', '--source-dir', unpack('firefox'), '--output', 'json']);
  const { errors, notices, warnings } = JSON.parse(stdout);
  assert.deepEqual([...errors, ...notices], []);
  // One manifest serves both browsers; Firefox passes over what is only for Chromium.
  assert.deepEqual(warnings.map((warning) => `${warning.code} ${warning.message}`).sort(), [
    'BACKGROUND_SERVICE_WORKER_IGNORED Unsupported "/background/service_worker" manifest property is ignored by Firefox.',
    'MANIFEST_PERMISSIONS /permissions: Invalid permissions "sidePanel" at 2.',
  ]);
});
