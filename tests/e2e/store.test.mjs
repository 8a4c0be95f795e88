// The memory in a browser: what was acknowledged outlives the worker and the browser's process, pages at once lose
// nothing, a wipe leaves nothing, and what lies on the disk can be read by nobody.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { unpack } from './harness/extension.mjs';
import { startProxy } from './harness/proxy.mjs';
import { Sites } from './harness/sites.mjs';
import { kinds, setStage, starters } from './harness/stage.mjs';

/** Runs a function with the memory at hand, on one of the extension's own pages. */
const inPage = (browser, tab, fn, ...args) => tab.evaluate(
  `async (address, ...args) => (${fn})(await import(address), ...args)`, browser.own('store.js'), ...args);

const text = 'I ran the billing of a grid for nine years and wrote the tool that finds meters which lie to it. '.repeat(6);
const person = (name, more = {}) => ({ entry: JSON.stringify({ name, text, phones: ['+49 30 9182734'], as: name, ...more }) });
const other = (number) => ({ entry: JSON.stringify({ name: `Person ${number}`, as: `p-${number}`, phones: [`+49 40 ${8_000_000 + number * 7}`] }) });

const remember = (store, application) => store.remember(application, { incognito: false });
const look = async (store, application) => {
  const found = await store.look(application, { incognito: false });
  return found && { ...found, recollection: found.recollection.length };
};

