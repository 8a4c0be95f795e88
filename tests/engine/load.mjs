// The engine as built, in this process.
import { readFile } from 'node:fs/promises';

/** The glue, ready to be called, and the module's own exports. */
export async function load() {
  const engine = await import('../../extension/engine.js');
  const [words, lists] = await Promise.all(['words.txt', 'lists.bin'].map((name) => readFile(new URL(`../../extension/${name}`, import.meta.url))));
  const module = await WebAssembly.compile(await readFile(new URL('../../extension/engine_bg.wasm', import.meta.url)));
  const exports = engine.initSync({ module });
  const furnish = () => engine.furnish(words, lists);
  furnish();
  return { engine, exports, furnish };
}
