// One test run's world: fixture sites, the proxy that plays them, and a browser with the extension.
import { startChromium } from './chromium.mjs';
import { unpack } from './extension.mjs';
import { startFirefox } from './firefox.mjs';
import { startProxy } from './proxy.mjs';
import { Sites } from './sites.mjs';

/** What starts a browser. */
export const starters = { chromium: startChromium, firefox: startFirefox };

/** Browsers to test in; `BROWSERS=chromium` picks one while working on a test. */
export const kinds = (process.env.BROWSERS ?? 'chromium,firefox').split(',');

/** Sets the stage. Pages can be added to `sites` at any time. */
export async function setStage(kind, { extension = unpack(kind), ...options } = {}) {
  const sites = new Sites();
  const proxy = await startProxy(sites);
  const browser = await starters[kind]({ extension, proxy, ...options });
  const others = [];
  const close = async () => {
    await browser.close();
    await proxy.close();
    for (const other of others) await other();
  };
  return { kind, sites, proxy, browser, close, alsoClose: (other) => others.push(other) };
}

/** Waits until `look` gives something true, and gives that; says what was waited for when it never does. */
export async function until(what, look, limit = 10_000) {
  const end = Date.now() + limit;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`waited ${limit} ms in vain: ${what}`);
    await pause(50);
  }
}

/** Waits. */
export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
