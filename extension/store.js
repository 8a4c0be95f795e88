// The memory of former candidates in this browser: sealed blobs in IndexedDB under a key that cannot be taken out.
//
// What the blobs mean is the business of the module `memory`; here they are read, opened, sealed and written.
// A writing is one transaction: a kill at any moment leaves all of it, or nothing. Every transaction looks first
// whether another page or the background has written meanwhile; what then has to be done again is done under one
// lock for all of them, and so is what takes long.
import { today } from "./day.js";
import * as glue from "./memory.js";

const api = globalThis.browser ?? chrome;
const NAME = "memory";
const HEADER = 48;
/** Where the nonce stands in a header. */
const NONCE = [32, 44];
/** Entries of a list that are written together. */
const PART = 250;
/** How often something is begun again because others have written meanwhile. */
const TRIES = 50;
/** Blobs with rows that are read ahead while a memory is opened. */
const AHEAD = 2;
const MANIFEST = 1;
const PAGE = 2;
const ROWS = 3;

/** Why the memory did not do something: `private` (a private window), `full` (no room), `damaged` (what is kept cannot
 * be read), `input` (the application), `failed` (anything else). The message says it in words.
 * @typedef {"private" | "full" | "damaged" | "input" | "failed"} MemoryTrouble */
export class MemoryError extends Error {
  /** @param {MemoryTrouble} kind @param {unknown} cause */
  constructor(kind, cause) {
    super(cause instanceof Error ? cause.message : String(cause));
    this.kind = kind;
  }
}

/** What is open. `seen` is who was looked at last, on that day.
 * @typedef {{ memory: glue.Memory, key: CryptoKey, store: Uint8Array<ArrayBuffer>, head: string, day: string, seen: Application | null }} Open */

/** Another has written meanwhile. */
class Stale extends Error {}

/** @type {Open | null} */
let open = null;
/** What is done here at the moment, and what waits for it. @type {Promise<unknown>} */
let turn = Promise.resolve();
/** @type {Promise<void> | null} */
let started = null;
/** Where the module keeps everything. @type {WebAssembly.Memory | null} */
let room = null;
/** @type {Promise<IDBDatabase> | null} */
let connected = null;

/** What a candidate shares with those who are remembered; `null` when nobody is, or the window is private.
 * @param {Application} application @param {Where} where @returns {Promise<Recalled | null>} */
export async function look(application, where) {
  if (!(await mayLook(where))) return null;
  return quickly((now) => now && recall(application, now));
}

/** The text of an application beside that of a record. @param {Application} application @param {number} number @param {Where} where
 * @returns {Promise<Beside | null>} */
export async function beside(application, number, where) {
  return looking(application, where, async (memory) => {
    const places = memory.place(number);
    return JSON.parse(memory.beside(number, places, await read(pairs(places))));
  });
}

/** Everybody who is linked with an application, directly or through others. @param {Application} application @param {Where} where
 * @returns {Promise<Group | null>} */
export async function group(application, where) {
  return looking(application, where, async (memory, first) => {
    for (let places = first; places.length > 0;) places = memory.walk(places, await read(pairs(places)));
    return JSON.parse(memory.group());
  });
}

/** Does something with a memory that looks at an application. @template T @param {Application} application @param {Where} where
 * @param {(memory: glue.Memory, places: Float64Array) => Promise<T>} act @returns {Promise<T | null>} */
async function looking(application, where, act) {
  if (!(await mayLook(where))) return null;
  return quickly(async (now) => now && act(now.memory, lookAt(application, now)));
}

/** @param {Application} application @param {Open} now @returns {Float64Array} the blobs that are needed next */
function lookAt(application, now) {
  const { entry, files = [] } = application;
  now.seen = null;
  const places = now.memory.look(entry, files, now.day);
  now.seen = application;
  return places;
}

/** What a look at somebody will most likely say to the engine, while the memory is open: that nothing is shared with anybody. */
export function nobody() {
  return open?.memory.nobody();
}

/** Remembers an application, on the disk when this returns; the very same one is not remembered twice.
 * @param {Application} application @param {Where} where @returns {Promise<{ number: number, fresh: boolean }>} */
