// Chromium with the unpacked extension, driven by playwright-core.
import { chromium } from 'playwright-core';
import { newProfile, removeProfile } from './profile.mjs';

const binary = process.env.CHROMIUM ?? '/usr/lib/chromium/chromium';

const quiet = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-domain-reliability', '--no-pings', '--disable-features=AutofillServerCommunication',
  '--ignore-certificate-errors', '--enable-unsafe-extension-debugging',
];

/** Starts the browser, with what is in `profile` when one is named; everything it does goes through the proxy. */
export async function startChromium({ extension, proxy, dark = false, netLog = null, headless = true, profile = newProfile('chromium') }) {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: binary,
    headless,
    chromiumSandbox: false,
    colorScheme: dark ? 'dark' : 'light',
    viewport: headless ? { width: 1280, height: 900 } : null,
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [
      ...quiet, ...(headless ? [] : ['--test-type']), `--load-extension=${extension}`, `--disable-extensions-except=${extension}`,
      `--proxy-server=http://127.0.0.1:${proxy.port}`, '--proxy-bypass-list=<-loopback>',
      ...(netLog ? [`--log-net-log=${netLog}`] : []),
    ],
  });
  context.setDefaultTimeout(15_000);
  const browser = new Chromium(context, profile, extension);
  try {
    await browser.settle();
  } catch (error) {
    await browser.close();
    throw new Error('the extension did not load', { cause: error });
  }
  return browser;
}

class Chromium {
  kind = 'chromium';
  /** Requests as the protocol reports them: of pages and of the worker. */
  requests = [];
  /** Addresses that the test itself opened. */
  visited = [];

  constructor(context, profile, extension) {
    this.context = context;
    this.extension = extension;
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
    const { processInfo } = await this.cdp.send('SystemInfo.getProcessInfo');
    this.pid = processInfo.find(({ type }) => type === 'browser').id;
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

  /** Loads the extension anew, allowed in private windows. */
  async allowPrivate() {
    await this.back?.close();
    this.back = this.stopper = undefined;
    await this.cdp.send('Extensions.loadUnpacked', { path: this.extension, enableInIncognito: true });
    await this.untilWorker();
  }

  /**
   * Stops the worker, as the browser does after half a minute of idleness. The page that does it stays open: a tab
   * that opens or closes would wake the worker again.
   */
  async stopWorker() {
    this.stopper ??= await this.openStopper();
    // A message that is still on its way wakes the worker again.
    for (let i = 0; i < 20; i++) {
      await this.stopper.send('ServiceWorker.stopAllWorkers');
      for (let j = 0; j < 10; j++) {
        await pause(50);
        if (!await this.workerRuns()) return;
      }
    }
    throw new Error('the worker is still running');
  }

  async openStopper() {
    const page = await this.context.newPage();
    await page.goto(this.own('manifest.json'));
    const session = await this.context.newCDPSession(page);
    await session.send('ServiceWorker.enable');
    await pause(200);
    return session;
  }

  /** Waits until the worker runs. */
  async untilWorker() {
    for (let i = 0; i < 100; i++) {
      // Seen once is enough: an extension that was just loaded anew starts its worker, stops it and starts it again.
      if (await this.workerRuns()) return;
      await pause(50);
    }
    throw new Error('the worker does not run');
  }

  async workerRuns() {
    const { targetInfos } = await this.cdp.send('Target.getTargets', { filter: [{ type: 'service_worker' }] });
    return targetInfos.some((target) => target.url.includes(this.id));
  }

  /** Removes the databases of the extension behind its back, as the browser does when a disk is full. */
  async removeDatabases() {
    this.stopper ??= await this.openStopper();
    await this.stopper.send('Storage.clearDataForOrigin', { origin: `chrome-extension://${this.id}`, storageTypes: 'indexeddb' });
  }

  /** Ends the browser's process as a crash does; the profile stays as it lies there. */
  async crash() {
    const gone = new Promise((resolve) => this.context.once('close', resolve));
    this.cdp.send('Browser.crash').catch(() => {});
    await gone;
  }

  /** Ends the browser, by its process when it does not answer any more, and removes its profile. */
  async close() {
    const closed = this.context.close().then(() => true, () => false);
    const late = new Promise((resolve) => { setTimeout(resolve, 5_000).unref(); });
    if (!await Promise.race([closed, late])) end(this.pid);
    removeProfile(this.profile);
  }
}

function end(pid) {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It was gone already.
  }
}

class Tab {
  constructor(browser, page) {
    this.browser = browser;
    this.page = page;
  }

  async goto(address) {
    this.browser.visited.push(address);
    await this.page.goto(address, { waitUntil: 'load' });
    this.session ??= await this.page.context().newCDPSession(this.page);
  }

  /** Where the tab is now. */
  async address() {
    return this.page.url();
  }

  front() {
    return this.page.bringToFront();
  }

  resize(width, height) {
    return this.page.setViewportSize({ width, height });
  }

  /** Runs a function in the page's own world. */
  evaluate(fn, ...args) {
    return this.page.evaluate(`(${fn})(...${JSON.stringify(args)})`);
  }

  /** Runs a script in the page's own world, whatever the page's policy says. */
  async run(script) {
    const { exceptionDetails } = await this.session.send('Runtime.evaluate', { expression: script });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  }

  /** Clicks the toolbar button on this tab, which grants `activeTab`. */
  async clickAction() {
    await this.page.bringToFront();
    const { targetInfos } = await this.browser.cdp.send('Target.getTargets', { filter: [{ type: 'tab' }] });
    const target = targetInfos.find((info) => info.url === this.page.url());
    await this.browser.cdp.send('Extensions.triggerAction', { id: this.browser.id, targetId: target.targetId });
  }

  /**
   * Runs `fn(root, ...args)` in the closed shadow roots of the root element's children, in a world that the page
   * cannot touch, and gives what each returned.
   */
  async inRoots(fn, ...args) {
    const { root } = await this.session.send('DOM.getDocument', { depth: 3, pierce: true });
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

/** Backend ids of the closed shadow roots that hang on the root element's children. */
function closedRoots(document) {
  const html = document.children.find((node) => node.nodeType === 1);
  const shadows = html.children.flatMap((child) => child.shadowRoots ?? []);
  return shadows.filter((shadow) => shadow.shadowRootType === 'closed').map((shadow) => shadow.backendNodeId);
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
