// The generated glue of the module that reads files (`src/wasm/documents.rs`), as it is used here.
export default function init(options: { module_or_path: URL | string }): Promise<unknown>;
export function read(bytes: Uint8Array, name: string, progress?: (done: number, of: number) => void): WrittenFile;
export function view(bytes: Uint8Array): string;
