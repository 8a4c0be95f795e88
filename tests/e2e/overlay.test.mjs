// The overlay appears where there is something to say, says the right thing, and is silent everywhere else.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { answerFor, readyFor } from './harness/backstage.mjs';
import { findingsOf, nativeRecord, titleOf, today } from './harness/native.mjs';
import { openCards, overlay, untilOverlay } from './harness/overlay.mjs';
import { fixtures } from './harness/sites.mjs';
import { kinds, pause, setStage, until } from './harness/stage.mjs';
import { allowSite, click, showOnClick } from './harness/user.mjs';

const pages = fixtures().filter(({ sidecar }) => !sidecar.known_failure);
const nobody = pages.filter(({ sidecar }) => sidecar.kind !== 'candidate');
const clean = ['linkedin', 'strict', 'none'].map((csp) => pages.find(({ sidecar }) => sidecar.csp === csp && sidecar.finds?.length === 0));
const odd = pages.filter(({ sidecar }) => sidecar.finds?.length > 0);

/** A page with a second mailbox that nobody sees: by a class, by what is around it, by visibility, in a shadow root. */
const hidden = `<!doctype html><html lang="en"><title>Mara Lindqvist</title>
<style>.gone { display: none } .unseen { visibility: hidden }</style>
<body><main class="h-card"><h1 class="p-name">Mara Lindqvist</h1><p class="p-job-title">Backend engineer</p>
<a class="u-email" href="mailto:mara@lindqvist.example">mara@lindqvist.example</a>
<p class="gone"><a class="u-email" href="mailto:a@mailinator.com">a@mailinator.com</a></p>
<div class="gone"><section><p><a class="u-email" href="mailto:b@mailinator.com">b@mailinator.com</a></p></section></div>
<p class="unseen"><a class="u-email" href="mailto:c@mailinator.com">c@mailinator.com</a></p>
<div><template shadowrootmode="open"><p style="display: none"><a class="u-email" href="mailto:d@mailinator.com">d@mailinator.com</a></p></template></div>
<section><h2>Experience</h2><ul><li><h3>Backend engineer</h3><p>Nordhavn Systems</p><p>Jan 2021 – Present</p></li></ul></section></main></body></html>`;

/** A name, a column close behind it, and free room behind that. */
const columns = 'http://columns.example/mara';
const beside = `<!doctype html><html lang="en"><title>Mara Lindqvist</title>
<body style="margin: 0"><main class="h-card" style="position: relative; padding: 80px 20px"><h1 class="p-name" style="font-size: 24px; width: max-content">Mara Lindqvist</h1>
<p style="position: absolute; left: 300px; top: 80px; font-size: 24px">Nordhavn Systems</p>
<p class="p-job-title">Backend engineer</p><a class="u-email" href="mailto:mara@mailinator.com">mara@mailinator.com</a>
<section><h2>Experience</h2><ul><li><h3>Backend engineer</h3><p>Nordhavn Systems</p><p>Jan 2021 – Present</p></li></ul></section></main></body></html>`;

/** Where every element of the page stands, and how long the page is; runs inside the page. */
function layout() {
  const boxes = [...document.body.querySelectorAll('*')].map((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return [element.localName, x + scrollX, y + scrollY, width, height].join(' ');
  });
  return { boxes, wide: document.documentElement.scrollWidth, high: document.documentElement.scrollHeight };
}

/** What a box lies over, runs inside the page: words, and whether it begins within the card of the name. */
function lieUnder({ left, right, top, bottom }) {
  const words = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const range = new Range();
    range.selectNodeContents(text);
    const under = [...range.getClientRects()].some((r) => r.left < right - 3 && r.right > left + 3 && r.top < bottom - 3 && r.bottom > top + 3);
    if (under && text.data.trim() && text.parentElement.checkVisibility({ visibilityProperty: true })) words.push(text.data.trim());
  }
  const card = document.querySelector('h1').closest('section').getBoundingClientRect();
  return { words, inCard: left >= card.left - 3 && left <= card.right };
}

