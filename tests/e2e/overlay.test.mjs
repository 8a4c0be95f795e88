// The overlay appears where there is something to say, says the right thing, and is silent everywhere else.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { readyFor } from './harness/backstage.mjs';
import { findingsOf, titleOf, today } from './harness/native.mjs';
import { openCards, overlay, untilOverlay } from './harness/overlay.mjs';
import { fixtures } from './harness/sites.mjs';
import { kinds, pause, setStage } from './harness/stage.mjs';
import { allowSite, click, showOnClick } from './harness/user.mjs';

const pages = fixtures().filter(({ sidecar }) => !sidecar.known_failure);
const nobody = pages.filter(({ sidecar }) => sidecar.kind !== 'candidate');
const clean = ['linkedin', 'strict', 'none'].map((csp) => pages.find(({ sidecar }) => sidecar.csp === csp && sidecar.finds?.length === 0));
const odd = pages.filter(({ sidecar }) => sidecar.finds?.length > 0);

for (const kind of kinds) {
  describe(`overlay in ${kind}`, () => {
    let stage;
    before(async () => {
      stage = await setStage(kind);
      for (const page of pages) stage.sites.addFixture(page);
      await showOnClick(stage.browser);
    });
    after(() => stage?.close());

    test('nothing is drawn before anything is allowed or clicked', async () => {
      const tab = await stage.browser.open(odd[0].address);
      await pause(1_500);
      assert.deepEqual(await tab.inRoots((root) => root.textContent), []);
      assert.deepEqual(await tab.evaluate(() => document.documentElement.children.length), 2);
      await tab.close();
    });

    for (const page of nobody) {
      test(`nothing is drawn on ${page.name}, even after a click`, async () => {
        const tab = await stage.browser.open(page.address);
        await click(tab);
        await readyFor(stage.browser, page.address);
        assert.deepEqual(await tab.inRoots((root) => root.textContent), []);
        await tab.close();
      });
    }

    for (const page of clean) {
      test(`${page.name} (policy ${page.sidecar.csp}): a mark that finds nothing, no card against the person`, async () => {
        const tab = await stage.browser.open(page.address);
        await click(tab);
        const shown = await openCards(tab);
        assert.deepEqual(shown.titles, []);
        assert.doesNotMatch(shown.mark, /question|verify|security|[1-9]/i);
        await tab.close();
      });
    }

    for (const page of odd) {
      test(`${page.name} (policy ${page.sidecar.csp}): the right findings`, async () => {
        const tab = await stage.browser.open(page.address);
        await click(tab);
        const shown = await openCards(tab);
        const { settled, supports, tier } = findingsOf(page.file, page.address, today());
        assert.deepEqual([...shown.titles].sort(), settled.map(titleOf).sort());
        if (page.sidecar.today === today()) assert.deepEqual(settled, page.sidecar.finds);
        for (const id of supports) assert.ok(shown.words.includes(titleOf(id)), id);
        assert.ok(shown.mark.includes(String(settled.length)), shown.mark);
        assert.ok(tier, shown.mark);
        await tab.close();
      });
    }

    test('the strictest policy of all stops none of it', async () => {
      const page = odd.find(({ sidecar }) => sidecar.csp === 'none');
      stage.sites.addFixture(page, 'strict');
      const tab = await stage.browser.open(page.address);
      await click(tab);
      const shown = await openCards(tab);
      assert.notDeepEqual(shown.titles, []);
      await tab.close();
      stage.sites.addFixture(page);
    });

    test('a host that is allowed once is read without a click, and no other', async () => {
      const allowed = odd.find(({ address }) => address.includes('greenhouse.io'));
      const other = odd.find(({ address }) => !address.includes('greenhouse.io') && !address.includes('linkedin.com'));
      const tab = await stage.browser.open(allowed.address);
      await allowSite(tab);
      await tab.goto(allowed.address);
      await untilOverlay(tab);
      await tab.close();
      const elsewhere = await stage.browser.open(other.address);
      await pause(1_500);
      assert.equal(await overlay(elsewhere), null);
      await elsewhere.close();
    });
  });
}
