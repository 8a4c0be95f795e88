// Hands files to the worker that reads them, and gives it up when it fails or takes too long.

/** Milliseconds after which a file is given up. */
const LONGEST = 30_000;
/** Bytes of the largest file that is taken. */
export const LARGEST = 32 << 20;

/** @typedef {{ createScriptURL: (url: string) => any }} Maker */
const { trustedTypes } = /** @type {{ trustedTypes?: { createPolicy: (name: string, maker: Maker) => Maker } }} */ (/** @type {unknown} */ (globalThis));
/** @type {Maker} */
const asIs = { createScriptURL: (url) => url };
/** Used for one address, the worker's own, which lies beside this file. */
const maker = trustedTypes?.createPolicy("reader", asIs) ?? asIs;

/** @typedef {{ resolve: (file: ReadFile) => void, reject: (error: ReadingError) => void, progress?: (done: number, of: number) => void, timer: number }} Waiting */

/** @type {Worker | null} */
let worker = null;
let last = 0;
/** @type {Map<number, Waiting>} */
const waiting = new Map();

/** Why a file was not read: `file` (the message says what is wrong with it), `large`, `slow`, or `reader`. */
export class ReadingError extends Error {
  /** @param {"file" | "large" | "slow" | "reader"} kind @param {string} message */
  constructor(kind, message) {
    super(message);
    this.kind = kind;
  }
}

/** Starts the worker, so that its module is there when a file comes. */
export function prepare() {
  worker ??= start();
}

/** Reads a file. @param {Blob} file @param {string} name @param {(done: number, of: number) => void} [progress] */
export async function readFile(file, name, progress) {
  if (file.size > LARGEST) throw new ReadingError("large", "");
  return give(new Uint8Array(await file.arrayBuffer()), name, progress);
}

/** What a file that was read before says. @param {Uint8Array} bytes as `readFile` gave them */
export function viewFile(bytes) {
  return give(bytes, null);
}

/** @param {Uint8Array} bytes @param {string | null} name @param {(done: number, of: number) => void} [progress]
 * @returns {Promise<ReadFile>} */
function give(bytes, name, progress) {
  const id = ++last;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => giveUp(new ReadingError("slow", "")), LONGEST);
    waiting.set(id, { resolve, reject, progress, timer });
    (worker ??= start()).postMessage(/** @type {ToReader} */ ({ id, bytes, name }));
  });
}

function start() {
  const made = new Worker(maker.createScriptURL(new URL("reader.js", import.meta.url).href), { type: "module" });
  made.addEventListener("message", ({ data }) => hear(/** @type {FromReader} */ (data)));
  made.addEventListener("error", (event) => giveUp(new ReadingError("reader", event.message)));
  return made;
}

/** @param {FromReader} said */
function hear(said) {
  const one = waiting.get(said.id);
  if (!one) return;
  if ("done" in said) return one.progress?.(said.done, said.of);
  clearTimeout(one.timer);
  waiting.delete(said.id);
  if ("file" in said) return one.resolve({ document: JSON.parse(said.file.document), bytes: said.file.bytes });
  if (!said.trapped) return one.reject(new ReadingError("file", said.why));
  one.reject(new ReadingError("reader", said.why));
  giveUp(new ReadingError("reader", said.why));
}

/** Ends the worker with all that it has not read; the next file gets a new one. @param {ReadingError} error */
function giveUp(error) {
  worker?.terminate();
  worker = null;
  for (const { reject, timer } of waiting.values()) {
    clearTimeout(timer);
    reject(error);
  }
  waiting.clear();
}
