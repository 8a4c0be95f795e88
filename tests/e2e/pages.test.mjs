// The extension's own pages: panel, popup, options and the overlay's cards say the same, can be used without a mouse,
// and break no accessibility rule. What they look like is kept in target/screenshots.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { contentOf, showOpenly, violations } from './harness/axe.mjs';
import { answerFor, readyFor } from './harness/backstage.mjs';
import { openCards, overlay, untilOverlay } from './harness/overlay.mjs';
import { fixtures, root } from './harness/sites.mjs';
import { openSpotCheck, spotRecord } from './harness/spot.mjs';
import { kinds, pause, setStage, until } from './harness/stage.mjs';
import { click, showOnClick } from './harness/user.mjs';

const page = (name) => fixtures().find((fixture) => fixture.name === name);
const profile = page('linkedin-member/ember-three-contradictions');
const list = page('linkedin-member-sdui/network-list');
const shots = join(root, 'target/screenshots');
mkdirSync(shots, { recursive: true });

/** The page as it is, or in the dark: its own colours are variables of its style. */
const dressed = (html, theme) => theme === 'light' ? html : html.replace('</head>', `<style>
  :root { --ink: #e8eaed; --soft: #a9b3bd; --line: #39424b; --page: #101316; --card: #1b2026; --accent: #7fbdf5; }
</style></head>`);

/** Headings of cards and of groups, in order. */
const headings = () => [...document.querySelectorAll('#view h2, #view h3')].map((heading) => heading.textContent);