for (const kind of kinds) {
  describe(`memory in ${kind}`, () => {
    let stage;
    let tab;
    before(async () => {
      stage = await setStage(kind);
      tab = await stage.browser.openOwn('options.html');
    });
    after(() => stage?.close());
    const page = (fn, ...args) => inPage(stage.browser, tab, fn, ...args);

    test('a look makes nothing; who is remembered is found under another name', async () => {
      assert.equal(await page(look, person('Mara Lindqvist')), null);
      assert.deepEqual(await page(remember, person('Mara Lindqvist')), { number: 1, fresh: true });
      assert.deepEqual(await page(remember, person('Mara Lindqvist')), { number: 1, fresh: false });
      const found = await page(look, person('Jonas Weber'));
      assert.ok(found.told.links[0].weighs);
      assert.deepEqual(found.records.map(({ number, as, name }) => [number, as, name]), [[1, 'Mara Lindqvist', 'Mara Lindqvist']]);
      assert.equal((await page(look, person('Mara Lindqvist'))).known, 1);
    });

    test('a page that is opened anew, and two pages at once, see the same', async () => {
      const tabs = [await stage.browser.openOwn('options.html'), await stage.browser.openOwn('options.html')];
      assert.equal((await inPage(stage.browser, tabs[0], look, person('Jonas Weber'))).records.length, 1);
      const many = async (store, from, applications) => {
        for (const application of applications) await store.remember(application, { incognito: false });
      };
      const applications = (from) => Array.from({ length: 15 }, (_, at) => other(from + at));
      await Promise.all(tabs.map((each, at) => inPage(stage.browser, each, many, 0, applications(100 * at))));
      assert.equal((await page((store) => store.about())).count, 31);
      const lines = await page(async (store) => {
        const all = [];
        await store.exportLines((some) => all.push(some));
        return all.join('').trim().split('\n').map((line) => JSON.parse(line));
      });
      assert.equal(new Set(lines.map(({ as }) => as)).size, 31);
      assert.deepEqual(lines.map(({ number }) => number), Array.from({ length: 31 }, (_, at) => at + 1));
      await Promise.all(tabs.map((each) => each.close()));
    });

    test('who was looked at is remembered as they were handed in, whoever was looked at since', async () => {
      const kept = await page(async (store, people) => {
        const here = { incognito: false };
        for (const one of people) await store.look(one, here);
        // After a look that failed, nobody was seen.
        await store.look({ entry: 'none' }, here).catch(() => {});
        for (const one of [people[2], people[0]]) await store.remember(one, here);
        await store.look(people[1], here);
        await store.remember(people[1], here);
        const all = [];
        await store.exportLines((some) => all.push(some));
        for (const { entry } of people) await store.forget(JSON.parse(entry).as);
        return all.join('').trim().split('\n').slice(-people.length).map((line) => JSON.parse(line));
      }, [other(501), other(502), other(503)]);
      assert.deepEqual(kept.map(({ as, candidate }) => [as, candidate.name]),
        [['p-503', 'Person 503'], ['p-501', 'Person 501'], ['p-502', 'Person 502']]);
    });

    test('a private window neither reads nor writes', async () => {
      assert.equal(await page((store, application) => store.look(application, { incognito: true }), person('Jonas Weber')), null);
      const refused = await page((store, application) => store.remember(application, { incognito: true }).catch(({ kind }) => kind), other(900));
      assert.equal(refused, 'private');
      assert.equal((await page((store) => store.about())).count, 31);
    });

    test('the key cannot be taken out, and no blob holds a name', async () => {
      const { exported, words } = await page(async () => {
        const db = await new Promise((resolve) => { indexedDB.open('memory').onsuccess = ({ target }) => resolve(target.result); });
        const all = (table) => new Promise((resolve) => { db.transaction(table).objectStore(table).getAll().onsuccess = ({ target }) => resolve(target.result); });
        const [state, blobs] = [await all('state'), await all('blobs')];
        const key = state.find((value) => value instanceof CryptoKey);
        const exported = await crypto.subtle.exportKey('raw', key).then(() => 'taken out', ({ name }) => name);
        const words = blobs.map((blob) => String.fromCharCode(...blob.slice(0, 60_000))).join('');
        db.close();
        return { exported, words };
      });
      assert.equal(exported, 'InvalidAccessError');
      assert.ok(words.length > 10_000);
      assert.doesNotMatch(words, /Mara|Lindqvist|Person|9182734|billing/);
    });

    test('who is forgotten is gone from every blob; the others stay', async () => {
      assert.equal(await page((store) => store.forget('Mara Lindqvist')), 1);
      assert.deepEqual((await page(look, person('Jonas Weber'))).records, []);
      const { count } = await page((store) => store.about());
      assert.equal(count, 30);
    });

    test('a list is taken in, stopped, and goes on where it was', async () => {
      const { first, second, third, about } = await page(async (store) => {
        const row = (at) => `Listed ${at};l-${at};+49 89 ${7_000_000 + at * 11};${at === 7 ? 'someday' : ''}`;
        const table = ['Candidate Name;ID;Phone;Applied on', ...Array.from({ length: 1_200 }, (_, at) => row(at))].join('\n');
        const take = async (text, from, stopped) => {
          const [list, stop] = [await store.openList(new TextEncoder().encode(text)), new AbortController()];
          const all = { at: from, fresh: 0, added: 0, there: 0, refused: [] };
          await store.takeList(list, from, { signal: stop.signal, progress: (at, came) => {
            all.at = at;
            for (const what of ['fresh', 'added', 'there']) all[what] += came[what];
            all.refused.push(...came.refused);
            if (stopped) stop.abort();
          } });
          return all;
        };
        const first = await take(table, 0, true);
        const second = await take(table, first.at, false);
        // The same list again, one of them with another telephone number.
        const third = await take(table.replace('l-9;+49 89 7000099', 'l-9;+49 89 5550155'), 0, false);
        return { first, second, third, about: await store.about() };
      });
      assert.deepEqual([first.at, first.fresh, second.fresh], [250, 249, 950]);
      assert.deepEqual(first.refused, [{ line: 9, why: '"someday" is no day; write YYYY-MM-DD' }]);
      assert.deepEqual([third.fresh, third.added, third.there, third.refused.length], [0, 1, 1_198, 1]);
      assert.equal(about.count, 30 + 1_199 + 1);
    });

    test('whom only an earlier application of the same person meets is found too', async () => {
      const [shared, own] = ['https://github.com/jnowak-dev', 'https://github.com/mara-lind-berg'];
      const entry = (as, name, more) => ({ entry: JSON.stringify({ as, name, ...more }) });
      const { number } = await page(remember, entry('o-1', 'Jan Nowak', { phones: ['+48 601 555 183'], links: [shared] }));
      const earlier = { emails: ['mara.berg@gmail.com'], phones: ['+48 601 555 183'], links: [own, shared] };
      await page(remember, entry('e-1', 'Mara Berg', earlier));
      const { told, records } = await page(look, entry('n-1', 'Mara Berg', { emails: ['mara.berg@gmail.com'], links: [own] }));
      const link = told.links.find((one) => one.to === number);
      assert.ok(link?.weighs, JSON.stringify(told));
      assert.ok(records.some((record) => record.number === number && record.name === 'Jan Nowak'));
    });

    test('what is older than it may be goes, and a wipe leaves nothing', async () => {
      const entry = (days) => ({ entry: JSON.stringify({ name: 'Old One', as: `old-${days}`, phones: ['+49 30 5551999'], on: new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10) }) });
      const refused = await page((store, old) => store.remember(old, { incognito: false }).catch(({ message }) => message), entry(200));
      assert.match(refused, /older than the days that are kept/);
      assert.equal((await page(remember, entry(20))).fresh, true);
      const before = (await page((store) => store.about())).count;
      await page((store) => store.keepFor(10));
      const { count, days } = await page((store) => store.about());
      assert.deepEqual([count, days], [before - 1, 10]);
      await page((store) => store.forgetAll());
      const left = await page(async (store) => {
        const about = await store.about();
        const db = await new Promise((resolve) => { indexedDB.open('memory').onsuccess = ({ target }) => resolve(target.result); });
        const count = (table) => new Promise((resolve) => { db.transaction(table).objectStore(table).count().onsuccess = ({ target }) => resolve(target.result); });
        const left = [about.count, about.lost, await count('state'), await count('blobs')];
        db.close();
        return left;
      });
      assert.deepEqual(left, [0, false, 0, 0]);
    });
  });
}

