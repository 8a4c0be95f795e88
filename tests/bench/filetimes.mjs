// How long it takes to read a file of two full pages: B10; and to hash a picture: B11.
//
// In Node (the engine of Chromium), warm, in turn: the module that ships, up to the value that the panel draws, pdf.js,
// MuPDF and PDFium as wasm, mammoth. Native: Bonafide and lopdf in one program; PDFium (pypdfium2), python-docx and imagehash in Python. lopdf puts
// nothing into the order of reading; MuPDF and PDFium give lines. Least of all rounds, in milliseconds.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { goal, table, times } from './report.mjs';

const ROUNDS = 3 * Number(process.env.ROUNDS ?? 11);
export const FILES = ['reportlab-standard-en-software.pdf', 'chromium-subset-en-software.pdf', 'word-styles-en-software.docx'];
const LIMITS = [0.25, 2.0, 1.0];

/** Measures and prints. */
export async function fileTimes(root, openPdf, python) {
  const paths = FILES.map((name) => join(root, 'tests/documents/time', name));
  const inScript = await scripts(root, openPdf, paths);
  const native = JSON.parse(execFileSync(join(root, 'target/file-peer/release/file-peer'), [String(ROUNDS), ...paths], { encoding: 'utf8' }));
  const inPython = python ? JSON.parse(execFileSync(python, ['-c', PYTHON, String(ROUNDS), ...paths], { encoding: 'utf8' })) : {};
  const ours = inScript['Bonafide, wasm'];
  const inRust = (reader) => paths.map((path) => native[`${reader} ${path}`]?.least);
  const against = (own, all) => all.flatMap((taken, i) => [shown(taken), all === own || typeof taken !== 'number' ? '' : times(own[i] / taken)]);
  const rows = Object.entries(inScript).map(([name, taken]) => [name, ...against(ours, taken)]);
  for (const reader of ['PDFium', 'python-docx']) rows.push([`${reader}, from Python`, ...against(ours, paths.map((path) => inPython[`${reader} ${path}`]))]);
  const oursInRust = inRust('Bonafide');
  rows.push(['Bonafide, native', ...against(oursInRust, oursInRust)], ['lopdf, native', ...against(oursInRust, inRust('lopdf'))]);
  table('B10 reading a file of two full pages, least ms', ['', 'PDF, standard fonts', 'ours is', 'PDF, subset fonts', 'ours is', 'DOCX', 'ours is'], rows);
  ours.forEach((least, i) => least !== null && goal(`B10 ${basename(paths[i])} in wasm`, least, LIMITS[i], 'ms'));
  const hash = native['hash of 400 x 400'].least;
  table('B11 perceptual hash of a decoded picture of 400 x 400, least ms', ['', 'ms', 'ours is'], [
    ['Bonafide, native', shown(hash), ''],
    ['imagehash, from Python', shown(inPython.imagehash), inPython.imagehash ? times(hash / inPython.imagehash) : ''],
  ]);
  goal('B11 perceptual hash, decoded', hash, 0.08, 'ms');
}

const shown = (value) => (typeof value === 'number' ? value.toFixed(3) : '');

/** Least milliseconds of every reader in JavaScript for every file; null where it does not read the kind. */
async function scripts(root, openPdf, paths) {
  const readers = { 'Bonafide, wasm': await ours(root), 'pdf.js': pdfjs(openPdf), 'MuPDF, wasm': await mupdf(), 'PDFium, wasm': await pdfium(), mammoth: await mammoth() };
  const taken = Object.fromEntries(Object.keys(readers).map((name) => [name, paths.map(() => [])]));
  for (const path of paths) {
    for (const read of Object.values(readers)) await warm(read, readFileSync(path), path);
  }
  for (let round = 0; round < ROUNDS; round++) {
    for (const [at, path] of paths.entries()) {
      const bytes = readFileSync(path);
      for (const [name, read] of Object.entries(readers)) {
        const start = performance.now();
        const length = await read?.(bytes, path);
        if (length > 0) taken[name][at].push(performance.now() - start);
      }
    }
  }
  return Object.fromEntries(Object.entries(taken).map(([name, files]) => [name, files.map((times) => (times.length > 0 ? Math.min(...times) : null))]));
}

/** Half a second of a reader, so that V8 has compiled it as well as it can. */
async function warm(read, bytes, path) {
  const end = performance.now() + 500;
  while (performance.now() < end && (await read?.(bytes, path)) > 0);
}

/** Each gives how much it read, or nothing of a kind that it does not read. */
async function ours(root) {
  const module = await import(join(root, 'extension/documents.js'));
  await module.default({ module_or_path: readFileSync(join(root, 'extension/documents_bg.wasm')) });
  return (bytes, path) => {
    try {
      return JSON.parse(module.read(bytes, basename(path)).document).lines.length;
    } catch {
      return 0;
    }
  };
}

const isPdf = (path) => path.endsWith('.pdf');

function pdfjs(open) {
  return async (bytes, path) => {
    if (!isPdf(path)) return 0;
    const task = open(path);
    const document = await task.promise;
    let length = 0;
    for (let number = 1; number <= document.numPages; number++) length += (await (await document.getPage(number)).getTextContent()).items.length;
    await task.destroy();
    return length;
  };
}

async function mupdf() {
  const library = await import('mupdf');
  return (bytes, path) => {
    if (!isPdf(path)) return 0;
    const document = library.Document.openDocument(bytes, 'application/pdf');
    let length = 0;
    for (let at = 0; at < document.countPages(); at++) length += document.loadPage(at).toStructuredText().asText().length;
    document.destroy();
    return length;
  };
}

async function pdfium() {
  const { PDFiumLibrary } = await import('@hyzyla/pdfium');
  const library = await PDFiumLibrary.init();
  return async (bytes, path) => {
    if (!isPdf(path)) return 0;
    const document = await library.loadDocument(bytes);
    let length = 0;
    for (const page of document.pages()) length += page.getText().length;
    document.destroy();
    return length;
  };
}

async function mammoth() {
  const { default: library } = await import('mammoth');
  return async (bytes, path) => (isPdf(path) ? 0 : (await library.extractRawText({ buffer: bytes })).value.length);
}

const PYTHON = `
import json, sys, time
import docx, imagehash, pypdfium2
from PIL import Image
rounds, paths = int(sys.argv[1]), sys.argv[2:]
def least(run):
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        run()
        times.append((time.perf_counter() - start) * 1e3)
    return min(times)
def pdf(path):
    document = pypdfium2.PdfDocument(path)
    return [page.get_textpage().get_text_bounded() for page in document]
def word(path):
    return [p.text for p in docx.Document(path).paragraphs]
found = {}
for path in paths:
    is_pdf = path.endswith('.pdf')
    found[('PDFium ' if is_pdf else 'python-docx ') + path] = least(lambda: (pdf if is_pdf else word)(path))
picture = Image.frombytes('RGB', (400, 400), bytes((i * 2654435761 >> 24) & 255 for i in range(400 * 400 * 3)))
found['imagehash'] = least(lambda: imagehash.phash(picture))
print(json.dumps(found))
`;
