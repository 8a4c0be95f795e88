// The popup: what is known of this page, reading it, allowing its site, opening the panel.
//
// Opening it is the user's click on the toolbar button, so the page in front is read at once.
import { api, ask, fill, hostOf, namedTab, only, onClick, part, tabState, words } from "./ui.js";

/** @type {TabState | null} */
let now = null;
/** The browser refused to let us into the page. */
let closed = false;
let waiting = true;

fill();
onClick("read", () => read());
onClick("panel", openPanel);
onClick("allow", allow);
onClick("revoke", revoke);
onClick("options", () => api.runtime.openOptionsPage());
part("overlay").addEventListener("change", switchOverlay);
api.storage.onChanged.addListener((changes, area) => {
  if (area === "session" && now && Object.hasOwn(changes, `tab:${now.tab}`)) refresh();
});
begin();

async function begin() {
  const { settings } = await api.storage.local.get("settings");
  /** @type {HTMLInputElement} */ (part("overlay")).checked = settings?.overlayOnClick ?? false;
  await refresh();
  if (now && !now.answer) await read();
  else waiting = false;
  draw();
}

async function refresh() {
  now = await tabState().catch(() => null);
  if (now?.answer || now?.error) waiting = false;
  draw();
}

/** Reads the page; what comes of it arrives through the session storage. */
async function read() {
  closed = false;
  waiting = true;
  draw();
  try {
    await ask({ type: "look", tab: now?.tab });
    // The page side reads a page at the latest two seconds after a click; no answer then means
    // that its address shows no candidate.
    setTimeout(settle, 2_600);
  } catch {
    closed = true;
    waiting = false;
  }
  await refresh();
}

function settle() {
  waiting = false;
  draw();
}

function draw() {
  const view = now?.answer?.view ?? null;
  const [title, text] = headline(view);
  part("title").textContent = title;
  part("text").textContent = text;
  part("lines").hidden = view?.kind !== "candidate" || view.findings.length + view.forCandidate.length === 0;
  part("lines").replaceChildren(...(view?.kind === "candidate" ? lines(view) : []));
  part("read").textContent = words(view ? "readAgain" : "read");
  /** @type {HTMLButtonElement} */ (part("read")).disabled = waiting || closed;
  drawSite();
}

/** @param {View | null} view @returns {[string, string]} */
function headline(view) {
  if (closed) return [words("closedTitle"), words("closed")];
  if (now?.error) return [words("errorTitle"), now.error];
  if (view?.kind === "candidate") return [view.mark, view.tierMeaning];
  if (view) return [words("quietTitle"), words(view.kind === "list" ? "quietList" : "quiet")];
  return waiting ? [words("pageTitle"), words("reading")] : [words("quietTitle"), words("quiet")];
}

/** @param {View} view */
function lines(view) {
  const { element } = bonafide.cards;
  const line = (/** @type {Card} */ card, /** @type {string} */ note) => element("li", "", card.title, element("span", "strength", note));
  return [
    ...view.findings.map((card) => line(card, card.strength)),
    ...view.forCandidate.map((card) => line(card, view.words.forCandidate)),
  ];
}

function drawSite() {
  const origin = now?.origin ?? null;
  part("site").hidden = origin === null || closed;
  if (!now || origin === null) return;
  const shown = now.onClick ? "click" : now.allowed ? "granted" : "offer";
  only(["offer", "granted", "click"], [shown]);
  part("allow").textContent = words("allow", hostOf(origin));
  part("grantedText").textContent = words("allowed", hostOf(origin));
}

/** The request must be the first thing after the click, or the browser does not ask. */
function allow() {
  if (now?.origin) api.permissions.request({ origins: [now.origin] }).then(refresh);
}

async function revoke() {
  if (now?.origin) await api.permissions.remove({ origins: [now.origin] });
  await refresh();
}

function openPanel() {
  const tab = namedTab() ?? now?.tab;
  const opened = api.sidePanel ? tab !== undefined && api.sidePanel.open({ tabId: tab }) : api.sidebarAction?.open();
  if (opened) opened.then(() => close(), () => {});
}

async function switchOverlay() {
  const overlayOnClick = /** @type {HTMLInputElement} */ (part("overlay")).checked;
  const { settings } = await api.storage.local.get("settings");
  await api.storage.local.set({ settings: { ...settings, overlayOnClick } });
  if (now?.answer) await read();
}
