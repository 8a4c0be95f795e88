// The background: answers content scripts with the engine, and the extension's pages with what is
// known about a tab. It holds nothing in variables that a stopped worker could lose.
import { isNetworkClosed } from "./closed.js";
import { engine, EngineError, planOf } from "./core.js";
import { today } from "./day.js";
import { inject, isAllowed, leaveAll, originOf, register } from "./grants.js";
import { answersAbout, filesOf, forget, keepAnswers, keepFiles, log, recall, remember, settings } from "./session.js";

import * as store from "./store.js";

const api = globalThis.browser ?? chrome;
/** Milliseconds after which a candidate is remembered: a page is read more than once until it stands still. */
const SETTLED = 1_500;
const HIGHLIGHT = /^[a-p]{8}[ab]$/;

// All listeners stand here, at top level, so that an event that wakes the worker finds them.
api.runtime.onMessage.addListener(onMessage);
api.runtime.onInstalled.addListener(() => attempt("register", register));
api.runtime.onStartup.addListener(() => attempt("register", register));
api.permissions.onAdded.addListener(() => attempt("register", register));
api.permissions.onRemoved.addListener(() => {
  attempt("register", register);
  attempt("leave", leaveAll);
});
api.tabs.onRemoved.addListener((tab) => attempt("forget", () => forget(tab)));
api.tabs.onUpdated.addListener((tab, change) => {
  if (change.status === "loading") attempt("verify", () => verify(tab));
});
api.commands.onCommand.addListener((command, tab) => {
  if (command !== "look" || tab?.id === undefined) return;
  const { id } = tab;
  openPanel(id);
  attempt("look", () => look(id));
});

/** @typedef {(message: chrome.Message, tab: number, where: Where) => Promise<unknown>} Answering */

/** What a content script may ask, about its own tab only.
 * @type {Record<string, Answering>} */
const FOR_PAGES = {
  plan: (message) => planOf(String(message.address)),
  assess,
  forget: (_, tab) => forget(tab),
  paint: (message, tab) => paint(message.names, tab),
};

/** What the extension's own pages may ask, about the tab in front or one that they name.
 * @type {Record<string, Answering>} */
const FOR_OURSELVES = {
  current: async (_, tab) => (await recall(tab)).answer,
  tab: (_, tab) => state(tab),
  look: (_, tab) => look(tab),
  reveal: (message, tab) => api.tabs.sendMessage(tab, { ...message, type: "reveal" }, { frameId: 0 }),
  questions: () => engine((core) => core.questions()),
  answer: (message, tab) => answerOne(/** @type {Observation} */ (message.observation), tab),
  answers: (message, tab) => answerAll(String(message.json), tab),
  files: (message, tab) => keep(/** @type {KeptFile[]} */ (message.files), tab),
  loose: (message) => assessFiles(/** @type {Uint8Array[]} */ (message.files)),
  fetch: (message, tab) => fetchFile(String(message.url), tab),
  undo: (message, tab) => undoLink(Number(message.to), message.undone === true, tab),
  beside: async (message, tab) => store.beside(await applicationOf(tab), Number(message.to), await whereIs(tab)),
  group: async (_, tab) => store.group(await applicationOf(tab), await whereIs(tab)),
  forgetPerson: (_, tab) => forgetPerson(tab),
  selftest: () => selfTest(),
};

/** @param {chrome.Message} message @param {chrome.Sender} sender @param {(answer: unknown) => void} reply */
function onMessage(message, sender, reply) {
  if (sender.id !== api.runtime.id) return;
  const ours = sender.url?.startsWith(api.runtime.getURL("")) ?? false;
  const tab = ours ? undefined : sender.tab?.id;
  if (message.type === "panel" && tab !== undefined) {
    // In the same turn as the click, or the browser no longer believes in it.
    openPanel(tab);
    return;
  }
  const answers = ours ? FOR_OURSELVES : FOR_PAGES;
  if (!Object.hasOwn(answers, message.type) || (!ours && tab === undefined)) return;
  answer(answers[message.type], message, tab, { incognito: sender.tab?.incognito === true }).then(reply);
  return true;
}

