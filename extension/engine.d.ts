// The generated glue of the engine (`src/wasm.rs`), as the extension uses it.
// The wire is handed over as it came; the engine checks every number of it.
export function initSync(options: { module: BufferSource | WebAssembly.Module }): unknown;
export function __wbg_reset_state(): void;
export function furnish(words: Uint8Array, lists: Uint8Array): void;
export function plan(address: string): Plan;
export function assess(wire: Wire, today: string, site?: string, observations?: string, files?: Uint8Array[], recollection?: Uint8Array): Assessed;
export function assess_files(files: Uint8Array[], today: string, observations?: string): Assessed;
export function questions(): Stage[];
export function observations(json: string): string;
export function signals(): number;
export function sites(): Site[];
export function lists(today: string): List[];
export function version(): string;
