// Résumé files: dropped on the panel and on the spot check, fetched from a page by one click; read in a worker,
// assessed with the page, drawn with the evidence marked. The same bytes as the command gives.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { readyFor } from './harness/backstage.mjs';
import { fromProxy } from './harness/network.mjs';
import { nativeFiles, today } from './harness/native.mjs';
import { fixtures, root } from './harness/sites.mjs';
import { openSpotCheck } from './harness/spot.mjs';
import { kinds, setStage, until } from './harness/stage.mjs';
import { click, pressOn } from './harness/user.mjs';

const folder = join(root, 'tests/documents/tune');
const samples = [
  'chromium-left-en-nurse.pdf', 'typst-one-pl-programista.pdf', 'word-styles-en-software.docx', 'office-rtf-de-buero.rtf',
  'office-odt-fr-comptable.odt', 'text-plain-en-sales.txt', 'jsonresume-fields-en-software.resume.json',
].map((name) => ({ name, file: join(folder, name) }));
const applicant = fixtures().find(({ name }) => name === 'greenhouse/answers-clean');
const attached = new URL('/person_attachments/90219944/attachments/mbeki-rowe_cv.pdf', applicant.address).href;

const page = (head, name, before = '') => `${before}<html><head>${head}</head><body><main class="h-card"><h1 class="p-name">${name}</h1>`
  + '<p class="p-job-title">Engineer</p><a class="u-email" href="mailto:a@people.example">a@people.example</a></main></body></html>';
const bytesOf = (text, encoding) => Buffer.from(text, encoding);
/** Saved pages as they come: name of the file, bytes, whose page. */
const pagesInEncodings = [
  ['latin.html', bytesOf(page('', 'Jörg Müller'), 'latin1'), 'Jörg Müller'],
  // Ivan Petrov in Cyrillic letters, each one byte.
  ['named.html', bytesOf(page('<meta charset=windows-1251>', '\xc8\xe2\xe0\xed \xcf\xe5\xf2\xf0\xee\xe2'), 'latin1'), 'Иван Петров'],
  ['wide.html', Buffer.concat([Buffer.from([0xff, 0xfe]), bytesOf(page('', 'Jörg Müller'), 'utf16le')]), 'Jörg Müller'],
  ['blanks.html', bytesOf(page('', 'Jörg Müller', '\n'.repeat(5_000))), 'Jörg Müller'],
  ['advert.html', bytesOf('<!-- saved --><html><body><h1>Platform Engineer</h1><p>We are looking for you. Apply now.</p></body></html>'), null],
];

/** Drops a file on a page, as the browser hands it over. */
const drop = (tab, name, bytes) => tab.evaluate((called, text) => {
  const given = new DataTransfer();
  given.items.add(new File([Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))], called));
  document.dispatchEvent(new DragEvent('drop', { dataTransfer: given, bubbles: true, cancelable: true }));
}, name, Buffer.from(bytes).toString('base64'));

/** Lines that are drawn of the files. */
const drawn = (tab) => tab.evaluate(() => [...document.querySelectorAll('.paper [data-line]')].map((line) => line.textContent));

const statusOf = (tab) => tab.evaluate(() => document.getElementById('status').textContent);

for (const kind of kinds) {
  describe(`files in ${kind}`, () => {
    let stage;
    before(async () => {
      stage = await setStage(kind);
      // Firefox holds what a content script fetches to the page's own policy: one that lets nothing be fetched stops it.
      stage.sites.addFixture(applicant, kind === 'firefox' ? 'linkedin' : undefined);
      stage.sites.addBytes(attached, readFileSync(samples[0].file), 'application/pdf');
    });
    after(() => stage?.close());

    test('the spot check reads a file to the bytes of the command', async () => {
      const tab = await openSpotCheck(stage);
      for (const { name, file } of samples) {
        await tab.evaluate(() => { document.getElementById('json').textContent = ''; });
        await drop(tab, name, readFileSync(file));
        const record = await until(`a record of ${name}`, () => tab.evaluate(() => document.getElementById('json').textContent));
        assert.equal(record, nativeFiles(file, today()), name);
        assert.notEqual((await drawn(tab)).length, 0, name);
      }
    });

    test('the spot check reads a dropped page in any encoding to the bytes of the command', async () => {
      const tab = await openSpotCheck(stage);
      for (const [name, bytes, person] of pagesInEncodings) {
        const file = join(mkdtempSync(join(tmpdir(), 'bonafide-page-')), name);
        writeFileSync(file, bytes);
        await tab.evaluate(() => { document.getElementById('json').textContent = ''; });
        await drop(tab, name, bytes);
        const record = await until(`a record of ${name}`, () => tab.evaluate(() => document.getElementById('json').textContent));
        assert.equal(record, nativeFiles(file, today()), name);
        assert.equal(JSON.parse(record).candidate.name, person, name);
      }
      const trouble = await tab.evaluate(() => document.getElementById('trouble').textContent);
      assert.match(trouble, /^No candidate was found here\./);
    });

    test('the spot check says what is wrong with a file, and reads the next', async () => {
      const tab = await openSpotCheck(stage);
      await drop(tab, 'broken.pdf', readFileSync(samples[0].file).subarray(0, 200));
      const trouble = await until('a message', () => tab.evaluate(() => document.getElementById('trouble').textContent));
      assert.match(trouble, /^broken\.pdf .+/);
      await drop(tab, samples[5].name, readFileSync(samples[5].file));
      await until('a record', () => tab.evaluate(() => document.getElementById('json').textContent));
    });

    test('a file without a page is assessed by itself', async () => {
      const panel = await stage.browser.openOwn('panel.html');
      await until('the panel to be drawn', () => panel.evaluate(() => document.body.innerText.length > 80));
      await drop(panel, samples[0].name, readFileSync(samples[0].file));
      await until('the file to be drawn', async () => (await drawn(panel)).length > 5);
      await until('its assessment', () => panel.evaluate(() => document.querySelector('#view .tier') !== null));
      await drop(panel, 'broken.pdf', readFileSync(samples[0].file).subarray(0, 200));
      await until('a message', async () => /^broken\.pdf .+/.test(await statusOf(panel)));
      assert.notEqual((await drawn(panel)).length, 0, 'the first file is still there');
      await panel.close();
    });

    test('one click fetches the attached résumé with one request, and it joins the page', async () => {
      const tab = await stage.browser.open(applicant.address);
      await click(tab);
      const { tab: id } = await readyFor(stage.browser, applicant.address);
      const panel = await stage.browser.openOwn(`panel.html?tab=${id}`);
      await until('the offer', () => panel.evaluate(() => document.querySelector('#files-attached button') !== null));
      const asked = () => fromProxy(stage.proxy).filter(({ url }) => url === attached).length;
      assert.equal(asked(), 0, 'nothing is fetched before the click');
      await pressOn(panel, '#files-attached button');
      await until('the file to be drawn', async () => (await drawn(panel)).length > 5);
      assert.equal(asked(), 1);
      const documents = await until('the record to name the file', () => panel.evaluate(async (number) => {
        const api = globalThis.browser ?? globalThis.chrome;
        const { record } = await api.runtime.sendMessage({ type: 'current', tab: number });
        return JSON.parse(record).documents;
      }, id));
      assert.equal(documents.length, 1);
      await panel.close();
    });
  });
}
