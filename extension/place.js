// Where the mark may stand: beside the words of an element, on what is free, in the page's colours.
//
// Everything here only looks at the page. It is called when the layout is known (after a frame, from
// an observer), so looking forces no layout.
"use strict";
(() => {
  const shared = (globalThis.bonafide ??= /** @type {any} */ ({}));
  if (shared.alive?.()) return;

  const GAP = 8;
  /** Where along a box it is looked whether something lies in the way. */
  const PROBES = [0, 0.1, 0.25, 0.5, 0.75, 1];
  /** The same down a box. */
  const DOWN = [0.5, 0.1, 0.9];
  /** Something foreign without words of its own that is so many times as tall as the mark is another card. */
  const CARD = 3;
  /** How far behind the words a mark may stand and still be theirs: beyond badges, not beyond the next column. */
  const NEAR = 160;
  /** Most room at the sides of words in a box that counts as one with them. */
  const BADGE = 48;
  const CONTENT = "a,button,img,svg,input,select,textarea,video,canvas,iframe,[role=button],[role=img]";
  const { closest } = Element.prototype;
  const { contains } = Node.prototype;

  /** Box of the last line of words in an element, in the viewport. @param {Element} target @returns {Rect | null} */
  function rectOf(target) {
    const box = target.getBoundingClientRect();
    if (box.width < 1 || box.height < 1) return null;
    const range = new Range();
    range.selectNodeContents(target);
    /** @type {Rect | null} */
    let line = null;
    for (const rect of Array.from(range.getClientRects()).reverse()) {
      if (rect.width < 2 || rect.height < 4 || rect.right > box.right + 2 || rect.left < box.left - 2) continue;
      if (line === null) line = { left: rect.left, top: rect.top, right: rect.right, bottom: rect.bottom };
      else if (rect.top < line.bottom && rect.bottom > line.top) line = around(line, rect);
    }
    return line ?? { left: box.left, top: box.top, right: box.right, bottom: box.bottom };
  }

  /** The smallest box around both, but no taller than the first: pictures beside a name do not count.
   * @param {Rect} a @param {Rect} b @returns {Rect} */
  function around(a, b) {
    return { left: Math.min(a.left, b.left), top: a.top, right: Math.max(a.right, b.right), bottom: a.bottom };
  }

  /** What stands at a point, our own host apart. @param {Element} target @param {number} x @param {number} y @param {Element} host */
  function at(target, x, y, host) {
    const root = /** @type {Document | ShadowRoot} */ (target.getRootNode());
    const { elementFromPoint, elementsFromPoint } = root instanceof ShadowRoot ? ShadowRoot.prototype : Document.prototype;
    const top = elementFromPoint.call(root, x, y);
    // All that lies at a point is looked for only where we lie on top: it costs several times as much.
    return top === host ? elementsFromPoint.call(root, x, y).find((element) => element !== host) ?? null : top;
  }

  /** What stands at a point and neither holds the target nor is held by it. @param {Element} target @param {number} x
   * @param {number} y @param {Element} host */
  function foreign(target, x, y, host) {
    const hit = at(target, x, y, host);
    return hit && !contains.call(hit, target) && !contains.call(target, hit) ? hit : null;
  }

  /** Box of foreign content that is found at a point and lies beside the same line as `mark`; `null` when there is none.
   * @param {Element} target @param {number} x @param {number} y @param {Rect} mark @param {Element} host @returns {Rect | null} */
  function obstacle(target, x, y, mark, host) {
    const hit = foreign(target, x, y, host);
    const rect = hit && taken(hit, target, mark);
    return rect && rect.right > mark.left && rect.left < mark.right ? rect : null;
  }

  /** Room that a foreign element takes: all of a picture, a control, or what is so tall that it is another card; else
   * that of its words. @param {Element} hit @param {Element} target @param {Rect} mark @returns {Rect | null} */
  function taken(hit, target, mark) {
    const solid = closest.call(hit, CONTENT);
    if (solid && !contains.call(solid, target)) return solid.getBoundingClientRect();
    if (hasWords(hit)) return wordsBox(hit);
    const box = hit.getBoundingClientRect();
    return box.height > CARD * (mark.bottom - mark.top) ? box : null;
  }

  /** Room that an element's words take: all of a small box such as a badge, else the words alone.
   * @param {Element} element @returns {Rect | null} */
  function wordsBox(element) {
    const box = element.getBoundingClientRect();
    const text = rectOf(element);
    return text && box.width <= text.right - text.left + BADGE ? box : text;
  }

  /** @param {Element} element */
  function hasWords(element) {
    for (let child = shared.safe.firstChild(element); child !== null; child = shared.safe.nextSibling(child))
      if (child instanceof Text && child.data.trim() !== "") return true;
    return false;
  }

  /** Where a box of `size` stands free beside the words at `text`: behind them, else above, else below.
   * @param {Element} target @param {Rect} text @param {{ width: number, height: number }} size @param {Element} host */
  function free(target, text, size, host) {
    const backwards = getComputedStyle(target).direction === "rtl";
    const y = (text.top + text.bottom - size.height) / 2;
    const x = behind(target, text, size, host, backwards);
    if (x !== null) return { x, y };
    const start = backwards ? text.right - size.width : text.left;
    const left = Math.max(GAP, Math.min(start, innerWidth - size.width - GAP));
    const tops = [topOf(target, text) - size.height - GAP / 2, text.bottom + GAP / 2];
    const [above, below] = tops.map((top) => boxAt(left, top, size));
    const free = (/** @type {boolean} */ pictures) => [above, below].find((box) => isFree(target, box, pictures, host));
    return { x: left, y: (free(false) ?? free(true) ?? below).top };
  }

  /** Where the first line of an element's words begins, when `last` is its last. @param {Element} target @param {Rect} last */
  function topOf(target, last) {
    const range = new Range();
    range.selectNodeContents(target);
    const above = Array.from(range.getClientRects()).filter((rect) => rect.width >= 2 && rect.height <= 2 * (last.bottom - last.top));
    return Math.min(last.top, ...above.map((rect) => rect.top));
  }

  /** @param {number} left @param {number} top @param {{ width: number, height: number }} size @returns {Rect} */
  function boxAt(left, top, { width, height }) {
    return { left, top, right: left + width, bottom: top + height };
  }

  /** True in the window where there are no words anywhere in a box, and no picture in its middle unless those count for
   * nothing. @param {Element} target @param {Rect} box @param {boolean} pictures @param {Element} host */
  function isFree(target, box, pictures, host) {
    const hit = (/** @type {number} */ x, /** @type {number} */ y) =>
      foreign(target, box.left + x * (box.right - box.left), box.top + y * (box.bottom - box.top), host);
    if (box.top < 0) return false;
    const middle = pictures ? null : hit(0.5, 0.5);
    if (middle && taken(middle, target, box)) return false;
    return !PROBES.some((x) => DOWN.some((y) => isWord(hit(x, y))));
  }

  /** @param {Element | null} hit */
  function isWord(hit) {
    return hit !== null && hasWords(hit);
  }

  /** @param {Element} target @param {Rect} text @param {{ width: number, height: number }} size
   * @param {Element} host @param {boolean} backwards @returns {number | null} */
  function behind(target, text, size, host, backwards) {
    const top = (text.top + text.bottom - size.height) / 2;
    const near = Math.max(0, text.left - NEAR - size.width);
    const far = Math.min(innerWidth - size.width, text.right + NEAR);
    let x = backwards ? text.left - GAP - size.width : text.right + GAP;
    for (let tries = 0; tries < 8 && (backwards ? x >= near : x <= far); tries++) {
      const hit = inTheWay(target, { ...boxAt(x, top, size), left: x - GAP / 2 }, host);
      if (!hit) return x;
      x = backwards ? Math.min(x - 1, hit.left - GAP - size.width) : Math.max(x + 1, hit.right + GAP);
    }
    return null;
  }

  /** The first that is found in the way of the mark. @param {Element} target
   * @param {Rect} mark @param {Element} host @returns {Rect | null} */
  function inTheWay(target, mark, host) {
    for (const down of DOWN)
      for (const across of PROBES) {
        const [x, y] = [mark.left + across * (mark.right - mark.left), mark.top + down * (mark.bottom - mark.top)];
        const rect = obstacle(target, x, y, mark, host);
        if (rect) return rect;
      }
    return null;
  }

  /** True when something else of the page lies over the words, such as a header that stays in place.
   * @param {Element} target @param {Rect} rect @param {Element} host */
  function isCovered(target, rect, host) {
    const hit = at(target, (rect.left + rect.right) / 2, (rect.top + rect.bottom) / 2, host);
    return hit !== null && !contains.call(hit, target) && !contains.call(target, hit);
  }

  /** Lightness (0 to 1) and opacity of a computed colour; `null` for a notation that is not known. @param {string} colour */
  function shade(colour) {
    const [, notation = "", rest = ""] = /^(rgba?|color|oklab|oklch|lab|lch)\((?:srgb |srgb-linear |display-p3 )?(.*)\)$/.exec(colour) ?? [];
    const numbers = (rest.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number);
    const [first, green, blue, opacity = 1] = numbers;
    if (numbers.length < 3) return null;
    if (notation.startsWith("ok")) return { lightness: first, opacity };
    if (notation.startsWith("l")) return { lightness: first / 100, opacity };
    return { lightness: (0.2126 * first + 0.7152 * green + 0.0722 * blue) / (notation === "color" ? 1 : 255), opacity };
  }

  /** True when the page is dark where `target` stands: by the first opaque background behind it, else
   * by the colour of its words. @param {Element | null} target */
  function isDark(target) {
    const start = target ?? shared.safe.root();
    for (let element = /** @type {Element | null} */ (start); element !== null; element = shared.safe.parent(element)) {
      const background = shade(getComputedStyle(element).backgroundColor);
      if (background && background.opacity > 0.5) return background.lightness < 0.45;
    }
    return (shade(getComputedStyle(start).color)?.lightness ?? 0) > 0.6;
  }

  shared.place = { rectOf, isDark, free, isCovered };
})();