for (const kind of kinds) describe(`memory after a crash of ${kind}`, () => {
  test('what was acknowledged is there, and what was being written is whole or absent', async () => {
    const [extension, proxy] = [unpack(kind), await startProxy(new Sites())];
    let browser = await starters[kind]({ extension, proxy });
    const { profile } = browser;
    try {
      let said = 0;
      for (const wait of [0, 60, 150]) {
        const tab = await browser.openOwn('options.html');
        const number = said;
        await inPage(browser, tab, remember, other(number));
        said += 1;
        // Many more are under way, unacknowledged, when the process dies.
        inPage(browser, tab, (store, from) => {
          for (let at = from; at < from + 50; at++) store.remember({ entry: JSON.stringify({ name: `Late ${at}`, as: `late-${at}`, phones: [`+49 351 ${6_000_000 + at * 13}`] }) }, { incognito: false });
        }, 1_000 * said).catch(() => {});
        await new Promise((resolve) => { setTimeout(resolve, wait); });
        await browser.crash();
        browser = await starters[kind]({ extension, proxy, profile });
        const again = await browser.openOwn('options.html');
        const { known } = await inPage(browser, again, look, other(number));
        assert.notEqual(known, null, `acknowledged before the crash after ${wait} ms`);
        const { count } = await inPage(browser, again, (store) => store.about());
        assert.ok(count >= said, `${count} of at least ${said}`);
        assert.equal((await inPage(browser, again, look, other(0))).known, 1);
        await again.close();
      }
      const onDisk = readdirSync(profile, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /IndexedDB|moz-extension/.test(entry.parentPath))
        .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'));
      assert.ok(onDisk.length > 0);
      for (const bytes of onDisk) assert.doesNotMatch(bytes, /Person 0|late-10|8000007/);
    } finally {
      await browser.close();
      await proxy.close();
    }
  });
});
