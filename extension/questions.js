// The questions of the catalogue, by stage, as the panel asks them. Words come from the engine.
import { ask, element, part, words } from "./ui.js";

/** @typedef {{ select: HTMLSelectElement, note: HTMLInputElement, people: HTMLInputElement, row: HTMLElement }} Row */

/** @type {Map<string, Row>} */
const rows = new Map();
/** @type {{ summary: HTMLElement, words: string, signals: string[] }[]} */
const stages = [];
/** Called with each answer that is given or changed. @type {(answer: Observation) => void} */
let answered = () => {};

/** Draws all questions, once. @param {(answer: Observation) => void} onAnswer */
export async function drawQuestions(onAnswer) {
  answered = onAnswer;
  const asked = /** @type {Stage[]} */ (await ask({ type: "questions" }));
  part("stages").replaceChildren(...asked.filter((stage) => stage.questions.length > 0).map(drawStage));
}

/** @param {Stage} stage */
function drawStage(stage) {
  const summary = element("summary", "");
  stages.push({ summary, words: stage.words, signals: stage.questions.map((question) => question.signal) });
  return element("details", "stage", summary, ...stage.questions.map(drawQuestion));
}

/** @param {Question} question */
function drawQuestion(question) {
  const { signal, ask: asked, lookUp, guard, why, twoPeople, answers } = question;
  const id = `q-${signal}`;
  const select = /** @type {HTMLSelectElement} */ (element("select", ""));
  select.id = id;
  select.append(new Option(words("notAnswered"), ""), ...answers.map((answer) => new Option(answer.words, answer.id)));
  const note = field("text", words("note"));
  note.maxLength = 500;
  const people = field("number", words("seenBy"));
  people.min = people.value = "1";
  people.max = "99";
  const label = element("label", "", asked);
  label.setAttribute("for", id);
  const more = element("div", "more", note, ...(twoPeople ? [element("label", "", words("seenBy"), people)] : []));
  const row = element("div", "question", label, ...lines([lookUp, guard, why]), select, more);
  rows.set(signal, { select, note, people, row });
  for (const control of [select, note, people]) control.addEventListener("change", () => give(signal));
  return row;
}

/** @param {(string | null)[]} texts */
function lines(texts) {
  return texts.filter((text) => text !== null).map((text) => element("p", "soft", text));
}

/** @param {string} type @param {string} label */
function field(type, label) {
  const made = /** @type {HTMLInputElement} */ (element("input", ""));
  made.type = type;
  made.placeholder = label;
  made.setAttribute("aria-label", label);
  return made;
}

/** @param {string} signal */
function give(signal) {
  const { select, note, people } = /** @type {Row} */ (rows.get(signal));
  answered({ signal, answer: select.value, confirmed_by: Math.max(1, Number(people.value) || 1), note: note.value.trim() || undefined });
}

/** Shows what is answered. @param {Observation[]} observations */
export function showAnswers(observations) {
  const known = new Map(observations.map((observation) => [observation.signal, observation]));
  for (const [signal, { select, note, people, row }] of rows) {
    const given = known.get(signal);
    row.classList.toggle("answered", given !== undefined);
    if (row.contains(document.activeElement) && document.activeElement !== select) continue;
    select.value = given?.answer ?? "";
    note.value = given?.note ?? "";
    people.value = String(given?.confirmed_by ?? 1);
  }
  for (const { summary, words: stage, signals } of stages) {
    const count = signals.filter((signal) => known.has(signal)).length;
    summary.textContent = count > 0 ? `${stage} · ${words("answeredOf", String(count), String(signals.length))}` : `${stage} · ${signals.length}`;
  }
}

/** Goes to a question. @param {string} signal */
export function goToQuestion(signal) {
  const found = rows.get(signal);
  if (!found) return;
  const stage = found.row.closest("details");
  if (stage) stage.open = true;
  found.select.scrollIntoView({ block: "center" });
  found.select.focus({ preventScroll: true });
}
