// The engine as built, in this process.
import { readFile } from 'node:fs/promises';

/** The glue, ready to be called, and the module's own exports. */
export async function load() {
  const engine = await import('../../extension/engine.js');
  const module = await WebAssembly.compile(await readFile(new URL('../../extension/engine_bg.wasm', import.meta.url)));
  return { engine, exports: engine.initSync({ module }) };
}
