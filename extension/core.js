// The engine's instance: made on first use from the extension's own file, dropped after a panic.
import * as glue from "./engine.js";

const api = globalThis.browser ?? chrome;

/** @type {Promise<void> | null} */
let started = null;
/** The instance panicked: its memory may be anything, so it is not asked again. */
let broken = false;
/** The data, kept for an instance that has to be made anew. @type {Promise<[ArrayBuffer, ArrayBuffer]> | null} */
let read = null;

/** An engine error that says whether the instance survived it. */
export class EngineError extends Error {
  /** @param {string} name @param {unknown} cause */
  constructor(name, cause) {
    super(cause instanceof Error ? cause.message : String(cause));
    this.name = name;
  }
}

/** Calls the engine, starting it when needed.
 * @template T @param {(engine: typeof glue) => T} use @returns {Promise<T>} */
export async function engine(use) {
  await ready();
  try {
    return use(glue);
  } catch (error) {
    broken = isPanic(error);
    throw new EngineError(broken ? "panic" : "input", error);
  }
}

async function ready() {
  if (broken) {
    glue.__wbg_reset_state();
    broken = false;
    started = furnish();
  }
  started ??= start();
  try {
    await started;
  } catch (error) {
    started = read = null;
    throw new EngineError("engine", error);
  }
}

async function start() {
  const [module] = await Promise.all([part("engine_bg.wasm"), data()]);
  glue.initSync({ module });
  await furnish();
}

/** Gives a fresh instance its data. */
async function furnish() {
  const [words, lists] = await data();
  glue.furnish(new Uint8Array(words), new Uint8Array(lists));
}

function data() {
  return (read ??= Promise.all([part("words.txt"), part("lists.bin")]));
}

/** @param {string} name one of the extension's own files */
async function part(name) {
  return (await fetch(api.runtime.getURL(name))).arrayBuffer();
}

/** A trap or an overflow of the stack, not an error that the engine returned. @param {unknown} error */
function isPanic(error) {
  return error instanceof WebAssembly.RuntimeError || error instanceof RangeError ||
    (error instanceof Error && error.name === "InternalError");
}
