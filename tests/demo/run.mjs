// Shows what Bonafide does: invented candidate pages at the addresses of real sites, played by a proxy on loopback;
// a browser that reaches nothing else; the extension in it. Without a display: a screenshot and the assessment.
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openCards, untilOverlay } from '../e2e/harness/overlay.mjs';
import { fixtures, root } from '../e2e/harness/sites.mjs';
import { setStage } from '../e2e/harness/stage.mjs';
import { allowSite, click, showOnClick } from '../e2e/harness/user.mjs';

const headless = Boolean(process.env.CI) || !(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/** The page to begin with is the one of LinkedIn's kind. */
const begins = ({ sidecar }) => (sidecar.csp === 'linkedin' ? 0 : 1);
const pages = fixtures().filter(({ sidecar }) => sidecar.demo).sort((a, b) => begins(a) - begins(b));
if (pages.length === 0) throw new Error('no page below tests/sites says "demo": true');

const stage = await setStage('chromium', { headless });
try {
  for (const page of pages) stage.sites.addFixture(page);
  await show();
} finally {
  await stage.close();
}

async function show() {
  await showOnClick(stage.browser);
  for (const page of pages.slice(1).reverse()) await allow(page);
  const tab = await stage.browser.open(pages[0].address);
  await click(tab);
  await untilOverlay(tab);
  if (headless) await picture(tab);
  else await look();
}

/** Allows the site of a page, so that it is read by itself. */
async function allow(page) {
  const tab = await stage.browser.open(page.address);
  await allowSite(tab);
  if (headless) await tab.close();
}

async function picture(tab) {
  await openCards(tab);
  mkdirSync(join(root, 'target'), { recursive: true });
  const path = join(root, 'target/overlay.png');
  await tab.screenshot(path);
  console.log(assessment(pages[0]));
  console.log(`Screenshot of the overlay: ${path}`);
  console.log('Pages served:');
  for (const { address, sidecar } of pages) console.log(`  ${address}\n    ${sidecar.why}`);
}

/** What the command line says of the same page. */
function assessment({ file, address }) {
  const command = resolve(root, process.env.CARGO_TARGET_DIR ?? 'target', 'debug/bonafide');
  return execFileSync(command, ['assess', file, '--url', address], { encoding: 'utf8' });
}

async function look() {
  console.log('Bonafide reads these invented pages; click the mark beside a name. Close the browser to end.');
  for (const { address } of pages) console.log(`  ${address}`);
  await new Promise((resolve) => stage.browser.context.once('close', resolve));
}
