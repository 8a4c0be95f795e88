// The spot check: hands pasted text or a dropped page to the engine and draws its answer.
// It knows no site, no signal and no word of an assessment; it makes no request but for its own module.
import { today } from "./day.js";
import init, { furnish, assess_document, assess_files, assess_text, is_markup } from "./engine.js";
import { drawPaper, goToLine } from "./paper.js";
import { LARGEST, readFile } from "./reading.js";

/** @typedef {{ createHTML: (text: string) => any }} Maker */
const { trustedTypes } = /** @type {{ trustedTypes?: { createPolicy: (name: string, maker: Maker) => Maker } }} */ (/** @type {unknown} */ (globalThis));
/** @type {Maker} */
const asIs = { createHTML: (text) => text };
/** The one place where the server's policy lets text become markup: a document that runs nothing and shows nothing. */
const inert = trustedTypes?.createPolicy("inert", asIs) ?? asIs;
const ready = start();
/** @param {string} id */
const at = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
const input = /** @type {HTMLTextAreaElement} */ (at("input"));
const address = /** @type {HTMLInputElement} */ (at("address"));
const file = /** @type {HTMLInputElement} */ (at("file"));

/** Markup that came with the last paste; dropped as soon as the text is edited. @type {string | null} */
let formatted = null;

async function start() {
  const data = ["words.txt", "lists.bin"].map(async (name) => new Uint8Array(await (await fetch(name)).arrayBuffer()));
  const [words, lists] = await Promise.all([...data, init({ module_or_path: "engine_bg.wasm" })]);
  furnish(/** @type {Uint8Array} */ (words), /** @type {Uint8Array} */ (lists));
}

/** @param {string} text */
function say(text) {
  at("format").textContent = text;
}

/** @param {string | null} text */
function complain(text) {
  const box = at("trouble");
  box.hidden = text === null;
  box.textContent = text ?? "";
}

/** @param {string} source @param {boolean} isPage @returns {{record: string, view: any}} */
function look(source, isPage) {
  const from = address.value.trim();
  if (!isPage && !is_markup(source)) return assess_text(source, from, today());
  const parsed = new DOMParser().parseFromString(inert.createHTML(source), "text/html");
  return assess_document(parsed, from, today());
}

function forget() {
  at("answer").hidden = at("record").hidden = at("paper").hidden = true;
  at("answer").replaceChildren();
  at("sheets").replaceChildren();
  at("json").textContent = "";
  complain(null);
}

/** @param {boolean} [isPage] known to be markup, whatever it looks like */
async function read(isPage = false) {
  forget();
  const source = formatted ?? input.value;
  if (source.trim() === "") return complain("There is nothing to read yet: paste a profile's text or HTML, or drop a saved page.");
  try {
    await ready;
    show(look(source, isPage));
  } catch (error) {
    console.error(error);
    complain("This could not be assessed. Reload this page and try again; if it happens again, paste the text alone.");
  }
}

/** @param {{record: string, view: View}} answer @param {(quote: Quote) => void} [point] shows where a quote stands */
function show({ record, view }, point) {
  at("json").textContent = record;
  at("record").hidden = false;
  if (view.kind !== "candidate") return complain(["No candidate was found here.", ...view.notes].join(" "));
  at("answer").hidden = false;
  const { cards } = bonafide;
  if (!document.adoptedStyleSheets.includes(cards.sheet())) document.adoptedStyleSheets.push(cards.sheet());
  cards.render(at("answer"), view, { links: true, coverage: true, theme: "auto", show: point });
  at("answer").scrollIntoView({ block: "start" });
}

/** A saved page is read as one, everything else as a file. @param {File} picked */
async function take(picked) {
  forget();
  if (picked.size > LARGEST) return complain(`${picked.name} is larger than ${LARGEST >> 20} MB. Save the candidate's page alone and drop that.`);
  say(`${picked.name}, ${Math.ceil(picked.size / 1024)} KB`);
  formatted = null;
  const text = decode(new Uint8Array(await picked.arrayBuffer()));
  await ready.catch(() => {});
  const isPage = /\.x?html?$/i.test(picked.name);
  if (text === null || (!isPage && !is_markup(text))) return takeFile(picked);
  input.value = text;
  await read(isPage);
}

