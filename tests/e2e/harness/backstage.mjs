// A page of the extension's own in a tab behind the others: from there a test asks the background what the panel
// asks, listens to what the page side sends, and clicks what a user would click.
import { until } from './stage.mjs';

/** The tab behind the stage; opened once. */
export async function backstage(browser) {
  browser.back ??= await browser.openOwn('options.html');
  return browser.back;
}

/** Runs a function with the extension's API at hand. */
export const inExtension = async (browser, fn, ...args) => (await backstage(browser)).evaluate(
  `async (...args) => { const api = globalThis.browser ?? globalThis.chrome; return (${fn})(api, ...args); }`, ...args);

/** What the page side of a tab says of itself: `{tab, read}`; null where there is none. */
export const stateOf = (browser, address) => inExtension(browser, async (api, wanted) => {
  for (const { id } of await api.tabs.query({})) {
    const state = await api.tabs.sendMessage(id, { type: 'state' }, { frameId: 0 }).catch(() => null);
    if (state?.address === wanted) return { tab: id, read: state.read };
  }
  return null;
}, address);

/** Waits until the page side runs and has read the page, or has had the time for it and found no reason to. */
export async function readyFor(browser, address, patience = 3_500) {
  const state = await until('the page side to run', () => stateOf(browser, address));
  await until('the page to be read', async () => (await stateOf(browser, address))?.read, patience).catch(() => {});
  return state;
}

/** The last answer about a page, as the panel gets it: view, record and address. */
export async function answerFor(browser, address) {
  const { tab } = await until('an answer', async () => {
    const state = await stateOf(browser, address);
    return state?.read ? state : null;
  });
  // It is kept behind the reply to the page, which does not wait for it.
  return until('the answer to be kept', () => inExtension(browser, (api, id) => api.runtime.sendMessage({ type: 'current', tab: id }), tab));
}

/** Counts the messages of the page side by kind from now on. The background is not touched: it hears what it always hears. */
export const startCounting = (browser) => inExtension(browser, (api) => {
  globalThis.counted = {};
  globalThis.counting ??= api.runtime.onMessage.addListener((message, sender) => {
    if (sender.tab) globalThis.counted[message.type] = (globalThis.counted[message.type] ?? 0) + 1;
  }) ?? true;
});

/** How often each kind of message came since. */
export const counted = (browser) => inExtension(browser, () => globalThis.counted);