/** @param {Answering} answering @param {chrome.Message} message @param {number | undefined} tab @param {Where} where */
async function answer(answering, message, tab, where) {
  try {
    return await answering(message, tab ?? (await tabOf(message)), where);
  } catch (caught) {
    const error = caught instanceof Error ? caught : new Error(String(caught));
    log(`${message.type} failed: ${error.name}: ${error.message}`);
    return { ok: false, error: { name: error.name, message: error.message } };
  }
}

/** Does something that nobody waits for. @param {string} what @param {() => Promise<unknown>} act */
function attempt(what, act) {
  act().catch((error) => log(`${what} failed: ${error.name}: ${error.message}`));
}

/** @param {chrome.Message} message @param {number} tab @param {Where} where */
async function assess(message, tab, where) {
  const wire = /** @type {Wire} */ (message.wire);
  const { sequence, known = [] } = message;
  const print = await printOf(wire);
  if (known.includes(print)) return { ok: true, known: true, sequence, print };
  try {
    const person = await personAt(wire.address);
    const [observations, kept, before, draw, { memory }] = await Promise.all(
      [answersAbout(person), filesOf(person), recall(tab), draws(wire.address), settings()]);
    const answers = observations.length > 0 ? JSON.stringify({ observations }) : undefined;
    const files = kept.map(({ bytes }) => bytes);
    const read = (/** @type {Uint8Array | undefined} */ told = undefined) => engine((core) => core.assess(wire, today(), undefined, answers, files, told));
    const looks = memory === true && (await store.mayLook(where));
    const { answer, recalled } = looks ? await readAndLook(read, person, files, tab, where) : { answer: await read(), recalled: null };
    const { record, view, candidate, ...nodes } = answer;
    const same = before.answer?.record === record;
    // On its way before the answer, which does not wait for it.
    const more = recalled && { records: recalled.records, candidate };
    if (!same || recalled) attempt("remember", () => remember(tab, { record, view: { ...view, memory: recalled?.told }, address: wire.address, ...more }, null));
    log(`read ${wire.html.join("").length} characters of markup: ${view.kind}`);
    return { ok: true, sequence, print, view, same, draw, panel: Boolean(api.sidePanel), ...nodes };
  } catch (error) {
    const known = error instanceof EngineError ? error : new EngineError("engine", error);
    const words = wordsFor(known);
    await remember(tab, null, words);
    log(`assess failed: ${known.name}: ${known.message}`);
    return { ok: false, sequence, print, error: { name: known.name, message: words } };
  }
}

/** What was recalled of those who were read last: a page is read again and again. What a stopped worker forgets of it is looked up anew.
 * @type {Map<string, Uint8Array | undefined>} */
const recalledOf = new Map();
/** Most of them that are kept. */
const LAST = 16;

/** Reads a page, looks its candidate up, and reads it again with what was found. Mostly that is what was found the last time, or
 * nothing, so this is told to the first reading, and where it was right there is no second one.
 * @param {(told?: Uint8Array) => Promise<Assessed>} read @param {string} person @param {Uint8Array[]} files @param {number} tab @param {Where} where */
async function readAndLook(read, person, files, tab, where) {
  const guess = recalledOf.has(person) ? recalledOf.get(person) : store.nobody();
  const first = await read(guess);
  const recalled = first.view.kind === "candidate" ? await recollect(first.candidate, person, files, tab, where) : null;
  const told = recalled?.recollection;
  recalledOf.delete(person);
  recalledOf.set(person, told);
  if (recalledOf.size > LAST) recalledOf.delete([...recalledOf.keys()][0]);
  return { answer: isSame(guess, told) ? first : await read(told), recalled };
}

