// From person to person on one page, with a worker that sleeps, on a page that never rests: nothing of the former
// person is ever shown, every question is answered, and nobody loops.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { answerFor, counted, readyFor, startCounting } from './harness/backstage.mjs';
import { allowSite, click, showOnClick } from './harness/user.mjs';
import { slowBackground, unpack } from './harness/extension.mjs';
import { restless } from './harness/hostile.mjs';
import { findingsOf, titleOf, today } from './harness/native.mjs';
import { openCards, overlay, untilOverlay } from './harness/overlay.mjs';
import { turning } from './harness/people.mjs';
import { fixtures } from './harness/sites.mjs';
import { kinds, pause, setStage, until } from './harness/stage.mjs';

const page = (name) => fixtures().find((fixture) => fixture.name === name);
const first = page('linkedin-member/ember-three-contradictions');
const clean = page('linkedin-member/ember-german-clean');
const second = page('linkedin-member-sdui/english-two-claims');
const mailbox = page('opencats/show-throw-away-mailbox');

const next = page('opencats/edit-form-clean');

const titles = (fixture) => findingsOf(fixture.file, fixture.address, today()).settled.map(titleOf).sort();

/** True when the mark gives the number of findings of that page. */
const speaksOf = (page, shown) => Boolean(shown?.seen) && new RegExp(`\\b${titles(page).length} finding`).test(shown.mark);

for (const kind of kinds) {
  describe(`journey in ${kind}`, () => {
    let stage;
    before(async () => {
      stage = await setStage(kind);
      await showOnClick(stage.browser);
    });
    after(() => stage?.close());

    /** Opens the first person's page, has it read, and turns to the next; samples what is shown all the while. */
    async function turnTo(next, delay) {
      stage.sites.add(first.address, turning(first, next, delay), 'linkedin');
      const tab = await stage.browser.open(first.address);
      await click(tab);
      assert.deepEqual([...(await openCards(tab)).titles].sort(), titles(first));
      await tab.evaluate(() => { window.go(); });
      const samples = [];
      for (const end = Date.now() + 4_000; Date.now() < end;) {
        const shown = await overlay(tab);
        if (shown?.seen || shown?.open) samples.push(shown);
        await pause(20);
      }
      return { tab, samples };
    }

    for (const delay of [0, 700]) {
      test(`the next person replaces everything (content ${delay} ms after the address)`, async () => {
        const { tab, samples } = await turnTo(second, delay);
        // The address is the next person's in each sample, so nothing of the first may be in one.
        for (const sample of samples) {
          assert.equal(sample.address, second.address);
          for (const title of titles(first).filter((title) => !titles(second).includes(title))) {
            assert.ok(!sample.words.includes(title), `"${title}" is still shown`);
          }
          assert.ok(!sample.words.includes(first.sidecar.name ?? 'Elliot Marchetti'));
        }
        // LinkedIn is read on click only: the next person needs a click of her own.
        await click(tab);
        const shown = await openCards(tab);
        assert.deepEqual([...shown.titles].sort(), titles(second));
        const { record } = await answerFor(stage.browser, second.address);
        assert.equal(JSON.parse(record).input.address, second.address);
        await tab.close();
      });
    }

    test('the next person, of whom nothing is found, inherits nothing', async () => {
      const { tab } = await turnTo(clean, 300);
      await click(tab);
      await readyFor(stage.browser, clean.address);
      assert.deepEqual((await openCards(tab)).titles, []);
      await tab.close();
    });

    test('an answer that comes after the person has gone is dropped', async () => {
      stage.sites.add(first.address, turning(first, second, 0), 'linkedin');
      const tab = await stage.browser.open(first.address);
      await stage.browser.stopWorker();
      const clicked = tab.clickAction();
      // The worker has to start first: the page turns while the question is on its way.
      await pause(30);
      await tab.evaluate(() => { window.go(); });
      await clicked;
      for (const end = Date.now() + 2_500; Date.now() < end; await pause(20)) {
        assert.ok(!speaksOf(first, await overlay(tab)));
      }
      await tab.close();
    });

    test('a stopped worker wakes and answers', async () => {
      stage.sites.addFixture(mailbox);
      const tab = await stage.browser.open(mailbox.address);
      await click(tab);
      await untilOverlay(tab);
      await tab.close();
      const again = await stage.browser.open(mailbox.address);
      await stage.browser.stopWorker();
      assert.equal(await stage.browser.workerRuns(), false);
      await click(again);
      assert.deepEqual([...(await openCards(again)).titles].sort(), titles(mailbox));
      assert.equal(await stage.browser.workerRuns(), true);
      await again.close();
    });

    test('a page that never rests is read a few times, not for ever', async () => {
      const address = stage.sites.add('https://restless.bonafide.test/', restless, 'scripted');
      await startCounting(stage.browser);
      const tab = await stage.browser.open(address);
      await click(tab);
      await untilOverlay(tab);
      const before = await tab.evaluate(() => window.count);
      await pause(8_000);
      const changes = (await tab.evaluate(() => window.count)) - before;
      assert.ok(changes > 200, `the page changed only ${changes} times`);
      const { assess = 0, plan = 0 } = await counted(stage.browser);
      assert.ok(assess >= 1 && assess <= 5, `${assess} readings in eight seconds`);
      assert.ok(plan <= 3, `${plan} plans`);
      assert.ok((await overlay(tab)).seen);
      await tab.close();
    });
  });

  describe(`journey in ${kind}, where the engine takes a second`, () => {
    let stage;
    before(async () => {
      stage = await setStage(kind, { extension: slowBackground(unpack(kind), 1_000) });
      stage.sites.add(mailbox.address, turning(mailbox, next), 'scripted');
      stage.sites.addFixture(next);
      const tab = await stage.browser.open(mailbox.address);
      await allowSite(tab);
      await tab.close();
    });
    after(() => stage?.close());

    test('where pages are read by themselves, the next person is read without a click', async () => {
      const tab = await stage.browser.open(mailbox.address);
      assert.deepEqual((await openCards(tab)).titles, titles(mailbox));
      await tab.evaluate(() => { window.go(); });
      await untilOverlay(tab, 'the next person', (found) => found.address === next.address && !speaksOf(mailbox, found));
      assert.deepEqual((await openCards(tab)).titles, []);
      const { record, view } = await answerFor(stage.browser, next.address);
      assert.equal(JSON.parse(record).input.address, next.address);
      assert.deepEqual(view.findings, []);
      await tab.close();
    });

    test('an answer about the former person is neither shown nor kept', async () => {
      await startCounting(stage.browser);
      const tab = await stage.browser.open(mailbox.address);
      await until('the page to be sent', async () => (await counted(stage.browser)).assess > 0);
      await tab.evaluate(() => { window.go(); });
      for (const end = Date.now() + 4_000; Date.now() < end; await pause(20)) {
        assert.ok(!speaksOf(mailbox, await overlay(tab)), 'the former person is shown');
      }
      const { record } = await answerFor(stage.browser, next.address);
      assert.equal(JSON.parse(record).input.address, next.address);
      await tab.close();
    });
  });
}
