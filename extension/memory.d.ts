// The generated glue of the module that remembers (`src/wasm/memory.rs`), as it is used here.
export function initSync(options: { module: WebAssembly.Module }): { memory: WebAssembly.Memory };
export function furnish(lists: Uint8Array): void;
export function expected(header: Uint8Array, length: number, store: Uint8Array, kind: number, number: number): boolean;
export function __wbg_reset_state(): void;

export class Writing {
  free(): void;
  count(): number;
  kind(at: number): number;
  number(at: number): number;
  bytes(at: number): Uint8Array;
  header(at: number, store: Uint8Array, nonce: Uint8Array): Uint8Array;
  gone(): Float64Array;
}

export class Opening {
  constructor(manifest: Uint8Array, today: string);
  segments(): Float64Array;
  rows(): Float64Array;
  tail(): number;
  segment(kind: number, bytes: Uint8Array): boolean;
  page(number: number, bytes: Uint8Array): void;
  done(): Memory;
}

export class List {
  constructor(bytes: Uint8Array);
  free(): void;
  count(): number;
}

export class Memory {
  static begin(secret: Uint8Array): Writing;
  free(): void;
  count(): number;
  keeps(): number;
  due(): boolean;
  look(entry: string, files: Uint8Array[], today: string): Float64Array;
  further(found: Float64Array, blobs: Uint8Array[]): Float64Array;
  recall(further: Float64Array, blobs: Uint8Array[]): { recollection: Uint8Array, told: string, records: string, known?: number };
  place(number: number): Float64Array;
  beside(number: number, places: Float64Array, blobs: Uint8Array[]): string;
  walk(places: Float64Array, blobs: Uint8Array[]): Float64Array;
  group(): string;
  nobody(): Uint8Array;
  taking_one(entry: string, files: Uint8Array[], today: string): Float64Array;
  taking_seen(today: string): Float64Array;
  taking(list: List, from: number, to: number, today: string): Float64Array;
  take(places: Float64Array | number[], blobs: Uint8Array[]): Writing | undefined;
  came(): string;
  known(): number | undefined;
  meant(name: string): Uint32Array;
  expired(today: string): Uint32Array;
  wanted(gone: Uint32Array): Float64Array;
  rewrite(gone: Uint32Array, places: Float64Array, blobs: Uint8Array[]): Writing;
  keep(days: number): Writing;
  undo(one: number, other: number, undone: boolean): Writing;
  written(): Uint32Array;
  all(): Float64Array;
  lines(kind: number, bytes: Uint8Array): string;
}
