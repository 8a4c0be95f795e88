// Chromium with the unpacked extension, driven by playwright-core.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const binary = process.env.CHROMIUM ?? '/usr/lib/chromium/chromium';

const quiet = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-domain-reliability', '--no-pings',
  '--ignore-certificate-errors', '--enable-unsafe-extension-debugging',
];

/** Starts the browser; everything it does goes through the proxy. */
export async function startChromium({ extension, proxy, dark = false, netLog = null }) {
  const profile = mkdtempSync(join(tmpdir(), 'bonafide-chromium-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: binary,
    headless: true,
    chromiumSandbox: false,
    colorScheme: dark ? 'dark' : 'light',
    viewport: { width: 1280, height: 900 },
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [
      ...quiet, `--load-extension=${extension}`, `--disable-extensions-except=${extension}`,
      `--proxy-server=http://127.0.0.1:${proxy.port}`, '--proxy-bypass-list=<-loopback>',
      ...(netLog ? [`--log-net-log=${netLog}`] : []),
    ],
  });
  context.setDefaultTimeout(15_000);
  const browser = new Chromium(context, profile);
  await browser.settle();
  return browser;
}

class Chromium {
  kind = 'chromium';
  /** Requests as the protocol reports them: of pages and of the worker. */
  requests = [];

  constructor(context, profile) {
    this.context = context;
    this.profile = profile;
    context.on('request', (request) => {
      if (!/^https?:/.test(request.url())) return;
      this.requests.push({ url: request.url(), by: request.serviceWorker() ? 'worker' : 'page' });
    });
  }

  async settle() {
    this.cdp = await this.context.browser().newBrowserCDPSession();
    const worker = this.context.serviceWorkers()[0] ?? await this.context.waitForEvent('serviceworker');
    this.id = new URL(worker.url()).host;
  }

  /** Address of one of the extension's own pages. */
  own(path) {
    return `chrome-extension://${this.id}/${path}`;
  }

  async open(address) {
    const tab = new Tab(this, await this.context.newPage());
    await tab.goto(address);
    return tab;
  }

  /** Opens one of the extension's own pages in a tab. */
  openOwn(path) {
    return this.open(this.own(path));
  }

  /** Lets a request for these hosts be granted without a prompt, as if a person had said yes. */
  async allowPrompt(pattern) {
    const page = await this.context.newPage();
    await page.goto('chrome://extensions');
    await page.evaluate(([id, host]) => chrome.developerPrivate.addHostPermission(id, host), [this.id, pattern]);
    await page.close();
  }

  /** Stops the worker, as the browser does after half a minute of idleness. */
  async stopWorker() {
    const page = await this.context.newPage();
    await page.goto(this.own('manifest.json'));
    const session = await this.context.newCDPSession(page);
    await session.send('ServiceWorker.enable');
    await session.send('ServiceWorker.stopAllWorkers');
    await page.close();
    await this.untilWorker(false);
  }

  async workerRuns() {
    const { targetInfos } = await this.cdp.send('Target.getTargets', { filter: [{ type: 'service_worker' }] });
    return targetInfos.some((target) => target.url.includes(this.id));
  }

  async untilWorker(runs) {
    for (let i = 0; i < 100 && await this.workerRuns() !== runs; i++) await pause(50);
    if (await this.workerRuns() !== runs) throw new Error(`the worker is ${runs ? 'not ' : 'still '}running`);
  }

  async close() {
    await this.context.close();
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

class Tab {
  constructor(browser, page) {
    this.browser = browser;
    this.page = page;
  }

  async goto(address) {
    await this.page.goto(address, { waitUntil: 'load' });
    this.session ??= await this.page.context().newCDPSession(this.page);
  }

  /** Runs a function in the page's own world. */
  evaluate(fn, ...args) {
    return this.page.evaluate(`(${fn})(...${JSON.stringify(args)})`);
  }

  /** Clicks the toolbar button on this tab, which grants `activeTab`. */
  async clickAction() {
    await this.page.bringToFront();
    const { targetInfos } = await this.browser.cdp.send('Target.getTargets', { filter: [{ type: 'tab' }] });
    const target = targetInfos.find((info) => info.url === this.page.url());
    await this.browser.cdp.send('Extensions.triggerAction', { id: this.browser.id, targetId: target.targetId });
  }

  /** Runs `fn(root, ...args)` in every closed shadow root, in a world that the page cannot touch. */
  async inRoots(fn, ...args) {
    const { root } = await this.session.send('DOM.getDocument', { depth: -1, pierce: true });
    const { frameTree } = await this.session.send('Page.getFrameTree');
    const { executionContextId } = await this.session.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id, worldName: 'test' });
    const results = [];
    for (const backendNodeId of closedRoots(root)) {
      const { object } = await this.session.send('DOM.resolveNode', { backendNodeId, executionContextId });
      const { result, exceptionDetails } = await this.session.send('Runtime.callFunctionOn', {
        objectId: object.objectId,
        functionDeclaration: `function (...args) { return (${fn})(this, ...args); }`,
        arguments: args.map((value) => ({ value })),
        returnByValue: true,
        awaitPromise: true,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      results.push(result.value);
    }
    return results;
  }

  press(key) {
    return this.page.keyboard.press(key);
  }

  clickAt(x, y) {
    return this.page.mouse.click(x, y);
  }

  screenshot(path) {
    return this.page.screenshot({ path });
  }

  close() {
    return this.page.close();
  }
}

/** Backend ids of all closed shadow roots of the page's own, outermost first. */
function closedRoots(root) {
  const found = [];
  const open = [root];
  while (open.length) {
    const node = open.pop();
    for (const shadow of node.shadowRoots ?? []) {
      if (shadow.shadowRootType === 'closed') found.push(shadow.backendNodeId);
    }
    open.push(...[...(node.shadowRoots ?? []), ...(node.children ?? [])].reverse());
  }
  return found;
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
