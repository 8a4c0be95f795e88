// What is remembered that concerns the candidate in front, in the panel: links as sums of what is shared, and what
// is different from the last time. Words come from the engine.
import { element, part, words } from "./ui.js";

/** @typedef {{ undo: (to: number, undone: boolean) => void, compare: (to: number) => void }} Acts */

/** Draws it, or hides the part when nobody asked the memory. @param {View | null} view @param {Acts} acts */
export function showSeen(view, acts) {
  const memory = view?.memory ?? null;
  part("seen").hidden = memory === null;
  if (!memory) return;
  const little = memory.little === null ? [] : [element("p", "soft", memory.little)];
  part("seen-list").replaceChildren(element("p", "soft", memory.meaning),
    ...memory.history.map((line) => element("p", "", line)),
    ...memory.links.map((link) => drawLink(link, acts)), ...little);
}

/** A link as a waterfall: what is shared, each with its weight, down to the sum. @param {MemoryLink} link @param {Acts} acts */
function drawLink(link, acts) {
  const rows = link.shared.map(({ words: name, quotes, holders, weight }) => element("li", "",
    element("span", "field", name, ...quotes.map((quote) => element("bdi", "quote", quote)), element("span", "why", holders)),
    element("span", "number", String(weight))));
  const total = element("li", "total", element("span", "field", words("seenTotal")), element("span", "number", String(link.total)));
  const undo = act(words(link.undone ? "seenRedo" : "seenUndo"), () => acts.undo(link.to, !link.undone));
  const side = act(words("seenCompare"), () => acts.compare(link.to));
  const texts = element("div", "texts");
  texts.id = `texts-${link.to}`;
  return element("article", link.weighs ? "card" : "card apart", element("h3", "", link.title), element("p", "strength", link.meaning),
    element("ul", "waterfall", ...rows, total), element("div", "acts", side, undo), texts);
}

/** @param {string} label @param {() => void} what */
function act(label, what) {
  const button = element("button", "plain", label);
  button.setAttribute("type", "button");
  button.addEventListener("click", (event) => {
    if (event.isTrusted) what();
  });
  return button;
}

/** Two texts side by side, with what both have set apart, and what is rare of it. @param {number} to @param {TextRun[]} runs */
export function showTexts(to, runs) {
  const column = (/** @type {"left" | "right"} */ which) => element("div", "column", ...runs.filter((run) => run[which] !== "")
    .map((run) => element(run.shared ? "mark" : "span", run.rare ? "rare" : "", run[which])));
  part(`texts-${to}`).replaceChildren(column("left"), column("right"));
}
