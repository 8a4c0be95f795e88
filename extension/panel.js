// The side panel (Chromium) and sidebar (Firefox): all that is known of the page in front.
import { goToFile, showFiles, startFiles } from "./files.js";
import { drawQuestions, goToQuestion, showAnswers } from "./questions.js";
import { showSeen } from "./seen.js";
import { api, ask, fill, onClick, part, shortcut, tabState, words } from "./ui.js";

/** @type {TabState | null} */
let now = null;
/** What is drawn, so that nothing moves under the reader's eyes while it is the same. */
let drawn = "";
let turn = 0;
const keys = shortcut();
/** Drawn with the first candidate. @type {Promise<void> | null} */
let questions = null;

/** What is known of files that belong to no page that was read. @type {{ answer: Answer, files: KeptFile[] } | null} */
let loose = null;

fill();
startFiles({ status, changed: takeFiles });
onClick("again", again);
onClick("forget", forget);
onClick("copy", copy);
onClick("save", save);
onClick("load", () => part("file").click());
part("file").addEventListener("change", load);
api.tabs.onActivated.addListener(() => refresh());
api.tabs.onUpdated.addListener((tab, change) => {
  if (change.status === "complete" && tab === now?.tab) refresh();
});
api.storage.onChanged.addListener((changes, area) => {
  if (area === "session" && (!now || Object.hasOwn(changes, `tab:${now.tab}`))) refresh();
});
refresh();

async function refresh() {
  const mine = ++turn;
  const [state, press] = await Promise.all([tabState().catch(() => null), keys]);
  if (mine !== turn) return;
  now = state;
  const next = JSON.stringify(state);
  if (next === drawn) return;
  drawn = next;
  status("");
  if (isCandidate(state)) loose = null;
  const view = (loose?.answer ?? state?.answer)?.view;
  if (view?.kind === "candidate") showView(view);
  else showEmpty(...emptyWords(state, press));
  await showFiles({ tab: state?.tab, kept: loose?.files ?? state?.files ?? [], view: view ?? null, attached: state?.attached ?? [] });
}

/** @param {TabState | null} state */
function isCandidate(state) {
  return state?.answer?.view.kind === "candidate";
}

/** Files belong to the candidate in front; without one they are looked at by themselves. @param {KeptFile[]} files */
async function takeFiles(files) {
  try {
    if (isCandidate(now)) await ask({ type: "files", tab: now?.tab, files });
    else loose = files.length === 0 ? null : { files, answer: await ask({ type: "loose", files: files.map(({ bytes }) => bytes) }) };
    drawn = "";
    await refresh();
  } catch (error) {
    status(error instanceof Error ? error.message : String(error));
  }
}

/** @param {View} view */
function showView(view) {
  bonafide.cards.render(part("view"), view, { links: true, coverage: true, theme: "auto", show: reveal, answer: goToQuestion });
  questions ??= drawQuestions(answer);
  questions.then(() => showAnswers(now?.answers ?? [])).catch((error) => status(error.message));
  const { tab } = now ?? {};
  showSeen(view, now?.answer?.records ?? [], {
    undo,
    beside: (to) => ask({ type: "beside", tab, to }),
    group: () => ask({ type: "group", tab }),
  });
  part("name").textContent = view.name ?? "";
  part("name").dir = "auto";
  toggle(true);
  part("name").hidden = !view.name;
}

/** @param {string} title @param {string} text */
function showEmpty(title, text) {
  part("emptyTitle").textContent = title;
  part("emptyText").textContent = text;
  part("view").replaceChildren();
  toggle(false);
  part("name").hidden = true;
}

/** @param {boolean} view */
function toggle(view) {
  for (const id of ["view", "questions", "record", "again"]) part(id).hidden = !view;
  if (!view) part("seen").hidden = true;
  part("empty").hidden = view;
}

/** Why there is nothing to show. @param {TabState | null} state @param {string} press @returns {[string, string]} */
function emptyWords(state, press) {
  if (state?.error) return [words("errorTitle"), state.error];
  if (state?.answer?.view.kind === "list") return [words("quietTitle"), words("quietList")];
  if (state?.answer) return [words("quietTitle"), words("quiet")];
  if (state?.allowed && !state.onClick) return [words("quietTitle"), words("emptyAllowed")];
  return [words("emptyTitle"), words("emptyClick", press)];
}

/** @param {Quote} quote */
async function reveal(quote) {
  const { node, within, file } = quote.place;
  if (typeof file === "number") return status(goToFile(quote.place) ? "" : words("notInFile"));
  const shown = await ask({ type: "reveal", tab: now?.tab, node, within, quote: quote.quote }).catch(() => false);
  status(shown ? "" : words("notOnPage"));
}

/** @param {Observation} observation */
async function answer(observation) {
  await ask({ type: "answer", tab: now?.tab, observation }).catch((error) => status(error.message));
}

/** Takes the answers of a saved record. */
async function load() {
  const file = /** @type {HTMLInputElement} */ (part("file"));
  const [chosen] = file.files ?? [];
  if (!chosen) return;
  const json = await chosen.text();
  file.value = "";
  await ask({ type: "answers", tab: now?.tab, json }).catch((error) => status(words("notLoaded", error.message)));
}

/** @param {number} to @param {boolean} undone */
async function undo(to, undone) {
  await ask({ type: "undo", tab: now?.tab, to, undone }).catch((error) => status(words("memoryFailed", error.message)));
}

async function forget() {
  const gone = await ask({ type: "forgetPerson", tab: now?.tab }).catch((error) => status(words("memoryFailed", error.message)));
  if (typeof gone === "number") status(words("memoryForgotten", String(gone)));
}

async function again() {
  const press = await keys;
  await ask({ type: "look", tab: now?.tab }).catch(() => status(words("emptyClick", press)));
}

async function copy() {
  await navigator.clipboard.writeText(now?.answer?.record ?? "");
  status(words("copied"));
}

function save() {
  const url = URL.createObjectURL(new Blob([now?.answer?.record ?? ""], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = "bonafide-record.json";
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** @param {string} text */
function status(text) {
  part("status").textContent = text;
  part("status").hidden = text === "";
}
