// Speaks to what Chromium shows outside its tabs, which playwright does not see: the background, the side panel.

/** A function that sends a command of the protocol to a target and gives its result. */
export async function speaker(cdp, targetId) {
  const { sessionId } = await cdp.send('Target.attachToTarget', { targetId, flatten: false });
  const waiting = new Map();
  let last = 0;
  cdp.on('Target.receivedMessageFromTarget', (event) => {
    const { id, result, error } = JSON.parse(event.message);
    if (event.sessionId !== sessionId || !waiting.has(id)) return;
    const { resolve, reject } = waiting.get(id);
    waiting.delete(id);
    if (error) reject(new Error(error.message));
    else resolve(result);
  });
  return (method, params = {}) => new Promise((resolve, reject) => {
    const id = ++last;
    waiting.set(id, { resolve, reject });
    cdp.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method, params }) }).catch(reject);
  });
}

/** A function that runs others in the open side panel, or null where none is open. */
export async function sidePanel(browser) {
  const { targetInfos } = await browser.cdp.send('Target.getTargets', { filter: [{ type: 'page' }] });
  const panel = targetInfos.find(({ url }) => url === browser.own('panel.html'));
  if (!panel) return null;
  const send = await speaker(browser.cdp, panel.targetId);
  return async (fn) => (await send('Runtime.evaluate', { expression: `(${fn})()`, returnByValue: true, awaitPromise: true })).result.value;
}
