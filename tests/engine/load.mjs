// The engine as built, in this process.
import { readFile } from 'node:fs/promises';

/** The glue, ready to be called, and the module's own exports. */
export async function load() {
  const engine = await import('../../extension/engine.js');
  const words = await readFile(new URL('../../extension/words.txt', import.meta.url), 'utf8');
  const module = await WebAssembly.compile(await readFile(new URL('../../extension/engine_bg.wasm', import.meta.url)));
  const exports = engine.initSync({ module });
  engine.give_words(words);
  return { engine, exports, words };
}
