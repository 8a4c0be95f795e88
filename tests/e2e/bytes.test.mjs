// One page, four readers: the command line on the saved file, the extension in both browsers on the page as served,
// and the spot check on the pasted source. All four give the same record, byte for byte.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { answerFor, readyFor, stateOf } from './harness/backstage.mjs';
import { nativeRecord, today } from './harness/native.mjs';
import { fixtures } from './harness/sites.mjs';
import { openSpotCheck, spotRecord } from './harness/spot.mjs';
import { kinds, setStage } from './harness/stage.mjs';
import { click } from './harness/user.mjs';

const pages = fixtures();

for (const kind of kinds) {
  describe(`the same bytes in ${kind}`, () => {
    let stage;
    let spot;
    before(async () => {
      stage = await setStage(kind);
      for (const page of pages) stage.sites.addFixture(page);
      spot = await openSpotCheck(stage);
    });
    after(() => stage?.close());

    test('there are pages to read', () => assert.ok(pages.length >= 40));

    for (const page of pages) {
      test(`${page.name} in the extension`, async () => {
        const tab = await stage.browser.open(page.address);
        await click(tab);
        const expected = nativeRecord(page.file, page.address, today());
        await readyFor(stage.browser, page.address, page.sidecar.kind === 'candidate' ? 8_000 : 3_500);
        if ((await stateOf(stage.browser, page.address)).read) {
          const { record } = await answerFor(stage.browser, page.address);
          assert.equal(record, expected);
        } else {
          // An address that cannot show a candidate is not even collected.
          assert.notEqual(JSON.parse(expected).candidate.kind, 'candidate');
        }
        await tab.close();
      });

      test(`${page.name} in the spot check`, async () => {
        const record = await spotRecord(spot, readFileSync(page.file, 'utf8'), page.address);
        assert.equal(record, nativeRecord(page.file, page.address, today()));
      });
    }
  });
}
