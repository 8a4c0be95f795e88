// Pages that mean harm. On each the overlay must still say what it has to say, nothing of the page may become part of
// it, and the page may neither see into it nor work it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { readyFor } from './harness/backstage.mjs';
import * as hostile from './harness/hostile.mjs';
import { openCards, overlay, untilOverlay } from './harness/overlay.mjs';
import { fixtures } from './harness/sites.mjs';
import { kinds, pause, setStage } from './harness/stage.mjs';
import { click, showOnClick } from './harness/user.mjs';
import { titleOf } from './harness/native.mjs';

/** All that the overlay is ever made of. */
const ours = ['a', 'article', 'bdi', 'button', 'details', 'div', 'footer', 'h2', 'h3', 'h4', 'header', 'li', 'p', 'section', 'span', 'summary', 'ul'];
const title = titleOf('email-disposable-domain');

for (const kind of kinds) {
  describe(`hostile pages in ${kind}`, () => {
    let stage;
    before(async () => { stage = await setStage(kind); });
    after(() => stage?.close());

    async function visit(name, policy = 'none', limit = 15_000) {
      const address = stage.sites.add(`https://${name}.bonafide.test/`, hostile[name], policy);
      const tab = await stage.browser.open(address);
      await click(tab);
      await untilOverlay(tab, `the overlay on the ${name} page`, undefined, limit);
      return tab;
    }

    /** The overlay opens and holds the finding, and no element that is not ours. */
    async function sound(tab) {
      const shown = await openCards(tab);
      assert.ok(shown.titles.includes(title), shown.titles.join());
      assert.deepEqual(shown.elements.filter((name) => !ours.includes(name)), []);
      return shown;
    }

    test('markup in names stays text', async () => {
      const tab = await visit('named');
      const shown = await sound(tab);
      await pause(500);
      assert.equal(await tab.evaluate(() => window.entered ?? null), null);
      assert.doesNotMatch(shown.mark, /</);
      await tab.close();
    });

    for (const name of ['huge', 'deep', 'clobbered', 'tampered']) {
      test(`the ${name} page breaks nothing`, async () => {
        const tab = await visit(name);
        await sound(tab);
        await tab.close();
      });
    }

    test('a changed prototype never hears of us', async () => {
      const tab = await visit('tampered');
      await sound(tab);
      assert.deepEqual(await tab.evaluate(() => window.caught), []);
      await tab.close();
    });

    test('a million characters and a hundred thousand nodes hold the page up for less than a second', async () => {
      const address = stage.sites.add('https://huge.bonafide.test/', hostile.huge);
      const tab = await stage.browser.open(address);
      await pause(1_000);
      await tab.evaluate(() => {
        window.longest = 0;
        let last = performance.now();
        setInterval(() => { const now = performance.now(); window.longest = Math.max(window.longest, now - last); last = now; }, 10);
      });
      await click(tab);
      await untilOverlay(tab, undefined, undefined, 15_000);
      const longest = await tab.evaluate(() => window.longest);
      assert.ok(longest < 1_000, `${Math.round(longest)} ms without a turn for the page`);
      await tab.close();
    });

    test('a name that runs from right to left turns no word of ours', async () => {
      const fixture = fixtures().find(({ name }) => name === 'linkedin-member/ember-three-contradictions');
      stage.sites.add(fixture.address, hostile.reversed(readFileSync(fixture.file, 'utf8'), fixture.sidecar.name), 'linkedin');
      await showOnClick(stage.browser);
      const tab = await stage.browser.open(fixture.address);
      await click(tab);
      await openCards(tab);
      const [runs] = await tab.inRoots((root) => {
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        const found = [];
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          if (!/[\u0590-\u05FF\u202A-\u202E\u2066-\u2069]/.test(node.data)) continue;
          // Each run stands alone in an element that isolates it.
          const parent = node.parentElement;
          found.push({ text: node.data, alone: getComputedStyle(parent).unicodeBidi.includes('isolate') && parent.childNodes.length === 1 });
        }
        return found;
      });
      assert.ok(runs.length >= 2, 'the name is quoted');
      assert.deepEqual(runs.filter(({ alone }) => !alone), []);
      await tab.close();
    });

    test('a forged overlay is beside ours, not instead of it', async () => {
      const tab = await visit('forged');
      const shown = await sound(tab);
      assert.doesNotMatch(shown.mark, /verified/);
      assert.equal((await tab.inRoots((root) => root.textContent)).length, 2);
      await tab.close();
    });

    test('the page sees a bare element and can neither look into it nor click it', async () => {
      const tab = await visit('tampered');
      const seen = await tab.evaluate(() => {
        const host = document.documentElement.lastElementChild;
        const tries = {};
        for (const [name, attempt] of Object.entries({
          attach: () => host.attachShadow({ mode: 'open' }) && 'attached',
          click: () => { host.click(); host.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true })); return 'sent'; },
        })) {
          try { tries[name] = attempt(); } catch (error) { tries[name] = error.name; }
        }
        return {
          markup: host.outerHTML, root: host.shadowRoot ?? null, text: host.innerText + document.body.innerText, tries,
          names: JSON.stringify([...document.querySelectorAll('[class*="bonafide" i], [id*="bonafide" i]')].length),
          addresses: /(chrome|moz)-extension:/.test(document.documentElement.outerHTML),
          globals: Object.keys(window).filter((name) => /bonafide/i.test(name)),
        };
      });
      assert.equal(seen.markup, '<div></div>');
      assert.equal(seen.root, null);
      assert.equal(seen.tries.attach, 'NotSupportedError');
      assert.equal(seen.names, '0');
      assert.equal(seen.addresses, false);
      assert.deepEqual(seen.globals, []);
      assert.doesNotMatch(seen.text, /Noticed|finding/);
      assert.equal((await overlay(tab)).open, false);
      await tab.close();
    });

    test('a real click tells the page where, never what', async () => {
      const tab = await visit('forged');
      await tab.evaluate(() => {
        window.paths = [];
        addEventListener('click', (event) => window.paths.push(event.composedPath().map((node) => node.nodeName ?? 'window').join(' ')), true);
      });
      await openCards(tab);
      assert.deepEqual(await tab.evaluate(() => window.paths), ['DIV HTML #document window']);
      await tab.close();
    });

    test('a page that takes us out of the document at once is left alone', async () => {
      const address = stage.sites.add('https://jealous.bonafide.test/', hostile.jealous, 'scripted');
      const tab = await stage.browser.open(address);
      await click(tab);
      await readyFor(stage.browser, address);
      await pause(3_000);
      const removed = await tab.evaluate(() => window.removed);
      assert.ok(removed >= 1 && removed < 20, `put back ${removed} times`);
      await tab.close();
    });
  });
}
