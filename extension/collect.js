// Collects the regions that a plan names: as markup, written by the browser itself.
//
// The browser's own writing of a tree is six to ten times faster than a walk by script, so this file
// walks nothing: it asks for the markup, and adds what markup does not hold. `src/page/serial.rs`
// reads it. Asks for no layout and no `innerText`; whether words can be seen is asked of the few that
// an answer rests on (`shared.unseen`).
"use strict";
(() => {
  const shared = (globalThis.bonafide ??= /** @type {any} */ ({}));
  if (shared.alive?.()) return;

  const CHILDLESS = "svg,iframe,object,canvas,video,audio,select,textarea,math,style,noscript,template,script";
  const FIELDS = "input,select,textarea";
  const FIELD = /<(?:input|select|textarea)[ >]/;
  const UNTYPED = new Set(["button", "checkbox", "color", "file", "image", "password", "radio", "range", "reset", "submit"]);
  /** What may carry a shadow root: a custom element, and a few others; those show nothing else, so they are empty. */
  const CUSTOM = /<([a-z][^\s>/]*-[^\s>/]*)/g;
  const EMPTY = /<(article|aside|blockquote|body|div|footer|h[1-6]|header|main|nav|p|section|span)(?: [^>]*)?><\//g;
  /** Most names of custom elements and most shadow roots that are looked into. */
  const MOST = 200;
  /** Kinds of a step of a trail: `src/page/trail.rs`. */
  const TEXT_STEP = 1;
  const SHADOW_STEP = 2;

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
  const attributesOf = getter(Element.prototype, "attributes");
  const nameOf = getter(Element.prototype, "localName");
  const childrenOf = getter(Element.prototype, "children");
  const shadowOf = getter(Element.prototype, "shadowRoot");
  const { getAttribute, checkVisibility, closest, getHTML } = Element.prototype;
  const { createElement, querySelectorAll } = Document.prototype;
  const allIn = Element.prototype.querySelectorAll;

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
    return parent !== null && closest.call(parent, CHILDLESS) !== null;
  }

  /** Names of custom elements that were seen: what may still get a shadow root. @type {Set<string>} */
  const custom = new Set();

  /** Open shadow roots of custom elements outside of others. @returns {ShadowRoot[]} */
  shared.roots = () => {
    const hosts = custom.size > 0 ? shared.safe.all(Array.from(custom, (name) => CSS.escape(name)).join()) : [];
    return hosts.map(shadowOf).filter(Boolean);
  };

  /** Open shadow roots in and below an element, and in those. @param {Element | ShadowRoot} scope @param {string} html
   * @param {Set<ShadowRoot>} found */
  function shadowsIn(scope, html, found) {
    const names = namesIn(html, CUSTOM);
    names.forEach((name) => custom.size < MOST && custom.add(name));
    const hosts = [...names.map((name) => CSS.escape(name)), ...namesIn(html, EMPTY).map((name) => `${name}:empty`)].join();
    for (const host of [...(scope instanceof Element ? [scope] : []), ...below(scope, hosts)]) {
      const shadow = shadowOf(host);
      if (!shadow || found.has(shadow) || found.size >= MOST) continue;
      found.add(shadow);
      shadowsIn(shadow, shadow.getHTML(), found);
    }
  }

  /** Names of elements that a pattern finds in markup, each once. @param {string} html @param {RegExp} pattern */
  function namesIn(html, pattern) {
    /** @type {Set<string>} */
    const names = new Set();
    for (const match of html.matchAll(pattern)) if (names.add(match[1]).size >= MOST) break;
    return [...names];
  }

  /** @param {Element | ShadowRoot} scope @param {string} selector @returns {Iterable<Element>} */
  function below(scope, selector) {
    if (selector === "") return [];
    return scope instanceof Element ? allIn.call(scope, selector) : scope.querySelectorAll(selector);
  }

  /** Markup of an element with its open shadow roots; adds what its fields hold now.
   * @param {Element} element @param {(string | null)[]} values @param {ShadowRoot[]} all takes the roots */
  function markup(element, values, all) {
    let html = getHTML.call(element);
    /** @type {Set<ShadowRoot>} */
    const shadows = new Set();
    shadowsIn(element, html, shadows);
    shadows.forEach((shadow) => all.push(shadow));
    if (shadows.size > 0) html = getHTML.call(element, { shadowRoots: [...shadows] });
    if (FIELD.test(html)) fill(element, shadows, values);
    return wrapped(element, [html]);
  }

  /** An element's markup around that of what it contains. @param {Element} element @param {string[]} parts */
  function wrapped(element, parts) {
    const name = nameOf(element);
    return [`<${name}${written(element)}>`, ...parts, `</${name}>`];
  }

  /** Attributes as a browser writes them. @param {Element} element */
  function written(element) {
    return Array.from(attributesOf(element), ({ name, value }) =>
      ` ${name}="${value.replaceAll("&", "&amp;").replaceAll("\u00a0", "&nbsp;").replaceAll('"', "&quot;")}"`).join("");
  }

  /** What the fields hold, in the order of the markup: what stands in a shadow root comes before the
   * other children of its host. @param {Element | ShadowRoot} scope @param {Set<ShadowRoot>} shadows
   * @param {(string | null)[]} values */
  function fill(scope, shadows, values) {
    const own = scope instanceof Element ? shadowOf(scope) : null;
    if (own && shadows.has(own)) fill(own, shadows, values);
    const names = new Set(Array.from(shadows, (shadow) => CSS.escape(nameOf(shadow.host))));
    for (const element of below(scope, [FIELDS, ...names].join())) {
      const shadow = shadowOf(element);
      if (shadow && shadows.has(shadow)) fill(shadow, shadows, values);
      else if (isField(element)) values.push(currentValue(element));
    }
  }

  /** @param {Element} element */
  function isField(element) {
    return FIELDS.split(",").includes(nameOf(element));
  }

  /** What a form field holds; `null` for what is no answer of a person. @param {Element} element @returns {string | null} */
  function currentValue(element) {
    switch (nameOf(element)) {
      case "select": return chosen(/** @type {HTMLSelectElement} */ (element));
      case "textarea": return /** @type {HTMLTextAreaElement} */ (element).value;
      default: return UNTYPED.has(getAttribute.call(element, "type")?.toLowerCase() ?? "") ? null : /** @type {HTMLInputElement} */ (element).value;
    }
  }

  /** @param {HTMLSelectElement} select */
  function chosen({ selectedOptions }) {
    return Array.from(selectedOptions ?? [], (option) => (option.textContent ?? "").replace(/\p{White_Space}+/gu, " ").trim()).join(", ");
  }

  /** Records of the head that machines read. @param {Element | null} head */
  function records(head) {
    if (!head) return [];
    return ["<head>", ...Array.from(childrenOf(head)).filter(isRecord).flatMap(record), "</head>"];
  }

  /** @param {Element} element */
  function record(element) {
    return nameOf(element) === "script" ? wrapped(element, [getHTML.call(element)]) : [`<${nameOf(element)}${written(element)}>`];
  }

  /** @param {Element} element */
  function isRecord(element) {
    switch (nameOf(element)) {
      case "meta": return getAttribute.call(element, "content") !== null;
      case "link": return getAttribute.call(element, "rel") === "canonical";
      default: return nameOf(element) === "script" && (getAttribute.call(element, "type") ?? "").toLowerCase().includes("ld+json");
    }
  }

  /** Collects the regions of a plan. `tops` are the elements that stand below the root in the markup,
   * as a trail counts them; `null` for the head, of which nothing is shown.
   * @param {Plan} plan @returns {Collected} */
  shared.collect = (plan) => {
    const root = rootOf(document);
    /** @type {(string | null)[]} */
    const values = [];
    /** @type {ShadowRoot[]} */
    const shadows = [];
    if (!root) return { wire: { address: location.href, title: "", html: [], values, hidden: [] }, tops: [], shadows };
    const head = Array.from(childrenOf(root)).find((child) => nameOf(child) === "head") ?? null;
    const regions = regionsOf(plan.regions);
    const parts = [...records(head), ...regions.flatMap((region) => markup(region, values, shadows))];
    const wire = {
      address: location.href,
      title: titleOf(document),
      html: wrapped(root, parts),
      values,
      hidden: /** @type {number[]} */ ([]),
    };
    return { wire, tops: head ? [null, ...regions] : regions, shadows };
  };

  /** The living nodes that a trail leads to, by their index in the engine's page.
   * @param {(Element | null)[]} tops @param {number[]} trail @returns {Map<number, Node | null>} */
  shared.follow = (tops, trail) => {
    /** @type {Map<number, Node | null>} */
    const nodes = new Map();
    for (let i = 0; i < trail.length; i += 3) {
      const [node, parent, step] = trail.slice(i, i + 3);
      nodes.set(node, parent === 0 ? tops[step >> 2] ?? null : childOf(nodes.get(parent) ?? null, step));
    }
    return nodes;
  };

  /** @param {Node | null} parent @param {number} step @returns {Node | null} */
  function childOf(parent, step) {
    if (!(parent instanceof Element)) return null;
    const inside = step & SHADOW_STEP ? shadowOf(parent) : parent;
    if (!inside) return null;
    if (step & TEXT_STEP) return textOf(inside, step >> 2);
    return (inside === parent ? childrenOf(parent) : inside.children)[step >> 2] ?? null;
  }

  /** The run of texts with that number; markup makes one text of neighbours. @param {Node} parent @param {number} number */
  function textOf(parent, number) {
    let inside = false;
    for (let child = firstChildOf(parent); child !== null; child = nextSiblingOf(child)) {
      const isText = child.nodeType === Node.TEXT_NODE;
      if (isText && child.data === "") continue;
      if (isText && !inside && number-- === 0) return child;
      inside = isText;
    }
    return null;
  }

  /** Which of the nodes that an answer rests on cannot be seen, each named by the outermost element
   * around it that is not drawn. What a closed `<details>` folds away is one click off and not hidden.
   * @param {Map<number, Node | null>} nodes @param {number[]} trail @param {number[]} shown @returns {number[]} */
  shared.unseen = (nodes, trail, shown) => {
    const parents = new Map();
    for (let i = 0; i < trail.length; i += 3) parents.set(trail[i], trail[i + 1]);
    /** @type {Map<number, boolean>} */
    const known = new Map();
    const isGone = (/** @type {number} */ node) => {
      if (!known.has(node)) known.set(node, isUnseen(nodes.get(node) ?? null, false));
      return known.get(node);
    };
    /** @type {Set<number>} */
    const hidden = new Set();
    for (const start of shown) {
      if (!isUnseen(nodes.get(start) ?? null, true)) continue;
      let node = start;
      for (let up = parents.get(node); up > 0 && isGone(up); up = parents.get(node)) node = up;
      hidden.add(node);
    }
    return [...hidden].sort((a, b) => a - b);
  };

  /** True for what is not on the screen. `visibility` is the element's own affair: what it contains may
   * be seen. @param {Node | null} node @param {boolean} visibility */
  function isUnseen(node, visibility) {
    const element = node instanceof Element ? node : node && parentOf(node);
    if (!element || checkVisibility.call(element, { visibilityProperty: visibility })) return false;
    return closest.call(element, "script,title,meta,link,details:not([open])") === null;
  }
})();
