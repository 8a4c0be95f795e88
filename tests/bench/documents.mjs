// B10 and B11: résumé files. How well their text is read and in which order (tests/documents/score.rs says what is counted),
// by Bonafide, PDFium and pdf.js, by producer and in all; how long it takes; and how long a
// person waits for the answer to a dropped file.
//
// PDFium through pypdfium2, DOCX also through python-docx: both in a virtual environment that is made here. Without
// Python they are left out, and the table says so. pdf.js as its own viewer takes text: items with their line ends.
// Then the fields of candidates (tests/documents/fields.rs), with OpenResume's parser beside.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drops } from './drop.mjs';
import { FILES, fileTimes } from './filetimes.mjs';
import { openResume } from './openresume.mjs';
import { goal, table } from './report.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(root, 'tests/documents');
const environment = join(root, 'target/bench-python');
const python = join(environment, 'bin/python');
const PACKAGES = ['pypdfium2==5.15.2', 'python-docx==1.2.0', 'imagehash==4.3.2'];

/** Measures and prints. */
export async function documents(stage) {
  const files = labelled();
  const open = await pdfjs();
  const readers = { Bonafide: ours, PDFium: pythonReader(), 'pdf.js': pdfText(open) };
  await texts(files.filter(({ hasText }) => hasText), readers);
  await candidates(files.filter(({ hasFields }) => hasFields), { Bonafide: fieldsOf, OpenResume: await openResume(root, open) });
  await fileTimes(root, open, existsSync(python) ? python : null);
  await drops(stage, root, FILES);
}

/** What is read as text, scored. */
async function texts(files, readers) {
  const texts = [];
  for (const file of files) {
    for (const [reader, read] of Object.entries(readers)) {
      const text = await read?.(file);
      if (typeof text === 'string') texts.push({ ...file, reader, text });
    }
  }
  print(score(texts), Object.keys(readers).filter((name) => readers[name]));
}

/** Fields that OpenResume gives too. */
const SHARED = ['name', 'location', 'emails', 'phones', 'links', 'positions.title', 'positions.company', 'positions.start', 'positions.end',
  'education.school', 'education.degree', 'education.start', 'education.end'];

/** What is read as fields, scored: F1 of the fields that both give, each value counting once. */
async function candidates(files, readers) {
  const names = Object.keys(readers).filter((name) => readers[name]);
  const entries = [];
  for (const file of files.filter(({ ending }) => ending === 'pdf')) {
    for (const reader of names) entries.push({ ...file, reader, candidate: (await readers[reader](file).catch(() => null)) ?? {} });
  }
  const scored = count(entries, ({ label, candidate }) => ({ label, candidate }));
  const kinds = {
    'PDF, English, one column': ({ language, columns }) => language === 'en' && !columns,
    'PDF, English': ({ language }) => language === 'en',
    'PDF, held': ({ part }) => part === 'held',
    'all PDF': () => true,
  };
  const rows = Object.entries(kinds).map(([kind, is]) => {
    const some = scored.filter(is);
    return [kind, some.length / names.length, ...names.map((reader) => f1(some.filter((each) => each.reader === reader), SHARED).toFixed(3))];
  });
  const fields = SHARED.map((field) => [field, '', ...names.map((reader) => f1(scored.filter((each) => each.reader === reader), [field]).toFixed(3))]);
  table('B10 fields of résumé files, F1', ['', 'files', ...names], [...rows, ...fields]);
}

function f1(all, fields) {
  const sum = (at) => all.reduce((total, each) => total + fields.reduce((inner, field) => inner + (each[field]?.[at] ?? 0), 0), 0);
  return (2 * sum(0)) / (2 * sum(0) + sum(1) + sum(2));
}

/** Ours, of the same files. */
async function fieldsOf({ path }) {
  return JSON.parse(attempt(join(root, 'target/debug/bonafide'), ['read', path, '--json']));
}

/** The files with what is expected of them. */
function labelled() {
  const parts = ['tune', 'held'].filter((part) => existsSync(join(folder, part)));
  return parts.flatMap((part) => {
    const names = readdirSync(join(folder, part)).sort();
    return names.filter((name) => name.endsWith('.expected.json')).map((name) => {
      const stem = name.replace('.expected.json', '.');
      const file = names.find((other) => other.startsWith(stem) && other !== name);
      const label = join(folder, part, name);
      const { text, candidate, producer, language } = JSON.parse(readFileSync(label, 'utf8'));
      const columns = Boolean(text?.regions.side);
      return { label, part, producer, language, columns, hasText: Boolean(text), hasFields: Boolean(candidate), path: join(folder, part, file), ending: file.split('.').pop() };
    });
  });
}

/** Ours: the command line, one file at a time. */
function ours({ path }) {
  return attempt(join(root, 'target/debug/bonafide'), ['text', path]);
}

