// B13 in the browser: a memory of many candidates opened cold, asked, and added to; what it adds to the way from a page
// to its overlay, and what the idle background then weighs. BIG=1 goes to a million.
import { allowSite } from '../e2e/harness/user.mjs';
import { backstage, inExtension } from '../e2e/harness/backstage.mjs';
import { untilOverlay } from '../e2e/harness/overlay.mjs';
import { pause } from '../e2e/harness/stage.mjs';
import * as g2 from './g2.mjs';
import { goal, median, ms, table } from './report.mjs';
import { background, extensionWorld, heap, modules } from './world.mjs';

const COUNTS = (process.env.COUNTS ?? (process.env.BIG === '1' ? '10000,100000,1000000' : '10000,100000')).split(',').map(Number);
const ROUNDS = 15;
const address = 'http://remembered.example/person';
const speaks = (tab) => (method, params) => tab.session.send(method, params);

/** Measures and prints. */
export async function opening(stage) {
  const { browser } = stage;
  await allowed(stage);
  const back = await backstage(browser);
  const rows = [];
  for (const [at, count] of COUNTS.entries()) {
    const start = performance.now();
    await fill(back, browser, at === 0 ? 0 : COUNTS[at - 1], count);
    console.error(`${count.toLocaleString('en')} remembered after ${Math.round((performance.now() - start) / 1000)} s …`);
    rows.push({ count, ...(await cold(browser)), ...(await warm(browser, count)) });
  }
  const last = rows.at(-1);
  const [bare, again, others, fresh] = (await overlayTimes(stage)).map(median);
  const send = await background(browser);
  const worker = await heap(send) + await modules(send);
  table('B13 memory in the browser, ms', ['candidates', 'opened cold', 'looked up, p50', 'appended, p50', 'page that holds it, MB'],
    rows.map((row) => [row.count.toLocaleString('en'), ms(row.opened), ms(row.looked), ms(row.appended), (row.bytes / 1e6).toFixed(1)]));
  table(`B13 with ${last.count.toLocaleString('en')} remembered`, ['', ''], [
    ['page asks for its answer about somebody seen before, without memory, ms', ms(bare)], ['with it, ms', ms(again)],
    ['about somebody new, without memory, ms', ms(others)], ['with it, ms', ms(fresh)], ['idle background, MB', (worker / 1e6).toFixed(1)]]);
  goal(`B13 opened cold, ${last.count}`, last.opened, 1_000, 'ms');
  goal('B13 durable append', last.appended, 2, 'ms');
  goal('B13 what memory adds to an answer about somebody seen before', again - bare, 5, 'ms');
  goal('B13 what memory adds to an answer about somebody new', fresh - others, 5, 'ms');
  goal('B13 idle background', worker / 1e6, 32, 'MB');
}

/** Takes in people whose words are drawn from a thousand, so many of them that the last has this number. */
const fill = (back, browser, from, to) => back.evaluate(async (url, first, last) => {
  const store = await import(url);
  let state = 42;
  const next = (most) => (state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0) % most;
  for (let at = first; at < last; at += 5_000) {
    const lines = Array.from({ length: Math.min(5_000, last - at) }, (_, i) => JSON.stringify({
      as: `p-${at + i}`, candidate: { name: `Person ${at + i}`, phones: [`+49 151 ${10_000_000 + (at + i) * 7}`], emails: [`p${at + i}@mail.example`],
        about: Array.from({ length: 220 }, () => `w${next(5_000)}`).join(' ') } }));
    const list = await store.openList(new TextEncoder().encode(lines.join('\n')));
    await store.takeList(list, 0);
    list.free();
  }
}, browser.own('store.js'), from, to);

/** A page that has never opened it. */
async function cold(browser) {
  const taken = [];
  let [bytes, room] = [0, 0];
  for (let i = 0; i < 5; i++) {
    const tab = await browser.openOwn('popup.html');
    const { time, held } = await tab.evaluate(async (url) => {
      const store = await import(url);
      const start = performance.now();
      const { held } = await store.about();
      return { time: performance.now() - start, held };
    }, browser.own('store.js'));
    taken.push(time);
    // The browser does not count the memory of a module among a page's objects.
    bytes = held + await heap(speaks(tab));
    room = held;
    await tab.close();
  }
  return { opened: median(taken), bytes, held: room };
}

async function warm(browser, count) {
  const tab = await browser.openOwn('popup.html');
  const { looked, appended, T } = await tab.evaluate(async (url, rounds, last) => {
    const store = await import(url);
    await store.about();
    const person = (number) => ({ entry: JSON.stringify({ as: `n-${number}`, name: `New ${number}`, phones: [`+49 151 ${10_000_000 + (number % last) * 7}`], emails: [`n${number}@mail.example`] }) });
    const times = { looked: [], appended: [] };
    for (let i = 0; i < rounds; i++) {
      const one = person(last * 2 + i);
      let start = performance.now();
      await store.look(one, { incognito: false });
      times.looked.push(performance.now() - start);
      start = performance.now();
      await store.remember(one, { incognito: false });
      times.appended.push(performance.now() - start);
    }
    times.T = (globalThis.T ?? []).filter((x) => x.startsWith('keep'));
    return times;
  }, browser.own('store.js'), ROUNDS, count);
  console.log(T.join('\n'));
  await tab.close();
  return { looked: median(looked), appended: median(appended) };
}

/** A page that may be read whenever it is opened. */
async function allowed({ browser, sites }) {
  sites.add(address, g2.html(g2.tree(g2.sizes[0])));
  const tab = await browser.open(address);
  await allowSite(tab);
  await tab.close();
}

/** From the question of the page side to the answer, with everything running, by turns: about somebody seen before without
 * the memory and with it, and about others who share nothing with anybody. */
async function overlayTimes({ browser }) {
  await inExtension(browser, (api) => api.storage.local.set({ settings: { memory: true } }));
  const tab = await browser.open(address);
  await untilOverlay(tab);
  // By then this one is remembered.
  await pause(3_000);
  const world = await extensionWorld(tab);
  const taken = [[], [], [], []];
  for (let i = 0; i < 4 * ROUNDS; i++) {
    await tab.front();
    taken[i % 4].push(await world(ask, i % 2 === 1, i % 4 > 1, i));
  }
  await tab.close();
  return taken.map((some) => some.slice(3));
}

/** Asks about the page, or about one that reads otherwise; runs in the page side's world. */
async function ask(memory, other, number) {
  await chrome.storage.local.set({ settings: { memory } });
  const plan = await chrome.runtime.sendMessage({ type: 'plan', address: location.href });
  const { wire } = globalThis.bonafide.collect(plan);
  if (other) {
    const letter = String.fromCharCode(65 + number % 26, 97 + number / 26);
    const change = [['mara@', `mara.${number}@`], ['Mara Lindqvist', `Nora Berg ${letter}`], ['Nordhavn', `Ost${letter}`], ['Lilla Torg', `Vest${letter}`],
      ...['mir', 'gra', 'pu', 'vo', 'rin'].map((syllable) => [syllable, `x${letter}`])];
    wire.address += `/${number}`;
    wire.html = wire.html.map((part) => change.reduce((text, [from, to]) => text.replaceAll(from, to), part));
  }
  const start = performance.now();
  const reply = await chrome.runtime.sendMessage({ type: 'assess', wire, sequence: 0 });
  if (!reply.ok) throw new Error(reply.error.message);
  return performance.now() - start;
}
