// Where we may read: by click on any page, by itself on the sites that the user has allowed.
//
// Nothing is declared at install. For every granted origin one content script is registered; sites
// that are only read on click (LinkedIn) are left out whatever was granted.
import { engine } from "./core.js";
import { log } from "./session.js";

const api = globalThis.browser ?? chrome;
const ID = "page";

/** The page side, in the order in which it runs. */
export const SCRIPTS = ["collect.js", "cards.js", "find.js", "place.js", "light.js", "draw.js", "content.js"];

/** One registration after the other, for events come in bunches. */
let registering = Promise.resolve();

/** Registers the page side for what is granted now. */
export function register() {
  const next = registering.then(update);
  registering = next.catch(() => {});
  return next;
}

/** Leaves every page: what a page side may do was taken back. It comes again by click or grant. */
export async function leaveAll() {
  const tabs = await api.tabs.query({});
  await Promise.allSettled(tabs.map(({ id }) => id !== undefined && api.tabs.sendMessage(id, { type: "forget" })));
}

async function update() {
  const { origins = [] } = await api.permissions.getAll();
  const known = await api.scripting.getRegisteredContentScripts({ ids: [ID] });
  if (origins.length === 0) {
    if (known.length > 0) await api.scripting.unregisterContentScripts({ ids: [ID] });
    return;
  }
  const excluded = await engine((core) => core.sites().filter((site) => site.onClick).flatMap((site) => site.hosts));
  const script = { id: ID, js: SCRIPTS, matches: origins, excludeMatches: excluded, runAt: "document_idle", persistAcrossSessions: true };
  if (known.length > 0) await api.scripting.updateContentScripts([script]);
  else await api.scripting.registerContentScripts([script]);
  log(`reads by itself on ${origins.length} allowed sites`);
}

/** Runs the page side in a tab now; twice does no harm. @param {number} tab */
export async function inject(tab) {
  await api.scripting.executeScript({ target: { tabId: tab }, files: SCRIPTS });
}

/** The pattern to ask for, for an address; `null` where extensions have no business.
 * @param {string | null | undefined} address */
export function originOf(address) {
  if (!address || !/^https?:/.test(address)) return null;
  const { protocol, hostname } = new URL(address);
  return `${protocol}//${hostname}/*`;
}

/** @param {string | null} origin */
export async function isAllowed(origin) {
  return origin !== null && api.permissions.contains({ origins: [origin] });
}