/** What a program prints, or nothing when it fails. */
function attempt(program, argumentsOf) {
  try {
    return execFileSync(program, argumentsOf, { encoding: 'utf8', maxBuffer: 64 << 20, stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return null;
  }
}

const PYTHON = `
import sys
path = sys.argv[1]
if path.endswith('.pdf'):
    import pypdfium2
    for page in pypdfium2.PdfDocument(path):
        print(page.get_textpage().get_text_bounded().replace('\\r\\n', '\\n'))
else:
    import docx
    def show(parent):
        for part in parent.iter_inner_content():
            if hasattr(part, 'rows'):
                for row in part.rows:
                    for cell in row.cells:
                        show(cell)
            else:
                print(part.text)
    show(docx.Document(path))
`;

/** PDFium and python-docx, or nothing without Python. */
function pythonReader() {
  if (!existsSync(python) && attempt('python3', ['-m', 'venv', environment]) === null) return skipped('PDFium', 'python3 with venv is not there');
  if (attempt(python, ['-m', 'pip', 'install', '--quiet', ...PACKAGES]) === null) return skipped('PDFium', 'pip could not install it');
  return ({ path, ending }) => (ending === 'pdf' || ending === 'docx' ? attempt(python, ['-c', PYTHON, path]) : null);
}

function skipped(name, why) {
  console.log(`\n  ${name} is left out: ${why}.`);
  return null;
}

/** pdf.js in Node: opens a file. */
async function pdfjs() {
  const library = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const data = dirname(dirname(dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/legacy/build/pdf.mjs')))));
  return (path) => {
    const options = { data: new Uint8Array(readFileSync(path)), verbosity: 0, cMapUrl: `${data}/cmaps/`, cMapPacked: true, standardFontDataUrl: `${data}/standard_fonts/` };
    return library.getDocument(options);
  };
}

/** Its text. */
function pdfText(open) {
  return async ({ path, ending }) => {
    if (ending !== 'pdf') return null;
    const task = open(path);
    const document = await task.promise;
    let text = '';
    for (let number = 1; number <= document.numPages; number++) {
      const { items } = await (await document.getPage(number)).getTextContent();
      text += items.map((item) => item.str + (item.hasEOL ? '\n' : '')).join('') + '\n';
    }
    await task.destroy();
    return text;
  };
}

/** The counts beside each text. */
const score = (texts) => count(texts, ({ label, text }) => ({ label, text }));

/** What the scorer counts, beside each entry. */
function count(entries, asked) {
  const input = entries.map((entry) => JSON.stringify(asked(entry))).join('\n');
  const output = execFileSync('cargo', ['run', '--quiet', '--package', 'xtask', '--', 'score'], { cwd: root, input, encoding: 'utf8', maxBuffer: 64 << 20 });
  return output.trim().split('\n').map((line, i) => ({ ...entries[i], ...JSON.parse(line) }));
}

function print(scored, readers) {
  const pdf = scored.filter(({ ending }) => ending === 'pdf');
  const groups = [...new Set(pdf.map(({ producer }) => producer))].map((name) => [`PDF by ${name}`, pdf.filter(({ producer }) => producer === name)]);
  for (const part of new Set(pdf.map((each) => each.part))) groups.push([`all PDF, ${part}`, pdf.filter((each) => each.part === part)]);
  groups.push(['all PDF', pdf]);
  for (const ending of new Set(scored.map((each) => each.ending))) {
    if (ending !== 'pdf') groups.push([ending.toUpperCase(), scored.filter((each) => each.ending === ending)]);
  }
  const rows = groups.map(([name, all]) => [name, new Set(all.map(({ label }) => label)).size, ...readers.flatMap((reader) => rates(all.filter((each) => each.reader === reader)))]);
  table('B10 text of résumé files: wrong characters %, order kept %', ['', 'files', ...readers.flatMap((name) => [name, 'order'])], rows);
  if (process.env.SHOW) files(scored, readers);
  const [own, other] = ['Bonafide', 'PDFium'].map((reader) => sums(pdf.filter((each) => each.reader === reader)));
  if (own && other) {
    goal('B10 wrong characters in PDF, against PDFium', own.wrong, round(other.wrong), '%');
    goal('B10 order lost in PDF, against PDFium', 100 - own.order, round(100 - other.order), '%');
  }
}

function files(scored, readers) {
  const names = [...new Set(scored.map(({ path }) => path))];
  const rows = names.map((path) => [path.slice(folder.length + 1), ...readers.flatMap((reader) => rates(scored.filter((each) => each.path === path && each.reader === reader)))]);
  table('The same by file', ['', ...readers.flatMap((name) => [name, 'order'])], rows);
}

const round = (value) => Math.round(value * 100) / 100;

function sums(all) {
  if (all.length === 0) return null;
  const sum = (key) => all.reduce((total, each) => total + each[key], 0);
  return { wrong: (100 * sum('edits')) / sum('length'), order: (100 * sum('kept')) / sum('joints') };
}

function rates(all) {
  const rate = sums(all);
  return rate ? [rate.wrong.toFixed(2), rate.order.toFixed(1)] : ['', ''];
}
