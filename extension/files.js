// The candidate's files in the panel: taken by drop, by choice or by one click from the page, read by a
// worker here, handed to the background to be assessed, and drawn with the evidence marked.
import { drawPaper, goToLine } from "./paper.js";
import { LARGEST, prepare, readFile, ReadingError, viewFile } from "./reading.js";
import { ask, element, onClick, part, words } from "./ui.js";

/** Files as the background keeps them, with what they say once the worker has told.
 * @type {{ name: string, bytes: Uint8Array, document: PaperDocument | null }[]} */
let files = [];
/** @type {number | undefined} */
let tab;
/** @type {(text: string) => void} */
let status = () => {};
/** @type {(files: KeptFile[]) => void} */
let changed = () => {};
/** What a file needs was started. */
let expected = false;
/** Drawn papers by the number of the file. @type {(HTMLElement | null)[]} */
let papers = [];

/** Connects the parts of the panel, once.
 * @param {{ status: (text: string) => void, changed: (files: KeptFile[]) => void }} to */
export function startFiles(to) {
  ({ status, changed } = to);
  const input = /** @type {HTMLInputElement} */ (part("files-input"));
  onClick("files-choose", () => {
    expect();
    input.click();
  });
  input.addEventListener("change", () => {
    take([...(input.files ?? [])]);
    input.value = "";
  });
  for (const kind of ["dragover", "dragleave", "drop"]) {
    document.addEventListener(kind, (event) => {
      event.preventDefault();
      if (kind === "dragover") expect();
      part("files-drop").classList.toggle("over", kind === "dragover");
    });
  }
  document.addEventListener("drop", (event) => take([...(event.dataTransfer?.files ?? [])]));
}

/** A file is on its way: what reads it and what assesses it start now, once for each. */
function expect() {
  if (expected) return;
  expected = true;
  prepare();
  // Wakes the background and its engine; the answer is not needed.
  ask({ type: "questions" }).catch(() => {});
}

/** Reads what was dropped or chosen; one that cannot be read does not stop the others. @param {(Blob & { name: string })[]} given */
async function take(given) {
  expected = false;
  const read = [];
  for (const file of given) {
    try {
      read.push(await readOne(file, file.name));
    } catch (error) {
      status(explain(file.name, error));
    }
  }
  if (read.length > 0) give([...files, ...read]);
}

/** @param {Blob} file @param {string} name */
async function readOne(file, name) {
  status(words("fileReading", name));
  const { document, bytes } = await readFile(file, name, (done, of) => status(words("fileProgress", name, String(done), String(of))));
  status("");
  return { name, bytes, document };
}

/** @param {string} name @param {unknown} error */
function explain(name, error) {
  if (!(error instanceof ReadingError)) return words("fileCrashed", name);
  if (error.kind === "file") return `${name} ${error.message}`;
  if (error.kind === "large") return words("fileLarge", name, String(LARGEST >> 20));
  return words(error.kind === "slow" ? "fileSlow" : "fileCrashed", name);
}

/** @param {typeof files} next */
function give(next) {
  files = next;
  changed(files.map(({ name, bytes }) => ({ name, bytes })));
}

/** Shows the files that are kept of the person in front, and those that the page links to.
 * @param {{ tab: number | undefined, kept: KeptFile[], view: View | null, attached: AttachedFile[] }} now */
export async function showFiles(now) {
  ({ tab } = now);
  const known = new Map(files.map((file) => [key(file), file]));
  files = now.kept.map((file) => known.get(key(file)) ?? { ...file, document: null });
  await Promise.all(files.map(async (file) => {
    file.document ??= (await viewFile(file.bytes.slice())).document;
  }));
  part("files-attached").replaceChildren(...now.attached.map(drawAttached));
  papers = files.map(() => null);
  part("files-list").replaceChildren(...files.map((file, at) => drawFile(file, at, now.view)));
}

/** @param {{ name: string, bytes: Uint8Array }} file */
function key({ name, bytes }) {
  return `${name}:${bytes.length}:${bytes.slice(0, 64).join()}`;
}

/** One click, one request, to the page's own site, and it says so. @param {AttachedFile} attached */
function drawAttached({ name, url }) {
  const button = element("button", "plain", words("fileAttached", name));
  button.addEventListener("click", async (event) => {
    if (!event.isTrusted) return;
    status(words("fileFetching", name, new URL(url).host || words("thisPage")));
    try {
      const { bytes, type } = await ask({ type: "fetch", tab, url });
      await take([new File([bytes], name, { type })]);
    } catch (error) {
      status(words("fileNotFetched", name, error instanceof Error ? error.message : String(error)));
    }
  });
  return element("p", "", button, element("span", "soft", words("fileAttachedWhy")));
}

/** @param {typeof files[number]} file @param {number} at @param {View | null} view */
function drawFile(file, at, view) {
  const remove = element("button", "plain", words("fileRemove"));
  remove.setAttribute("aria-label", `${words("fileRemove")}: ${file.name}`);
  remove.addEventListener("click", () => give(files.filter((other) => other !== file)));
  const head = element("div", "file-head", element("bdi", "file-name", file.name), remove);
  if (!file.document) return element("article", "file", head);
  const paper = drawPaper(file.document, marks(view, at), (sheet, of) => words("fileSheet", String(sheet), String(of)));
  papers[at] = paper;
  return element("article", "file", head, ...facts(file.document), ...revisions(file.document),
    element("details", "paper-box", element("summary", "", words("fileShow")), paper));
}

/** Lines of a file that findings rest on. @param {View | null} view @param {number} file */
function marks(view, file) {
  const cards = view ? [...view.notices, ...view.findings, ...view.forCandidate, ...view.nursery] : [];
  const places = cards.flatMap((card) => card.evidence).map(({ place }) => place);
  return new Set(places.filter((place) => place.file === file && !place.within).map(({ node }) => node));
}

/** What the file says of itself. @param {PaperDocument} paper */
function facts(paper) {
  const rows = [
    ...paper.notes.map((note) => ["", note]),
    ...paper.properties.map(({ source, name, value }) => [`${source} · ${name}`, value]),
    ...paper.unseen.map(({ text, why }) => [words("fileUnseen", why), text]),
    ...paper.active.map(({ what, target }) => [words("fileActive", what), target]),
    ...paper.embedded.map(({ name, size }) => [words("fileEmbedded"), `${name} (${size})`]),
  ];
  return fold(words("fileFacts", String(rows.length)), rows.map(([name, value]) =>
    element("li", "", element("span", "field", name), element("bdi", "words", value))));
}

/** Earlier states of the file, and what changed. @param {PaperDocument} paper */
function revisions(paper) {
  return fold(words("fileRevisions", String(paper.revisions.length)), paper.revisions.map(({ what, by, at, removed, added }) =>
    element("li", "revision", element("span", "field", [what, by, at].filter(Boolean).join(" · ")),
      ...removed.map((line) => element("del", "", line)), ...added.map((line) => element("ins", "", line)))));
}

/** @param {string} title @param {HTMLElement[]} rows */
function fold(title, rows) {
  if (rows.length === 0) return [];
  return [element("details", "facts", element("summary", "", title), element("ul", "", ...rows))];
}

/** Brings the place of evidence in a file into view. @param {Place} place */
export function goToFile(place) {
  const paper = papers[place.file ?? 0];
  const box = paper?.closest("details");
  if (!paper || !box) return false;
  box.open = true;
  return goToLine(paper, place.node);
}