/** @param {Uint8Array | undefined} one @param {Uint8Array | undefined} other */
function isSame(one, other) {
  if (!one || !other) return one === other;
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

/** What is remembered that concerns a candidate, who is remembered from then on. A memory that fails takes nothing from the answer.
 * @param {string} candidate as the engine read it @param {string} person @param {Uint8Array[]} files @param {number} tab @param {Where} where */
async function recollect(candidate, person, files, tab, where) {
  try {
    const application = applicationFrom(candidate, person, files);
    const recalled = await store.look(application, where);
    clearTimeout(keeping.get(tab));
    keeping.set(tab, setTimeout(() => attempt("memory", () => keepInMind(application, person, where)), SETTLED));
    return recalled;
  } catch (error) {
    log(`memory failed: ${error instanceof Error ? error.message : error}`);
    return null;
  }
}

/** @param {string} candidate @param {string} person @param {Uint8Array[]} files @returns {Application} */
function applicationFrom(candidate, person, files) {
  return { entry: `{"as":${JSON.stringify(person)},"candidate":${candidate}}`, files };
}

/** The application in front, as the memory takes it. @param {number} tab */
async function applicationOf(tab) {
  const { answer } = await recall(tab);
  if (!answer?.candidate) throw new Error(api.i18n.getMessage("emptyTitle"));
  const person = await personAt(answer.address);
  return applicationFrom(answer.candidate, person, (await filesOf(person)).map(({ bytes }) => bytes));
}

/** @param {number} tab @returns {Promise<Where>} */
async function whereIs(tab) {
  return { incognito: (await api.tabs.get(tab)).incognito === true };
}

/** Candidates about to be remembered, by tab: what a stopped worker forgets of it is read again with the page.
 * @type {Map<number, ReturnType<typeof setTimeout>>} */
const keeping = new Map();

/** Remembers somebody, once a day for what is known. @param {Application} application @param {string} person @param {Where} where */
async function keepInMind(application, person, where) {
  const name = `kept:${person}`;
  const state = `${today()}:${application.files?.length ?? 0}`;
  const { [name]: before } = await api.storage.session.get(name);
  if (before?.state === state) return;
  const { number } = await store.remember(application, where);
  await api.storage.session.set({ [name]: { state, number } });
}

/** Says of two applications that they do not belong together, or takes it back. @param {number} to @param {boolean} undone @param {number} tab */
async function undoLink(to, undone, tab) {
  const name = `kept:${await personAt(await addressOf(tab))}`;
  const { [name]: kept } = await api.storage.session.get(name);
  if (kept) await store.undoLink(kept.number, to, undone);
  await look(tab);
}

/** Forgets the person in front. @param {number} tab */
async function forgetPerson(tab) {
  const person = await personAt(await addressOf(tab));
  clearTimeout(keeping.get(tab));
  return store.forget(person);
}

/** What a user is told of an error of the engine; the rest is in the log. @param {Error} error */
function wordsFor(error) {
  return api.i18n.getMessage(error.name === "panic" ? "errorPanic" : "errorEngine");
}

/** What tells one state of a page from another; the page side keeps no more of it than this. @param {Wire} wire */
async function printOf({ html, values }) {
  const text = new TextEncoder().encode([...html, ...values].join("\0"));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", text));
  return Array.from(digest.subarray(0, 16), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Whom an address shows: the identity in it, else the address itself. @param {string} address */
async function personAt(address) {
  const { identity, sites } = await planOf(address);
  return identity === null ? address.replace(/#.*/s, "") : `${sites.join()}:${identity}`;
}

/** Takes an answer, or takes it back, and has the page read again. @param {Observation} observation @param {number} tab */
async function answerOne(observation, tab) {
  const person = await personAt(await addressOf(tab));
  const others = (await answersAbout(person)).filter(({ signal }) => signal !== observation.signal);
  await keepAnswers(person, observation.answer === "" ? others : [...others, { ...observation, on: today() }]);
  await look(tab);
}

/** Takes the answers of a saved record; one that cannot be read refuses them all. @param {string} json @param {number} tab */
async function answerAll(json, tab) {
  const { observations } = JSON.parse(await engine((core) => core.observations(json)));
  await keepAnswers(await personAt(await addressOf(tab)), observations);
  await look(tab);
}

/** Keeps the files of the person in front, and has the page read again with them. @param {KeptFile[]} files @param {number} tab */
async function keep(files, tab) {
  await keepFiles(await personAt(await addressOf(tab)), files);
  await look(tab);
}

/** What can be said of files that belong to no page. @param {Uint8Array[]} files */
async function assessFiles(files) {
  const { record, view } = await engine((core) => core.assess_files(files, today()));
  return { record, view, address: "" };
}

/** Fetches a file that the page in front links to, on the user's click; the page's own script would ask the same.
 * @param {string} url @param {number} tab */
async function fetchFile(url, tab) {
  const { answer } = await recall(tab);
  if (!answer || !attachedTo(answer).some((file) => file.url === url)) throw new Error(api.i18n.getMessage("emptyTitle"));
  log("fetched a file of the page, on a click");
  await api.scripting.executeScript({ target: { tabId: tab }, files: ["attached.js"] });
  const fetched = await api.tabs.sendMessage(tab, { type: "fetch", url }, { frameId: 0 });
  if (!fetched.ok) throw new Error(fetched.why);
  return { bytes: fetched.bytes, type: fetched.mime };
}

/** Files of the page's own origin that it links to as the candidate's: no other request is ever made. @param {Answer} answer
 * @returns {AttachedFile[]} */
function attachedTo({ record, address }) {
  const { candidate } = /** @type {{ candidate: { attachments?: { name: string | null, url: string | null }[] } }} */ (JSON.parse(record));
  const own = new URL(address).origin;
  return (candidate.attachments ?? []).flatMap(({ name, url }) => {
    const there = url === null ? null : URL.parse(url, address);
    if (there === null || there.origin !== own || !/^(https?|blob):$/.test(there.protocol)) return [];
    return [{ name: name || decodeURIComponent(there.pathname.split("/").pop() ?? ""), url: there.href }];
  });
}

/** @param {number} tab */
async function addressOf(tab) {
  const { answer } = await recall(tab);
  if (!answer) throw new Error(api.i18n.getMessage("emptyTitle"));
  return answer.address;
}

/** On sites that are only read on click the mark is drawn when the user has switched it on. @param {string} address */
async function draws(address) {
  const plan = await planOf(address);
  return !plan.onClick || (await settings()).overlayOnClick;
}

/** Gives highlights of a page their colours, outside the page's own style and policy.
 * @param {unknown} names @param {number} tab */
async function paint(names, tab) {
  if (!Array.isArray(names) || !names.every((name) => HIGHLIGHT.test(name))) return false;
  const [some, one] = names;
  const css = `::highlight(${some}) { background-color: #ffe9a3; color: #1a2030; }
::highlight(${one}) { background-color: #ffd24d; color: #1a2030; text-decoration: underline 2px #34439a; }`;
  await api.scripting.insertCSS({ target: { tabId: tab }, css });
  return true;
}

/** Reads a tab because the user clicked. @param {number} tab */
async function look(tab) {
  await inject(tab);
  return api.tabs.sendMessage(tab, { type: "look" }, { frameId: 0 });
}

/** Drops what is known of a tab when its page is gone or shows another person. @param {number} tab */
async function verify(tab) {
  const { answer, error } = await recall(tab);
  if (!answer && !error) return;
  const page = await api.tabs.sendMessage(tab, { type: "state" }, { frameId: 0 }).catch(() => null);
  if (!page?.read) await forget(tab);
}

/** The tab that a message of our own pages is about: the one it names, else the one in front.
 * @param {chrome.Message} message @returns {Promise<number>} */
async function tabOf(message) {
  if (typeof message.tab === "number") return message.tab;
  const [tab] = await api.tabs.query({ active: true, lastFocusedWindow: true });
  if (tab?.id === undefined) throw new Error("no tab is in front");
  return tab.id;
}

/** @param {number} tab @returns {Promise<TabState>} */
async function state(tab) {
  await verify(tab);
  const { answer, error } = await recall(tab);
  const { url } = await api.tabs.get(tab);
  const address = answer?.address ?? url ?? null;
  const origin = originOf(address);
  // An engine that cannot even plan shall not look like a page without a candidate.
  const plan = origin === null ? null : await planOf(address ?? "").catch(wordsFor);
  const trouble = typeof plan === "string" ? plan : error;
  const onClick = typeof plan === "object" && plan !== null && plan.onClick;
  const person = answer && trouble === error ? await personAt(answer.address) : null;
  const [answers, files] = person === null ? [[], []] : await Promise.all([answersAbout(person), filesOf(person)]);
  const attached = answer?.view.kind === "candidate" ? attachedTo(answer) : [];
  return { tab, address, origin, allowed: await isAllowed(origin), onClick, answer, answers, files, attached, error: trouble };
}

/** @param {number} tab */
function openPanel(tab) {
  const opened = api.sidePanel ? api.sidePanel.open({ tabId: tab }) : api.sidebarAction?.open();
  opened?.catch((error) => log(`the panel did not open: ${error.message}`));
}

/** What the options page cannot see from outside: does the background's engine run, is its network closed? */
async function selfTest() {
  const version = await engine((core) => core.version());
  return { version, closed: await isNetworkClosed() };
}