/** @param {File} picked */
async function takeFile(picked) {
  try {
    const { document: paper, bytes } = await readFile(picked, picked.name, (done, of) => say(`${picked.name}: ${done} of ${of} …`));
    input.value = paper.lines.map((line) => line.text).join("\n");
    const answer = assess_files([bytes], today());
    const sheets = drawPaper(paper, marks(answer.view), (sheet, of) => `Page ${sheet} of ${of}`);
    at("sheets").replaceChildren(sheets);
    at("paper").hidden = false;
    show(answer, ({ place }) => void goToLine(sheets, place.node));
  } catch (error) {
    console.error(error);
    const { kind, message } = /** @type {{ kind?: string, message: string }} */ (error);
    complain(kind === "file" ? `${picked.name} ${message}` : `${picked.name} could not be read. Save it again as PDF, or paste its text.`);
  }
}

/** Lines that findings rest on. @param {View} view */
function marks({ notices, findings, forCandidate, nursery }) {
  const places = [notices, findings, forCandidate, nursery].flat().flatMap((card) => card.evidence).map(({ place }) => place);
  return new Set(places.filter((place) => place.file === 0 && !place.within).map(({ node }) => node));
}

/** Text of a file, or null for bytes that are no text: by its byte order mark, then by what it says of itself, then as
 * UTF-8, and what is none as browsers take it. The command line does the same. @param {Uint8Array} bytes */
function decode(bytes) {
  const label = marked(bytes) ?? charset(bytes);
  if (!label?.startsWith("utf-16") && bytes.subarray(0, 4096).includes(0)) return null;
  return decoded(bytes, label ?? "", false) ?? decoded(bytes, "utf-8", true) ?? decoded(bytes, "windows-1252", false);
}

/** @param {Uint8Array} bytes @param {string} label @param {boolean} fatal what cannot be read is an error */
function decoded(bytes, label, fatal) {
  try {
    return new TextDecoder(label, { fatal }).decode(bytes);
  } catch {
    return null;
  }
}

/** @param {Uint8Array} bytes */
function marked([first, second, third]) {
  if (first === 0xfe && second === 0xff) return "utf-16be";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xef && second === 0xbb && third === 0xbf ? "utf-8" : null;
}

/** @param {Uint8Array} bytes */
function charset(bytes) {
  const head = new TextDecoder("windows-1252").decode(bytes.subarray(0, 2048)).toLowerCase();
  return /charset=["']*([\w-]+)/.exec(head)?.[1] ?? null;
}

at("form").addEventListener("submit", (event) => {
  event.preventDefault();
  read();
});
input.addEventListener("paste", (event) => {
  const html = event.clipboardData?.getData("text/html") ?? "";
  if (html === "" || input.value.trim() !== "") return;
  setTimeout(() => {
    formatted = html;
    say("Pasted with its formatting, which tells headings from text.");
  });
});
input.addEventListener("input", () => {
  formatted = null;
  say("");
});
at("choose").addEventListener("click", () => file.click());
file.addEventListener("change", () => {
  if (file.files?.[0]) take(file.files[0]);
  file.value = "";
});
at("clear").addEventListener("click", () => {
  formatted = null;
  input.value = address.value = "";
  say("");
  forget();
  input.focus();
});
at("copy").addEventListener("click", () => navigator.clipboard.writeText(at("json").textContent ?? ""));
for (const kind of ["dragover", "dragleave", "drop"]) {
  document.addEventListener(kind, (event) => {
    event.preventDefault();
    at("drop").classList.toggle("over", kind === "dragover");
  });
}
document.addEventListener("drop", (event) => {
  const dropped = event.dataTransfer?.files[0];
  if (dropped) take(dropped);
});
