// Firefox with the extension installed for the session, driven over WebDriver BiDi (puppeteer-core only
// starts the browser and carries the messages).
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { newProfile, removeProfile } from './profile.mjs';

const binary = process.env.FIREFOX ?? '/usr/bin/firefox-esr';

/** Fixed, so that the extension's own pages have an address that is known beforehand. */
const uuid = '5f2b0c4e-7d63-4f57-9c1e-0b0d4f3a8e21';

const preferences = (proxy, id, dark) => ({
  'network.proxy.type': 1,
  'network.proxy.http': '127.0.0.1', 'network.proxy.http_port': proxy.port,
  'network.proxy.ssl': '127.0.0.1', 'network.proxy.ssl_port': proxy.port,
  'network.proxy.allow_hijacking_localhost': true,
  'network.proxy.failover_direct': false,
  'network.trr.mode': 5,
  'browser.chrome.site_icons': false,
  'extensions.webextensions.uuids': JSON.stringify({ [id]: uuid }),
  'extensions.webextOptionalPermissionPrompts': true,
  'layout.css.prefers-color-scheme.content-override': dark ? 0 : 1,
  'ui.systemUsesDarkTheme': dark ? 1 : 0,
  'extensions.background.idle.timeout': 600_000,
  // An extension for the session is gone after a crash; what it kept is not to go with it.
  'extensions.webextensions.keepStorageOnUninstall': true,
  'extensions.webextensions.keepUuidOnUninstall': true,
});

/** Starts the browser, with what is in `profile` when one is named; everything it does goes through the proxy. */
export async function startFirefox({ extension, proxy, dark = false, profile = newProfile('firefox') }) {
  const manifest = JSON.parse(readFileSync(join(extension, 'manifest.json'), 'utf8'));
  const id = manifest.browser_specific_settings.gecko.id;
  const driver = await puppeteer.launch({
    browser: 'firefox', executablePath: binary, headless: true, acceptInsecureCerts: true, userDataDir: profile,
    args: ['--remote-allow-system-access', '--width=1280', '--height=1000'],
    extraPrefsFirefox: preferences(proxy, id, dark),
  });
  const browser = new Firefox(driver, id, profile);
  await browser.settle();
  await driver.installExtension(extension);
  return browser;
}

class Firefox {
  kind = 'firefox';
  /** Requests as the protocol reports them. */
  requests = [];
  /** Addresses that the test itself opened. */
  visited = [];

  constructor(driver, id, profile) {
    this.driver = driver;
    this.id = id;
    this.profile = profile;
  }

  async send(method, params = {}) {
    const { result } = await this.driver.connection.send(method, params);
    return result;
  }

  async settle() {
    const { contexts } = await this.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
    this.chrome = contexts[0].context;
    this.driver.connection.on('network.beforeRequestSent', ({ request }) => {
      if (/^(https?|wss?):/.test(request.url)) this.requests.push({ url: request.url });
    });
    await this.send('session.subscribe', { events: ['network.beforeRequestSent'] });
    await this.privileged(watchChannels);
  }

  /** Runs a function in the browser's own window. */
  privileged(fn, ...args) {
    return this.call({ context: this.chrome }, fn, ...args);
  }

  async call(target, fn, ...args) {
    const answer = await this.send('script.callFunction', {
      functionDeclaration: `async (text) => { const out = await (${fn})(...JSON.parse(text)); return JSON.stringify(out ?? null); }`,
      arguments: [{ type: 'string', value: JSON.stringify(args) }],
      awaitPromise: true, target, userActivation: false,
    });
    return parsed(answer);
  }

  own(path) {
    return `moz-extension://${uuid}/${path}`;
  }

  async open(address) {
    const { context } = await this.send('browsingContext.create', { type: 'tab' });
    const tab = new Tab(this, context);
    await tab.resize(1280, 900);
    await tab.goto(address);
    return tab;
  }

  openOwn(path) {
    return this.open(this.own(path));
  }

  /** Lets a request for hosts be granted without a prompt, as if a person had said yes. */
  allowPrompt() {
    return this.privileged(() => { Services.prefs.setBoolPref('extensions.webextOptionalPermissionPrompts', false); });
  }

  /** Loads the extension anew, allowed in private windows. */
  async allowPrivate() {
    await this.back?.close();
    this.back = undefined;
    await this.privileged(async (id) => {
      const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
      const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
      await ExtensionPermissions.add(id, { permissions: ['internal:privateBrowsingAllowed'], origins: [] });
      await (await AddonManager.getAddonByID(id)).reload();
    }, this.id);
  }

  /** Stops the event page, as the browser does after half a minute of idleness. */
  async stopWorker() {
    await this.privileged(async (id) => {
      const { extension } = WebExtensionPolicy.getByID(id);
      await extension.terminateBackground({ disableResetIdleForTest: true, ignoreDevToolsAttached: true });
    }, this.id);
    if (await this.workerRuns()) throw new Error('the event page is still running');
  }

  workerRuns() {
    return this.privileged((id) => WebExtensionPolicy.getByID(id).extension.backgroundState === 'running', this.id);
  }

  /** Removes the databases of the extension behind its back, as the browser does when a disk is full. */
  async removeDatabases() {
    await this.privileged((id) => new Promise((resolve) => {
      const { extension } = WebExtensionPolicy.getByID(id);
      Services.qms.clearStoragesForClient(extension.principal, 'idb').callback = resolve;
    }), this.id);
  }