export async function remember(application, where) {
  if (!(await mayLook(where))) throw new MemoryError("private", api.i18n.getMessage("memoryPrivate"));
  const { number, fresh } = await quickly((now) => keep(application, now));
  if (fresh) await foldWhenDue();
  return { number, fresh };
}

/** @param {Application} application @param {Open | null} now @returns {Promise<{ number: number, fresh: boolean }>} */
async function keep(application, now) {
  const { memory, day, seen } = now ?? (await begin());
  const { entry, files = [] } = application;
  const places = pairs(seen === application ? memory.taking_seen(day) : memory.taking_one(entry, files, day));
  const writing = memory.take(places.flat(), places.length > 0 ? await read(places) : []);
  if (!writing) return { number: /** @type {number} */ (memory.known()), fresh: false };
  const [number] = await write(writing);
  return { number, fresh: true };
}

/** Erases somebody, by the name that was remembered or by number; says how many records went. @param {string} name */
export function forget(name) {
  return locked(async () => {
    const now = await current();
    return now ? erase(now.memory.meant(name)) : 0;
  });
}

/** Erases everything: the key first, without which nothing can be read. */
export function forgetAll() {
  return locked(async () => {
    close();
    const db = await database();
    await finished(db.transaction("state", "readwrite", { durability: "strict" }), (tx) => tx.objectStore("state").clear());
    await finished(db.transaction("blobs", "readwrite", { durability: "strict" }), (tx) => tx.objectStore("blobs").clear());
    await api.storage.local.remove(NAME);
  });
}

/** All that is remembered, some lines of JSON at a time; `takeList` takes them in again.
 * @param {(lines: string) => unknown} take */
export function exportLines(take) {
  return locked(async () => {
    const now = await current();
    if (!now) return;
    for (const [kind, number] of pairs(now.memory.all())) {
      // Whoever writes without the lock takes nothing away.
      await take(now.memory.lines(kind, await unseal((await get("blobs", [number]))[0], now, kind, number)));
    }
  });
}

/** Opens a list of past applicants: a table, JSON, or JSON Lines. @param {Uint8Array} bytes */
export async function openList(bytes) {
  try {
    await (started ??= start());
    return new glue.List(bytes);
  } catch (error) {
    throw known(error);
  }
}

/** Takes in a list from an entry on. Stopped by `signal` or by an error it goes on from where `progress` said last; what
 * is there already is told and not taken twice. @param {glue.List} list @param {number} from
 * @param {{ progress?: (done: number, came: Came) => void, signal?: AbortSignal }} [options] */
export async function takeList(list, from, { progress, signal } = {}) {
  const all = list.count();
  for (let at = from; at < all && !signal?.aborted; at += PART) {
    // Not one lock for all: a page that is open meanwhile is answered between two parts.
    const came = await locked(() => takePart(list, at));
    await foldWhenDue();
    progress?.(Math.min(at + PART, all), came);
  }
}

/** @param {glue.List} list @param {number} at @returns {Promise<Came>} */
async function takePart(list, at) {
  const { memory, day } = (await current()) ?? (await begin());
  const places = memory.taking(list, at, at + PART, day);
  const writing = memory.take(places, await read(pairs(places)));
  const came = JSON.parse(memory.came());
  if (writing) await write(writing);
  return came;
}

/** Keeps applications for so many days from now on; what is older is erased. @param {number} days */
export function keepFor(days) {
  return locked(async () => {
    const { memory, day } = (await current()) ?? (await begin());
    await write(memory.keep(days));
    await erase([...memory.expired(day)]);
  });
}

/** Undoes the link between two records, or takes it up again. @param {number} one @param {number} other @param {boolean} undone */
export function undoLink(one, other, undone) {
  return locked(async () => {
    const now = await current();
    if (now) await write(now.memory.undo(one, other, undone));
  });
}

/** How much is remembered, for how long, how much room it takes on the disk and here, and whether the browser may remove or has removed it. */
export function about() {
  return locked(async () => {
    const now = await current();
    const { usage = 0, quota = 0 } = await navigator.storage.estimate();
    const lasts = await navigator.storage.persisted();
    const lost = now === null && NAME in (await api.storage.local.get(NAME));
    return { count: now?.memory.count() ?? 0, days: now?.memory.keeps() ?? null, usage, quota, lasts, lost, held: room?.buffer.byteLength ?? 0 };
  });
}