for (const kind of kinds) {
  describe(`overlay in ${kind}`, () => {
    let stage;
    before(async () => {
      stage = await setStage(kind);
      for (const page of pages) stage.sites.addFixture(page);
      stage.sites.add(columns, beside);
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

    test('the mark stands near the name, not behind the next column', async () => {
      const tab = await stage.browser.open(columns);
      await click(tab);
      const { at } = await openCards(tab);
      const name = await tab.evaluate(() => document.querySelector('h1').getBoundingClientRect().toJSON());
      assert.ok(at.x < name.left + 300 && Math.abs(at.y - (name.top + name.bottom) / 2) < 60, `${JSON.stringify(at)} for ${JSON.stringify(name)}`);
      await tab.close();
    });

    test('the mark never stands over other words, or in the card of somebody else', async () => {
      const page = pages.find(({ name }) => name === 'linkedin-member/ember-three-contradictions');
      const tab = await stage.browser.open(page.address);
      await tab.resize(660, 800);
      await click(tab);
      await untilOverlay(tab);
      for (const width of [660, 1280, 760, 900]) {
        await tab.resize(width, 800);
        await pause(700);
        const { box } = await overlay(tab);
        assert.deepEqual(await tab.evaluate(lieUnder, box), { words: [], inCard: true }, `${width} wide: ${JSON.stringify(box)}`);
      }
      await tab.close();
    });

    test('the mark and the cards move nothing, and light the very words that they quote', async () => {
      const page = pages.find(({ name }) => name === 'linkedin-member/ember-three-contradictions');
      const tab = await stage.browser.open(page.address);
      const before = await tab.evaluate(layout);
      await click(tab);
      await untilOverlay(tab);
      assert.deepEqual(await tab.evaluate(layout), before);
      const shown = await openCards(tab);
      assert.deepEqual(await tab.evaluate(layout), before);
      const lit = await until('words to be lit', async () => {
        const words = await tab.evaluate(() => [...CSS.highlights.values()].flatMap((one) => [...one]).map(String));
        return words.length > 0 ? words : null;
      });
      const { findings, for_candidate: supports } = JSON.parse(nativeRecord(page.file, page.address, today())).assessment;
      const quotes = [...findings, ...supports].flatMap(({ evidence }) => evidence).map(({ quote }) => quote);
      assert.ok(shown.titles.length > 0 && lit.every((words) => quotes.some((quote) => quote.includes(words.replace(/\s+/g, ' ').trim()))), `${lit} of ${quotes}`);
      await tab.press('Escape');
      assert.deepEqual(await tab.evaluate(layout), before);
      await tab.close();
    });

    test('a person in a shadow root that comes late is read, and the next one takes their place', async () => {
      const address = stage.sites.add('https://elements.bonafide.test/', '<!doctype html><html lang="en"><title>People</title><body><main><person-card></person-card></main></body></html>');
      const tab = await stage.browser.open(address);
      await click(tab);
      await pause(1_500);
      for (const [name, mail] of [['Mara Lindqvist', 'mara@mailinator.com'], ['Tomas Eklund', 'tomas@mailinator.com']]) {
        await tab.evaluate((person, contact) => {
          const host = document.querySelector('person-card');
          (host.shadowRoot ?? host.attachShadow({ mode: 'open' })).innerHTML = `<div class="h-card"><h1 class="p-name">${person}</h1>
            <p class="p-job-title">Backend engineer</p><a class="u-email" href="mailto:${contact}">${contact}</a></div>`;
        }, name, mail);
        const read = async () => JSON.parse((await answerFor(stage.browser, address))?.record ?? 'null')?.candidate.name === name;
        await until(`${name} to be read`, read, 12_000);
        assert.ok((await openCards(tab)).words.includes(mail));
        await tab.press('Escape');
      }
      await tab.close();
    });

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

    test('what a style hides is no claim of anybody', async () => {
      const address = stage.sites.add('https://styled.bonafide.test/', hidden);
      const tab = await stage.browser.open(address);
      await click(tab);
      await untilOverlay(tab);
      const read = await until('the page to be read without what cannot be seen', async () => {
        const { record } = await answerFor(stage.browser, address);
        return JSON.parse(record).candidate.emails.length === 1 ? JSON.parse(record) : null;
      });
      assert.deepEqual([read.candidate.name, read.candidate.emails], ['Mara Lindqvist', ['mara@lindqvist.example']]);
      assert.deepEqual((await openCards(tab)).titles, []);
      await tab.close();
    });

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
