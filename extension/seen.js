// What is remembered that concerns the candidate in front, in the panel: links as sums of what is shared, and what
// is different from the last time. Words come from the engine.
import { drawBeside, drawGroup } from "./beside.js";
import { element, part, words } from "./ui.js";

/** @typedef {{ undo: (to: number, undone: boolean) => void, beside: (to: number) => Promise<Beside | null>, group: () => Promise<Group | null> }} Acts */

/** Draws it, or hides the part when nobody asked the memory.
 * @param {View} view @param {FoundRecord[]} records whom the links lead to @param {Acts} acts */
export function showSeen({ memory }, records, acts) {
  part("seen").hidden = !memory;
  if (!memory) return;
  const place = element("div", "linked");
  const little = memory.little === null ? [] : [element("p", "soft", memory.little)];
  part("seen-list").replaceChildren(element("p", "soft", memory.meaning),
    ...memory.history.map((line) => element("p", "", line)), place,
    ...memory.links.map((link) => drawLink(link, records.find(({ number }) => number === link.to), acts)), ...little);
  // One link is a card; two and more are a group.
  if (memory.links.filter(({ undone }) => !undone).length > 1) {
    acts.group().then((group) => { if (group && place.isConnected) drawGroup(place, group); }).catch(() => {});
  }
}

/** A link as a waterfall: what is shared, each with its weight, down to the sum.
 * @param {MemoryLink} link @param {FoundRecord | undefined} other @param {Acts} acts */
function drawLink(link, other, acts) {
  const rows = link.shared.map(({ words: name, quotes, holders, weight }) => element("li", "",
    element("span", "field", name, ...quotes.map((quote) => element("bdi", "quote", quote)), element("span", "why", holders)),
    element("span", "number", String(weight))));
  const total = element("li", "total", element("span", "field", words("seenTotal")), element("span", "number", String(link.total)));
  const undo = element("button", "plain", words(link.undone ? "seenRedo" : "seenUndo"));
  undo.setAttribute("type", "button");
  undo.addEventListener("click", (event) => {
    if (event.isTrusted) acts.undo(link.to, !link.undone);
  });
  const who = [other?.name ?? other?.as, other?.role].filter(Boolean).join(" · ");
  return element("article", link.weighs ? "card" : "card apart", element("h3", "", link.title),
    ...(who ? [element("bdi", "who", who)] : []), element("p", "strength", link.meaning),
    element("ul", "waterfall", ...rows, total), drawTexts(link, acts), undo);
}

/** The two texts, asked for when somebody opens them. @param {MemoryLink} link @param {Acts} acts */
function drawTexts(link, acts) {
  const place = element("div", "");
  const details = /** @type {HTMLDetailsElement} */ (element("details", "texts", element("summary", "", words("besideTitle")), place));
  details.addEventListener("toggle", async () => {
    if (!details.open || place.hasChildNodes()) return;
    place.textContent = words("besideReading");
    try {
      const beside = await acts.beside(link.to);
      place.replaceChildren();
      if (beside) drawBeside(place, beside, link);
    } catch (error) {
      place.textContent = words("memoryFailed", error instanceof Error ? error.message : String(error));
    }
  });
  return details;
}