/** Asks the browser not to remove the memory when room gets short; only a page may ask. */
export function keepSafe() {
  return navigator.storage.persist?.() ?? Promise.resolve(false);
}

/** Private windows neither read nor write the memory, unless the user has switched it on. @param {Where} where */
export async function mayLook({ incognito }) {
  if (!incognito && !api.extension?.inIncognitoContext) return true;
  const { settings } = await api.storage.local.get("settings");
  return settings?.memoryInPrivate === true;
}

/** Does one thing at a time, in all pages and the background together. @template T @param {() => Promise<T>} act @returns {Promise<T>} */
function locked(act) {
  return alone(() => underLock(act));
}

/** Something short may be written in between without the lock: then what was begun is done again. @template T @param {() => Promise<T>} act
 * @returns {Promise<T>} */
function underLock(act) {
  return navigator.locks.request("bonafide-memory", async () => {
    for (let more = TRIES; ; more--) {
      try {
        return await act();
      } catch (error) {
        if (!(error instanceof Stale) || more === 0) throw error;
      }
    }
  });
}

/** Does something short with the memory as it stands here, without the lock; when another has written meanwhile, or nothing is open
 * yet, with the memory as it is now, under the lock. @template T @param {(now: Open | null) => Promise<T> | T} act @returns {Promise<T>} */
function quickly(act) {
  return alone(async () => {
    try {
      if (open?.day === today()) return await act(open);
    } catch (error) {
      if (!(error instanceof Stale)) throw error;
    }
    return underLock(async () => act(await current()));
  });
}

/** One thing at a time here: the module knows of one look, and of one writing. @template T @param {() => Promise<T>} act @returns {Promise<T>} */
async function alone(act) {
  const mine = turn.then(act);
  turn = mine.catch(() => {});
  try {
    return await mine;
  } catch (error) {
    throw known(error);
  }
}

/** @param {unknown} error */
function known(error) {
  if (error instanceof MemoryError) return error;
  if (error instanceof DOMException && error.name === "QuotaExceededError") {
    return new MemoryError("full", api.i18n.getMessage("memoryFull"));
  }
  if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) {
    // The instance panicked: its memory may be anything.
    open = null;
    started = null;
    glue.__wbg_reset_state();
    return new MemoryError("failed", error);
  }
  return new MemoryError(error instanceof DOMException ? "failed" : "input", error);
}

/** The open memory as it is now; `null` when nothing was ever remembered. @returns {Promise<Open | null>} */
async function current() {
  const [head] = await get("state", ["head"]);
  if (open && open.head !== head) close();
  // Nothing was ever remembered: the module is not even loaded.
  if (head === undefined) return null;
  open ??= await load(head);
  const day = today();
  if (open && open.day !== day) {
    open.day = day;
    open.seen = null;
    const old = [...open.memory.expired(day)];
    if (old.length > 0) {
      await erase(old);
      return current();
    }
  }
  return open;
}

function close() {
  open?.memory.free();
  open = null;
}

async function start() {
  const lists = part("lists.bin").then((file) => file.arrayBuffer());
  const [module, data] = await Promise.all([WebAssembly.compileStreaming(part("memory_bg.wasm")), lists]);
  room = glue.initSync({ module }).memory;
  glue.furnish(new Uint8Array(data));
}

/** @param {string} name one of the extension's own files */
function part(name) {
  return fetch(api.runtime.getURL(name));
}

/** Begins a memory: a key that cannot be taken out, an employer's secret, and a manifest. @returns {Promise<Open>} */
async function begin() {
  await (started ??= start());
  const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  const store = crypto.getRandomValues(new Uint8Array(16));
  const writing = glue.Memory.begin(crypto.getRandomValues(new Uint8Array(32)));
  const head = await put(writing, { key, store }, { key, store });
  await api.storage.local.set({ [NAME]: { since: today() } });
  open = await load(head);
  open.day = today();
  return open;
}

