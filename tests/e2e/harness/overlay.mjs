// The overlay as a person has it: what is shown, where to click.
import { until } from './stage.mjs';

/** What an overlay's shadow root shows; runs inside the page. Null for a root that is no overlay of ours. */
function shownIn(root) {
  const mark = root.querySelector('.mark');
  const dialog = root.querySelector('.dialog');
  if (!mark) return null;
  const seen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && element.getBoundingClientRect().width > 1;
  const middle = (element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  };
  // Cards are drawn when the mark is opened.
  const all = (selector) => [...dialog?.querySelectorAll(selector) ?? []];
  const groups = all('section.group').map((group) => ({
    heading: group.querySelector(':scope > h2')?.textContent ?? '',
    titles: [...group.querySelectorAll('article h3')].map((title) => title.textContent),
  }));
  const buttons = all('button').map((button) => ({ words: button.textContent, ...middle(button) }));
  return {
    address: location.href,
    mark: mark.textContent,
    seen: seen(mark),
    at: middle(mark),
    box: mark.getBoundingClientRect().toJSON(),
    open: dialog?.matches(':popover-open') ?? false,
    expanded: mark.getAttribute('aria-expanded'),
    focus: root.activeElement === mark ? 'mark' : root.activeElement?.textContent ?? null,
    titles: groups.find((group) => group.heading === '')?.titles ?? [],
    groups,
    buttons,
    words: dialog?.textContent ?? '',
    elements: [...new Set([...root.querySelectorAll('*')].map((element) => element.localName))].sort(),
    theme: mark.closest('.bonafide').dataset.theme,
  };
}

/** The overlay of a tab, or null. */
export async function overlay(tab) {
  const roots = (await tab.inRoots(shownIn)).filter(Boolean);
  if (roots.length > 1) throw new Error(`${roots.length} overlays on one page`);
  return roots[0] ?? null;
}

/** Waits for an overlay that can be seen. */
export const untilOverlay = (tab, what = 'an overlay', is = () => true, limit) => until(what, async () => {
  const found = await overlay(tab);
  return found?.seen && is(found) ? found : null;
}, limit);

/** Where the mark stands once it stands still: a scroll moves it a frame later, and a click would miss it. */
async function restingPlace(tab) {
  let last = { x: -1, y: -1 };
  let looks = 0;
  const { at } = await untilOverlay(tab, 'the mark to stand still', (shown) => {
    looks = last.x === shown.at.x && last.y === shown.at.y ? looks + 1 : 0;
    last = shown.at;
    return looks >= 3;
  });
  return at;
}

/** Opens the overlay's cards with the mouse. */
export async function openCards(tab) {
  const at = await restingPlace(tab);
  await tab.clickAt(at.x, at.y);
  return untilOverlay(tab, 'the cards to open', (found) => found.open);
}
