// From a dropped file to the answer on the screen: a panel in Chromium is given a file as a hand drops it, and the
// clock runs in its page until the tier, the lines of the file and the next frame are there.
//
// Three states: nothing runs (background stopped, module of files not loaded), a panel that has just been opened, and a
// panel that has read a file before. In the first two the file is held over the panel for a moment, as a hand does.
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { until } from '../e2e/harness/stage.mjs';
import { goal, median, ms, spread, table } from './report.mjs';

const ROUNDS = Number(process.env.ROUNDS ?? 11);

/** Measures and prints. */
export async function drops(stage, root, names) {
  const rows = [];
  for (const name of names) {
    const bytes = readFileSync(join(root, 'tests/documents/time', name)).toString('base64');
    const taken = { 'all stopped': [], 'new panel': [], 'second file': [] };
    for (let round = 0; round < ROUNDS; round++) {
      for (const state of ['all stopped', 'new panel']) {
        const panel = await stage.browser.openOwn('panel.html');
        await until('the panel to be drawn', () => panel.evaluate(() => document.body.innerText.length > 80));
        if (state === 'all stopped') await stage.browser.stopWorker();
        await panel.evaluate(held);
        taken[state].push(await panel.evaluate(dropped, name, bytes, 1));
        if (state === 'new panel') taken['second file'].push(await panel.evaluate(dropped, `second-${name}`, bytes, 2));
        await panel.close();
      }
    }
    for (const [state, list] of Object.entries(taken)) {
      const { median: middle, least } = spread(list);
      rows.push([`${basename(name)}, ${state}`, ms(middle), ms(least)]);
      goal(`drop to answer, ${name.split('.').pop()}, ${state}`, median(list), 300, 'ms');
    }
  }
  table('From a dropped file to its answer, in Chromium, ms', ['', 'median', 'least'], rows);
}

/** Runs in the panel: holds a file over it, as long as a hand does at least. */
function held() {
  document.dispatchEvent(new DragEvent('dragover', { bubbles: true, cancelable: true }));
  return new Promise((resolve) => setTimeout(resolve, 250));
}

/** Runs in the panel: drops the file and gives the milliseconds until so many are drawn, with their assessment. */
function dropped(name, text, count) {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const given = new DataTransfer();
  given.items.add(new File([bytes], name));
  const isThere = () => document.querySelectorAll('.paper').length === count
    && [...document.querySelectorAll('.paper')].every((paper) => paper.querySelector('[data-line]')) && document.querySelector('#view .tier') !== null;
  return new Promise((resolve) => {
    const start = performance.now();
    const look = () => {
      if (!isThere()) return;
      watcher.disconnect();
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
    };
    const watcher = new MutationObserver(look);
    watcher.observe(document, { subtree: true, childList: true, attributes: true });
    document.dispatchEvent(new DragEvent('drop', { dataTransfer: given, bubbles: true, cancelable: true }));
  });
}
