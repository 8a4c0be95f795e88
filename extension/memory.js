// What the background remembers, in the browser's session storage: it is in memory only, survives a
// stopped worker, and ends with the browser. Candidates' data are never in the log.
const api = globalThis.browser ?? chrome;
const LINES = 100;

/** Key of a tab's last answer. @param {number} tab */
export function key(tab) {
  return `tab:${tab}`;
}

/** @param {number} tab @returns {Promise<{ answer: Answer | null, error: string | null }>} */
export async function recall(tab) {
  const found = await api.storage.session.get(key(tab));
  return found[key(tab)] ?? { answer: null, error: null };
}

/** @param {number} tab @param {Answer | null} answer @param {string | null} error */
export async function remember(tab, answer, error) {
  await api.storage.session.set({ [key(tab)]: { answer, error } });
}

/** @param {number} tab */
export async function forget(tab) {
  await api.storage.session.remove(key(tab));
}

/** One write after the other, so that no line is lost. */
let writing = Promise.resolve();

/** Adds a line to the log. @param {string} line */
export function log(line) {
  writing = writing.then(async () => {
    const { log: lines = [] } = await api.storage.session.get("log");
    lines.push(`${new Date().toISOString()} ${line}`);
    await api.storage.session.set({ log: lines.slice(-LINES) });
  }).catch(() => {});
}

/** @returns {Promise<Settings>} */
export async function settings() {
  const { settings: kept } = await api.storage.local.get("settings");
  return { overlayOnClick: false, ...kept };
}
