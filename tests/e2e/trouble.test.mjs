// An engine that fails says so, in words, where the user looks, and takes nothing else down with it: the page is left
// as it is, the extension's own pages open, and an engine that merely tripped is started afresh.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { inExtension, stateOf } from './harness/backstage.mjs';
import { damaged, trapping, unpack } from './harness/extension.mjs';
import { overlay, untilOverlay } from './harness/overlay.mjs';
import { fixtures } from './harness/sites.mjs';
import { kinds, pause, setStage, until } from './harness/stage.mjs';
import { click, pressOn, showOnClick } from './harness/user.mjs';

const profile = fixtures().find((fixture) => fixture.name === 'linkedin-member/ember-three-contradictions');
const other = fixtures().find((fixture) => fixture.name === 'opencats/show-throw-away-mailbox');

const words = { engine: /could not be assessed\. The log/, panic: /could not be assessed: .* started afresh/ };

/** One sign of the bytes in the middle, another one. */
const flip = (bytes) => { bytes[bytes.length >> 1] ^= 1; };
/** No module any more: its first word is another. */
const behead = (bytes) => { bytes[0] ^= 1; };

const broken = {
  'lists that were damaged': (original) => damaged(original, 'lists.bin', flip),
  'words that were damaged': (original) => damaged(original, 'words.txt', flip),
  'a module that cannot be compiled': (original) => damaged(original, 'engine_bg.wasm', behead),
};

const textOf = () => document.body.innerText;

for (const kind of kinds) {
  for (const [what, breakIt] of Object.entries(broken)) {
    describe(`${what}, in ${kind}`, () => {
      let stage;
      let tab;
      let id;
      before(async () => {
        stage = await setStage(kind, { extension: breakIt(unpack(kind)) });
        stage.sites.addFixture(profile);
        tab = await stage.browser.open(profile.address);
        await click(tab);
        ({ tab: id } = await stateOf(stage.browser, profile.address));
      });
      after(() => stage?.close());

      for (const page of ['popup.html', 'panel.html']) {
        test(`${page} says that the page could not be assessed, and where to look`, async () => {
          const own = await stage.browser.openOwn(`${page}?tab=${id}`);
          const shown = await until('the trouble to be told', async () => {
            const text = await own.evaluate(textOf);
            return words.engine.test(text) ? text : null;
          });
          assert.doesNotMatch(shown, /Nothing found|No question raised|No candidate/);
          await own.close();
        });
      }

      test('the page is left as it is', async () => {
        await pause(500);
        assert.equal(await overlay(tab), null);
        const heading = await tab.evaluate(() => document.querySelector('h1')?.isConnected ?? false);
        assert.ok(heading, 'the page is there');
      });

      test('the options open, and their log has the reason', async () => {
        const log = await inExtension(stage.browser, async (api) => (await api.storage.session.get('log')).log ?? []);
        assert.ok(log.some((line) => / failed: engine: /.test(line)), log.join('\n'));
        const options = await stage.browser.openOwn('options.html');
        await until('the log to be drawn', () => options.evaluate(() => / failed: engine: /.test(document.getElementById('log').textContent)));
        await options.close();
      });
    });
  }

  // A popup reads a page again that has no answer: the first trap would be over as soon as it is told.
  describe(`an engine that traps twice, in ${kind}`, () => {
    let stage;
    before(async () => {
      stage = await setStage(kind, { extension: trapping(unpack(kind)) });
      for (const fixture of [profile, other]) stage.sites.addFixture(fixture);
      await showOnClick(stage.browser);
    });
    after(() => stage?.close());

    test('the popup says so, another page is read, and so is this one when it is asked for again', async () => {
      const tab = await stage.browser.open(profile.address);
      await click(tab);
      const { tab: id } = await stateOf(stage.browser, profile.address);
      const popup = await stage.browser.openOwn(`popup.html?tab=${id}`);
      await until('the trouble to be told', async () => words.panic.test(await popup.evaluate(textOf)));
      const next = await stage.browser.open(other.address);
      await click(next);
      await untilOverlay(next);
      await next.close();
      await pressOn(popup, '#read');
      await until('the trouble to be over', async () => !words.panic.test(await popup.evaluate(textOf)));
      await popup.close();
      await tab.front();
      await untilOverlay(tab);
    });
  });
}
