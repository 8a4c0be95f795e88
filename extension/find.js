// Finds quoted words again below a live node.
//
// The engine quotes text with its white space collapsed and its lines joined, so the search looks at
// neither white space nor invisible characters; case and every other character must be exact.
"use strict";
(() => {
  const shared = (globalThis.bonafide ??= /** @type {any} */ ({}));
  if (shared.alive?.()) return;

  const UNSPOKEN = /[\p{White_Space}\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF\u00AD]+/gu;
  /** Most characters that are looked through, so that a huge node costs no noticeable time. */
  const MOST = 400_000;
  const { checkVisibility } = Element.prototype;

  /** A text with its place in the squeezed whole.
   * @typedef {{ node: Text, start: number, length: number }} Piece */

  /** @param {string} text */
  function squeeze(text) {
    return text.replace(UNSPOKEN, "");
  }

  /** Texts below a node in reading order, open shadow roots first, as the collector has them.
   * @param {Node} root @returns {Generator<Text>} */
  function* texts(root) {
    const open = [root];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      if (node instanceof Text) yield node;
      else if (!(node instanceof HTMLScriptElement || node instanceof HTMLStyleElement)) {
        /** @type {Node[]} */
        const below = [];
        const shadow = node instanceof Element && !(node instanceof HTMLFormElement) ? node.shadowRoot : null;
        if (shadow) below.push(shadow);
        for (let child = shared.safe.firstChild(node); child !== null; child = shared.safe.nextSibling(child)) below.push(child);
        while (below.length > 0) open.push(/** @type {Node} */ (below.pop()));
      }
    }
  }

  /** @param {Node} root @param {boolean} visibleOnly */
  function gather(root, visibleOnly) {
    /** @type {Piece[]} */
    const pieces = [];
    let whole = "";
    for (const node of texts(root)) {
      const parent = node.parentElement;
      if (visibleOnly && parent && !checkVisibility.call(parent, { visibilityProperty: true })) continue;
      const words = squeeze(node.data);
      if (words === "") continue;
      pieces.push({ node, start: whole.length, length: words.length });
      whole += words;
      if (whole.length > MOST) break;
    }
    return { pieces, whole };
  }

  /** Offset in the node of the squeezed character `index`. @param {Text} node @param {number} index */
  function offset(node, index) {
    const { data } = node;
    let left = index;
    for (let at = 0; at < data.length; at++) {
      if (squeeze(data[at]) === "") continue;
      if (left === 0) return at;
      left--;
    }
    return data.length;
  }

  /** @param {Piece[]} pieces @param {number} from @param {number} to */
  function range(pieces, from, to) {
    const first = pieces.findLast((piece) => piece.start <= from);
    const last = pieces.findLast((piece) => piece.start < to);
    if (!first || !last || first.node.getRootNode() !== last.node.getRootNode()) return null;
    const found = new Range();
    found.setStart(first.node, offset(first.node, from - first.start));
    found.setEnd(last.node, offset(last.node, to - 1 - last.start) + 1);
    return found;
  }

  /** The words below `root`, those on the screen before hidden doubles of them.
   * @param {Node} root @param {string} quote @returns {Range | null} */
  shared.find = (root, quote) => {
    const wanted = squeeze(quote);
    if (wanted === "") return null;
    for (const visibleOnly of [true, false]) {
      const { pieces, whole } = gather(root, visibleOnly);
      const at = whole.indexOf(wanted);
      if (at >= 0) return range(pieces, at, at + wanted.length);
    }
    return null;
  };
})();
