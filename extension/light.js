// Makes words stand out where they are, without touching the page's tree.
//
// With the CSS Custom Highlight API; its colours come from a style sheet that the background inserts
// beside the page's own, out of reach of the page's policy. Where there is none, or words stand in a
// shadow root that the sheet does not reach, the overlay draws boxes around them.
"use strict";
(() => {
  const shared = (globalThis.bonafide ??= /** @type {any} */ ({}));
  if (shared.alive?.()) return;

  // A name per page, for the page could look for a fixed one.
  const random = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => "abcdefghijklmnop"[byte & 15]).join("");
  const names = { some: `${random}a`, one: `${random}b` };
  /** @type {Promise<boolean> | undefined} */
  let painted;
  /** Raised whenever words are lit or dimmed, so that a late answer lights nothing. */
  const turn = { some: 0, one: 0 };

  /** True when highlights of this page have colours. @returns {Promise<boolean>} */
  function paint() {
    return (painted ??= shared.paint([names.some, names.one]));
  }

  /** Lights up ranges; false when they need boxes instead.
   * @param {"some" | "one"} which @param {Range[]} ranges @returns {Promise<boolean>} */
  async function light(which, ranges) {
    if (typeof Highlight !== "function" || !CSS.highlights) return false;
    if (ranges.some((range) => !(range.startContainer.getRootNode() instanceof Document))) return false;
    const mine = ++turn[which];
    if (!(await paint())) return false;
    if (mine !== turn[which]) return true;
    const made = new Highlight(...ranges);
    made.priority = which === "one" ? 1 : 0;
    CSS.highlights.set(names[which], made);
    return true;
  }

  /** @param {"some" | "one"} which */
  function dim(which) {
    turn[which]++;
    if (typeof Highlight === "function") CSS.highlights?.delete(names[which]);
  }

  shared.light = { light, dim };
})();
