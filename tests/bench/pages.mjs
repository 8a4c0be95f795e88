// B1: what a page's main thread pays from the page to the overlay, against readers that extract text from pages.
//
// Ours is the shipped extension, measured in the browser's trace: all that the page's main thread
// did, CPU time. First click: a fresh tab at rest, the user clicks, scripts are injected, the page is read, the overlay
// drawn. Warm: the page changes a word of a finding, is read again and the overlay drawn anew. The peers run in a tab of their own without the extension, in turn with ours, timed by the page's clock.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { until, pause } from '../e2e/harness/stage.mjs';
import { openCards, overlay, untilOverlay } from '../e2e/harness/overlay.mjs';
import { allowSite } from '../e2e/harness/user.mjs';
import * as g2 from './g2.mjs';
import { goal, median, ms, spread, table, times } from './report.mjs';
import { categories, rounds } from './trace.mjs';

const ROUNDS = Number(process.env.ROUNDS ?? 11);
/** From one change to the next: ours reads again after a pause of three seconds at the earliest. */
const BETWEEN = 6_500;
/** From a mark to where all is done, and what a page's own change takes to be drawn. */
const WINDOW = 6_000;
const SETTLED = 150;
/** A slow peer is measured at least three times, and no longer than this. */
const PATIENCE = 25_000;

const ours = (elements) => `http://ours.example/${elements}`;
const clicked = (elements) => `http://clicked.example/${elements}`;
const theirs = (elements) => `http://theirs.example/${elements}`;

const source = (path) => readFileSync(fileURLToPath(new URL(`node_modules/${path}`, import.meta.url)), 'utf8');

/** What each peer does with a page; runs inside it. Clones are made off the clock. */
const peers = {
  'Readability 0.6': () => {
    const copy = document.cloneNode(true);
    const start = performance.now();
    new Readability(copy).parse();
    return performance.now() - start;
  },
  'Defuddle 0.19': () => {
    const copy = new DOMParser().parseFromString(document.documentElement.outerHTML, 'text/html');
    const start = performance.now();
    new Defuddle(copy, { url: location.href }).parse();
    return performance.now() - start;
  },
  'innerText, layout dirty': () => {
    document.body.style.paddingTop = `${performance.now() % 7}px`;
    document.body.style.fontSize = document.body.style.fontSize === '15px' ? '16px' : '15px';
    const start = performance.now();
    void document.body.innerText;
    return performance.now() - start;
  },
  'floor: markup by the browser': () => {
    const start = performance.now();
    void document.body.getHTML().length;
    return performance.now() - start;
  },
  'floor: walk, visibility, encode': () => {
    const start = performance.now();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement.checkVisibility({ visibilityProperty: true })) texts.push(node.data);
    }
    new TextEncoder().encode(texts.join('\n'));
    return performance.now() - start;
  },
};

/** Measures and prints. */
export async function pages(stage) {
  for (const size of g2.sizes) {
    const page = g2.html(g2.tree(size));
    stage.sites.add(ours(size.elements), page);
    stage.sites.add(clicked(size.elements), page);
    stage.sites.add(theirs(size.elements), page);
  }
  const first = await stage.browser.open(ours(g2.sizes[0].elements));
  await allowSite(first);
  await first.close();
  for (const size of g2.sizes) print(size, await measure(stage, size));
}

async function measure(stage, { elements }) {
  const cold = [];
  for (let i = 0; i < ROUNDS; i++) cold.push(...await firstClick(stage, clicked(elements)));
  const other = await readyPeers(stage, theirs(elements));
  const tab = await stage.browser.open(ours(elements));
  await untilOverlay(tab);
  const taken = Object.fromEntries(Object.keys(peers).map((name) => [name, []]));
  for (let i = 0; i < 3; i++) await change(tab, `.w${i}`);
  const warm = [];
  for (let i = 0; i < ROUNDS; i++) {
    let mail;
    warm.push(...await traced(stage, SETTLED, async () => { mail = await change(tab, i); }));
    await check(tab, mail);
    await other.front();
    for (const [name, run] of Object.entries(peers)) await inTurn(other, run, taken[name]);
  }
  await tab.close();
  await other.close();
  return { cold, warm, taken };
}

