// What somebody sees who looks closer at what is remembered: two texts side by side, and a group as a small graph.
import { element, words } from "./ui.js";

const SVG = "http://www.w3.org/2000/svg";
/** Size of the drawing of a group, and of a circle in it. */
const [WIDE, HIGH, ROUND] = [320, 240, 13];

/** Draws two texts in columns. A passage that both have leads to where it stands in the other.
 * @param {HTMLElement} place @param {Beside} beside @param {MemoryLink} link */
export function drawBeside(place, { own, other, percent, cut }, { to }) {
  if (other.length === 0) return place.replaceChildren(element("p", "soft", words("besideNone")));
  const told = percent === 0 && own.every(({ run }) => run === null) ? words("besideSame") : words("besideShared", String(percent));
  place.replaceChildren(element("p", "soft", [told, cut ? words("besideCut") : ""].join(" ").trim()),
    element("div", "beside", column(words("besideOwn"), own, `a${to}`, `b${to}`), column(words("besideOther"), other, `b${to}`, `a${to}`)));
}

/** @param {string} title @param {Passage[]} pieces @param {string} here @param {string} there */
function column(title, pieces, here, there) {
  const text = element("div", "text", ...pieces.map(({ text: said, run, rare }) => {
    if (run === null) return said;
    const passage = element("a", rare ? "run rare" : "run", element("mark", "", said));
    passage.id = `${here}-${run}`;
    passage.setAttribute("href", `#${there}-${run}`);
    return passage;
  }));
  text.dir = "auto";
  text.tabIndex = 0;
  text.setAttribute("role", "region");
  text.setAttribute("aria-label", title);
  return element("section", "", element("h4", "", title), text);
}

/** Draws a group: circles with numbers, and who they are in a list that says the same.
 * @param {HTMLElement} place @param {Group} group */
export function drawGroup(place, { members, links, more }) {
  if (members.length < 2) return;
  const label = (/** @type {number} */ number) => number === 0 ? words("groupThis") : String(order(members, number));
  const rows = members.map(({ number, name, as, on, role, with: linked }) => element("li", "",
    element("span", "number", String(order(members, number))),
    element("span", "field", element("bdi", "who", [name ?? as, role].filter(Boolean).join(" · ")),
      element("span", "why", `${on} · ${words("groupWith", linked.map(label).join(", "))}`))));
  place.replaceChildren(element("h3", "", words("groupTitle")), graph(members.map(({ number }) => number), links),
    element("ol", "waterfall", ...rows), ...(more ? [element("p", "soft", words("groupMore"))] : []));
}

/** Place of a member in the list, from one. @param {{ number: number }[]} members @param {number} number */
function order(members, number) {
  return members.findIndex((member) => member.number === number) + 1;
}

/** All in a ring, this one on top, so that no line runs behind a circle. @param {number[]} numbers @param {Group["links"]} links */
function graph(numbers, links) {
  const all = [0, ...numbers];
  const spots = new Map(all.map((number, at) => {
    const turn = (2 * Math.PI * at) / all.length - Math.PI / 2;
    return [number, [WIDE / 2 + (WIDE / 2 - 2 * ROUND) * Math.cos(turn), HIGH / 2 + (HIGH / 2 - 1.6 * ROUND) * Math.sin(turn)]];
  }));
  const heaviest = Math.max(...links.map(([, , weight]) => weight), 1);
  const lines = links.flatMap(([a, b, weight]) => {
    const [from, to] = [spots.get(a), spots.get(b)];
    return from && to ? [svg("line", { x1: from[0], y1: from[1], x2: to[0], y2: to[1], "stroke-width": 1 + (3 * weight) / heaviest })] : [];
  });
  const circles = [...spots].flatMap(([number, [x, y]], at) => {
    const own = number === 0;
    const label = svg("text", { x, y, "text-anchor": "middle", "dominant-baseline": "central" });
    label.textContent = own ? words("groupOwn") : String(at);
    return [svg("circle", { cx: x, cy: y, r: own ? 1.5 * ROUND : ROUND, class: own ? "own" : "" }), label];
  });
  const drawing = svg("svg", { viewBox: `0 0 ${WIDE} ${HIGH}`, role: "img", "aria-label": words("groupDrawn", String(numbers.length + 1)) });
  drawing.append(...lines, ...circles);
  return drawing;
}

/** @param {string} name @param {Record<string, string | number>} attributes */
function svg(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}
