// Pages that want to break, forge, find or enter the overlay. Each is an odd portfolio, so there is something to draw.
import { odd, portfolio } from './people.mjs';

const script = (nonce, text) => `<script nonce="${nonce}">${text}</script>`;

const markup = '"><img src=x onerror="window.entered=1"><script>window.entered=2</script><svg onload="window.entered=3">';

/** Everything that is shown is markup. */
export const named = (nonce) => portfolio({
  name: `Mara ${markup}`, email: odd.email, headline: `Engineer ${markup}`, about: `{{constructor.constructor('window.entered=4')()}} ${markup}`,
  // The page's own text is escaped; should anything of it become markup, this counts.
  head: script(nonce, 'addEventListener("securitypolicyviolation", () => { window.entered = "policy"; });'),
}, nonce);

/** One text node of a million characters, and a hundred thousand nodes. */
export const huge = (nonce) => portfolio({
  ...odd,
  body: `<p>${'lorem ipsum '.repeat(87_400)}</p><div id="many"></div>${script(nonce, `
    const many = document.getElementById('many');
    for (let i = 0; i < 500; i++) {
      const row = document.createElement('div');
      for (let k = 0; k < 100; k++) { const cell = document.createElement('span'); cell.append('cell ' + k); row.append(cell); }
      many.append(row);
    }`)}`,
}, nonce);

/** Nested as deep as the parser goes. */
export const deep = (nonce) => portfolio({ ...odd, body: '<div>'.repeat(20_000) }, nonce);

/** A fixture's person under a name that runs from right to left and turns round what follows it. */
export const reversed = (html, name) => html.replaceAll(name, '\u202Eאליוט מרקטי\u2067');

/** A page that draws its own "overlay" where ours would be. */
export const forged = (nonce) => portfolio({
  ...odd,
  body: script(nonce, `
    const fake = document.createElement('div');
    fake.id = 'fake';
    const root = fake.attachShadow({ mode: 'closed' });
    const button = document.createElement('button');
    button.textContent = 'Nothing found \u00b7 verified';
    root.append(button);
    document.documentElement.append(fake);
    window.fakeRoot = root;`),
}, nonce);

/** Every prototype that a script could trust is changed before anything of ours runs. */
export const tampered = (nonce) => portfolio({
  ...odd,
  head: script(nonce, `
    window.caught = [];
    const spy = (holder, name) => {
      const kept = holder[name];
      holder[name] = function (...args) { window.caught.push(name); return kept?.apply(this, args); };
    };
    for (const name of ['attachShadow', 'setAttribute', 'append', 'replaceChildren']) spy(Element.prototype, name);
    for (const name of ['appendChild', 'insertBefore']) spy(Node.prototype, name);
    for (const name of ['createElement', 'createTreeWalker', 'createTextNode']) spy(Document.prototype, name);
    for (const name of ['addEventListener', 'dispatchEvent']) spy(EventTarget.prototype, name);
    Element.prototype.checkVisibility = () => { throw new Error('tampered'); };
    window.MutationObserver = class { constructor() { window.caught.push('MutationObserver'); } observe() {} };
    window.chrome = { runtime: { sendMessage() { window.caught.push('sendMessage'); } } };
    window.browser = window.chrome;
    Array.prototype.push = new Proxy(Array.prototype.push, { apply: (f, self, args) => Reflect.apply(f, self, args) });
    Object.defineProperty(Object.prototype, 'type', { configurable: true, set() { window.caught.push('type'); }, get() { return 'hijacked'; } });`),
}, nonce);

/** Names that stand in for the document's and the forms' own properties. */
export const clobbered = (nonce) => {
  const document = ['createElement', 'createTreeWalker', 'documentElement', 'body', 'querySelector', 'querySelectorAll', 'addEventListener', 'title', 'defaultView', 'getElementsByTagName'];
  const form = ['children', 'childNodes', 'firstChild', 'nextSibling', 'attributes', 'getAttribute', 'nodeType', 'nodeName', 'localName', 'tagName', 'parentNode', 'shadowRoot', 'checkVisibility', 'matches', 'contains', 'textContent', 'value', 'id'];
  return portfolio({
    ...odd,
    inside: `${document.map((name) => `<form name="${name}"></form>`).join('')}
      <form>${form.map((name) => `<input name="${name}" value="x">`).join('')}<p>A form</p></form>`,
  }, nonce);
};

/** Changes something inside the read region a few hundred times a second, for ever. */
export const restless = (nonce) => portfolio({
  ...odd,
  body: `<p id="clock">0</p>${script(nonce, `
    let count = 0;
    const main = document.querySelector('main');
    setInterval(() => {
      document.getElementById('clock').textContent = ++count;
      main.setAttribute('data-count', count);
      const extra = document.createElement('p');
      extra.textContent = 'tick ' + count;
      main.append(extra);
      if (count > 20) main.lastElementChild.previousElementSibling.remove();
      window.count = count;
    }, 4);`)}`,
}, nonce);

/** Takes every node that it did not make itself out of the document, at once and always. */
export const jealous = (nonce) => portfolio({
  ...odd,
  body: script(nonce, `
    window.removed = 0;
    new MutationObserver((records) => {
      for (const record of records) for (const node of record.addedNodes) {
        if (node.parentNode === document.documentElement || node.parentNode === document.body) { node.remove(); window.removed++; }
      }
    }).observe(document, { childList: true, subtree: true });`),
}, nonce);