for (const kind of kinds) for (const theme of ['light', 'dark']) {
  describe(`own pages in ${kind}, ${theme}`, () => {
    let stage;
    let tab;
    let id;
    before(async () => {
      stage = await setStage(kind, { dark: theme === 'dark' });
      stage.sites.add(profile.address, dressed(readFileSync(profile.file, 'utf8'), theme), profile.sidecar.csp);
      stage.sites.addFixture(list);
      await showOnClick(stage.browser);
      tab = await stage.browser.open(profile.address);
      await click(tab);
      await untilOverlay(tab);
      ({ tab: id } = await readyFor(stage.browser, profile.address));
    });
    after(() => stage?.close());

    const shoot = async (what, name, width = 1280, height = 900) => {
      await what.resize(width, height);
      await pause(500);
      await what.screenshot(join(shots, `${name}-${kind}-${theme}.png`));
    };
    const own = async (path) => {
      const opened = await stage.browser.openOwn(path);
      await until(`${path} to be drawn`, () => opened.evaluate(() => document.body.innerText.trim().length > 80));
      return opened;
    };

    test('the overlay opens and closes by the keyboard alone, from the end of the page', async () => {
      await tab.front();
      const reached = await reach(tab, (shown) => shown.focus === 'mark');
      assert.ok(reached.seen, 'the mark shows itself when it is reached');
      await tab.press('Enter');
      await until('the cards to open', async () => {
        const shown = await overlay(tab);
        return shown.open && shown.expanded === 'true';
      });
      for (let i = 0; i < 3; i++) await tab.press('Tab');
      assert.ok((await overlay(tab)).focus, 'the focus stays in the cards');
      await tab.press('Escape');
      const closed = await until('the cards to close', async () => {
        const shown = await overlay(tab);
        return shown.open ? null : shown;
      });
      assert.equal(closed.expanded, 'false');
      assert.equal(closed.focus, 'mark');
      await tab.evaluate(() => { scrollTo(0, 0); });
    });

    test('a click elsewhere closes the cards', async () => {
      const shown = await openCards(tab);
      assert.equal(shown.theme, theme, 'the colours follow the page');
      await shoot(tab, 'overlay');
      await tab.clickAt(5, 890);
      await untilOverlay(tab, 'the cards to close', (shown) => !shown.open);
    });

    test('the cards on the page break no accessibility rule', async () => {
      await openCards(tab);
      const [content] = (await tab.inRoots(contentOf)).filter(({ html }) => html.includes('dialog'));
      await tab.press('Escape');
      const bare = stage.sites.add('https://bare.bonafide.test/', '<!doctype html><html lang="en"><title>Cards</title><main><h1>Cards</h1></main></html>');
      const copy = await stage.browser.open(bare);
      await showOpenly(copy, content);
      assert.deepEqual(await violations(copy), []);
      await copy.close();
    });

    test('the panel says the same as the record and breaks no accessibility rule', async () => {
      const { view } = await answerFor(stage.browser, profile.address);
      const panel = await own(`panel.html?tab=${id}`);
      const shown = await until('the cards', async () => {
        const drawn = await panel.evaluate(headings);
        return drawn.length > 0 && drawn;
      });
      assert.equal(shown[0], view.tierWords);
      for (const card of [...view.findings, ...view.forCandidate, ...view.nursery]) assert.ok(shown.includes(card.title), card.title);
      const links = await panel.evaluate(() => [...document.querySelectorAll('#view a')].map((link) => link.href));
      const sources = [...view.findings, ...view.forCandidate, ...view.nursery].flatMap((card) => card.sources);
      assert.deepEqual(links, sources.map(({ address }) => new URL(address).href));
      const words = await panel.evaluate(() => document.getElementById('view').textContent);
      for (const line of [...view.read, ...view.notRead.map(({ field }) => field)]) assert.ok(words.includes(line), line);
      assert.deepEqual(await violations(panel), []);
      await shoot(panel, 'panel', 420, 1000);
      await panel.close();
    });

    test('an answer joins the assessment, is kept with the record, and can be taken back', async () => {
      const panel = await own(`panel.html?tab=${id}`);
      const answers = async () => JSON.parse((await answerFor(stage.browser, profile.address)).record).observations ?? [];
      const give = (signal, value) => panel.evaluate((name, answer) => {
        const select = document.getElementById(`q-${name}`);
        select.closest('details').open = true;
        select.value = answer;
        select.dispatchEvent(new Event('change'));
      }, signal, value);
      await until('the questions', () => panel.evaluate(() => document.querySelectorAll('.question').length > 20));
      await give('i-different-person-later', 'yes');
      await until('the answer to be reckoned with', async () => (await answers()).some(({ signal }) => signal === 'i-different-person-later'));
      await until('the panel to say so', () => panel.evaluate(() => document.getElementById('view').textContent.includes('What was answered')));
      assert.deepEqual(await violations(panel), []);
      await shoot(panel, 'panel-questions', 420, 1400);
      await give('i-different-person-later', '');
      await until('the answer to be taken back', async () => (await answers()).length === 0);
      await panel.close();
    });

    test('the popup says the same and breaks no accessibility rule', async () => {
      const { view } = await answerFor(stage.browser, profile.address);
      const popup = await own(`popup.html?tab=${id}`);
      assert.equal(await popup.evaluate(() => document.getElementById('title').textContent), view.mark);
      const lines = await popup.evaluate(() => document.getElementById('lines').textContent);
      for (const card of [...view.findings, ...view.forCandidate]) assert.ok(lines.includes(card.title), card.title);
      assert.deepEqual(await violations(popup), []);
      await shoot(popup, 'popup', 344, 720);
      await popup.close();
    });

    test('the options break no accessibility rule', async () => {
      const options = await own('options.html');
      assert.deepEqual(await violations(options), []);
      await shoot(options, 'options');
      await options.close();
    });

    test('the spot check breaks no accessibility rule', async () => {
      const spot = await openSpotCheck(stage);
      assert.deepEqual(await violations(spot), []);
      await spotRecord(spot, '<title>x</title><h1>Nobody</h1>', '');
      await spot.close();
    });

    test('on a list of people panel and popup stay quiet', async () => {
      const other = await stage.browser.open(list.address);
      const { tab: second } = await click(other);
      await readyFor(stage.browser, list.address);
      const panel = await own(`panel.html?tab=${second}`);
      assert.equal(await panel.evaluate(() => document.getElementById('view').childElementCount), 0);
      assert.equal(await panel.evaluate(() => document.getElementById('empty').hidden), false);
      await panel.close();
      await other.close();
    });
  });
}

/** Presses Tab until something has the focus. */
async function reach(tab, is) {
  for (let i = 0; i < 80; i++) {
    await tab.press('Tab');
    const shown = await overlay(tab);
    if (shown && is(shown)) return shown;
  }
  throw new Error('80 times Tab did not lead there');
}