  /** All channels that were opened since the start, with the principal that asked for them. */
  channels() {
    return this.privileged(() => globalThis.seenChannels);
  }

  /** Ends the browser's process as a crash does; the profile stays as it lies there. */
  async crash() {
    this.driver.process().kill('SIGKILL');
    // Puppeteer puts the profile's own preferences back.
    await this.driver.close().catch(() => {});
  }

  /** Ends the browser and removes its profile. */
  async close() {
    await this.driver.close();
    removeProfile(this.profile);
  }
}

/** Privileged: notes each channel of the whole browser, before it goes anywhere. */
function watchChannels() {
  globalThis.seenChannels = [];
  globalThis.channelWatcher = {
    observe(subject) {
      const channel = subject.QueryInterface(Ci.nsIChannel);
      const { triggeringPrincipal, loadingPrincipal } = channel.loadInfo ?? {};
      globalThis.seenChannels.push({
        url: channel.URI.spec,
        by: triggeringPrincipal?.addonId ?? loadingPrincipal?.addonId ?? null,
      });
    },
  };
  Services.obs.addObserver(globalThis.channelWatcher, 'http-on-opening-request');
}

class Tab {
  constructor(browser, context) {
    this.browser = browser;
    this.context = context;
  }

  /** Goes there. Pages of the extension load without ever telling the protocol so: look for them instead. */
  async goto(address) {
    this.browser.visited.push(address);
    if (!address.startsWith('moz-extension:')) {
      await this.browser.send('browsingContext.navigate', { context: this.context, url: address, wait: 'complete' });
      return;
    }
    await this.browser.send('browsingContext.navigate', { context: this.context, url: address, wait: 'none' });
    for (let i = 0; i < 100; i++) {
      const there = await this.evaluate((url) => location.href === url && document.readyState === 'complete', address).catch(() => false);
      if (there) return;
      await pause(50);
    }
    throw new Error(`${address} did not open`);
  }

  /** Where the tab is now. */
  address() {
    return this.evaluate(() => location.href);
  }

  /** Brings the tab to the front. A popup that is still open has the keyboard, and the next click would only close it. */
  async front() {
    await this.browser.send('browsingContext.activate', { context: this.context });
    await this.browser.privileged(() => { for (const panel of document.querySelectorAll('panel')) panel.hidePopup(); });
  }

  resize(width, height) {
    return this.browser.send('browsingContext.setViewport', { context: this.context, viewport: { width, height } });
  }

  /** Runs a function in the page's own world. */
  evaluate(fn, ...args) {
    return this.browser.call({ context: this.context }, fn, ...args);
  }

  /** Runs a script in the page's own world, whatever the page's policy says. */
  async run(script) {
    const answer = await this.browser.send('script.evaluate', { expression: `${script}\n;0`, target: { context: this.context }, awaitPromise: false });
    if (answer.type === 'exception') throw new Error(answer.exceptionDetails.text);
  }

  /** Clicks the toolbar button on this tab, which grants `activeTab`. */
  async clickAction() {
    await this.front();
    await this.browser.privileged(async (id) => {
      const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
      const { extension } = WebExtensionPolicy.getByID(id);
      const action = ExtensionParent.apiManager.global.browserActionFor(extension);
      await action.triggerAction(window);
    }, this.browser.id);
  }

  /**
   * Runs `fn(root, ...args)` in the closed shadow roots of the root element's children, in a world that the page
   * cannot touch, and gives what each returned.
   */
  async inRoots(fn, ...args) {
    const target = { context: this.context, sandbox: 'test' };
    const { result } = await this.browser.send('script.evaluate', {
      expression: 'Array.from(document.querySelectorAll(":root > *"))', target, awaitPromise: false,
      serializationOptions: { maxDomDepth: 0, includeShadowTree: 'all' },
    });
    const found = [];
    for (const { value } of result.value) {
      if (value.shadowRoot?.value?.mode !== 'closed') continue;
      const answer = await this.browser.send('script.callFunction', {
        functionDeclaration: `async (root, text) => JSON.stringify(await (${fn})(root, ...JSON.parse(text)) ?? null)`,
        arguments: [{ sharedId: value.shadowRoot.sharedId }, { type: 'string', value: JSON.stringify(args) }],
        target, awaitPromise: true,
      });
      found.push(parsed(answer));
    }
    return found;
  }

  async press(key) {
    const value = keys[key] ?? key;
    await this.perform({ type: 'key', id: 'keyboard', actions: [{ type: 'keyDown', value }, { type: 'keyUp', value }] });
  }

  async clickAt(x, y) {
    await this.perform({
      type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' },
      actions: [
        { type: 'pointerMove', x: Math.round(x), y: Math.round(y) },
        { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 },
      ],
    });
  }

  perform(source) {
    return this.browser.send('input.performActions', { context: this.context, actions: [source] });
  }

  async screenshot(path) {
    const { data } = await this.browser.send('browsingContext.captureScreenshot', { context: this.context });
    writeFileSync(path, Buffer.from(data, 'base64'));
  }

  close() {
    return this.browser.send('browsingContext.close', { context: this.context });
  }
}

/** WebDriver's code points for keys that have no character. */
const keys = { Tab: '\uE004', Enter: '\uE007', Escape: '\uE00C', Space: ' ' };

function parsed(answer) {
  if (answer.type === 'exception') throw new Error(answer.exceptionDetails.text);
  return JSON.parse(answer.result.value);
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
