// Looks into the extension from outside: the page side's own world in a tab, the background's heap.
import { speaker } from '../e2e/harness/target.mjs';

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

/** Bytes that scripts hold in a target after a collection: objects, and buffers such as the memory of wasm. */
export async function heap(send) {
  for (let i = 0; i < 3; i++) await send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize = 0 } = await send('Runtime.getHeapUsage');
  return usedSize + backingStorageSize;
}

/** A function that speaks to the background of the extension over the browser's protocol. */
export async function background(browser) {
  await browser.untilWorker();
  const { targetInfos } = await browser.cdp.send('Target.getTargets', { filter: [{ type: 'service_worker' }] });
  const { targetId } = targetInfos.find((target) => target.url.includes(browser.id));
  return speaker(browser.cdp, targetId);
}
