// The engine's instance: made on first use from the extension's own file, dropped after a panic.
import * as glue from "./engine.js";

const api = globalThis.browser ?? chrome;

/** An instance: there, and with its data. @typedef {{ made: Promise<unknown>, whole: Promise<unknown> }} Started */

/** @type {Started | null} */
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
export function engine(use) {
  return call(use, "whole");
}

/** What to collect on an address: the one thing that needs no data, so a page is collected while they come.
 * @param {string} address @returns {Promise<Plan>} */
export function planOf(address) {
  return call((core) => core.plan(address), "made");
}

/** @template T @param {(engine: typeof glue) => T} use @param {keyof Started} when @returns {Promise<T>} */
async function call(use, when) {
  await ready(when);
  try {
    return use(glue);
  } catch (error) {
    broken = isPanic(error);
    throw new EngineError(broken ? "panic" : "input", error);
  }
}

/** @param {keyof Started} when */
async function ready(when) {
  if (broken) {
    glue.__wbg_reset_state();
    broken = false;
    started = start(Promise.resolve());
  }
  started ??= start(compiled());
  try {
    await started[when];
  } catch (error) {
    started = read = null;
    throw new EngineError("engine", error);
  }
}

/** Module and data come side by side. @param {Promise<unknown>} made @returns {Started} */
function start(made) {
  const data = (read ??= Promise.all([bytes("words.txt"), bytes("lists.bin")]));
  const whole = Promise.all([data, made]).then(([[words, lists]]) => glue.furnish(new Uint8Array(words), new Uint8Array(lists)));
  // Whoever waits for it hears of it; a plan does not.
  whole.catch(() => {});
  return { made, whole };
}

/** The module, compiled while it is read. */
async function compiled() {
  glue.initSync({ module: await WebAssembly.compileStreaming(part("engine_bg.wasm")) });
}

/** @param {string} name */
async function bytes(name) {
  return (await part(name)).arrayBuffer();
}

/** @param {string} name one of the extension's own files */
function part(name) {
  return fetch(api.runtime.getURL(name));
}

/** A trap or an overflow of the stack, not an error that the engine returned. @param {unknown} error */
function isPanic(error) {
  return error instanceof WebAssembly.RuntimeError || error instanceof RangeError ||
    (error instanceof Error && error.name === "InternalError");
}
