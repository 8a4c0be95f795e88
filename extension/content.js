// The life of a page: asks for a plan, waits until the page is ready, has it read, has the answer
// drawn, and follows the page. Nothing of one person outlives the change to another.
//
// There is no network call here and there is no word about a signal: the background thinks.
"use strict";
(() => {
  const shared = (globalThis.bonafide ??= /** @type {any} */ ({}));
  if (shared.alive?.()) return;

  const api = globalThis.browser ?? chrome;
  /** Milliseconds without a change before a page is read, and the longest wait for that. */
  const QUIET = 300;
  const CEILING = 1_500;
  /** Before the first reading, for a page that stands still from the beginning. */
  const FIRST = 60;
  /** After a click a page is read even when its ready mark never comes. */
  const INSIST = 2_000;
  /** Between two readings of one person; grows while reading again brings nothing new. */
  const PAUSE = 3_000;
  const LONGEST_PAUSE = 15_000;
  /** How often the address is looked at; where the browser tells of a change, only to notice that we were removed. */
  const POLL = "navigation" in globalThis ? 5_000 : 500;
  /** After a change of address that names no person: what still looks the same by then is the same. */
  const SETTLED = 3_000;
  /** Readings of one page at most: each leaves out what the one before rested on and nobody can see. */
  const ROUNDS = 6;

  const end = new AbortController();
  const observer = new MutationObserver(changed);
  /** @type {WeakSet<Node>} */
  let observed = new WeakSet();
  /** Raised with every address, so that answers to an older one are dropped. */
  let turn = 0;
  /** Raised with every reading, for the same. */
  let sequence = 0;
  let address = "";
  /** @type {Plan | null} */
  let plan = null;
  /** The user clicked to have this person read. */
  let clicked = false;
  let watching = false;
  let timer = 0;
  let poll = 0;
  let insisting = 0;
  let firstChange = 0;
  let lastChange = 0;
  let lastRead = 0;
  let arrived = 0;
  let pause = PAUSE;
  /** What was read last of this person, and of the person before. */
  let print = "";
  /** A page is with the background. */
  let pending = false;
  let former = { print: "", identity: /** @type {string | null} */ (null) };
  /** The living nodes that the answer rests on. @type {Nodes} */
  let nodes = new Map();
  /** @type {View | null} */
  let view = null;
  let anchorWords = "";

  /** False once the extension was removed, updated or told us to leave. */
  function alive() {
    return !end.signal.aborted && Boolean(api.runtime?.id);
  }

  /** @param {chrome.Message} message @returns {Promise<any>} */
  async function ask(message) {
    try {
      return await api.runtime.sendMessage(message);
    } catch {
      if (!api.runtime?.id) stop();
      return null;
    }
  }

  /** A new address: asks what to do there. Until the answer comes nothing of a person is shown. */
  async function arrive() {
    const mine = ++turn;
    const before = pageOf(address);
    address = location.href;
    arrived = performance.now();
    sequence++;
    shared.draw.conceal(true);
    const next = /** @type {Plan | null} */ (await ask({ type: "plan", address }));
    if (mine !== turn || !alive()) return;
    if (!next?.regions || !plan || !isSamePerson(plan, next, before)) leave();
    else shared.draw.conceal(false);
    plan = next?.regions ? next : null;
    if (isWanted()) watch();
    else unwatch();
  }

  /** An address without its fragment. @param {string} of */
  function pageOf(of) {
    return of.replace(/#.*/s, "");
  }

  /** @param {Plan} a @param {Plan} b @param {string} before page of `a` */
  function isSamePerson(a, b, before) {
    if (a.identity !== b.identity || a.sites.join() !== b.sites.join()) return false;
    return a.identity !== null || before === pageOf(address);
  }

  function isWanted() {
    return plan !== null && plan.candidate && (!plan.onClick || clicked);
  }

  /** Forgets the person: on the page, here, and in the background. */
  function leave() {
    if (print !== "") {
      former = { print, identity: view?.identity ?? null };
      ask({ type: "forget" });
    }
    sequence++;
    shared.draw.remove();
    clearTimeout(timer);
    clearTimeout(insisting);
    timer = insisting = lastRead = 0;
    clicked &&= print === "";
    print = anchorWords = "";
    pending = false;
    nodes = new Map();
    view = null;
    pause = PAUSE;
  }

  function watch() {
    observe(document);
    watching = true;
    lastChange = firstChange = performance.now();
    schedule(FIRST);
  }

  /** Follows what happens in a document or a shadow root; a document's observer sees into none. @param {Node} root */
  function observe(root) {
    if (observed.has(root)) return;
    observed.add(root);
    observer.observe(root, { childList: true, characterData: true, subtree: true });
  }

  /** Nothing tells that an element got a shadow root: it is looked for now and then. */
  function lookForRoots() {
    const fresh = watching ? shared.roots().filter((root) => !observed.has(root)) : [];
    if (fresh.length === 0) return;
    fresh.forEach(observe);
    touched();
  }

  function unwatch() {
    observer.disconnect();
    observed = new WeakSet();
    watching = false;
    clearTimeout(timer);
    timer = 0;
  }

  /** @param {MutationRecord[]} records */
  function changed(records) {
    if (records.every(shared.draw.isOwn)) return;
    if (location.href !== address) {
      arrive();
      return;
    }
    touched();
  }

  /** Something changed: it is read when it has come to rest. */
  function touched() {
    lastChange = performance.now();
    if (view && shared.draw.target() && words() !== anchorWords) leave();
    if (timer === 0) {
      firstChange = lastChange;
      schedule(Math.max(QUIET, lastRead ? lastRead + pause - lastChange : 0));
    }
  }

  /** Words beside which the mark stands: when they change, the person may have changed. */
  function words() {
    const target = shared.draw.target();
    return target?.isConnected ? target.textContent ?? "" : "";
  }

  /** @param {number} delay */
  function schedule(delay) {
    clearTimeout(timer);
    timer = setTimeout(due, delay);
  }

  /** Reads when the page has come to rest, or has not for too long. */
  function due() {
    const now = performance.now();
    timer = 0;
    if (location.href !== address) return;
    const rest = QUIET - (now - lastChange);
    if (lastChange > firstChange && rest > 0 && now - firstChange < CEILING) schedule(rest);
    else if (isReady()) read(false);
    shared.draw.rest();
  }

  function isReady() {
    return plan !== null && (plan.ready.length === 0 || shared.safe.one(plan.ready) !== null);
  }

  /** Collects the page and has it assessed, unless nothing changed since. @param {boolean} anew */
  async function read(anew) {
    if (!plan || !isWanted()) return;
    clearTimeout(timer);
    clearTimeout(insisting);
    timer = insisting = 0;
    const collected = shared.collect(plan);
    collected.shadows.forEach(observe);
    await submit(collected, ++sequence, anew ? [] : [former.print, print]);
  }

  /** Has a collected page assessed, and again without what turns out to be hidden; one whose print is known is not.
   * @param {Collected} collected @param {number} mine @param {string[]} known */
  async function submit({ wire, tops }, mine, known) {
    const [asked, there] = [address, turn];
    lastRead = performance.now();
    pending = true;
    for (let round = 0; round < ROUNDS; round++) {
      const reply = /** @type {Reply | null} */ (await ask({ type: "assess", wire, sequence: mine, known }));
      if (!alive() || !reply) {
        pending = false;
        return;
      }
      if (mine !== sequence || asked !== location.href || reply.sequence !== mine) return tooLate(reply, there);
      if (reply.ok && (reply.known || (known.length > 0 && reply.print === former.print))) return recognise(reply);
      const live = reply.ok ? shared.follow(tops, reply.trail) : new Map();
      const hidden = reply.ok ? shared.unseen(live, reply.trail, reply.shown) : [];
      if (hidden.length === 0 || round === ROUNDS - 1) return accept(reply, live);
      wire.hidden = [...new Set([...wire.hidden, ...hidden])].sort((a, b) => a - b);
      known = [];
    }
  }

  /** The answer is about a page that is gone: what it was is remembered, for it may still be on the screen.
   * @param {Reply} reply @param {number} there */
  function tooLate(reply, there) {
    if (print !== "") return;
    // What is asked about now will take its place.
    if (!pending) ask({ type: "forget" });
    if (there !== turn && reply.ok) former = { print: reply.print, identity: reply.known ? null : reply.view.identity };
  }

  /** The page shows what it showed before, of this person or of the one before. @param {Reply & { ok: true }} reply */
  function recognise(reply) {
    pending = false;
    if (!reply.known) ask({ type: "forget" });
    if (reply.print === print) slowDown();
    else awaitChange();
  }

  function slowDown() {
    pause = Math.min(pause * 2, LONGEST_PAUSE);
  }

  /** The address changed, the page has not yet. An address that names a person is believed; another
   * one may show the same person on purpose. */
  function awaitChange() {
    if (plan?.identity !== null) return;
    insisting = setTimeout(() => {
      former = { print: "", identity: null };
      read(false);
    }, Math.max(0, SETTLED - (performance.now() - arrived)));
  }

  /** @param {Exclude<Reply, { known: true }>} reply @param {Nodes} live */
  function accept(reply, live) {
    pending = false;
    print = reply.print;
    if (!reply.ok || isStale(reply.view)) {
      if (reply.ok) ask({ type: "forget" });
      shared.draw.remove();
      view = null;
      return;
    }
    former.print = "";
    const same = reply.same && view !== null;
    if (same) slowDown();
    else pause = PAUSE;
    nodes = live;
    view = reply.view;
    const options = drawOptions(reply.panel, reply.name);
    if (view.kind !== "candidate" || !reply.draw) shared.draw.remove();
    else if (same && shared.draw.isShown()) shared.draw.update(options);
    else shared.draw.show(view, options);
    anchorWords = words();
  }

  /** After an in-page change of address a page may still show the former person for a moment.
   * @param {View} next */
  function isStale(next) {
    return former.identity !== null && next.identity === former.identity && plan?.identity !== former.identity;
  }

  /** @param {boolean} panel @param {number | null} name @returns {DrawOptions} */
  function drawOptions(panel, name) {
    const onPanel = () => void ask({ type: "panel" });
    return { beside: plan?.beside ?? [], nodes, name: name === null ? null : nodes.get(name) ?? null, panel, onPanel };
  }

  /** The user clicked: this person is read now, and again even if nothing changed. */
  async function look() {
    clicked = true;
    if (!plan || location.href !== address) await arrive();
    if (!isWanted()) return;
    if (!watching) watch();
    if (isReady() && document.readyState !== "loading") read(true);
    else insisting = setTimeout(() => read(true), INSIST);
  }

  /** @param {chrome.Message} message */
  function showPlace(message) {
    const { node, quote, within } = message;
    if (typeof node !== "number") return false;
    if (typeof quote === "string") return shared.draw.reveal(nodes, { field: "", quote, place: { node, within } });
    const cards = view ? [...view.findings, ...view.forCandidate, ...view.nursery] : [];
    const known = cards.flatMap((card) => card.evidence).find((evidence) => evidence.place.node === node);
    return shared.draw.reveal(nodes, known ?? { field: "", quote: "", place: { node } });
  }

  /** @param {chrome.Message} message @param {chrome.Sender} sender @param {(answer: any) => void} reply */
  function onMessage(message, sender, reply) {
    if (sender.id !== api.runtime.id || !alive()) return;
    switch (message.type) {
      case "look":
        look();
        reply(true);
        break;
      case "reveal":
        reply(showPlace(message));
        break;
      case "state":
        reply({ address: location.href, read: (pending || print !== "") && location.href === address });
        break;
      case "forget":
        stop();
        reply(true);
        break;
    }
  }

  function checkAddress() {
    if (!alive()) stop();
    else if (location.href !== address) arrive();
    else lookForRoots();
  }

  /** Leaves the page as if we had never been there. */
  function stop() {
    if (end.signal.aborted) return;
    rest();
    leave();
    end.abort();
    if (api.runtime?.id) api.runtime.onMessage.removeListener(onMessage);
  }

  /** The page goes into the browser's back-forward cache, or away. */
  function rest() {
    turn++;
    sequence++;
    unwatch();
    clearInterval(poll);
    clearTimeout(insisting);
  }

  function wake() {
    poll = setInterval(() => document.visibilityState !== "hidden" && checkAddress(), POLL);
    arrive();
  }

  function listen() {
    const { signal } = end;
    const { navigation } = /** @type {{ navigation?: EventTarget }} */ (/** @type {unknown} */ (globalThis));
    navigation?.addEventListener("currententrychange", checkAddress, { signal });
    addEventListener("popstate", checkAddress, { signal });
    addEventListener("hashchange", checkAddress, { signal });
    addEventListener("pagehide", rest, { signal });
    addEventListener("pageshow", (event) => event.persisted && wake(), { signal });
    api.runtime.onMessage.addListener(onMessage);
  }

  shared.alive = alive;
  shared.paint = async (names) => (await ask({ type: "paint", names })) === true;
  listen();
  wake();
})();