/** The first click on a fresh tab that has come to rest. */
function firstClick(stage, address) {
  return traced(stage, 0, async () => {
    const tab = await stage.browser.open(address);
    await tab.front();
    await pause(1_000);
    await tab.evaluate(() => { performance.mark('round'); });
    await tab.clickAction();
    await pause(WINDOW);
    if (!await overlay(tab)) throw new Error(`no overlay on ${address}`);
    await tab.close();
  });
}

/** The page changes a word of what was found; the overlay is drawn anew. */
async function change(tab, round) {
  const mail = `mara${round}@mailinator.com`;
  await tab.front();
  await tab.evaluate((words) => {
    const link = document.querySelector('.u-email');
    link.href = `mailto:${words}`;
    link.textContent = words;
    performance.mark('round');
  }, mail);
  await pause(BETWEEN);
  return mail;
}

/** Opens the cards, to see that they speak of the last change, and closes them. */
async function check(tab, mail) {
  if (!(await openCards(tab)).words.includes(mail)) throw new Error(`the overlay does not speak of ${mail}`);
  await tab.press('Escape');
}

/** What the main thread did, in the rounds that `act` marks, from `settle` ms after the mark. */
async function traced(stage, settle, act) {
  const browser = stage.browser.context.browser();
  await browser.startTracing(undefined, { categories });
  try {
    await act();
  } finally {
    var trace = await browser.stopTracing();
  }
  return rounds(trace, { mark: 'round', settle, length: WINDOW - settle });
}

async function readyPeers(stage, address) {
  const tab = await stage.browser.open(address);
  await tab.run(source('@mozilla/readability/Readability.js'));
  await tab.run(source('defuddle/dist/index.js'));
  await until('the peers to be there', () => tab.evaluate(() => typeof Readability === 'function' && typeof Defuddle === 'function'));
  return tab;
}

async function inTurn(tab, run, taken) {
  const spent = taken.reduce((a, b) => a + b, 0);
  if (taken.length >= 3 && spent > PATIENCE) return;
  taken.push(await tab.evaluate(run));
}

function print({ elements, bytes }, { cold, warm, taken }) {
  const cpu = (list) => spread(list.map((round) => round.cpu));
  const base = cpu(warm);
  const row = (name, { median: middle, least }, ratio, list) => [name, ms(middle), ms(least), ratio, ...list];
  const detail = (list) => [ms(median(list.map((r) => r.script))), ms(median(list.map((r) => r.rendering))), ms(Math.max(...list.map((r) => r.longest))),
    Math.max(...list.map((r) => r.long)), Math.max(...list.map((r) => r.forcedLayouts))];
  const rows = [row('Bonafide, warm', base, '', detail(warm)), row('Bonafide, first click', cpu(cold), '', detail(cold))];
  for (const [name, list] of Object.entries(taken)) {
    const peer = spread(list);
    rows.push(row(name, peer, times(base.median / peer.median), ['', '', '', '', '']));
  }
  table(`B1 main thread, page of ${elements} elements and ${bytes / 1000} KB of text, ms`,
    ['', 'median', 'least', 'ours warm is', 'script', 'rendering', 'longest task', 'long tasks', 'forced layouts'], rows);
  if (elements === 10_000) {
    goal('B1 warm, 10,000 elements', base.median, 3, 'ms');
    goal('B1 first click, 10,000 elements', cpu(cold).median, 6, 'ms');
    goal('B1 warm, part of Readability', base.median / median(taken['Readability 0.6']), 1 / 50, '');
    goal('B1 warm, of the floor of a walk', base.median / median(taken['floor: walk, visibility, encode']), 2, 'times');
  }
  if (elements === 20_000) goal('B1 warm, 20,000 elements', base.median, 10, 'ms');
  const all = [...warm, ...cold];
  goal(`B1 long tasks, ${elements} elements`, Math.max(...all.map((r) => r.long)), 0, '');
  goal(`B1 forced layouts, ${elements} elements`, Math.max(...all.map((r) => r.forcedLayouts)), 0, '');
}
