// Shapes that cross a border: page <-> background <-> engine, and what the page-side files share.
// Types only: nothing of this file runs. The Rust side of each shape is named beside it.

/** What to do on an address; `src/site.rs`. */
interface Plan {
  sites: string[];
  identity: string | null;
  onClick: boolean;
  candidate: boolean;
  regions: string[];
  ready: string[];
  beside: string[];
}

/** A collected page; `src/page/serial.rs`. */
interface Wire {
  address: string;
  title: string;
  /** Markup in pieces, for joining long ones costs the page. */
  html: string[];
  values: (string | null)[];
  hidden: number[];
}

/** A collected page, and the elements at the top of it, to find the way back to a living node. */
interface Collected {
  wire: Wire;
  tops: (Element | null)[];
  /** Open shadow roots of the regions. */
  shadows: ShadowRoot[];
}

/** Where a value stood; `src/candidate.rs`. */
interface Place {
  node: number;
  within?: string | null;
  /** Set when it is in a file: `node` is then the number of a line. */
  file?: number | null;
}

interface Quote {
  field: string;
  quote: string;
  /** The words to draw: shortened, and without characters that turn the text around. */
  shown?: string;
  place: Place;
}

/** A published source; `src/signal.rs`. */
interface Source {
  publisher: string;
  title: string;
  date: string;
  address: string;
  use: string;
  seen: string;
  says: string;
}

interface Card {
  /** A person's answer is part of it. */
  answered: boolean;
  signal: string;
  title: string;
  noticed: string;
  why: string;
  innocent: string[];
  baseRate: string;
  settle: string;
  strength: string;
  evidence: Quote[];
  sources: Source[];
}

/** An answer to a question; `src/signal/observation.rs`. */
interface Observation {
  signal: string;
  answer: string;
  on?: string;
  confirmed_by?: number;
  note?: string;
}

/** A question of the catalogue; `src/explain/answers.rs`. */
interface Question {
  signal: string;
  ask: string;
  lookUp: string | null;
  why: string;
  guard: string | null;
  twoPeople: boolean;
  answers: { id: string; words: string }[];
}

/** The questions of a stage, as the engine's `questions` returns them. */
interface Stage {
  stage: string;
  words: string;
  questions: Question[];
}

/** Words for one page; `src/explain.rs`. */
interface View {
  kind: "candidate" | "list" | "not-candidate";
  identity: string | null;
  name: string | null;
  tier: string;
  tierWords: string;
  tierMeaning: string;
  mark: string;
  findings: Card[];
  forCandidate: Card[];
  nursery: Card[];
  /** About what was sent, not about who sent it; moves no tier. */
  notices: Card[];
  /** What the page shows and an answer settled. */
  settled: { signal: string; title: string; words: string }[];
  /** What was answered; `known` is false for a question of another version. */
  answers: { signal: string; ask: string; answer: string; details: string; note: string | null; known: boolean }[];
  /** Single missing answers that would change the tier, the most consequential first. */
  changes: { signal: string; ask: string; lookUp: string | null; words: string; question: boolean }[];
  /** The page and the files side by side. */
  comparisons: Table[];
  /** The parts of the sum. */
  weighing: Weighing;
  /** What is remembered that concerns this candidate; never given to a page. */
  memory?: Remembered | null;
  read: string[];
  notRead: { field: string; why: string }[];
  notes: string[];
  words: Record<
    | "noticed" | "why" | "innocent" | "settle" | "sources" | "forCandidate" | "nursery"
    | "notices" | "settled" | "answers" | "changes" | "comparisons" | "weighing" | "read" | "notRead" | "show" | "close" | "panel" | "footer", string>;
}

/** Two accounts of one person side by side; `src/explain/compared.rs`. */
interface Table {
  leftWords: string;
  rightWords: string;
  rows: { what: string; stand: string; words: string; left: Side | null; right: Side | null }[];
}

interface Side {
  quote: string;
  shown: string;
  place: Place;
}

/** What the memory says, in words; `src/explain/memory.rs`. */
interface Remembered {
  meaning: string;
  links: MemoryLink[];
  little: string | null;
  history: string[];
}