/** Opens what is kept. @param {string} head @returns {Promise<Open>} */
async function load(head) {
  const [[key, store, manifest]] = await Promise.all([get("state", ["key", "store", "manifest"]), (started ??= start())]);
  const sealed = { key, store };
  const opening = new glue.Opening(await unseal(manifest.bytes, sealed, MANIFEST, manifest.number), today());
  await loadSegments(opening, sealed);
  const pages = await after(opening.tail());
  const opened = await Promise.all(pages.map(([number, blob]) => unseal(blob, sealed, PAGE, number)));
  opened.forEach((bytes, at) => opening.page(pages[at][0], bytes));
  // No day yet: what is too old is still to be erased.
  return { memory: opening.done(), ...sealed, head, day: "", seen: null };
}

/** Hands in the segments: of each its brief, and where there is none, or none that is taken, its rows.
 * @param {glue.Opening} opening @param {Pick<Open, "key" | "store">} sealed */
async function loadSegments(opening, sealed) {
  const blob = async (/** @type {number} */ kind, /** @type {number} */ number) => unseal((await get("blobs", [number]))[0], sealed, kind, number);
  // A brief is only a shorter way: one that cannot be read is no loss.
  const first = (/** @type {number[]} */ [kind, number]) => (kind === ROWS ? blob(kind, number) : blob(kind, number).catch(() => null));
  const [rows, segments] = [opening.rows(), pairs(opening.segments())];
  let at = 0;
  for await (const bytes of ahead(segments, first)) {
    const taken = bytes !== null && opening.segment(segments[at][0], bytes);
    if (!taken) opening.segment(ROWS, await blob(ROWS, rows[at]));
    at++;
  }
}

/** What comes of some things, in their order: the next ones are under way while one is taken, and no more, for each takes room.
 * @template S, T @param {S[]} things @param {(thing: S) => Promise<T>} act */
async function* ahead(things, act) {
  /** @type {Promise<T>[]} */
  const coming = [];
  for (const thing of things) {
    coming.push(act(thing));
    // Whoever takes it hears of it.
    coming.at(-1)?.catch(() => {});
    if (coming.length > AHEAD) yield /** @type {Promise<T>} */ (coming.shift());
  }
  yield* coming;
}

/** @param {Application} application @param {Open} now @returns {Promise<Recalled>} */
async function recall(application, now) {
  const { memory } = now;
  const places = lookAt(application, now);
  const further = memory.further(places, await read(pairs(places)));
  const { recollection, told, records, known } = memory.recall(further, further.length > 0 ? await read(pairs(further)) : []);
  return { recollection, told: JSON.parse(told), records: JSON.parse(records), known: known ?? null };
}

/** Erases records; the index is made anew. @param {Iterable<number>} numbers */
async function erase(numbers) {
  const gone = Uint32Array.from(numbers);
  if (gone.length > 0) {
    await rewrite(gone);
    close();
  }
  return gone.length;
}

/** Folds the tail. When that fails, what was remembered is kept all the same, and the next time will do. */
async function foldWhenDue() {
  if (open?.memory.due()) await locked(async () => (await current())?.memory.due() && rewrite(new Uint32Array())).catch(() => {});
}

/** @param {Uint32Array} gone */
async function rewrite(gone) {
  const { memory } = /** @type {Open} */ (open);
  const places = memory.wanted(gone);
  await write(memory.rewrite(gone, places, await read(pairs(places))));
}

/** Writes, and only then has the memory take it. @param {glue.Writing} writing */
async function write(writing) {
  const now = /** @type {Open} */ (open);
  now.head = await put(writing, now, {});
  return now.memory.written();
}

/** Seals and writes, durable when this returns; nothing is written over what another has written meanwhile.
 * @param {glue.Writing} writing @param {Pick<Open, "key" | "store"> & { head?: string }} now what is open, without a head when there
 * is nothing yet @param {Record<string, unknown>} more */
