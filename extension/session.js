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

/** What was answered about a person, until the browser closes; keyed by the person, who may be seen again in another tab.
 * @param {string} person @returns {Promise<Observation[]>} */
export async function answersAbout(person) {
  const name = `answers:${person}`;
  return (await api.storage.session.get(name))[name] ?? [];
}

/** @param {string} person @param {Observation[]} observations */
export async function keepAnswers(person, observations) {
  await api.storage.session.set({ [`answers:${person}`]: observations });
}

/** Files of a person, read, until the browser closes. Session storage takes no bytes, so they are written as text.
 * @param {string} person @returns {Promise<KeptFile[]>} */
export async function filesOf(person) {
  const name = `files:${person}`;
  const kept = /** @type {{ name: string, text: string }[]} */ ((await api.storage.session.get(name))[name] ?? []);
  return kept.map((file) => ({ name: file.name, bytes: Uint8Array.from(atob(file.text), (letter) => letter.charCodeAt(0)) }));
}

/** @param {string} person @param {KeptFile[]} files */
export async function keepFiles(person, files) {
  const written = files.map(({ name, bytes }) => ({ name, text: btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")) }));
  await api.storage.session.set({ [`files:${person}`]: written });
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
