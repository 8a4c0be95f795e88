// The memory in the options: on or off, for how long, what it holds, a copy, a list to take in, and forgetting.
import * as store from "./store.js";
import { api, onClick, part, words } from "./ui.js";

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

/** A list of past applicants, or a copy: JSON Lines, or one list of JSON. */
async function take() {
  const [file] = box("list").files ?? [];
  if (!file) return;
  const text = await file.text();
  box("list").value = "";
  const entries = text.trimStart().startsWith("[") ? JSON.parse(text).map(JSON.stringify) : text.split("\n").filter((line) => line.trim() !== "");
  const { fresh, refused } = await store.importEntries(entries, {
    progress: (done) => say(words("memoryTaking", String(done), String(entries.length))),
  });
  const lines = refused.slice(0, 20).map(({ entry, why }) => words("memoryRefused", String(entry + 1), why));
  say([words("memoryTaken", String(fresh)), ...lines].join(" "));
}
