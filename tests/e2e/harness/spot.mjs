// The spot check page, as `./build.sh serve` serves it.
import { serve } from '../../demo/serve.mjs';
import { until } from './stage.mjs';
import { pressOn } from './user.mjs';

/** Opens the spot check in a tab. */
export async function openSpotCheck(stage) {
  const server = await serve();
  stage.sites.addServer('spot.bonafide.test', server.address);
  stage.alsoClose(server.close);
  return stage.browser.open('https://spot.bonafide.test/');
}

/** What it makes of a source: the JSON record that it shows. */
export async function spotRecord(tab, source, address) {
  await tab.evaluate((text, from) => {
    document.getElementById('input').value = text;
    document.getElementById('address').value = from;
    document.getElementById('json').textContent = '';
  }, source, address);
  await pressOn(tab, 'button[type=submit]');
  return until('a record', () => tab.evaluate(() => document.getElementById('json').textContent));
}
