// The extension under test: the archive that ships, unpacked; and copies of it that leak on purpose.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './sites.mjs';
import { unzip } from './zip.mjs';

/** Path of the archive for `chromium` or `firefox`. */
export function archive(kind) {
  const folder = join(root, 'dist');
  const names = readdirSync(folder).filter((name) => name.startsWith('bonafide-') && name.endsWith(`-${kind}.zip`));
  if (names.length !== 1) throw new Error(`dist holds ${names.length} archives for ${kind}: run ./build.sh dist`);
  return join(folder, names[0]);
}

/**
 * Unpacks the archive into a folder of its own that goes when the process ends. While working on the extension,
 * `BONAFIDE_EXTENSION=extension` takes the folder as it lies there.
 */
export function unpack(kind) {
  if (process.env.BONAFIDE_EXTENSION) return copy(process.env.BONAFIDE_EXTENSION);
  const folder = temporaryFolder('extension');
  unzip(readFileSync(archive(kind)), folder);
  return folder;
}

/** A copy whose content script sends a request from the page. */
export function leakingContentScript(original, address) {
  const folder = copy(original);
  change(folder, 'content.js', (text) => `${text}\nfetch(${JSON.stringify(address)}, { mode: 'no-cors' }).catch(() => {});\n`);
  return folder;
}

/** A copy whose background sends a request, with the lock in the manifest opened for it. */
export function leakingBackground(original, address) {
  const folder = copy(original);
  change(folder, 'manifest.json', (text) => {
    const manifest = JSON.parse(text);
    const policy = manifest.content_security_policy;
    policy.extension_pages = policy.extension_pages.replace(/connect-src [^;]*/, 'connect-src *');
    return JSON.stringify(manifest);
  });
  change(folder, 'background.js', (text) => `${text}\nfetch(${JSON.stringify(address)}, { mode: 'no-cors' }).catch(() => {});\n`);
  return folder;
}

/** A copy whose background takes its time to answer, so that a page can change while it thinks. */
export function slowBackground(original, milliseconds) {
  const folder = copy(original);
  change(folder, 'background.js', (text) => text.replace(
    'async function assess(message, tab, where) {',
    `async function assess(message, tab, where) { await new Promise((resolve) => setTimeout(resolve, ${milliseconds}));`));
  return folder;
}

/** A copy whose background remembers what the extension's own pages hand to it, so that a test need not read pages for it. */
export function remembering(original) {
  const folder = copy(original);
  change(folder, 'background.js', (text) => text.replace(
    'const FOR_OURSELVES = {',
    'const FOR_OURSELVES = { rememberNow: (message) => store.remember(message.application, { incognito: false }),'));
  return folder;
}

/** A copy one of whose files was damaged on the way: `edit` gets its bytes and changes some. */
export function damaged(original, name, edit) {
  const folder = copy(original);
  const bytes = readFileSync(join(folder, name));
  edit(bytes);
  writeFileSync(join(folder, name), bytes);
  return folder;
}

/** A copy whose engine traps at its first two assessments, as an overflow of its stack would have it. */
export function trapping(original) {
  const folder = copy(original);
  change(folder, 'engine.js', (text) => text.replace(/(export function assess\([^)]*\) \{)/,
    '$1 globalThis.asked = (globalThis.asked ?? 0) + 1; if (globalThis.asked <= 2) throw new WebAssembly.RuntimeError("unreachable");'));
  return folder;
}

function change(folder, name, edit) {
  const before = readFileSync(join(folder, name), 'utf8');
  const after = edit(before);
  if (after === before) throw new Error(`${name} was not changed`);
  writeFileSync(join(folder, name), after);
}

const folders = [];
process.on('exit', () => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })));

/** A folder that goes when the process ends. */
export function temporaryFolder(name) {
  const folder = mkdtempSync(join(tmpdir(), `bonafide-${name}-`));
  folders.push(folder);
  return folder;
}

/** A copy of a folder that goes when the process ends. */
export function copy(folder) {
  const other = temporaryFolder('copy');
  cpSync(folder, other, { recursive: true });
  return other;
}
