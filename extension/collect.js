// Turns the regions that a plan names into the wire form of a page (`src/page/wire.rs`).
//
// The rules are those of the reader for saved pages (`src/page/html.rs`, `text.rs`, `focus.rs`, the
// limits of `Builder` in `src/page.rs`), so that the engine sees the same tree whoever read it. The
// walk is a loop, never a recursion; it asks for no layout and no `innerText`. Visibility is asked of
// elements with words of their own only.
"use strict";
(() => {
  const shared = (globalThis.bonafide ??= /** @type {any} */ ({}));
  if (shared.alive?.()) return;

  const DROPPED = new Set(["style", "noscript", "template", "base"]);
  const CHILDLESS = new Set(["svg", "iframe", "object", "canvas", "video", "audio", "select", "textarea", "math"]);
  const UNTYPED = new Set(["button", "checkbox", "color", "file", "image", "password", "radio", "range", "reset", "submit"]);
  const WORD = /\P{White_Space}/u;
  const INVISIBLE = /[\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF\u00AD]/g;
  const TEXT = 3;
  /** Looking up attributes one by one by name is quick for few and quadratic for many. */
  const MANY = 64;

  /**
   * A form's fields shadow its DOM properties (`<input name="nextSibling">`), and a document's images
   * and forms the document's, in our world too. So these are read from the prototypes.
   * @param {object} prototype @param {string} name @returns {(target: any) => any}
   */
  function getter(prototype, name) {
    const get = /** @type {() => any} */ (Object.getOwnPropertyDescriptor(prototype, name)?.get);
    return (target) => get.call(target);
  }
  const firstChildOf = getter(Node.prototype, "firstChild");
  const nextSiblingOf = getter(Node.prototype, "nextSibling");
  const parentOf = getter(Node.prototype, "parentElement");
  const { contains, compareDocumentPosition } = Node.prototype;
  const rootOf = getter(Document.prototype, "documentElement");
  const titleOf = getter(Document.prototype, "title");
  const attributesMapOf = getter(Element.prototype, "attributes");
  const shadowOf = getter(Element.prototype, "shadowRoot");
  const { getAttribute, getAttributeNames, checkVisibility, closest } = Element.prototype;
  const { createElement, querySelectorAll } = Document.prototype;

  /** @type {SafeDom} */
  shared.safe = {
    root: () => rootOf(document),
    title: () => titleOf(document),
    create: (name) => createElement.call(document, name),
    all: (selector) => [...querySelectorAll.call(document, selector)],
    one: (selectors) => firstMatch(selectors),
    firstChild: firstChildOf,
    nextSibling: nextSiblingOf,
    parent: parentOf,
  };

  /** @param {string[]} selectors @returns {Element | null} */
  function firstMatch(selectors) {
    for (const selector of selectors) {
      const found = matches(selector)[0];
      if (found) return found;
    }
    return null;
  }

  /** Elements that a selector matches; none when this browser does not know the selector.
   * @param {string} selector @returns {Element[]} */
  function matches(selector) {
    try {
      return shared.safe.all(selector);
    } catch {
      return [];
    }
  }

  /** Regions in document order, none inside another one. @param {string[]} selectors */
  function regionsOf(selectors) {
    let found = matches(selectors.join(","));
    if (found.length === 0) found = inOrder(selectors.flatMap(matches));
    /** @type {Element[]} */
    const regions = [];
    for (const element of found) {
      const last = regions.at(-1);
      if (element === rootOf(document) || (last && contains.call(last, element)) || isInside(element)) continue;
      regions.push(element);
    }
    return regions;
  }

  /** @param {Element[]} elements */
  function inOrder(elements) {
    const before = Node.DOCUMENT_POSITION_FOLLOWING;
    return [...new Set(elements)].sort((a, b) => (compareDocumentPosition.call(a, b) & before ? -1 : 1));
  }

  /** True below an element that is collected without children. @param {Element} element */
  function isInside(element) {
    const parent = parentOf(element);
    return parent !== null && closest.call(parent, [...CHILDLESS, ...DROPPED].join(",")) !== null;
  }

  /** White space as one space and no invisible characters: `collapse` of `src/page/text.rs`. @param {string} text */
  function collapse(text) {
    const words = text.split(/\p{White_Space}+/u).filter(Boolean);
    return words.map((word) => word.replace(INVISIBLE, "")).join(" ").trim();
  }

  /** The page under construction; counts as `Builder` of `src/page.rs` counts. */
  class Writer {
    /** @param {Plan["limits"]} limits @param {string[]} attributes */
    constructor(limits, attributes) {
      this.limits = limits;
      this.keep = new Set(attributes);
      /** @type {Node[]} */
      this.nodes = [];
      /** @type {number[]} */
      this.shape = [];
      /** @type {string[]} */
      this.texts = [];
      /** @type {Map<string, number>} */
      this.names = new Map();
      this.depth = 0;
      this.cut = false;
      // Bytes so far: an upper bound from the lengths until it could matter, then counted.
      this.bytes = 0;
      this.nameBytes = 0;
      this.counted = false;
    }

    /** True when nothing more can be added, whatever it is. */
    get full() {
      return this.cut && this.nodes.length >= this.limits.nodes;
    }

    /** @param {string[]} texts @param {number} nameBytes @returns {boolean} */
    admits(texts, nameBytes) {
      let bytes = this.bytes + nameBytes;
      for (const text of texts) bytes += this.counted ? utf8(text) : text.length * 3;
      const fits = this.nodes.length < this.limits.nodes && bytes <= this.limits.total;
      if (!fits && !this.counted) {
        this.count();
        return this.admits(texts, nameBytes);
      }
      if (fits) {
        this.bytes = bytes;
        this.nameBytes += nameBytes;
      } else this.cut = true;
      return fits;
    }

    count() {
      this.counted = true;
      this.bytes = this.texts.reduce((sum, text) => sum + utf8(text), this.nameBytes);
    }

    /** Opens an element. Returns where its mark of being hidden stands in `shape`, or -1 when the
     * element must be left out with all that stands below it.
     * @param {Node} node @param {string} name @param {boolean} hidden @param {string[]} keys @param {string[]} values */
    open(node, name, hidden, keys, values) {
      const nameBytes = keys.reduce((sum, key) => sum + utf8(key), 0);
      if (this.depth >= this.limits.depth || !this.admits(values, nameBytes)) return -1;
      this.nodes.push(node);
      this.depth++;
      this.shape.push(1, this.name(name), hidden ? 1 : 0, keys.length);
      const mark = this.shape.length - 2;
      for (let i = 0; i < keys.length; i++) {
        this.shape.push(this.name(keys[i]), values[i].length);
        this.texts.push(values[i]);
      }
      return mark;
    }

    close() {
      this.depth--;
      this.shape.push(3);
    }

    /** @param {Node} node @param {string} text @param {boolean} blank */
    text(node, text, blank) {
      const kept = blank ? " " : clip(text.toWellFormed(), this.limits.value);
      if (!blank && kept.length < text.length) this.cut = true;
      if (!this.admits([kept], 0)) return;
      this.nodes.push(node);
      this.shape.push(2, kept.length);
      this.texts.push(kept);
    }

    /** @param {string} name */
    name(name) {
      const known = this.names.get(name);
      if (known !== undefined) return known;
      this.names.set(name, this.names.size);
      return this.names.size - 1;
    }
  }

  /** Length in UTF-8. @param {string} text */
  function utf8(text) {
    let bytes = text.length;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit > 0x7f) bytes += unit > 0x7ff && (unit < 0xd800 || unit > 0xdfff) ? 2 : 1;
    }
    return bytes;
  }

  /** The longest prefix of at most `limit` bytes that ends on a character. @param {string} text @param {number} limit */
  function clip(text, limit) {
    if (text.length * 3 <= limit) return text;
    let bytes = 0;
    let at = 0;
    for (const character of text) {
      bytes += utf8(character);
      if (bytes > limit) return text.slice(0, at);
      at += character.length;
    }
    return text;
  }

  /** An attribute value as it is kept, never cut inside a character. @param {string} value @param {number} longest */
  function keptValue(value, longest) {
    if (value.startsWith("data:")) return "data:";
    const kept = value.toWellFormed();
    if (kept.length <= longest) return kept;
    const last = kept.charCodeAt(longest - 1);
    return kept.slice(0, last >= 0xd800 && last <= 0xdbff ? longest - 1 : longest);
  }

  /** True when an inline style takes the element off the screen. @param {string} style */
  function isStyledAway(style) {
    return style.split(";").some((rule) => {
      const colon = rule.indexOf(":");
      const property = rule.slice(0, Math.max(colon, 0)).trim().toLowerCase();
      const value = rule.slice(colon + 1).trim().replace(/(!important)+$/, "").trim().toLowerCase();
      return (property === "display" && value === "none") ||
        (property === "visibility" && (value === "hidden" || value === "collapse"));
    });
  }

  /** True when an attribute alone hides the element. @param {string} name @param {string} key @param {string} value */
  function hides(name, key, value) {
    switch (key) {
      case "hidden": return value !== "until-found";
      case "style": return isStyledAway(value);
      case "type": return name === "input" && value === "hidden";
      default: return false;
    }
  }

  /** Names of attributes as a parser of HTML knows them: `xlink:href` of a picture is `href`.
   * @param {Element} element @param {string} name @returns {string[][]} */
  function attributesOf(element, name) {
    const keys = getAttributeNames.call(element);
    if (name === "svg" || name === "math" || keys.length > MANY) {
      /** @type {Attr[]} */
      const attributes = [...attributesMapOf(element)];
      return [attributes.map((a) => a.localName), attributes.map((a) => a.value)];
    }
    return [keys, keys.map((key) => getAttribute.call(element, key) ?? "")];
  }

  /** What a form field holds; `null` for what is no answer of a person.
   * @param {Element} element @param {string} name @returns {string | null} */
  function currentValue(element, name) {
    switch (name) {
      case "textarea": return /** @type {HTMLTextAreaElement} */ (element).value;
      case "select": {
        const { selectedOptions } = /** @type {HTMLSelectElement} */ (element);
        return Array.from(selectedOptions, (option) => collapse(option.textContent ?? "")).join(", ");
      }
      case "input": return UNTYPED.has(typeOf(element)) ? null : /** @type {HTMLInputElement} */ (element).value;
      default: return null;
    }
  }

  /** @param {Element} element */
  function typeOf(element) {
    return getAttribute.call(element, "type")?.toLowerCase() ?? "";
  }

  /** @param {Element} element @param {string} name */
  function isCollected(element, name) {
    if (name === "script") return typeOf(element).includes("ld+json");
    if (name === "input") return typeOf(element) !== "password";
    return !DROPPED.has(name);
  }

  /** True when the words of the element are not on the screen. What a closed `<details>` folds away
   * is one click off and not hidden; a script's words are never on the screen. @param {Element} element */
  function isUnseen(element) {
    return !checkVisibility.call(element, { visibilityProperty: true }) &&
      closest.call(element, "script,title,details:not([open])") === null;
  }

  /** One level of the walk: the next node of it, and the element that it stands in. `mark` is where
   * the element's being hidden is noted; -1 once that is settled. `sunk`: markup hides it or what is around it.
   * @typedef {{ next: ChildNode | null, element: Element, mark: number, closes: boolean, sunk: boolean }} Level */

  /** Writes an element and all below it. @param {Element} root @param {Writer} out */
  function walk(root, out) {
    /** @type {Level[]} */
    const levels = [];
    enter(root, levels, out);
    for (let level = levels.at(-1); level !== undefined; level = levels.at(-1)) {
      const node = out.full ? null : level.next;
      if (node === null) {
        levels.pop();
        if (level.closes) out.close();
      } else if (node.nodeType === TEXT) {
        level.next = readText(/** @type {Text} */ (node), level, out);
      } else {
        // A form's fields may shadow its `nodeType`, so all that is not a number is an element.
        level.next = nextSiblingOf(node);
        if (node.nodeType === 1 || typeof node.nodeType !== "number") enter(/** @type {any} */ (node), levels, out);
      }
    }
  }

  /** @param {Element} element @param {Level[]} levels @param {Writer} out */
  function enter(element, levels, out) {
    const name = typeof element.localName === "string" ? element.localName : "form";
    if (!isCollected(element, name)) return;
    const around = levels.at(-1)?.sunk ?? false;
    const at = open(element, name, around, out);
    if (at < 0) return;
    if (CHILDLESS.has(name)) {
      out.close();
      return;
    }
    const sunk = around || out.shape[at] === 1;
    const mark = sunk ? -1 : at;
    levels.push({ next: firstChildOf(element), element, mark, closes: true, sunk });
    const shadow = shadowOf(element);
    if (shadow) levels.push({ next: firstChildOf(shadow), element, mark, closes: false, sunk });
  }

  /** @param {Element} element @param {string} name @param {boolean} sunk @param {Writer} out */
  function open(element, name, sunk, out) {
    const [keys, values] = attributesOf(element, name);
    /** @type {string[]} */
    const keptKeys = [];
    /** @type {string[]} */
    const keptValues = [];
    const current = currentValue(element, name);
    let hidden = name === "dialog" && !keys.includes("open");
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i];
      hidden ||= hides(name, key, values[i]);
      if (key === "value" && current !== null) continue;
      if (!out.keep.has(key) && !key.startsWith("data-") && !key.startsWith("aria-")) continue;
      keptKeys.push(key);
      keptValues.push(keptValue(values[i], out.limits.attribute));
    }
    if (current) {
      keptKeys.push("value");
      keptValues.push(keptValue(current, out.limits.attribute));
      hidden ||= !sunk && isUnseen(element);
    }
    return out.open(element, name, hidden, keptKeys, keptValues);
  }

  /** Writes a run of neighbouring texts as one, for a parser makes one of them; asks once per element
   * whether its words can be seen. Returns the node to go on with.
   * @param {Text} node @param {Level} level @param {Writer} out @returns {ChildNode | null} */
  function readText(node, level, out) {
    let text = node.data;
    let next = node.nextSibling;
    for (; next?.nodeType === TEXT; next = next.nextSibling) text += /** @type {Text} */ (next).data;
    if (text === "") return next;
    const blank = !WORD.test(text);
    if (!blank && level.mark >= 0) {
      if (isUnseen(level.element)) out.shape[level.mark] = 1;
      level.mark = -1;
    }
    out.text(node, text, blank);
    return next;
  }

  /** Records of the head that machines read. @param {Element} head @param {Writer} out */
  function records(head, out) {
    if (out.open(head, "head", false, [], []) < 0) return;
    for (let child = firstChildOf(head); child !== null; child = nextSiblingOf(child))
      if (child.nodeType === 1 && isRecord(child)) walk(child, out);
    out.close();
  }

  /** @param {Element} element */
  function isRecord(element) {
    switch (element.localName) {
      case "meta": return getAttribute.call(element, "content") !== null;
      case "link": return getAttribute.call(element, "rel") === "canonical";
      default: return element.localName === "script" && isCollected(element, "script");
    }
  }

  /** @param {Element} root @returns {Element | null} */
  function headOf(root) {
    let child = firstChildOf(root);
    while (child !== null && child.localName !== "head") child = nextSiblingOf(child);
    return child;
  }

  /** Collects the regions of a plan. `nodes` holds the live node of each index.
   * @param {Plan} plan @returns {{ wire: Wire, nodes: Node[] }} */
  shared.collect = (plan) => {
    const out = new Writer(plan.limits, plan.attributes);
    const root = rootOf(document);
    if (root && open(root, root.localName, false, out) >= 0) {
      const head = headOf(root);
      if (head) records(head, out);
      for (const region of regionsOf(plan.regions)) walk(region, out);
      out.close();
    }
    const wire = {
      address: location.href,
      title: titleOf(document),
      language: root?.getAttribute("lang") ?? "",
      cut: out.cut,
      names: [...out.names.keys()],
      shape: Uint32Array.from(out.shape),
      text: out.texts.join(""),
    };
    return { wire, nodes: out.nodes };
  };
})();
