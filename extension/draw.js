// Draws a view on the page: the mark beside the name and, in place, the cards.
//
// All of it stands in a closed shadow root below one bare element at the end of the document, so the
// page sees no word of it, no style of the page reaches it, and nothing on the page moves. Positions
// are taken from observers and frames, when the layout is known.
"use strict";
(() => {
  const shared = (globalThis.bonafide ??= /** @type {any} */ ({}));
  if (shared.alive?.()) return;

  const GAP = 8;
  const STYLE = `
:host { all: initial !important; position: absolute !important; top: 0 !important; left: 0 !important; width: 0 !important; height: 0 !important; display: block !important; overflow: visible !important; direction: ltr !important; z-index: 2147483647 !important; }
.layer { position: absolute; top: 0; left: 0; width: 0; height: 0; }
.layer[hidden] { display: none; }
.bonafide .mark { position: absolute; top: 0; left: 0; display: inline-flex; align-items: center; gap: 0.5em; width: max-content; max-width: min(26em, calc(100vw - 16px)); padding: 0.3em 0.75em 0.3em 0.65em; font-size: 13px; font-weight: 600; line-height: 1.35; color: var(--ink); background: var(--paper); border: 1px solid var(--line); border-radius: 99px; box-shadow: 0 1px 2px rgb(0 0 0 / 0.14); white-space: nowrap; }
.bonafide .mark:hover { background: var(--wash); border-color: var(--soft); }
.bonafide .mark[aria-expanded="true"] { border-color: var(--accent); }
.bonafide .mark.fixed { position: fixed; top: auto; left: auto; right: 16px; bottom: 16px; }
.bonafide .mark.unplaced { opacity: 0; pointer-events: none; }
.bonafide .mark.unplaced:focus-visible { opacity: 1; pointer-events: auto; position: fixed; top: auto; left: auto; right: 16px; bottom: 16px; transform: none !important; }
.mark::before { content: ""; flex: none; width: 0.55em; height: 0.55em; border: 0.14em solid var(--accent); border-radius: 50%; }
.mark[data-tier="not-enough-to-say"]::before { border-style: dotted; border-color: var(--soft); }
.mark[data-tier="nothing-found"]::before { border-color: var(--soft); }
.mark[data-tier="verify-before-the-next-step"]::before { background: var(--accent); }
.mark[data-tier="pause-and-involve-security"]::before { background: var(--accent); border-radius: 0; }
.box { position: absolute; pointer-events: none; border: 2px solid var(--accent); border-radius: 3px; background: color-mix(in srgb, var(--marker) 35%, transparent); }
.dialog { position: fixed; inset: auto; margin: 0; padding: 0; width: min(432px, calc(100vw - 16px)); max-height: min(680px, calc(100vh - 16px)); overflow: hidden; border: 1px solid var(--line); border-radius: 10px; background: var(--paper); color: var(--ink); box-shadow: 0 2px 6px rgb(0 0 0 / 0.12), 0 12px 36px rgb(0 0 0 / 0.22); }
.dialog:popover-open { display: flex; flex-direction: column; }
.dialog.low { top: auto !important; bottom: 8px; max-height: 42vh; }
.dialog:focus { outline: none; }
.bar { display: flex; justify-content: flex-end; gap: 0.25em; padding: 0.5em 0.75em; border-bottom: 1px solid var(--line); flex: none; }
.bar button:last-child { margin-inline-start: auto; }
.body { overflow-y: auto; overscroll-behavior: contain; scrollbar-width: thin; scrollbar-color: var(--soft) transparent; padding: 1em 1.15em 1.15em; }
@media (prefers-reduced-motion: no-preference) {
  .dialog:popover-open { animation: appear 120ms ease-out; }
  @keyframes appear { from { opacity: 0; transform: translateY(-4px); } }
}
@media (forced-colors: active) { .bonafide .mark, .dialog { border-color: CanvasText; box-shadow: none; } .mark::before { forced-color-adjust: none; border-color: CanvasText; } }
@media print { :host { display: none !important; } }
`;

  /** What is drawn now; all of it goes at once. */
  /** @type {Drawn | null} */
  let drawn = null;
  /** @type {CSSStyleSheet | undefined} */
  let sheet;

  /** @typedef {{ host: HTMLElement, shadow: ShadowRoot, layer: HTMLElement, boxes: HTMLElement, end: AbortController,
   *   seen: IntersectionObserver, sized: ResizeObserver, mark: HTMLElement | null, dialog: HTMLElement | null,
   *   view: View | null, options: DrawOptions | null, target: Element | null, shift: { x: number, y: number } | null,
   *   visible: boolean, frame: number, boxed: (Range | Element)[] }} Drawn */

  function styleSheet() {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(STYLE);
    }
    return sheet;
  }

  /** The host with nothing in it, not on the page yet. @returns {Drawn} */
  function begin() {
    const { element, sheet: cards } = shared.cards;
    const host = shared.safe.create("div");
    const shadow = host.attachShadow({ mode: "closed" });
    shadow.adoptedStyleSheets = [cards(), styleSheet()];
    const boxes = element("div", "boxes");
    const layer = element("div", "bonafide layer", boxes);
    shadow.append(layer);
    const end = new AbortController();
    const seen = new IntersectionObserver((entries) => look(entries.at(-1)), { threshold: [0, 1] });
    const sized = new ResizeObserver(() => replace());
    drawn = {
      host, shadow, layer, boxes, end, seen, sized, mark: null, dialog: null, view: null, options: null,
      target: null, shift: null, visible: false, frame: 0, boxed: [],
    };
    listen(drawn);
    return drawn;
  }

  /** Puts the host on the page, once there is something to draw. @param {Drawn} now */
  function attach(now) {
    if (!now.host.isConnected) shared.safe.root().append(now.host);
  }

  /** @param {Drawn} now */
  function listen(now) {
    const { signal } = now.end;
    addEventListener("scroll", follow, { capture: true, passive: true, signal });
    addEventListener("resize", replace, { passive: true, signal });
    addEventListener("keydown", onKey, { capture: true, signal });
    addEventListener("pointerdown", onAway, { capture: true, passive: true, signal });
    // A click into a frame is told to nobody outside of it.
    addEventListener("blur", (event) => document.activeElement?.localName === "iframe" && onAway(event), { signal });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", dress, { signal });
    // What is typed here is not meant for the page's shortcuts.
    for (const kind of ["keydown", "keyup", "keypress"])
      now.shadow.addEventListener(kind, (event) => event.stopPropagation(), { signal });
  }

  /** @param {View} view @param {DrawOptions} options */
  function show(view, options) {
    const wasOpen = isOpen();
    const now = drawn ?? begin();
    close(false);
    now.view = view;
    now.dialog?.remove();
    now.dialog = null;
    // A mark that says the same stays: the page has nothing to lay out and to paint anew.
    if (now.mark?.textContent !== view.mark || now.mark.dataset.tier !== view.tier) mark(now, view);
    update(options);
    if (wasOpen) open();
  }

  /** @param {Drawn} now @param {View} view */
  function mark(now, view) {
    now.mark?.remove();
    now.mark = drawMark(view);
    now.target = null;
    now.layer.append(now.mark);
    now.layer.setAttribute("role", "region");
    now.layer.setAttribute("aria-label", view.mark);
  }

  /** @param {View} view */
  function drawMark(view) {
    const mark = shared.cards.element("button", "mark unplaced", view.mark);
    mark.setAttribute("type", "button");
    mark.setAttribute("aria-haspopup", "dialog");
    mark.setAttribute("aria-expanded", "false");
    mark.dataset.tier = view.tier;
    mark.addEventListener("click", (event) => {
      if (event.isTrusted) isOpen() ? close(true) : open();
    });
    return mark;
  }

  /** @param {View} view @param {DrawOptions} options @param {Drawn} now */
  function drawDialog(view, options, now) {
    const { element, render } = shared.cards;
    const bar = element("div", "bar");
    if (options.panel) bar.append(button(view.words.panel, options.onPanel));
    bar.append(button(view.words.close, () => close(true)));
    const body = element("div", "body");
    const dialog = element("div", "bonafide dialog", bar, body);
    dialog.setAttribute("popover", "manual");
    dialog.setAttribute("role", "dialog");
    dialog.setAttribute("aria-label", view.mark);
    dialog.setAttribute("lang", "en");
    dialog.tabIndex = -1;
    render(body, view, { links: false, coverage: false, theme: "auto", show: (quote) => reveal(now.options?.nodes ?? new Map(), quote) });
    return dialog;
  }

  /** @param {string} words @param {() => void} act */
  function button(words, act) {
    const made = shared.cards.element("button", "", words);
    made.setAttribute("type", "button");
    made.addEventListener("click", (event) => {
      if (event.isTrusted) act();
    });
    return made;
  }

  /** The page was read again and says the same: nodes and the place of the mark may be others.
   * @param {DrawOptions} options */
  function update(options) {
    if (!drawn) return;
    drawn.options = options;
    attach(drawn);
    aim(drawn);
  }

  /** Chooses the element beside which the mark stands. @param {Drawn} now */
  function aim(now) {
    const target = shared.safe.one(now.options?.beside ?? []) ?? named(now);
    if (target !== null && target === now.target) {
      replace();
      return;
    }
    now.seen.disconnect();
    now.sized.disconnect();
    now.target = target;
    now.shift = null;
    if (target === null) dress();
    now.mark?.classList.toggle("fixed", target === null);
    now.mark?.classList.toggle("unplaced", target !== null);
    if (target === null) now.mark?.style.removeProperty("transform");
    else {
      now.seen.observe(target);
      now.sized.observe(target);
    }
  }

  /** The element whose words are the name, when the plan names none. @param {Drawn} now @returns {Element | null} */
  function named(now) {
    const node = now.options?.name ?? null;
    const element = node instanceof Element ? node : node && shared.safe.parent(node);
    return element?.isConnected && element.textContent?.trim() === now.view?.name && element.checkVisibility() ? element : null;
  }

  /** Follows the colours of the page where the mark stands. */
  function dress() {
    if (!drawn) return;
    const theme = shared.place.isDark(drawn.target) ? "dark" : "light";
    for (const part of drawn.shadow.querySelectorAll(".bonafide")) /** @type {HTMLElement} */ (part).dataset.theme = theme;
  }

  /** @param {IntersectionObserverEntry | undefined} entry */
  function look(entry) {
    if (!drawn || !entry || entry.target !== drawn.target) return;
    drawn.visible = entry.isIntersecting;
    place(true);
    dress();
  }

  /** After a change of size or content: looks for a free place again, in the next frame. */
  function replace() {
    if (drawn) drawn.shift = null;
    follow();
  }

  /** Keeps mark and boxes with their words, at most once per frame. */
  function follow() {
    if (!drawn || drawn.frame) return;
    drawn.frame = requestAnimationFrame(() => {
      if (!drawn) return;
      drawn.frame = 0;
      place(drawn.shift === null);
      drawBoxes(drawn);
    });
  }

  /** @param {boolean} anew look for a free place instead of keeping the distance to the words */
  function place(anew) {
    if (!drawn?.mark || drawn.target === null) return;
    const { mark, target, host } = drawn;
    const text = target.isConnected && drawn.visible ? shared.place.rectOf(target) : null;
    const hidden = text === null || shared.place.isCovered(target, text, host);
    const { width, height } = mark.getBoundingClientRect();
    const origin = host.getBoundingClientRect();
    const blind = text === null || (hidden && drawn.shift === null);
    if (!blind && (anew || drawn.shift === null)) {
      const spot = shared.place.free(target, text, { width, height }, host);
      drawn.shift = { x: spot.x - text.right, y: spot.y - text.top };
    }
    // All was looked at: from here on the page's layout is no longer what it was.
    // Out of sight it can still be reached by the keyboard, which brings it to the corner: on the way to the end of
    // a page, where it comes in the order of Tab, the name has long been scrolled away.
    mark.classList.toggle("unplaced", hidden);
    if (blind || drawn.shift === null) return;
    const x = Math.round(text.right + drawn.shift.x - origin.left);
    const y = Math.round(text.top + drawn.shift.y - origin.top);
    mark.style.transform = `translate(${x}px, ${y}px)`;
  }

  function isOpen() {
    return drawn?.dialog?.matches(":popover-open") ?? false;
  }

  /** Cards are drawn when somebody wants to read them: most pages are only passed by. */
  function open() {
    if (!drawn?.mark || !drawn.view || !drawn.options) return;
    const { mark, shadow, view, options } = drawn;
    if (!drawn.dialog) shadow.append((drawn.dialog = drawDialog(view, options, drawn)));
    const { dialog } = drawn;
    const found = evidence(drawn);
    dress();
    dialog.classList.remove("low");
    dialog.showPopover();
    settle(dialog, mark.getBoundingClientRect(), found.map((range) => range.getBoundingClientRect()));
    mark.setAttribute("aria-expanded", "true");
    dialog.focus({ preventScroll: true });
    light("some", found);
  }

  /** Puts the dialog below the mark, or above, or where it fits; from the mark on or at the edge,
   * whichever covers fewer of the words in question.
   * @param {HTMLElement} dialog @param {DOMRect} mark @param {DOMRect[]} words */
  function settle(dialog, mark, words) {
    const { offsetWidth: width, offsetHeight: height } = dialog;
    const edge = innerWidth - width - GAP;
    const covered = (/** @type {number} */ left) => words.filter((rect) => rect.right > left && rect.left < left + width).length;
    const beside = Math.max(GAP, Math.min(mark.left, edge));
    const left = covered(edge) < covered(beside) ? edge : beside;
    const below = mark.bottom + GAP;
    const above = mark.top - GAP - height;
    const top = below + height <= innerHeight - GAP ? below : above >= GAP ? above : innerHeight - height - GAP;
    dialog.style.left = `${Math.round(left)}px`;
    dialog.style.top = `${Math.round(Math.max(GAP, top))}px`;
  }

  /** Moves the open dialog aside from words that are scrolled to the middle of the window. @param {DOMRect} words */
  function dodge(words) {
    if (!drawn?.dialog || !isOpen()) return;
    const { dialog } = drawn;
    const { left, width } = dialog.getBoundingClientRect();
    const edge = innerWidth - width - GAP;
    const free = [left, edge, GAP].find((x) => x >= GAP && (words.right < x || words.left > x + width));
    dialog.classList.toggle("low", free === undefined);
    if (free !== undefined) dialog.style.left = `${Math.round(free)}px`;
  }

  /** @param {boolean} back give the focus back to the mark */
  function close(back) {
    if (!drawn?.dialog || !isOpen()) return;
    const inside = drawn.shadow.activeElement !== null;
    drawn.dialog.hidePopover();
    drawn.mark?.setAttribute("aria-expanded", "false");
    dimAll(drawn);
    if (back && inside) drawn.mark?.focus({ preventScroll: true });
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    if (!drawn || !event.isTrusted) return;
    if (event.key === "Escape" && (isOpen() || drawn.boxed.length > 0)) {
      const ours = event.target === drawn.host;
      isOpen() ? close(true) : dimAll(drawn);
      if (ours) event.stopImmediatePropagation();
    } else if (event.key === "Tab" && isOpen() && event.target === drawn.host) turn(event, drawn);
  }

  /** Keeps the focus going round in the dialog. @param {KeyboardEvent} event @param {Drawn} now */
  function turn(event, now) {
    const stops = /** @type {HTMLElement[]} */ ([...(now.dialog?.querySelectorAll("button, a[href], summary") ?? [])]);
    const at = stops.indexOf(/** @type {HTMLElement} */ (now.shadow.activeElement));
    const leaves = event.shiftKey ? at <= 0 : at === stops.length - 1;
    if (!leaves) return;
    event.preventDefault();
    stops.at(event.shiftKey ? -1 : 0)?.focus();
  }

  /** @param {Event} event */
  function onAway(event) {
    if (!drawn || !event.isTrusted || event.target === drawn.host) return;
    if (isOpen()) close(false);
    else dimAll(drawn);
  }

  /** Where the words that findings point at stand, as far as they are still there. @param {Drawn} now @returns {Range[]} */
  function evidence(now) {
    const cards = now.view ? [...now.view.findings, ...now.view.forCandidate, ...now.view.nursery] : [];
    const quotes = cards.flatMap((card) => card.evidence);
    return quotes.map((quote) => words(now.options?.nodes ?? new Map(), quote)).filter((range) => range !== null);
  }

  /** @param {"some" | "one"} which @param {Range[]} ranges */
  async function light(which, ranges) {
    const now = drawn;
    if (ranges.length === 0 || (await shared.light.light(which, ranges)) || !now || now !== drawn) return;
    now.boxed = which === "one" ? ranges : [...now.boxed, ...ranges];
    drawBoxes(now);
  }

  /** @param {Drawn} now */
  function dimAll(now) {
    shared.light.dim("some");
    shared.light.dim("one");
    now.boxed = [];
    drawBoxes(now);
  }

  /** @param {Drawn} now */
  function drawBoxes(now) {
    if (now.boxed.length === 0 && now.boxes.childElementCount === 0) return;
    attach(now);
    const origin = now.host.getBoundingClientRect();
    const rects = now.boxed.flatMap((what) => [...what.getClientRects()]).filter((rect) => rect.width > 1 && rect.height > 1);
    now.boxes.replaceChildren(...rects.slice(0, 60).map((rect) => {
      const box = shared.cards.element("div", "box");
      box.style.transform = `translate(${rect.left - origin.left - 3}px, ${rect.top - origin.top - 3}px)`;
      box.style.width = `${rect.width + 6}px`;
      box.style.height = `${rect.height + 6}px`;
      return box;
    }));
  }

  /** Words of a quote where they stand; `null` when they are not in the visible text.
   * @param {Nodes} nodes @param {Quote} quote */
  function words(nodes, quote) {
    const node = nodes.get(quote.place.node);
    return node?.isConnected && !quote.place.within ? shared.find(node, quote.quote) : null;
  }

  /** Shows where a quote stands: scrolls there and lights it up. False when it stands nowhere to be seen.
   * @param {Nodes} nodes @param {Quote} quote */
  function reveal(nodes, quote) {
    const node = nodes.get(quote.place.node);
    const range = words(nodes, quote);
    const spot = range?.startContainer.parentElement ?? (node instanceof Element ? node : node?.parentElement);
    if (!spot?.isConnected || !spot.checkVisibility()) return false;
    const now = drawn ?? begin();
    dodge((range ?? spot).getBoundingClientRect());
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    spot.scrollIntoView({ block: "center", inline: "nearest", behavior: calm ? "instant" : "smooth" });
    now.boxed = [];
    if (range) light("one", [range]);
    else {
      now.boxed = [spot];
      drawBoxes(now);
    }
    return true;
  }

  /** Hides all while it is not known whether the person is still the same. @param {boolean} hidden */
  function conceal(hidden) {
    if (!drawn) return;
    drawn.layer.hidden = hidden;
    if (hidden) close(false);
  }

  /** The page has come to rest: the mark goes where its words are now, and back if it was taken away. */
  function rest() {
    if (drawn?.mark) attach(drawn);
    follow();
  }

  /** True for a change of the page that is our own. @param {MutationRecord} record */
  function isOwn(record) {
    const { addedNodes, removedNodes } = record;
    return addedNodes.length === 1 && removedNodes.length === 0 && addedNodes[0] === drawn?.host;
  }

  /** Takes everything off the page. */
  function remove() {
    if (!drawn) return;
    dimAll(drawn);
    drawn.end.abort();
    drawn.seen.disconnect();
    drawn.sized.disconnect();
    cancelAnimationFrame(drawn.frame);
    drawn.host.remove();
    drawn = null;
  }

  shared.draw = { isShown: () => Boolean(drawn?.mark), show, update, conceal, reveal, remove, rest, isOwn, target: () => drawn?.target ?? null };
})();
