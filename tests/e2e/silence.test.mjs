// Nothing leaves the device: a whole visit, every request written down by the proxy, by the browser's protocol and by
// the browser's own log. Two copies that leak on purpose go through the same visit and must be caught.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { backstage, readyFor } from './harness/backstage.mjs';
import { leakingBackground, leakingContentScript, temporaryFolder, unpack } from './harness/extension.mjs';
import { fromChannels, fromNetLog, fromProtocol, fromProxy, strangers } from './harness/network.mjs';
import { openCards, untilOverlay } from './harness/overlay.mjs';
import { article, odd, portfolio } from './harness/people.mjs';
import { fixtures } from './harness/sites.mjs';
import { kinds, pause, setStage, until } from './harness/stage.mjs';
import { allowSite, click, pressOn, showOnClick } from './harness/user.mjs';

const collector = 'https://collector.example/take?from=bonafide';
const page = (name) => fixtures().find((fixture) => fixture.name === name);

/** Install, options, self-test, a switch, a grant, five pages, panel, popup, a stopped worker; then all that was sent. */
async function visit(kind, extension) {
  const netLog = join(temporaryFolder('log'), 'net.json');
  const stage = await setStage(kind, { extension, netLog });
  const { browser } = stage;
  let channels = [];
  try {
    await fivePages(stage);
    channels = kind === 'firefox' ? fromChannels(await browser.channels()) : [];
  } finally {
    await stage.close();
  }
  const logged = kind === 'chromium' ? fromNetLog(netLog, stage.proxy) : channels;
  const sent = [...fromProxy(stage.proxy), ...fromProtocol(browser), ...logged];
  return { sent, strange: strangers(sent, browser.visited, kind) };
}

async function fivePages({ sites, browser }) {
  const [profile, ats, list] = ['linkedin-member/ember-three-contradictions', 'greenhouse/answers-clean', 'greenhouse/candidate-list'].map(page);
  // Pictures of the page's own would be reported as tries even where the policy stops them.
  for (const { address, file, sidecar } of [profile, ats, list]) {
    sites.add(address, readFileSync(file, 'utf8').replace(/ (src|srcset)="[^"]*"/g, ''), sidecar.csp);
  }
  // No policy here: what a page may load, a content script may load.
  const open = sites.add('https://mara.bonafide.test/', portfolio(odd), 'none');
  const other = sites.add('https://notes.bonafide.test/', article, 'strict');

  await showOnClick(browser);
  await selfTest(browser);
  const tab = await browser.open(open);
  await allowSite(tab);
  await tab.goto(open);
  await openCards(tab);
  const { tab: id } = await readyFor(browser, open);
  await look(browser, `panel.html?tab=${id}`);
  await look(browser, `popup.html?tab=${id}`);
  for (const address of [profile.address, ats.address, list.address, other]) {
    await tab.goto(address);
    await click(tab);
    await readyFor(browser, address);
  }
  await browser.stopWorker();
  await tab.goto(open);
  await untilOverlay(tab);
  await pause(1_000);
}

/** Opens one of the extension's own pages for a while. */
async function look(browser, path) {
  const own = await browser.openOwn(path);
  await pause(700);
  await own.close();
}

/** The self-test knocks at its own lock; not even that may be heard outside. */
async function selfTest(browser) {
  const options = await backstage(browser);
  await pressOn(options, '#test');
  await until('the self-test to end', () => options.evaluate(() => document.querySelectorAll('#results .result').length > 3));
}

const recorders = { chromium: ['proxy', 'protocol', 'log'], firefox: ['proxy', 'channels'] };

for (const kind of kinds) {
  describe(`network silence in ${kind}`, () => {
    test('a whole visit sends nothing', async () => {
      const { sent, strange } = await visit(kind, unpack(kind));
      assert.deepEqual(strange, []);
      // The recorders were there: each saw the pages that the visit opened.
      for (const by of recorders[kind]) {
        assert.ok(sent.filter((one) => one.by === by && one.url === 'https://mara.bonafide.test/').length >= 2, by);
      }
    });

    for (const [name, leak] of [['content script', leakingContentScript], ['background', leakingBackground]]) {
      test(`a copy that leaks from its ${name} is caught by every recorder`, async () => {
        const { strange } = await visit(kind, leak(unpack(kind), collector));
        const host = new URL(collector).hostname;
        const caught = new Set(strange.filter(({ url }) => new URL(url).hostname === host).map(({ by }) => by));
        assert.deepEqual([...recorders[kind]].filter((by) => !caught.has(by)), []);
      });
    }
  });
}
