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
  const SURROGATE = /[\ud800-\udfff]/;
  const TEXT = 3;
  /** Without a prototype, for the browser looks up five members of it each time. */
  const VISIBILITY = Object.assign(Object.create(null), { visibilityProperty: true });
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
      /** @type {number[]} */
      this.nameLengths = [];
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

    /** Makes room for the texts from `from` on and for names of attributes.
     * @param {number} from @param {number} nameBytes @returns {boolean} */
    admits(from, nameBytes) {
      let bytes = this.bytes + nameBytes;
      for (let i = from; i < this.texts.length; i++)
        bytes += this.counted ? utf8(this.texts[i]) : this.texts[i].length * 3;
      const fits = this.nodes.length < this.limits.nodes && bytes <= this.limits.total;
      if (!fits && !this.counted) {
        this.count(from);
        return this.admits(from, nameBytes);
      }
      if (fits) {
        this.bytes = bytes;
        this.nameBytes += nameBytes;
      } else this.cut = true;
      return fits;
    }

    /** Counts what was admitted. @param {number} texts */
    count(texts) {
      this.counted = true;
      this.bytes = this.nameBytes;
      for (let i = 0; i < texts; i++) this.bytes += utf8(this.texts[i]);
    }

    /** Begins an element; `attribute` adds to it and `admit` ends its head. Returns where it begins.
     * @param {string} name */
    begin(name) {
      return this.shape.push(1, this.name(name), 0, 0) - 4;
    }

    /** Returns the bytes of the name. @param {string} key @param {string} value */
    attribute(key, value) {
      const name = this.name(key);
      this.shape.push(name, value.length);
      this.texts.push(value);
      return this.nameLengths[name];
    }

    /** Takes the element in, or takes it back: then it is left out with all that stands below it.
     * @param {Node} node @param {number} at @param {number} texts @param {number} nameBytes @returns {boolean} */
    admit(node, at, texts, nameBytes) {
      if (this.depth < this.limits.depth && this.admits(texts, nameBytes)) {
        this.shape[at + 3] = this.texts.length - texts;
        this.nodes.push(node);
        this.depth++;
        return true;
      }
      this.shape.length = at;
      this.texts.length = texts;
      return false;
    }

    close() {
      this.depth--;
      this.shape.push(3);
    }

    /** @param {Node} node @param {string} text @param {boolean} blank */
    text(node, text, blank) {
      const kept = blank ? " " : clip(text, this.limits.value);
      if (kept.length < text.length && !blank) this.cut = true;
      this.texts.push(kept);
      if (this.admits(this.texts.length - 1, 0)) {
        this.nodes.push(node);
        this.shape.push(2, kept.length);
      } else this.texts.pop();
    }

    /** @param {string} name */
    name(name) {
      const known = this.names.get(name);
      if (known !== undefined) return known;
      this.names.set(name, this.names.size);
      return this.nameLengths.push(utf8(name)) - 1;
    }

    /** All texts as one. Half characters, which a script can write, are made whole ones of the same
     * length, for two of them in a row would join. */
    whole() {
      const joined = this.texts.join("");
      return SURROGATE.test(joined) ? this.texts.map((text) => text.toWellFormed()).join("") : joined;
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
    if (value.length <= longest) return value;
    const last = value.charCodeAt(longest - 1);
    return value.slice(0, last >= 0xd800 && last <= 0xdbff ? longest - 1 : longest);
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
   * is one click off and not hidden; a script's words are never on the screen. Asking for the property
   * `visibility`, too, costs twice as much; `plain` leaves it out.
   * @param {Element} element @param {boolean} plain */
  function isUnseen(element, plain) {
    const seen = plain ? checkVisibility.call(element) : checkVisibility.call(element, VISIBILITY);
    return !seen && closest.call(element, "script,title,details:not([open])") === null;
  }

  /** One level of the walk: the next node of it, and the element that it stands in. `mark` is where
   * the element's being hidden is noted; -1 once that is settled. `sunk`: markup hides it or what is
   * around it. `plain`: it has no attribute by which a style would choose it, and the element around
   * it was found visible, so it inherits its `visibility`.
   * @typedef {{ next: ChildNode | null, element: Element, mark: number, closes: boolean, sunk: boolean, plain: boolean }} Level */

  /** Writes an element and all below it. @param {Element} root @param {Writer} out */
  function walk(root, out) {
    /** @type {Level[]} */
    const levels = [];
    enter(root, nameOf(root), levels, out);
    for (let level = levels.at(-1); level !== undefined; level = levels[levels.length - 1]) {
      const node = out.full ? null : level.next;
      if (node === null) {
        levels.pop();
        if (level.closes) out.close();
      } else if (node.nodeType === TEXT) level.next = readText(/** @type {Text} */ (node), level, out);
      else readElement(node, level, levels, out);
    }
  }

  /** @param {Element} element */
  function nameOf(element) {
    return typeof element.localName === "string" ? element.localName : "form";
  }

  /** An element, or a comment to pass by. Fields may shadow the properties of a form, its `nodeType`
   * too, so what is no number there is an element. @param {ChildNode} node @param {Level} level
   * @param {Level[]} levels @param {Writer} out */
  function readElement(node, level, levels, out) {
    const type = node.nodeType;
    if (type !== 1 && typeof type === "number") {
      level.next = node.nextSibling;
      return;
    }
    const element = /** @type {Element} */ (node);
    const name = nameOf(element);
    level.next = name === "form" ? nextSiblingOf(node) : node.nextSibling;
    enter(element, name, levels, out);
  }

  /** @param {Element} element @param {string} name @param {Level[]} levels @param {Writer} out */
  function enter(element, name, levels, out) {
    if (!isCollected(element, name)) return;
    const parent = levels.length > 0 ? levels[levels.length - 1] : null;
    const around = parent !== null && parent.sunk;
    const mark = open(element, name, around, out);
    if (mark < 0) return;
    const next = CHILDLESS.has(name) ? null : name === "form" ? firstChildOf(element) : element.firstChild;
    const shadow = name === "form" || CHILDLESS.has(name) ? null : element.shadowRoot;
    if (next === null && shadow === null) {
      out.close();
      return;
    }
    const sunk = around || out.shape[mark] === 1;
    const plain = parent !== null && parent.mark < 0 && out.shape[mark + 1] === 0 && name !== "form";
    levels.push({ next, element, mark: sunk ? -1 : mark, closes: true, sunk, plain });
    if (shadow) levels.push({ next: shadow.firstChild, element, mark: sunk ? -1 : mark, closes: false, sunk, plain: false });
  }

  /** Writes the head of an element. Returns where its being hidden is noted, or -1 when it is left out.
   * @param {Element} element @param {string} name @param {boolean} sunk @param {Writer} out */
  function open(element, name, sunk, out) {
    const texts = out.texts.length;
    const at = out.begin(name);
    const typed = name === "input" || name === "select" || name === "textarea";
    const value = typed ? currentValue(element, name) : null;
    let hidden = name === "dialog" && getAttribute.call(element, "open") === null;
    let nameBytes = 0;
    if (name === "form" || element.hasAttributes()) {
      const keys = getAttributeNames.call(element);
      const map = name === "svg" || name === "math" || keys.length > MANY ? attributesMapOf(element) : null;
      for (let i = 0; i < keys.length; i++) {
        // A parser of HTML knows `xlink:href` of a picture as `href`.
        const key = map ? map[i].localName : keys[i];
        const written = map ? map[i].value : getAttribute.call(element, key) ?? "";
        if (key === "style" || key === "hidden" || key === "type") hidden ||= hides(name, key, written);
        if ((key === "value" && value !== null) || !isKept(key, out)) continue;
        nameBytes += out.attribute(key, keptValue(written, out.limits.attribute));
      }
    }
    if (value) {
      nameBytes += out.attribute("value", keptValue(value, out.limits.attribute));
      hidden ||= !sunk && isUnseen(element, false);
    }
    if (hidden) out.shape[at + 2] = 1;
    return out.admit(element, at, texts, nameBytes) ? at + 2 : -1;
  }

  /** @param {string} key @param {Writer} out */
  function isKept(key, out) {
    return out.keep.has(key) || key.startsWith("data-") || key.startsWith("aria-");
  }

  /** Writes a run of neighbouring texts as one, for a parser makes one of them; asks once per element
   * whether its words can be seen. Returns the node to go on with.
   * @param {Text} node @param {Level} level @param {Writer} out @returns {ChildNode | null} */
  function readText(node, level, out) {
    let text = node.data;
    let next = node.nextSibling;
    for (; next !== null && next.nodeType === TEXT; next = next.nextSibling) text += /** @type {Text} */ (next).data;
    if (text === "") return next;
    const first = text.charCodeAt(0);
    const blank = !(first > 0x20 && first < 0x7f) && !WORD.test(text);
    if (!blank && level.mark >= 0) {
      if (isUnseen(level.element, level.plain)) out.shape[level.mark] = 1;
      level.mark = -1;
    }
    out.text(node, text, blank);
    return next;
  }

  /** Records of the head that machines read. @param {Element} head @param {Writer} out */
  function records(head, out) {
    if (!out.admit(head, out.begin("head"), out.texts.length, 0)) return;
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
      text: out.whole(),
    };
    return { wire, nodes: out.nodes };
  };
})();
