// Fetches one file of the candidate from the page's own site, because the user clicked on it: the only request
// that is ever made, and one that the page itself would make. Put into the page with that click, never before.
"use strict";
(() => {
  const shared = (globalThis.bonafide ??= /** @type {any} */ ({}));
  if (shared.attached) return;
  shared.attached = true;
  const api = globalThis.browser ?? chrome;

  /** @param {string} address */
  async function take(address) {
    if (URL.parse(address)?.origin !== location.origin) throw new Error(URL.parse(address)?.host);
    const response = await fetch(address, { credentials: "same-origin", cache: "force-cache" });
    if (!response.ok) throw new Error(`${response.status} ${response.statusText}`.trim());
    return { ok: true, bytes: new Uint8Array(await response.arrayBuffer()), mime: response.headers.get("content-type") ?? "" };
  }

  api.runtime.onMessage.addListener((message, sender, reply) => {
    if (sender.id !== api.runtime.id || message.type !== "fetch") return;
    take(String(message.url)).then(reply, (error) => reply({ ok: false, why: error.message }));
    return true;
  });
})();
