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

/** A function that runs others in the extension's world of a tab and gives what they return. */
export async function extensionWorld(tab) {
  const session = await tab.page.context().newCDPSession(tab.page);
  const contexts = [];
  session.on('Runtime.executionContextCreated', ({ context }) => contexts.push(context));
  await session.send('Runtime.enable');
  const ours = contexts.findLast((context) => context.origin.includes(tab.browser.id));
  if (!ours) throw new Error('the page side does not run in this tab');
  await session.send('Runtime.disable');
  return async (fn, ...args) => {
    const { result, exceptionDetails } = await session.send('Runtime.callFunctionOn', {
      executionContextId: ours.id, functionDeclaration: String(fn), arguments: args.map((value) => ({ value })),
      awaitPromise: true, returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
}
