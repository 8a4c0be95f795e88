// The options page: allowed sites, the overlay on sites that are read on click, self-test, log, versions.
import { isNetworkClosed } from "./closed.js";
import { engine } from "./core.js";
import { today } from "./day.js";
import { startKeeping } from "./keeping.js";
import { api, ask, fill, hostOf, onClick, part, words } from "./ui.js";

const { element } = bonafide.cards;
/** What a function that reaches beyond the engine would be called after. */
const REACHES_OUT = /fetch|request|socket|beacon|eventsource|rtc|worker|storage|indexeddb|cache|cookie|location|navigator|import/i;

fill();
onClick("test", test);
part("overlay").addEventListener("change", switchOverlay);
api.permissions.onAdded.addListener(drawSites);
api.permissions.onRemoved.addListener(drawSites);
api.storage.onChanged.addListener((changes, area) => {
  if (area === "session" && changes.log) drawLog();
});
startKeeping();
drawSites();
drawSwitch();
drawLog();
drawLists();
drawVersions();

async function drawSites() {
  const { origins = [] } = await api.permissions.getAll();
  part("sitesText").textContent = words(origins.length > 0 ? "sitesWhy" : "sitesNone");
  part("sites").replaceChildren(...origins.map((origin) => {
    const button = element("button", "plain", words("revoke"));
    button.setAttribute("type", "button");
    button.setAttribute("aria-label", `${words("revoke")}: ${hostOf(origin)}`);
    button.addEventListener("click", () => api.permissions.remove({ origins: [origin] }));
    return element("li", "", element("span", "", hostOf(origin)), button);
  }));
}

async function drawSwitch() {
  const { settings } = await api.storage.local.get("settings");
  // An engine that does not start says so in the self-test; the switch works without it.
  const sites = await engine((core) => core.sites()).catch(() => []);
  const names = sites.filter((site) => site.onClick).map((site) => site.name);
  part("clickSites").textContent = [...new Set(names)].join(", ");
  // Last: not to be switched before it shows what was kept, or the one undoes the other, nor while it still moves.
  const overlay = /** @type {HTMLInputElement} */ (part("overlay"));
  overlay.checked = settings?.overlayOnClick ?? false;
  overlay.disabled = false;
}

async function switchOverlay() {
  const overlayOnClick = /** @type {HTMLInputElement} */ (part("overlay")).checked;
  const { settings } = await api.storage.local.get("settings");
  await api.storage.local.set({ settings: { ...settings, overlayOnClick } });
}

async function drawLog() {
  const { log = [] } = await api.storage.session.get("log");
  part("log").textContent = log.length > 0 ? log.toReversed().join("\n") : words("logNone");
}

/** What the engine compares with, where it is from, and whether it is old. */
async function drawLists() {
  const lists = await engine((core) => core.lists(today()));
  part("lists").replaceChildren(...lists.map((list) => {
    // What was written by hand is from no other place.
    const isElsewhere = /^https:/.test(list.address);
    const origin = element(isElsewhere ? "a" : "span", "", list.origin);
    if (isElsewhere) {
      origin.setAttribute("href", list.address);
      origin.setAttribute("target", "_blank");
      origin.setAttribute("rel", "noreferrer noopener");
    }
    const text = element("span", "", `${list.title}. `, element("span", "soft", origin, `. ${list.licence}. ${list.note}`));
    return element("li", "", text, element("span", "result", words(list.old ? "listOld" : "listDated", list.dated)));
  }));
}

async function drawVersions() {
  const [version, signals] = await engine((core) => [core.version(), String(core.signals())]);
  const lines = [
    words("versionExtension", api.runtime.getManifest().version),
    words("versionEngine", version),
    words("versionSignals", signals),
  ];
  part("versions").replaceChildren(...lines.map((line) => element("li", "", element("span", "", line))));
}

async function test() {
  part("results").replaceChildren(element("li", "", words("testRunning")));
  const background = await ask({ type: "selftest" }).catch(() => null);
  const { permissions = [], origins = [] } = await api.permissions.getAll();
  const names = await imports().catch(() => []);
  part("results").replaceChildren(
    result(words("testEngine"), background !== null),
    result(words("testImports", String(names.length)), names.length > 0 && !names.some((name) => REACHES_OUT.test(name))),
    result(words("testPage"), await isNetworkClosed()),
    result(words("testBackground"), background?.closed === true),
    element("li", "", words("testPermissions", [...permissions, ...origins].join(", "))));
}

/** @param {string} what @param {boolean} holds */
function result(what, holds) {
  return element("li", "", element("span", "", what), element("span", "result", words(holds ? "yes" : "no")));
}

/** Names of the functions that the engine's module can call. */
async function imports() {
  const response = await fetch(api.runtime.getURL("engine_bg.wasm"));
  const module = await WebAssembly.compile(await response.arrayBuffer());
  return WebAssembly.Module.imports(module).map(({ name }) => name);
}