interface MemoryLink {
  to: number;
  title: string;
  meaning: string;
  weighs: boolean;
  undone: boolean;
  shared: { words: string; quotes: string[]; holders: string; weight: number }[];
  total: number;
}

/** A finding in the sum. */
interface Part {
  signal: string;
  title: string;
  /** By itself, in hundredths of log10 of a likelihood ratio. */
  weight: number;
  /** What it adds to its group. */
  counted: number;
}

/** The weight of evidence: the groups and what speaks for the candidate add up to the total. */
interface Weighing {
  meaning: string;
  groups: { name: string; weight: number; reckoned: string; parts: Part[] }[];
  forCandidate: Part[];
  total: number;
  totalWords: string;
}

/** What the engine's `assess` returns; `src/wasm.rs`. */
interface Assessed {
  record: string;
  /** The candidate with full texts: what the memory takes. */
  candidate: string;
  view: View;
  /** Node of the name. */
  name: number | null;
  /** Nodes that the answer rests on, and the way to them: `src/page/trail.rs`. */
  shown: number[];
  trail: number[];
}

/** A list that travels with the engine; `src/report/lists.rs`. */
interface List {
  id: string;
  title: string;
  entries: number;
  origin: string;
  address: string;
  licence: string;
  dated: string;
  old: boolean;
  note: string;
}

