// Draws the cards of a view (`src/explain.rs`) into a given root, with DOM calls only.
//
// The overlay, the panel and the spot check all use this one file, so a finding looks the same
// everywhere. No word about a signal is made here: all of them come from the view.
"use strict";
(() => {
  const shared = (globalThis.bonafide ??= /** @type {any} */ ({}));
  if (shared.alive?.()) return;

  const create = Document.prototype.createElement;
  /** Longest quote that is shown; the page itself shows the rest. */
  const LONGEST_QUOTE = 300;

  const STYLE = `
.bonafide {
  color-scheme: light dark;
  --paper: light-dark(#ffffff, #1c2029);
  --wash: light-dark(#f4f5f8, #252a35);
  --ink: light-dark(#1a2030, #eceff5);
  --soft: light-dark(#4a5364, #b6becd);
  --line: light-dark(#d3d8e1, #414959);
  --accent: light-dark(#34439a, #aebcff);
  --marker: light-dark(#ffedb3, #5b4a10);
  --base: 16px;
  font: 400 var(--base)/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  color: var(--ink);
  text-align: start;
  overflow-wrap: break-word;
  box-sizing: border-box;
}
.bonafide[data-theme="light"] { color-scheme: light; }
.bonafide[data-theme="dark"] { color-scheme: dark; }
.bonafide *, .bonafide *::before { box-sizing: border-box; }
.bonafide h2, .bonafide h3, .bonafide h4, .bonafide p, .bonafide ul { margin: 0; padding: 0; }
.bonafide h2 { font-size: 1.25em; line-height: 1.3; font-weight: 650; letter-spacing: -0.005em; }
.bonafide h3 { font-size: 1em; line-height: 1.35; font-weight: 650; }
.bonafide h4 { font-size: 0.75em; line-height: 1.4; font-weight: 650; color: var(--soft); letter-spacing: 0.02em; }
.bonafide p, .bonafide li { font-size: 0.9em; }
.bonafide .meaning { color: var(--soft); margin-top: 0.15em; }
.bonafide .group { margin-top: 1.75em; }
.bonafide header + .group { margin-top: 0; }
.bonafide .group > h2 { font-size: 1.05em; padding-bottom: 0.35em; border-bottom: 1px solid var(--line); }
.bonafide .card { margin-top: 0.9em; padding: 0.9em 1em 1em; background: var(--wash); border: 1px solid var(--line); border-inline-start: 3px solid var(--accent); border-radius: 6px; }
.bonafide .card.apart { border-inline-start: 3px dotted var(--soft); }
.bonafide .strength { color: var(--soft); font-size: 0.8em; margin-top: 0.1em; }
.bonafide .part { margin-top: 0.8em; }
.bonafide .part > h4 { margin-bottom: 0.1em; }
.bonafide .part ul { padding-inline-start: 1.1em; }
.bonafide .part li + li { margin-top: 0.2em; }
.bonafide .rate { color: var(--soft); margin-top: 0.3em; }
.bonafide bdi { unicode-bidi: isolate; }
.bonafide .quote { background: var(--marker); color: var(--ink); border-radius: 2px; padding: 0 0.15em; box-decoration-break: clone; -webkit-box-decoration-break: clone; }
.bonafide .part ul.evidence { list-style: none; padding: 0; margin-top: 0.45em; border-top: 1px solid var(--line); }
.bonafide .evidence li { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.15em 0.6em; padding: 0.4em 0; border-bottom: 1px solid var(--line); margin: 0; }
.bonafide .evidence .field { color: var(--soft); flex: none; min-width: 4.5em; }
.bonafide .evidence .words { flex: 1 1 auto; min-width: 0; max-width: 100%; overflow-wrap: anywhere; }
.bonafide details { margin-top: 0.8em; }
.bonafide summary { cursor: pointer; font-size: 0.8em; font-weight: 600; color: var(--accent); width: fit-content; border-radius: 3px; }
.bonafide details ul { list-style: none; margin-top: 0.3em; }
.bonafide details li { font-size: 0.85em; margin-top: 0.5em; }
.bonafide details li .says { color: var(--soft); display: block; }
.bonafide a { color: var(--accent); text-underline-offset: 0.15em; }
.bonafide button { font: inherit; font-size: 0.85em; color: var(--accent); background: transparent; border: 1px solid transparent; border-radius: 5px; padding: 0.2em 0.45em; margin: 0; cursor: pointer; text-align: start; }
.bonafide .evidence button { flex: none; margin-inline-start: auto; text-decoration: underline; text-underline-offset: 0.15em; padding: 0.1em 0.2em; }
.bonafide button:hover { background: color-mix(in srgb, var(--accent) 10%, transparent); }
.bonafide :is(button, a, summary, [tabindex]):focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.bonafide .coverage ul { list-style: none; margin-top: 0.4em; columns: 13em 2; column-gap: 1.5em; }
.bonafide .coverage li { break-inside: avoid; padding: 0.15em 0; }
.bonafide .coverage.apart ul { columns: auto; }
.bonafide .coverage .why { color: var(--soft); }
.bonafide .weighing ul { border-top: 1px solid var(--line); padding: 0; }
.bonafide .weighing li { display: flex; gap: 1em; align-items: baseline; margin: 0; padding: 0.3em 0; border-bottom: 1px solid var(--line); }
.bonafide .weighing .field { flex: 1; min-width: 0; }
.bonafide .weighing .number { font-variant-numeric: tabular-nums; }
.bonafide .weighing .piece { color: var(--soft); padding-inline-start: 1em; }
.bonafide .weighing .piece .number { padding-inline-end: 3em; }
.bonafide .weighing :is(.whole, .total) .number { font-weight: 650; }
.bonafide .scroll { overflow-x: auto; margin-top: 0.6em; }
.bonafide table { width: 100%; table-layout: fixed; border-collapse: collapse; font-size: 0.85em; }
.bonafide :is(th, td) { text-align: start; vertical-align: top; overflow-wrap: anywhere; padding: 0.35em 0.6em 0.35em 0; border-bottom: 1px solid var(--line); }
.bonafide thead th, .bonafide tbody th { font-weight: 600; color: var(--soft); }
.bonafide td button { font-size: 1em; padding: 0; text-decoration: underline; text-decoration-style: dotted; }
.bonafide tr.same { color: var(--soft); }
.bonafide tr:not(.same) .stand { font-weight: 600; }
.bonafide .footer { margin-top: 1.75em; padding-top: 0.75em; border-top: 1px solid var(--line); color: var(--soft); font-size: 0.8em; }
@media (forced-colors: active) {
  .bonafide .quote { text-decoration: underline; }
  .bonafide .card, .bonafide button { border-color: CanvasText; }
}
`;

  /** @type {CSSStyleSheet | undefined} */
  let sheet;

  /** The style of the cards, once per document: a constructed sheet is no inline style to a policy. */
  function styleSheet() {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(STYLE);
    }
    return sheet;
  }

  /** An element of a class with children; texts become text nodes, so no word can become markup.
   * @param {string} name @param {string} kind @param {...(Node | string)} children @returns {HTMLElement} */
  function element(name, kind, ...children) {
    const made = create.call(document, name);
    if (kind) made.className = kind;
    made.append(...children);
    return made;
  }

  /** Words of the page: isolated, so that their direction cannot turn the words around them.
   * @param {string} words @param {string} kind */
  function foreign(words, kind) {
    const short = words.length > LONGEST_QUOTE ? words.slice(0, LONGEST_QUOTE).toWellFormed() + "…" : words;
    return element("bdi", kind, short);
  }

  /** A sentence with the quotes in it set apart, in whatever order they stand. @param {Card} card */
  function noticed(card) {
    const quotes = card.evidence.map(({ quote }) => quote).filter(Boolean);
    /** @type {(Node | string)[]} */
    const parts = [];
    let rest = card.noticed;
    for (let next = firstQuote(rest, quotes); next; next = firstQuote(rest, quotes)) {
      parts.push(rest.slice(0, next.at), foreign(next.quote, "quote"));
      rest = rest.slice(next.at + next.quote.length);
    }
    return element("p", "", ...parts, rest);
  }

  /** The quote that stands first in a text, the longest of those in one place; a quote is set apart
   * between quotation marks only, so that a short one is not found inside a word.
   * @param {string} text @param {string[]} quotes */
  function firstQuote(text, quotes) {
    /** @type {{ at: number, quote: string } | null} */
    let first = null;
    for (const quote of quotes) {
      const at = text.indexOf(`“${quote}”`) + 1;
      if (at === 0) continue;
      if (!first || at < first.at || (at === first.at && quote.length > first.quote.length)) first = { at, quote };
    }
    return first;
  }

  /** @param {string} heading @param {...Node} children */
  function part(heading, ...children) {
    return element("section", "part", element("h4", "", heading), ...children);
  }

  /** @param {Quote} quote @param {View} view @param {CardOptions} options */
  function evidence(quote, view, options) {
    const row = element("li", "", element("span", "field", quote.field), element("span", "words", foreign(quote.shown ?? quote.quote, "")));
    const { show } = options;
    // An answer stands on no page.
    if (!show || quote.place.within === "observation") return row;
    const button = element("button", "", view.words.show);
    button.setAttribute("type", "button");
    button.setAttribute("aria-label", `${view.words.show}: ${quote.field}`);
    button.addEventListener("click", (event) => {
      if (event.isTrusted) show(quote);
    });
    row.append(button);
    return row;
  }

  /** @param {Source} source @param {CardOptions} options */
  function sourceLine(source, options) {
    /** @type {HTMLElement | string} */
    let title = source.title;
    if (options.links && /^https?:\/\//.test(source.address)) {
      title = element("a", "", source.title);
      title.setAttribute("href", source.address);
      title.setAttribute("target", "_blank");
      title.setAttribute("rel", "noreferrer noopener");
    }
    return element("li", "", `${source.publisher}, ${source.date}: `, title, element("span", "says", source.says));
  }

  /** @param {Card} card @param {View} view @param {CardOptions} options */
  function sources(card, view, options) {
    const lines = card.sources.map((source) => sourceLine(source, options));
    return element("details", "", element("summary", "", `${view.words.sources} (${lines.length})`), element("ul", "", ...lines));
  }

  /** @param {string[]} lines */
  function list(lines) {
    return element("ul", "", ...lines.map((line) => element("li", "", line)));
  }

  /** The four parts of a finding. @param {Card} card @param {string} kind @param {View} view @param {CardOptions} options */
  function drawCard(card, kind, view, options) {
    const { words } = view;
    const rows = card.evidence.map((quote) => evidence(quote, view, options));
    const made = element("article", kind,
      element("h3", "", card.title),
      element("p", "strength", card.strength),
      part(words.noticed, noticed(card), ...(rows.length > 0 ? [element("ul", "evidence", ...rows)] : [])),
      part(words.why, element("p", "", card.why)),
      part(words.innocent, list(card.innocent), element("p", "rate", card.baseRate)),
      part(words.settle, element("p", "", card.settle)));
    if (card.sources.length > 0) made.append(sources(card, view, options));
    return made;
  }

  /** @param {string} heading @param {Card[]} cards @param {string} kind @param {View} view @param {CardOptions} options */
  function group(heading, cards, kind, view, options) {
    if (cards.length === 0) return [];
    const drawn = cards.map((card) => drawCard(card, kind, view, options));
    return [element("section", "group", ...(heading ? [element("h2", "", heading)] : []), ...drawn)];
  }

  /** Lines about answers: what they settled, what was answered, what one more could change.
   * @param {View} view @param {CardOptions} options */
  function answering(view, options) {
    const { words } = view;
    const settled = view.settled.map((row) => element("li", "", `${row.title}. `, element("span", "why", row.words)));
    const answers = view.answers.map((row) =>
      element("li", "", `${row.ask} `, element("span", "why", [`${row.answer}.`, row.details, row.note ?? ""].join(" ").trim())));
    const changes = view.changes.map((row) => change(row, options));
    return [
      ...coverage(words.settled, settled, "apart"),
      ...coverage(words.changes, changes, "apart"),
      ...coverage(words.answers, answers, "apart"),
    ];
  }

  /** @param {View["changes"][number]} row @param {CardOptions} options */
  function change(row, { answer }) {
    const texts = [row.words, row.lookUp ?? ""].filter(Boolean).join(" ");
    const line = element("li", "", `${row.ask} `, element("span", "why", texts));
    if (!answer || !row.question) return line;
    const go = element("button", "", row.ask);
    go.setAttribute("type", "button");
    go.addEventListener("click", (event) => {
      if (event.isTrusted) answer(row.signal);
    });
    line.replaceChildren(go, element("span", "why", texts));
    return line;
  }

  /** Page and files side by side; each quote leads to its place. @param {View} view @param {CardOptions} options */
  function comparisons({ comparisons: tables, words }, { show }) {
    if (tables.length === 0) return [];
    return [element("section", "group compared", element("h2", "", words.comparisons), ...tables.map((table) => comparison(table, show)))];
  }

  /** @param {View["comparisons"][number]} table @param {CardOptions["show"]} show */
  function comparison(table, show) {
    const head = element("tr", "", ...["", table.leftWords, table.rightWords, ""].map((title) => {
      const cell = element(title ? "th" : "td", "", title);
      if (title) cell.setAttribute("scope", "col");
      return cell;
    }));
    const rows = table.rows.map((row) => {
      const what = element("th", "", row.what);
      what.setAttribute("scope", "row");
      return element("tr", row.stand, what, side(row.left, show), side(row.right, show), element("td", "stand", row.words));
    });
    return element("div", "scroll", element("table", "", element("thead", "", head), element("tbody", "", ...rows)));
  }

  /** @param {View["comparisons"][number]["rows"][number]["left"]} said @param {CardOptions["show"]} show */
  function side(said, show) {
    if (!said) return element("td", "nothing", "–");
    const words = foreign(said.shown, "");
    if (!show) return element("td", "", words);
    const button = element("button", "", words);
    button.setAttribute("type", "button");
    button.addEventListener("click", (event) => {
      if (event.isTrusted) show({ field: "", quote: said.quote, shown: said.shown, place: said.place });
    });
    return element("td", "", button);
  }

  /** The parts of the sum, folded away: they add up to what the tier rests on. @param {View} view */
  function weighing({ weighing: sum, words }) {
    if (sum.groups.length === 0 && sum.forCandidate.length === 0) return [];
    const row = (/** @type {string} */ title, /** @type {number} */ number, /** @type {string} */ kind) =>
      element("li", kind, element("span", "field", title), element("span", "number", String(number)));
    const groups = sum.groups.flatMap((group) => [
      row(`${group.name}: ${group.reckoned}`, group.weight, "whole"),
      ...group.parts.map((part) => row(part.title, part.counted, "piece")),
    ]);
    const lines = [...groups, ...sum.forCandidate.map((part) => row(part.title, part.counted, "whole")), row(sum.totalWords, sum.total, "total")];
    return [element("details", "weighing", element("summary", "", words.weighing), element("p", "rate", sum.meaning), element("ul", "", ...lines))];
  }

  /** @param {string} heading @param {Node[]} lines @param {string} kind */
  function coverage(heading, lines, kind) {
    if (lines.length === 0) return [];
    return [element("section", `group coverage ${kind}`, element("h2", "", heading), element("ul", "", ...lines))];
  }

  /** What was read, what was not and why, and the notes. @param {View} view */
  function reach(view) {
    const read = view.read.map((line) => element("li", "", line));
    const missing = view.notRead.map(({ field, why }) =>
      element("li", "", `${field} `, element("span", "why", `– ${why}`)));
    const notes = view.notes.map((note) => element("p", "rate", note));
    return [...coverage(view.words.read, read, ""), ...coverage(view.words.notRead, missing, "apart"), ...notes];
  }

  /** Draws a view below `root`, in place of what stood there, and returns the drawn element.
   * @param {Node} root @param {View} view @param {CardOptions} options */
  function render(root, view, options) {
    const heading = element("h2", "tier", view.tierWords);
    const drawn = element("div", "bonafide",
      element("header", "", heading, element("p", "meaning", view.tierMeaning)),
      ...group(view.words.notices, view.notices, "card", view, options),
      ...group("", view.findings, "card", view, options),
      ...group(view.words.forCandidate, view.forCandidate, "card", view, options),
      ...group(view.words.nursery, view.nursery, "card apart", view, options),
      ...(options.coverage ? [...comparisons(view, options), ...answering(view, options), ...weighing(view), ...reach(view)] : []),
      element("p", "footer", view.words.footer));
    drawn.dataset.theme = options.theme;
    drawn.setAttribute("lang", "en");
    drawn.setAttribute("dir", "ltr");
    while (root.lastChild) root.removeChild(root.lastChild);
    root.appendChild(drawn);
    return drawn;
  }

  shared.cards = { sheet: styleSheet, render, element };
})();
