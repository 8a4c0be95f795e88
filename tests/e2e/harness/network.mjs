// What was sent, as several recorders saw it, and what of it nobody asked for.
//
// The proxy sees every byte that leaves by HTTP; the browser's protocol says which page or worker sent it;
// the browser's own log (Chromium) or its channel observer (Firefox) also shows what never reached a proxy:
// look-ups of names and datagrams.
import { readFileSync } from 'node:fs';

/** Hosts that the browsers call of their own accord, with or without an extension. Exact names only. */
export const noise = {
  chromium: ['accounts.google.com', 'clients2.google.com', 'update.googleapis.com'],
  firefox: ['firefox.settings.services.mozilla.com'],
};

/**
 * @typedef {{by: string, url: string}} Sent
 * @returns {Sent[]} what was sent beside the documents that the visit opened and the browser's own noise
 */
export function strangers(sent, visited, kind) {
  const left = new Map();
  return sent.filter(({ by, url }) => {
    const { hostname, href } = new URL(url);
    if (noise[kind].includes(hostname)) return false;
    const key = `${by} ${href}`;
    if (!left.has(key)) left.set(key, visited.filter((address) => new URL(address).href === href).length);
    left.set(key, left.get(key) - 1);
    return left.get(key) < 0;
  });
}

/** What the proxy saw. */
export const fromProxy = (proxy) => proxy.seen.map(({ scheme, host, path }) => ({
  by: 'proxy',
  url: scheme === 'connect' ? `https://${host}/` : `${scheme === 'http' ? 'http' : 'https'}://${host}${path}`,
}));

/** What the browser's protocol reported. */
export const fromProtocol = (browser) => browser.requests.map(({ url }) => ({ by: 'protocol', url }));

/** What went through Firefox's channels. */
export const fromChannels = (channels) => channels.map(({ url }) => ({ by: 'channels', url }));

/** Chromium's reachability check: a socket is connected, nothing is sent. */
const probe = '[2001:4860:4860::8888]:443';

/** What Chromium's own log holds: requests, names looked up, datagram sockets, connections past the proxy. */
export function fromNetLog(file, proxy) {
  const { constants, events } = JSON.parse(readFileSync(file, 'utf8'));
  const type = (name) => constants.logEventTypes[name];
  const of = (name, read) => events.filter((event) => event.type === type(name) && event.params).map((event) => read(event.params)).filter(Boolean);
  return [
    ...of('URL_REQUEST_START_JOB', ({ url }) => /^(https?|wss?):/.test(url ?? '') && { by: 'log', url }),
    ...of('UDP_CONNECT', ({ address }) => address && address !== probe && { by: 'log', url: `udp://${address}/` }),
    ...of('TCP_CONNECT', ({ remote_address: address }) => address && address !== `127.0.0.1:${proxy.port}` && { by: 'log', url: `tcp://${address}/` }),
  ];
}