async function put(writing, { key, store, head }, more) {
  const all = Array.from({ length: writing.count() }, (_, at) => at);
  const sealed = await Promise.all(all.map(async (at) => ({ kind: writing.kind(at), number: writing.number(at), bytes: await seal(writing, at, key, store) })));
  const gone = writing.gone();
  writing.free();
  const next = crypto.randomUUID();
  const tx = (await database()).transaction(["blobs", "state"], "readwrite", { durability: "strict" });
  await finished(tx, () => {
    const [blobs, state] = [tx.objectStore("blobs"), tx.objectStore("state")];
    commitWhen(tx, state.get("head"), head);
    for (const { kind, number, bytes } of sealed) {
      if (kind === MANIFEST) state.put({ number, bytes }, "manifest");
      else blobs.put(bytes, number);
    }
    for (const number of gone) blobs.delete(number);
    for (const [name, value] of Object.entries({ ...more, head: next })) state.put(value, name);
  });
  return next;
}

/** @param {IDBTransaction} tx @param {IDBRequest<string>} request @param {string | undefined} head as it must be */
function commitWhen(tx, request, head) {
  request.onsuccess = () => (request.result === head ? tx.commit?.() : tx.abort());
}

/** @param {glue.Writing} writing @param {number} at @param {CryptoKey} key @param {Uint8Array} store */
async function seal(writing, at, key, store) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const header = writing.header(at, store, iv).slice();
  const plain = writing.bytes(at).slice();
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: header }, key, plain);
  const blob = new Uint8Array(HEADER + sealed.byteLength);
  blob.set(header);
  blob.set(new Uint8Array(sealed), HEADER);
  return blob;
}

/** Opens the blob that is expected there. @param {Uint8Array<ArrayBuffer> | undefined} blob
 * @param {{ key: CryptoKey, store: Uint8Array }} sealed @param {number} kind @param {number} number */
async function unseal(blob, { key, store }, kind, number) {
  const damaged = () => new MemoryError("damaged", api.i18n.getMessage("memoryDamaged"));
  const header = blob?.subarray(0, HEADER);
  if (!blob || !header || !glue.expected(header, blob.length, store, kind, number)) throw damaged();
  const how = { name: "AES-GCM", iv: header.subarray(...NONCE), additionalData: header };
  const plain = await crypto.subtle.decrypt(how, key, blob.subarray(HEADER)).catch(() => { throw damaged(); });
  return new Uint8Array(plain);
}

/** Blobs, opened, in their order, of the memory as it stands here. @param {number[][]} places kind and number of each */
async function read(places) {
  const now = /** @type {Open} */ (open);
  const tx = (await database()).transaction(["blobs", "state"]);
  const [head, ...blobs] = await Promise.all([result(tx.objectStore("state").get("head")), ...places.map(([, number]) => result(tx.objectStore("blobs").get(number)))]);
  if (head !== now.head) throw new Stale();
  return Promise.all(places.map(([kind, number], at) => unseal(blobs[at], now, kind, number)));
}

/** @param {ArrayLike<number>} numbers @returns {number[][]} */
function pairs(numbers) {
  return Array.from({ length: numbers.length / 2 }, (_, at) => [numbers[2 * at], numbers[2 * at + 1]]);
}

function database() {
  return (connected ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("blobs");
      request.result.createObjectStore("state");
    };
    request.onsuccess = () => {
      request.result.onclose = request.result.onversionchange = () => { connected = null; };
      resolve(request.result);
    };
    request.onerror = () => {
      connected = null;
      reject(request.error);
    };
  }));
}

/** Values of a table by their keys, all of one moment. @param {string} table @param {IDBValidKey[]} keys @returns {Promise<any[]>} */
async function get(table, keys) {
  const store = (await database()).transaction(table).objectStore(table);
  return Promise.all(keys.map((key) => result(store.get(key))));
}

/** Blobs from a number on. @param {number} first @returns {Promise<[number, Uint8Array<ArrayBuffer>][]>} */
async function after(first) {
  const store = (await database()).transaction("blobs").objectStore("blobs");
  const range = IDBKeyRange.lowerBound(first);
  const [numbers, blobs] = await Promise.all([result(store.getAllKeys(range)), result(store.getAll(range))]);
  return numbers.map((number, at) => [Number(number), blobs[at]]);
}

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
function result(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Does something in a transaction and waits until it is durable. @param {IDBTransaction} tx @param {(tx: IDBTransaction) => unknown} act */
function finished(tx, act) {
  return new Promise((resolve, reject) => {
    tx.oncomplete = () => resolve(undefined);
    tx.onabort = () => reject(tx.error ?? new Stale());
    act(tx);
  });
}
