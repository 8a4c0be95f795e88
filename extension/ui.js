// What the extension's own pages share: words, elements, and asking the background.
export const api = globalThis.browser ?? chrome;

/** A word of the interface. Words about signals are never here: they come with the view.
 * @param {string} name @param {...string} values */
export function words(name, ...values) {
  return api.i18n.getMessage(name, values);
}

/** Fills the elements that name their words. */
export function fill() {
  for (const element of document.querySelectorAll("[data-words]"))
    element.textContent = words(/** @type {HTMLElement} */ (element).dataset.words ?? "");
  document.adoptedStyleSheets = [bonafide.cards.sheet()];
}

/** The keys that read a page, as the user has set them; what the button is called when there are none. */
export async function shortcut() {
  const look = (await api.commands.getAll()).find((command) => command.name === "look");
  return look?.shortcut || words("noShortcut");
}

/** @param {string} name @param {string} kind @param {...(Node | string)} children */
export function element(name, kind, ...children) {
  return bonafide.cards.element(name, kind, ...children);
}

/** The element of that id, which is in the page's own HTML. @param {string} id */
export function part(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/** @param {chrome.Message} message @returns {Promise<any>} */
export async function ask(message) {
  const answer = await api.runtime.sendMessage(message);
  if (answer?.ok === false) throw new Error(answer.error.message);
  return answer;
}

/** The tab that this page was opened for, when its address names one. */
export function namedTab() {
  const tab = new URLSearchParams(location.search).get("tab");
  return tab === null ? undefined : Number(tab);
}

/** What is known of a tab: the named one, else the one in front. @returns {Promise<TabState>} */
export async function tabState() {
  const named = namedTab();
  if (named !== undefined) return ask({ type: "tab", tab: named });
  const [tab] = await api.tabs.query({ active: true, currentWindow: true });
  return ask({ type: "tab", tab: tab?.id });
}

/** @param {(event: Event) => void} act @param {string} id */
export function onClick(id, act) {
  part(id).addEventListener("click", (event) => {
    if (event.isTrusted) act(event);
  });
}

/** Shows the parts whose ids are given and hides the others of the list.
 * @param {string[]} all @param {string[]} shown */
export function only(all, shown) {
  for (const id of all) part(id).hidden = !shown.includes(id);
}

/** Host of a match pattern, for people. @param {string} origin */
export function hostOf(origin) {
  return origin.replace(/^[^:]+:\/\//, "").replace(/\/\*$/, "");
}
