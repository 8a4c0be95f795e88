// Reads the extension's own files for what must not stand in them.

/** Ways out of the device, and ways for text to become script or markup. Each as a pattern and its name. */
const page = [
  [/\bfetch\b/, 'fetch'],
  [/XMLHttpRequest/, 'XMLHttpRequest'],
  [/WebSocket|WebTransport/, 'WebSocket'],
  [/EventSource/, 'EventSource'],
  [/sendBeacon/, 'sendBeacon'],
  [/RTCPeerConnection/, 'RTCPeerConnection'],
  [/\bnew\s+(Image|Audio)\b/, 'new Image'],
  [/\bnew\s+(Shared)?Worker\b|serviceWorker|importScripts/, 'worker'],
  [/\.(src|srcset|poster|action|formAction|ping)\s*=(?!=)/, '.src ='],
  [/setAttribute(NS)?\(\s*['"`](src|srcset|poster|action|formaction|ping|style|on\w+)/i, 'setAttribute of an address'],
  [/createElement(NS)?\(.*['"`](img|script|iframe|frame|link|object|embed|form|video|audio|source|image|style|base|meta)['"`]/i, 'element that loads'],
  [/\.href\s*=(?!=)|\blocation\s*=(?!=)|location\.(assign|replace)|window\.open|\bopen\(\s*['"`]http/, 'navigation'],
  [/\.submit\(|requestSubmit/, 'submit'],
  [/\burl\(|@import/i, 'address in a style'],
  [/\bimport\s*\(/, 'import('],
  [/^\s*import\b/m, 'import'],
  [/WebAssembly/, 'WebAssembly'],
];

const markup = [
  [/innerHTML/, 'innerHTML'],
  [/outerHTML/, 'outerHTML'],
  [/insertAdjacentHTML/, 'insertAdjacentHTML'],
  [/document\s*\.\s*write/, 'document.write'],
  [/createContextualFragment|setHTML|parseHTMLUnsafe/, 'markup from text'],
  [/\beval\b/, 'eval'],
  [/\bnew\s+Function\b|\bFunction\s*\(/, 'new Function'],
  [/set(Timeout|Interval)\(\s*['"`]/, 'timer with text'],
];

/** Names of what stands in a file that runs inside pages and must not. */
export const pageTrespasses = (text) => named(text, [...page, ...markup]);

/** Names of what stands in any other script of the extension and must not. */
export const markupTrespasses = (text) => named(text, markup);

/** Addresses of other machines that a script, a style or a page of the extension could load from. */
export const outsideLoads = (text) => [
  ...text.matchAll(/(?:src|href|action|url\(|@import|from|import|fetch\()\s*[=(]?\s*['"]?((?:https?:)?\/\/[^'")\s>]+)/g),
].map((match) => match[1]);

const named = (text, rules) => rules.filter(([pattern]) => pattern.test(text)).map(([, name]) => name);
