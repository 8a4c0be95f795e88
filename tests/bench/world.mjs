// Looks into the extension from outside: the page side's own world in a tab, the background's heap.
import { extensionWorld, speaker } from '../e2e/harness/target.mjs';

export { extensionWorld };

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

/** Bytes of the linear memories of all modules in a target: the browser counts them among no page's objects. */
export async function modules(send) {
  const { result: prototype } = await send('Runtime.evaluate', { expression: 'WebAssembly.Memory.prototype' });
  const { objects } = await send('Runtime.queryObjects', { prototypeObjectId: prototype.objectId });
  const sum = 'function () { return this.reduce((all, memory) => all + memory.buffer.byteLength, 0); }';
  const { result } = await send('Runtime.callFunctionOn', { objectId: objects.objectId, functionDeclaration: sum, returnByValue: true });
  return result.value;
}
