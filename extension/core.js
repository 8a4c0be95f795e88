// The engine's instance: made on first use from the extension's own file, dropped after a panic.
import * as glue from "./engine.js";

const api = globalThis.browser ?? chrome;

/** @type {Promise<void> | null} */
let started = null;
/** The instance panicked: its memory may be anything, so it is not asked again. */
let broken = false;

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
    started = speak();
  }
  started ??= start();
  try {
    await started;
  } catch (error) {
    started = null;
    throw new EngineError("engine", error);
  }
}

async function start() {
  const [module, words] = await Promise.all([part("engine_bg.wasm"), part("words.txt")]);
  glue.initSync({ module: await module.arrayBuffer() });
  glue.give_words(await words.text());
}

/** Gives a fresh instance its words. */
async function speak() {
  glue.give_words(await (await part("words.txt")).text());
}

/** @param {"engine_bg.wasm" | "words.txt"} name */
function part(name) {
  return fetch(api.runtime.getURL(name));
}

/** A trap or an overflow of the stack, not an error that the engine returned. @param {unknown} error */
function isPanic(error) {
  return error instanceof WebAssembly.RuntimeError || error instanceof RangeError ||
    (error instanceof Error && error.name === "InternalError");
}
