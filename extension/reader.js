// A worker that reads one file after the other, so that the page which shows them never stands still.
// It makes no request but for its own module.
import init, { read, view } from "./documents.js";

const ready = init({ module_or_path: new URL("documents_bg.wasm", import.meta.url) });
const post = /** @type {(message: FromReader) => void} */ (self.postMessage.bind(self));

self.addEventListener("message", ({ data }) => work(/** @type {ToReader} */ (data)));

/** @param {ToReader} order */
async function work(order) {
  const { id, bytes, name } = order;
  try {
    await ready;
    post({ id, file: name === null ? { document: view(bytes), bytes } : read(bytes, name, (done, of) => post({ id, done, of })) });
  } catch (error) {
    // What the module itself says is about the file; a trap leaves an instance that must not be asked again.
    const trapped = !(error instanceof Error) || error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
    post({ id, trapped, why: error instanceof Error ? error.message : String(error) });
  }
}
