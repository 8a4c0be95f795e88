// The memory as a recruiter meets it: switched on in the options, filled by pages that are read, and shown in the panel:
// a link as a sum, the two texts side by side, a group as a small graph, undoing, and forgetting.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { backstage, inExtension, stateOf } from './harness/backstage.mjs';
import { kinds, setStage, until } from './harness/stage.mjs';
import { extensionWorld } from './harness/target.mjs';
import { click, pressOn } from './harness/user.mjs';

const story = 'I ran the billing of a power grid for nine years and wrote the tool that finds meters which lie to it. '
  + 'Before that I measured tides for a harbour, drew its charts, and taught pilots to read them by night. '
  + 'On the side I restore sextants and write about the people who used them at sea.';
const host = 'https://people.bonafide.test';

/** A page of a person's own. */
const page = (name, mail, text) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${name}</title></head><body>
<header><h1>${name}</h1><p class="lead">Engineer of grids</p><ul><li>Bergen</li><li><a href="mailto:${mail}">${mail}</a></li><li><a href="tel:+49309182734">+49 30 9182734</a></li></ul></header>
<main><section><h2>About me</h2><p>${text}</p></section>
<section><h2>Work experience</h2><article><p class="when">July 2015 – present</p><div><h3>Engineer</h3><p>Vestland Grid</p></div></article>
<article><p class="when">August 2010 – June 2015</p><div><h3>Surveyor</h3><p>Fjord Harbour Board</p></div></article></section>
<section><h2>Education</h2><article><p class="when">2006 – 2010</p><div><h3>BSc Hydrography</h3><p>Bergen Institute</p></div></article></section></main></body></html>`;

const people = [
  ['ines', page('Ines Calderon', 'i.calderon@mail.example', `Hello. ${story}`)],
  ['jonas', page('Jonas Weber', 'j.weber@mail.example', `${story} I live by a lake.`)],
  ['oskar', page('Oskar Nyberg', 'o.nyberg@mail.example', `${story} I have two cats.`)],
];

for (const kind of kinds) {
  describe(`what was seen before, in ${kind}`, () => {
    let stage;
    let panel;
    let met;
    before(async () => {
      stage = await setStage(kind);
      for (const [path, html] of people) stage.sites.add(`${host}/${path}`, html);
      await pressOn(await backstage(stage.browser), '#memory');
      await until('the memory to be on', () => inExtension(stage.browser, async (api) => (await api.storage.local.get('settings')).settings?.memory));
    });
    after(() => stage?.close());

    const count = async () => (await backstage(stage.browser)).evaluate(
      'async (address) => (await (await import(address)).about()).count', stage.browser.own('store.js'));
    const shown = () => panel.evaluate(() => document.getElementById('seen').innerText);

    /** Opens a person's page, has it read, waits until so many are remembered, and opens the panel about it. */
    async function meet(path, remembered, first = false) {
      await met?.close();
      const address = `${host}/${path}`;
      const tab = met = await stage.browser.open(address);
      await click(tab);
      const { tab: id } = await until('the page to be read', async () => {
        const state = await stateOf(stage.browser, address);
        return state?.read ? state : null;
      });
      await until(`${remembered} to be remembered`, async () => await count() === remembered);
      await panel?.close();
      panel = await stage.browser.openOwn(`panel.html?tab=${id}`);
      if (!first) await until('the panel to say what it compared with', async () => /Compared with/.test(await shown()));
      return tab;
    }

    test('the first is compared with nobody, and the same page on the same day is no second time', async () => {
      await meet('ines', 1, true);
      await meet('ines', 1);
      assert.doesNotMatch(await shown(), /Seen once before|Application of/);
    });

    test('another name with the same story is a link, a sum of what is shared', async () => {
      await meet('jonas', 2);
      const { rows, total, who } = await until('the link', () => panel.evaluate(() => {
        const numbers = (selector) => [...document.querySelectorAll(selector)].map((cell) => Number(cell.textContent));
        const [total] = numbers('#seen .card .total .number');
        return total === undefined ? null
          : { total, rows: numbers('#seen .card li:not(.total) .number'), who: document.querySelector('#seen .card .who').textContent };
      }));
      assert.equal(rows.reduce((sum, weight) => sum + weight, 0), total);
      assert.ok(total > 100 && who.includes('Ines Calderon'), `${total} ${who}`);
    });

    test('the two texts stand side by side, and a passage leads to where it stands in the other', async () => {
      await pressOn(panel, '#seen .texts summary');
      const texts = await until('the texts', () => panel.evaluate(() => {
        const columns = [...document.querySelectorAll('#seen .beside .text')];
        return columns.length === 0 ? null : columns.map((column) => ({
          whole: column.textContent,
          marked: [...column.querySelectorAll('.run')].map((run) => [run.className, run.textContent]),
        }));
      }));
      const [own, other] = texts;
      assert.ok(own.whole.includes('I live by a lake.') && !own.whole.includes('Hello.'), own.whole);
      assert.ok(other.whole.includes('Hello.') && !other.whole.includes('I live by a lake.'), other.whole);
      assert.ok(own.marked.some(([name, text]) => name === 'run rare' && text.includes('restore sextants')), JSON.stringify(own.marked));
      assert.ok(!own.marked.some(([, text]) => text.includes('lake')));
      const hash = await panel.evaluate(() => {
        const passage = document.querySelector('#seen .beside .run');
        passage.click();
        return passage.hash;
      });
      assert.match(hash, /^#b\d+-\d+$/);
      const there = await until('the passage in the other text', () => panel.evaluate(() => document.querySelector(':target')?.textContent));
      assert.ok(other.whole.includes(there), there);
    });

    test('three who share it are a group, drawn and written', async () => {
      await meet('oskar', 3);
      const drawn = await until('the graph', () => panel.evaluate(() => {
        const svg = document.querySelector('#seen .linked svg');
        return svg && { circles: svg.querySelectorAll('circle').length, lines: svg.querySelectorAll('line').length, label: svg.getAttribute('aria-label'),
          rows: [...document.querySelectorAll('#seen .linked li')].map((row) => row.textContent) };
      }));
      assert.deepEqual([drawn.circles, drawn.lines, drawn.rows.length], [3, 3, 2]);
      assert.match(drawn.label, /drawing of 3 linked/);
      assert.ok(drawn.rows[0].includes('Ines Calderon') && /this candidate, 2$/.test(drawn.rows[0]), drawn.rows[0]);
    });

    test('a content script is given no word of another candidate, whatever it asks', { skip: kind !== 'chromium' }, async () => {
      const tab = await meet('oskar', 3);
      const asked = await (await extensionWorld(tab))(async () => {
        const plan = await chrome.runtime.sendMessage({ type: 'plan', address: location.href });
        const { wire } = globalThis.bonafide.collect(plan);
        const answer = await chrome.runtime.sendMessage({ type: 'assess', wire, sequence: 0 });
        const others = ['beside', 'group', 'tab', 'current'].map((type) => chrome.runtime.sendMessage({ type, to: 1 }).then((reply) => reply ?? null, () => null));
        return { answer, others: await Promise.all(others), stored: await chrome.storage.session.get(null).then(() => 'given', () => 'refused') };
      });
      assert.deepEqual(asked.others, [null, null, null, null]);
      assert.equal(asked.stored, 'refused');
      assert.equal(asked.answer.ok, true);
      assert.doesNotMatch(JSON.stringify(asked.answer), /Ines|Calderon|Jonas|Weber|lake|Hello\./);
    });

    test('who is forgotten is in no link any more', async () => {
      await meet('jonas', 3);
      await pressOn(panel, '#forget');
      await until('one less to be remembered', async () => await count() === 2);
    });
  });
}
