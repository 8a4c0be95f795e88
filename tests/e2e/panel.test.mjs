// The side panel as the browser has it, beside the page: opened by a click of the mouse on the page, about the person
// in front, and about the next one when the page turns to them. Firefox opens its sidebar from the popup only.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { inExtension } from './harness/backstage.mjs';
import { findingsOf, titleOf, today } from './harness/native.mjs';
import { openCards, untilOverlay } from './harness/overlay.mjs';
import { fixtures, root } from './harness/sites.mjs';
import { kinds, setStage, until } from './harness/stage.mjs';
import { sidePanel } from './harness/target.mjs';
import { click, showOnClick } from './harness/user.mjs';

const page = (name) => fixtures().find((fixture) => fixture.name === name);
const first = page('linkedin-member/ember-three-contradictions');
const second = page('linkedin-member-sdui/english-two-claims');

const titles = ({ file, address }) => findingsOf(file, address, today()).settled.map(titleOf);

for (const kind of kinds) {
  test(`${kind} gives us the keys that the manifest asks for`, async () => {
    const { browser, close } = await setStage(kind);
    try {
      // Keys that the browser uses itself are not given, without a word.
      const commands = await inExtension(browser, (api) => api.commands.getAll());
      const { commands: asked } = JSON.parse(readFileSync(join(root, 'extension/manifest.json'), 'utf8'));
      for (const [name, { suggested_key: keys }] of Object.entries(asked)) {
        assert.equal(commands.find((command) => command.name === name)?.shortcut, keys.default, name);
      }
    } finally {
      await close();
    }
  });
}

describe('side panel in chromium', { skip: !kinds.includes('chromium') }, () => {
  let stage;
  let tab;
  let inPanel;
  before(async () => {
    stage = await setStage('chromium');
    for (const fixture of [first, second]) stage.sites.addFixture(fixture);
    await showOnClick(stage.browser);
    tab = await stage.browser.open(first.address);
    await click(tab);
    await untilOverlay(tab);
  });
  after(() => stage?.close());

  const contexts = () => inExtension(stage.browser, async (api) => (await api.runtime.getContexts({ contextTypes: ['SIDE_PANEL'] })).length);
  const headings = () => inPanel(() => [...document.querySelectorAll('#view h3')].map((heading) => heading.textContent));
  const shows = (fixture) => until(`the panel to show ${fixture.name}`, async () => {
    const shown = await headings();
    return titles(fixture).every((title) => shown.includes(title)) ? shown : null;
  });

  test('a click on the page opens it', async () => {
    assert.equal(await contexts(), 0);
    const { buttons } = await openCards(tab);
    const { x, y } = buttons.find(({ words }) => words === 'Open in the side panel');
    await tab.clickAt(x, y);
    await until('the side panel', async () => await contexts() === 1);
    inPanel = await until('the panel to be a page', () => sidePanel(stage.browser));
  });

  test('it shows the person in front', async () => {
    await shows(first);
  });

  test('it shows the next person when the page does, and nothing of the former', async () => {
    await tab.goto(second.address);
    await click(tab);
    const shown = await shows(second);
    for (const title of titles(first).filter((title) => !titles(second).includes(title))) assert.ok(!shown.includes(title), title);
  });
});
