// Bonafide and others side by side, in one run, in one browser. Called by `./build.sh bench`; names of single
// measurements may follow: b1 b2 b3 b4 b5 b6 b7 b8 b10 b12 b13 b14 fairness replay. Seed 42 throughout. Read the ratios: absolute figures are this machine's.
import { cpus } from 'node:os';
import { setStage } from '../e2e/harness/stage.mjs';
import { documents } from './documents.mjs';
import { fairness } from './fairness.mjs';
import { building, bytes, fingerprints, growth, inWasm, queries } from './links.mjs';
import { memory } from './memory.mjs';
import { opening } from './opening.mjs';
import { pages } from './pages.mjs';
import { replay } from './replay.mjs';
import { printGoals } from './report.mjs';
import { size } from './size.mjs';
import { start } from './start.mjs';
import { text } from './text.mjs';

/** In a browser, and without one. */
const inBrowser = { b1: pages, b2: size, b3: start, b4: text, b10: documents, b12: memory, b13: grown };
const outside = { b5: fingerprints, b6: building, b7: queries, b8: bytes, b14: inWasm, fairness, replay };
const all = { ...inBrowser, ...outside };
/** In the browser, then in a program. */
async function grown(stage) {
  await opening(stage);
  await growth();
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(all, name));
if (unknown.length > 0) throw new Error(`there is no measurement ${unknown}; there are ${Object.keys(all)}`);

const names = wanted.length > 0 ? wanted : Object.keys(all);
const stage = names.some((name) => Object.hasOwn(inBrowser, name)) ? await setStage('chromium') : undefined;
try {
  const browser = stage ? `${stage.browser.context.browser().version()} on ` : '';
  console.log(`${browser}${cpus().length} x ${cpus()[0].model}, ${new Date().toISOString().slice(0, 10)}`);
  for (const name of names) {
    console.error(`measuring ${name} …`);
    await all[name](stage);
  }
  printGoals();
} finally {
  await stage?.close();
}
