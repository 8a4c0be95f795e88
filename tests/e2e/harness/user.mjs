// What a user does with the mouse: the toolbar button, the switch for LinkedIn, the grant for a site.
import { backstage, inExtension, stateOf } from './backstage.mjs';
import { until } from './stage.mjs';

/** Clicks the toolbar button on a tab; the popup that opens has the page read. */
export async function click(tab) {
  await backstage(tab.browser);
  await tab.clickAction();
  const address = await tab.address();
  return until('the page side to run', () => stateOf(tab.browser, address));
}

/** Clicks an element of one of the extension's own pages with the mouse, once it has come to rest. */
export async function pressOn(tab, selector) {
  await tab.front();
  let last = null;
  const at = await until(`${selector} to be there and at rest`, async () => {
    const spot = await tab.evaluate(middleOf, selector);
    const rests = spot !== null && JSON.stringify(spot) === JSON.stringify(last);
    last = spot;
    return rests ? spot : null;
  });
  await tab.clickAt(at.x, at.y);
}

/** Middle of an element that can be clicked there; runs inside the page. */
function middleOf(selector) {
  const element = document.querySelector(selector);
  if (!element || element.disabled) return null;
  element.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { x, y, width, height } = element.getBoundingClientRect();
  const spot = { x: Math.round(x + width / 2), y: Math.round(y + height / 2) };
  return width > 0 && element.contains(document.elementFromPoint(spot.x, spot.y)) ? spot : null;
}

/** Switches the overlay on for sites that are read on click only, in the options. */
export async function showOnClick(browser) {
  await pressOn(await backstage(browser), '#overlay');
  await until('the switch to be kept', () => inExtension(browser, async (api) => {
    const { settings } = await api.storage.local.get('settings');
    return settings?.overlayOnClick;
  }));
}

/** Allows the site of a tab, in the popup, and says yes to the browser's question. */
export async function allowSite(tab) {
  const { browser } = tab;
  const { hostname, protocol } = new URL(await tab.address());
  const origin = `${protocol}//${hostname}/*`;
  await browser.allowPrompt(origin);
  const { tab: id } = await click(tab);
  const popup = await browser.openOwn(`popup.html?tab=${id}`);
  await pressOn(popup, '#allow');
  await until(`${origin} to be allowed`, () => inExtension(browser, (api, wanted) => api.permissions.contains({ origins: [wanted] }), origin));
  await popup.close();
}