/** A rectangle on a sheet, and what stands in a file; `src/document.rs`. Lengths in hundredths of a point. */
interface Area {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

interface Line {
  text: string;
  sheet: number;
  area: Area;
  size: number;
  bold?: boolean;
  heading?: boolean;
}

/** A thing that a file says of itself. */
interface Property {
  source: string;
  name: string;
  value: string;
}

/** What the panel draws of a file. */
interface PaperDocument {
  name: string;
  format: string;
  sheets: { width: number; height: number }[];
  lines: Line[];
  properties: Property[];
  revisions: { what: string; by: string | null; at: string | null; removed: string[]; added: string[] }[];
  unseen: { text: string; why: string; sheet: number; area: Area }[];
  pictures: { sheet: number; area: Area }[];
  embedded: { name: string; size: number }[];
  active: { what: string; target: string }[];
  notes: string[];
}

/** A file that was read, and the same for the engine; `src/wasm/documents.rs`. */
interface ReadFile {
  document: PaperDocument;
  bytes: Uint8Array;
}

/** The same as the module gives it: what is shown is JSON. */
interface WrittenFile {
  document: string;
  bytes: Uint8Array;
}

/** To the worker that reads files; without a name the bytes are those of a file that was read. */
type ToReader = { id: number; bytes: Uint8Array; name: string | null };
type FromReader =
  | { id: number; done: number; of: number }
  | { id: number; file: WrittenFile }
  | { id: number; trapped: boolean; why: string };

/** A file of a person, for the session. */
interface KeptFile {
  name: string;
  bytes: Uint8Array;
}

/** An application as the memory takes it: an entry of JSON (`src/keeper/entry.rs`), and the files. */
interface Application {
  entry: string;
  files?: Uint8Array[];
}

/** Where something is looked at. */
interface Where {
  incognito: boolean;
}

/** What was recalled; `src/wasm/memory.rs`. */
interface Recalled {
  recollection: Uint8Array;
  told: Remembered;
  records: FoundRecord[];
  known: number | null;
}

/** A record that a link leads to; never given to a page. */
interface FoundRecord {
  number: number;
  as: string;
  on: string;
  name: string | null;
  role: string | null;
}

/** What came of a list of past applicants; `src/wasm/memory/taking.rs`. */
interface Came {
  fresh: number;
  added: number;
  there: number;
  refused: { line: number; why: string }[];
}

/** Two texts, in pieces; `src/keeper/beside.rs`. Never given to a page. */
interface Beside {
  own: Passage[];
  other: Passage[];
  percent: number;
  cut: boolean;
}

interface Passage {
  text: string;
  run: number | null;
  rare: boolean;
}

/** Linked applications; 0 in `with` and `links` is the one in front. `src/keeper/group.rs`. Never given to a page. */
interface Group {
  members: (FoundRecord & { with: number[] })[];
  links: [number, number, number][];
  more: boolean;
}

/** A file that the page links to and that may be read on a click. */
interface AttachedFile {
  name: string;
  url: string;
}

interface Site {
  id: string;
  name: string;
  hosts: string[];
  onClick: boolean;
}

/** The last answer about a tab, kept for the session. */
interface Answer {
  record: string;
  view: View;
  address: string;
  /** Records that links lead to. */
  records?: FoundRecord[];
  /** The candidate with full texts, as the memory takes it; while that is on. */
  candidate?: string;
}

/** Answer to a content script's `assess`. */
type Reply =
  | { ok: true; known: true; sequence: number; print: string }
  | {
      ok: true;
      known?: false;
      sequence: number;
      /** Tells this state of the page from another. */
      print: string;
      view: View;
      /** The record is the one that was remembered of this tab. */
      same: boolean;
      draw: boolean;
      panel: boolean;
      name: number | null;
      shown: number[];
      trail: number[];
    }
  | { ok: false; sequence: number; print: string; error: { name: string; message: string } };

/** What the panel and the popup know about a tab. */
interface TabState {
  tab: number;
  /** Address, where the browser lets us see it: after a click or on an allowed host. */
  address: string | null;
  origin: string | null;
  allowed: boolean;
  onClick: boolean;
  answer: Answer | null;
  answers: Observation[];
  files: KeptFile[];
  attached: AttachedFile[];
  error: string | null;
}

interface Settings {
  /** Sites that are only read on click (LinkedIn): draw the mark on the page, too. */
  overlayOnClick: boolean;
  /** Remember candidates on this device. */
  memory?: boolean;
  /** In private windows, too. */
  memoryInPrivate?: boolean;
}

interface Rect {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Living nodes by their index in the engine's page; `null` for one that is gone. */
type Nodes = Map<number, Node | null>;

/** What the page-side files share in their isolated world; the page cannot see it. */
interface PageSide {
  alive?: () => boolean;
  /** Whoever fetches a file on a click is there. */
  attached?: boolean;
  collect: (plan: Plan) => Collected;
  roots: () => ShadowRoot[];
  follow: (tops: Collected["tops"], trail: number[]) => Nodes;
  unseen: (nodes: Nodes, trail: number[], shown: number[]) => number[];
  safe: SafeDom;
  cards: Cards;
  find: (root: Node, quote: string) => Range | null;
  place: Placement;
  light: Light;
  draw: Draw;
  /** Asks the background to give highlights of these names their colours. */
  paint: (names: string[]) => Promise<boolean>;
}

/** DOM access that a page's form fields named like DOM properties cannot reach. */
interface SafeDom {
  root(): HTMLElement;
  title(): string;
  create(name: string): HTMLElement;
  all(selector: string): Element[];
  one(selectors: string[]): Element | null;
  firstChild(node: Node): ChildNode | null;
  nextSibling(node: Node): ChildNode | null;
  parent(node: Node): Element | null;
}

interface CardOptions {
  /** Called with the words and the place of evidence; without it no button is drawn. */
  show?: (quote: Quote) => void;
  /** Called with the signal whose question would change most; without it no button is drawn. */
  answer?: (signal: string) => void;
  /** Draw sources as links; else as words. */
  links: boolean;
  /** Draw what was read and what was not, and the notes. */
  coverage: boolean;
  theme: "auto" | "light" | "dark";
}

interface Cards {
  sheet(): CSSStyleSheet;
  render(root: Node, view: View, options: CardOptions): HTMLElement;
  element(name: string, kind: string, ...children: (Node | string)[]): HTMLElement;
}

interface Placement {
  rectOf(target: Element): Rect | null;
  isDark(target: Element | null): boolean;
  free(target: Element, text: Rect, size: { width: number; height: number }, host: Element): { x: number; y: number };
  isCovered(target: Element, rect: Rect, host: Element): boolean;
}

interface Light {
  light(which: "some" | "one", ranges: Range[]): Promise<boolean>;
  dim(which: "some" | "one"): void;
}

interface DrawOptions {
  beside: string[];
  nodes: Nodes;
  /** Where the name stands. */
  name: Node | null;
  panel: boolean;
  onPanel: () => void;
}

interface Draw {
  isShown(): boolean;
  show(view: View, options: DrawOptions): void;
  update(options: DrawOptions): void;
  conceal(hidden: boolean): void;
  reveal(nodes: Nodes, quote: Quote): boolean;
  rest(): void;
  isOwn(record: MutationRecord): boolean;
  target(): Element | null;
  remove(): void;
}

declare var bonafide: PageSide;

// The few parts of the extension API that are used. Firefox has them under `browser` too.
declare var browser: typeof chrome | undefined;
declare namespace chrome {
  type Message = { type: string } & Record<string, any>;
  interface Event<F> { addListener(listener: F): void; removeListener(listener: F): void }
  interface Tab { id?: number; url?: string; incognito?: boolean; windowId: number; active: boolean; status?: string }
  interface Sender { id?: string; tab?: Tab; frameId?: number; url?: string }
  interface StorageArea {
    get(keys?: string | string[] | null): Promise<Record<string, any>>;
    set(items: Record<string, any>): Promise<void>;
    remove(keys: string | string[]): Promise<void>;
  }
  interface Script { id: string; js?: string[]; matches?: string[]; excludeMatches?: string[]; runAt?: string; persistAcrossSessions?: boolean }
  interface Origins { origins?: string[]; permissions?: string[] }
  const runtime: {
    id?: string;
    getURL(path: string): string;
    getManifest(): { version: string; name: string; permissions?: string[] };
    sendMessage(message: Message): Promise<any>;
    openOptionsPage(): Promise<void>;
    onMessage: Event<(message: Message, sender: Sender, reply: (answer: any) => void) => boolean | void>;
    onInstalled: Event<() => void>;
    onStartup: Event<() => void>;
  };
  const tabs: {
    query(filter: { active?: boolean; currentWindow?: boolean; lastFocusedWindow?: boolean }): Promise<Tab[]>;
    get(tab: number): Promise<Tab>;
    sendMessage(tab: number, message: Message, options?: { frameId?: number }): Promise<any>;
    onRemoved: Event<(tab: number) => void>;
    onActivated: Event<(info: { tabId: number; windowId: number }) => void>;
    onUpdated: Event<(tab: number, change: { status?: string; url?: string }) => void>;
  };
  const scripting: {
    executeScript(injection: { target: { tabId: number }; files: string[] }): Promise<unknown>;
    insertCSS(injection: { target: { tabId: number }; css: string; origin?: "USER" | "AUTHOR" }): Promise<void>;
    getRegisteredContentScripts(filter?: { ids?: string[] }): Promise<Script[]>;
    registerContentScripts(scripts: Script[]): Promise<void>;
    unregisterContentScripts(filter?: { ids?: string[] }): Promise<void>;
    updateContentScripts(scripts: Script[]): Promise<void>;
  };
  const permissions: {
    getAll(): Promise<Origins>;
    contains(what: Origins): Promise<boolean>;
    request(what: Origins): Promise<boolean>;
    remove(what: Origins): Promise<boolean>;
    onAdded: Event<() => void>;
    onRemoved: Event<() => void>;
  };
  const storage: {
    local: StorageArea;
    session: StorageArea;
    onChanged: Event<(changes: Record<string, { newValue?: any }>, area: string) => void>;
  };
  const commands: {
    getAll(): Promise<{ name?: string; shortcut?: string }[]>;
    onCommand: Event<(command: string, tab?: Tab) => void>;
  };
  const sidePanel: { open(target: { tabId?: number; windowId?: number }): Promise<void> } | undefined;
  const sidebarAction: { open(): Promise<void> } | undefined;
  const extension: { inIncognitoContext?: boolean } | undefined;
  const i18n: { getMessage(name: string, values?: string[]): string };
}
