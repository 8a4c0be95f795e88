// Draws a file that was read: its lines where they stood, with those marked that findings rest on.
// Positioned text, no picture of the page: SVG keeps each line as wide as it was, whatever the font.

const SVG = "http://www.w3.org/2000/svg";
/** Hundredths of a point, the unit of all lengths, in one unit of the drawing. */
const UNIT = 100;

const STYLE = `
.paper { margin-top: 0.5em; --mark: var(--marker, light-dark(#ffedb3, #5b4a10)); }
.paper .sheet { display: block; width: 100%; height: auto; margin-top: 0.6em; background: var(--paper); border: 1px solid var(--line); }
.paper .sheet text { fill: var(--ink); font-family: system-ui, sans-serif; white-space: pre; }
.paper .sheet .picture { fill: color-mix(in srgb, var(--line) 30%, transparent); stroke: var(--line); }
.paper .sheet .marked rect { fill: var(--mark); }
.paper .sheet .here rect { stroke: var(--accent); stroke-width: 1.5; }
.paper .flow { padding: 1em; border: 1px solid var(--line); background: var(--paper); }
.paper .flow p { margin: 0; }
.paper .flow .strong { font-weight: 650; }
.paper .flow .marked { background: var(--mark); }
.paper .flow .here { outline: 2px solid var(--accent); }
`;
/** A constructed sheet is no inline style to a policy. */
const sheet = new CSSStyleSheet();
sheet.replaceSync(STYLE);

/** @param {string} name @param {Record<string, string | number>} attributes @param {...Node} children */
function shape(name, attributes, ...children) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  made.append(...children);
  return made;
}

/** @param {Area} area */
function box({ left, top, right, bottom }) {
  return { x: left / UNIT, y: top / UNIT, width: (right - left) / UNIT, height: (bottom - top) / UNIT };
}

/** @param {Line} line @param {number} at its number @param {boolean} marked */
function drawLine(line, at, marked) {
  const { x, y, width, height } = box(line.area);
  const size = line.size > 0 ? line.size / UNIT : height * 0.8;
  const attributes = { x, y: y + height * 0.8, "font-size": size, textLength: Math.max(width, 1), lengthAdjust: "spacingAndGlyphs" };
  const words = shape("text", attributes, document.createTextNode(line.text));
  if (line.bold) words.setAttribute("font-weight", "650");
  const drawn = shape("g", { class: marked ? "line marked" : "line", "data-line": at });
  if (marked) drawn.append(shape("rect", { x: x - 2, y: y - 1, width: width + 4, height: height + 2, rx: 2 }));
  drawn.append(words);
  return drawn;
}

/** @param {PaperDocument} paper @param {number} number @param {Set<number>} marks @param {string} label */
function drawSheet(paper, number, marks, label) {
  const { width, height } = paper.sheets[number];
  const drawn = shape("svg", { class: "sheet", viewBox: `0 0 ${width / UNIT} ${height / UNIT}`, "aria-label": label });
  for (const picture of paper.pictures.filter((one) => one.sheet === number))
    drawn.append(shape("rect", { class: "picture", ...box(picture.area) }));
  paper.lines.forEach((line, at) => {
    if (line.sheet === number) drawn.append(drawLine(line, at, marks.has(at)));
  });
  return drawn;
}

/** A file without sheets: its lines one below the other. @param {PaperDocument} paper @param {Set<number>} marks */
function flow(paper, marks) {
  const made = document.createElement("div");
  made.className = "flow";
  paper.lines.forEach((line, at) => {
    const one = document.createElement("p");
    one.className = `line${marks.has(at) ? " marked" : ""}${line.bold || line.heading ? " strong" : ""}`;
    one.dataset.line = String(at);
    one.dir = "auto";
    one.textContent = line.text;
    made.append(one);
  });
  return made;
}

/** Draws a file; `marks` are the numbers of the lines that evidence stands in.
 * @param {PaperDocument} paper @param {Set<number>} marks @param {(sheet: number, of: number) => string} label */
export function drawPaper(paper, marks, label) {
  if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet);
  const made = document.createElement("div");
  made.className = "paper";
  if (paper.sheets.every(({ width, height }) => width <= 0 || height <= 0)) made.append(flow(paper, marks));
  else made.append(...paper.sheets.map((_, at) => drawSheet(paper, at, marks, label(at + 1, paper.sheets.length))));
  return made;
}

/** Brings a line into view and makes it stand out; false when it is not drawn.
 * @param {Element} within @param {number} line */
export function goToLine(within, line) {
  const found = within.querySelector(`[data-line="${line}"]`);
  if (!found) return false;
  for (const one of within.querySelectorAll(".here")) one.classList.remove("here");
  found.classList.add("here");
  found.scrollIntoView({ block: "center" });
  return true;
}
