// B12: memory of the page side in a tab, and what is left of a thousand pages.
//
// Heap of the extension's world in the page, counted by the browser after a collection: with the scripts and a drawn
// overlay, less the same page without them. A thousand pages: in-page navigation from one person to the next.
import { allowSite } from '../e2e/harness/user.mjs';
import { untilOverlay } from '../e2e/harness/overlay.mjs';
import { pause } from '../e2e/harness/stage.mjs';
import * as g2 from './g2.mjs';
import { goal, median, ms, table } from './report.mjs';
import { background, heap } from './world.mjs';

const ROUNDS = 5;
const PEOPLE = Number(process.env.PEOPLE ?? 1_000);
const large = g2.sizes[2];
const allowed = 'http://memory.example/person';
const other = 'http://elsewhere.example/person';

/** Measures and prints. */
export async function memory(stage) {
  const page = g2.html(g2.tree(large));
  for (const address of [allowed, other]) stage.sites.add(address, page);
  stage.sites.add('http://memory.example/', g2.html(g2.tree(g2.sizes[0])));
  const first = await stage.browser.open(allowed);
  await allowSite(first);
  await first.close();
  const script = await perTab(stage);
  const growth = await thousand(stage);
  table('B12 memory, KB', ['', 'KB'], [
    [`page side of a page of ${large.elements} elements, overlay drawn`, ms(script / 1000)],
    [`page's process after ${PEOPLE} people, more than after 100`, ms(growth.page / 1000)],
    [`background after ${PEOPLE} people, more than after 100`, ms(growth.background / 1000)],
  ]);
  goal('B12 page side in a tab', script / 1e6, 1, 'MB');
  goal(`B12 growth of the page's process over ${PEOPLE} people`, growth.page / 1e6, 0.3, 'MB');
  goal(`B12 growth of the background over ${PEOPLE} people`, growth.background / 1e6, 0.3, 'MB');
}

/** JavaScript heap with the extension less that without it. */
async function perTab(stage) {
  const differences = [];
  for (let i = 0; i < ROUNDS; i++) {
    const heaps = [];
    for (const address of [allowed, other]) {
      const tab = await stage.browser.open(address);
      if (address === allowed) await untilOverlay(tab);
      else await pause(1_500);
      heaps.push(await heap(speaks(tab)));
      await tab.close();
    }
    differences.push(heaps[0] - heaps[1]);
  }
  return median(differences);
}

const speaks = (tab) => (method, params) => tab.session.send(method, params);

/** One person after the other in one tab, as in a list of candidates that is clicked through. */
async function thousand(stage) {
  const tab = await stage.browser.open('http://memory.example/');
  await untilOverlay(tab);
  const worker = await background(stage.browser);
  await tab.front();
  const sizes = [];
  for (let i = 1; i <= PEOPLE; i++) {
    await tab.evaluate((n) => {
      document.querySelector('h1').textContent = `Mara Lindqvist ${String.fromCharCode(65 + (n % 26), 97 + (n % 25), 97 + (n % 24))}`;
      history.pushState(null, '', `/person/${n}`);
    }, i);
    await pause(i % 100 === 0 ? 2_500 : 400);
    if (i === 100 || i === PEOPLE) sizes.push({ page: await heap(speaks(tab)), background: await heap(worker) });
  }
  await tab.close();
  return { page: sizes[1].page - sizes[0].page, background: sizes[1].background - sizes[0].background };
}
