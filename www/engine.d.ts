// The generated glue of the engine (`src/wasm.rs`), as the spot check uses it.
export default function init(options: { module_or_path: string }): Promise<unknown>;
export function assess_document(document: Document, address: string, today: string): Assessed;
export function furnish(words: Uint8Array, lists: Uint8Array): void;
export function assess_text(text: string, address: string, today: string, observations?: string): Assessed;
export function is_markup(source: string): boolean;
export function assess_files(files: Uint8Array[], today: string, observations?: string): Assessed;
