// The memory in the options: on or off, for how long, what it holds, a copy, a list to take in, and forgetting.
import * as store from "./store.js";
import { api, element, onClick, part, words } from "./ui.js";

/** Most entries that are told why they were not taken. */
const MOST_REFUSED = 20;

const box = (/** @type {string} */ id) => /** @type {HTMLInputElement} */ (part(id));

/** Connects the part and shows how things stand. */
export async function startKeeping() {
  const { settings } = await api.storage.local.get("settings");
  for (const [id, name] of [["memory", "memory"], ["private", "memoryInPrivate"]]) {
    box(id).checked = settings?.[name] === true;
    box(id).disabled = false;
    box(id).addEventListener("change", () => change(name, box(id).checked));
  }
  box("days").addEventListener("change", () => act(() => store.keepFor(Math.min(731, Math.max(1, Number(box("days").value) || 180)))));
  onClick("export", () => act(save));
  onClick("import", () => box("list").click());
  box("list").addEventListener("change", () => act(take));
  onClick("pause", () => (taking?.stop ? taking.stop.abort() : act(goOn)));
  onClick("wipe", () => act(async () => {
    await store.forgetAll();
    say(words("memoryWiped"));
  }));
  await act(async () => {});
}

/** @param {string} text */
function say(text) {
  part("memory-status").textContent = text;
}

/** @param {string} name @param {boolean} on */
async function change(name, on) {
  const { settings } = await api.storage.local.get("settings");
  await api.storage.local.set({ settings: { ...settings, [name]: on } });
  if (on && name === "memory") await store.keepSafe();
}

/** Does something, and shows what the memory then holds, or why it could not. @param {() => Promise<unknown>} what */
async function act(what) {
  try {
    await what();
    const { count, days, lost } = await store.about();
    part("holds").textContent = [words("memoryHolds", String(count)), lost ? words("memoryLost") : ""].join(" ").trim();
    if (days !== null) box("days").value = String(days);
  } catch (error) {
    say(words("memoryFailed", error instanceof Error ? error.message : String(error)));
  }
}

/** All that is remembered, as a file. */
async function save() {
  /** @type {string[]} */
  const lines = [];
  await store.exportLines((some) => lines.push(some));
  const url = URL.createObjectURL(new Blob(lines, { type: "application/x-ndjson" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = "bonafide-memory.jsonl";
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** A list that is being taken in, or was stopped.
 * @type {{ list: Awaited<ReturnType<typeof store.openList>>, at: number, all: Came, stop: AbortController | null } | null} */
let taking = null;

/** A list of past applicants, or a copy: a table, JSON, or JSON Lines. */
async function take() {
  const [file] = box("list").files ?? [];
  if (!file) return;
  const bytes = new Uint8Array(await file.arrayBuffer());
  box("list").value = "";
  taking = { list: await store.openList(bytes), at: 0, all: { fresh: 0, added: 0, there: 0, refused: [] }, stop: null };
  await goOn();
}

/** Takes in what is left of the list, until it is stopped. */
async function goOn() {
  if (!taking) return;
  const now = taking;
  now.stop = new AbortController();
  const bar = /** @type {HTMLProgressElement} */ (part("taking"));
  bar.max = now.list.count();
  bar.value = now.at;
  toggle(true);
  try {
    await store.takeList(now.list, now.at, { signal: now.stop.signal, progress: (done, came) => {
      now.at = done;
      for (const what of /** @type {const} */ (["fresh", "added", "there"])) now.all[what] += came[what];
      now.all.refused.push(...came.refused);
      bar.value = done;
      say(words("memoryTaking", String(done), String(bar.max)));
    } });
  } finally {
    now.stop = null;
    toggle(now.at < bar.max);
  }
  if (now.at < bar.max) return say(words("memoryPaused", String(now.at), String(bar.max)));
  taking = null;
  now.list.free();
  tell(now.all);
}

/** Shows the bar and the button for what can be done with a list. @param {boolean} shown */
function toggle(shown) {
  part("taking").hidden = part("pause").hidden = !shown;
  part("pause").textContent = words(taking?.stop ? "memoryPause" : "memoryGoOn");
  for (const id of ["import", "wipe"]) /** @type {HTMLButtonElement} */ (part(id)).disabled = Boolean(taking?.stop);
}

/** @param {Came} all */
function tell({ fresh, added, there, refused }) {
  const lines = refused.slice(0, MOST_REFUSED).map(({ line, why }) => words("memoryRefused", String(line), why));
  if (refused.length > MOST_REFUSED) lines.push(words("memoryRefusedMore", String(refused.length - MOST_REFUSED)));
  say(words("memoryTaken", String(fresh)));
  const more = [[added, "memoryAdded"], [there, "memoryThere"]].flatMap(([count, name]) => (count ? [words(String(name), String(count))] : []));
  part("memory-status").append(element("ul", "", ...[...more, ...lines].map((line) => element("li", "", line))));
}
