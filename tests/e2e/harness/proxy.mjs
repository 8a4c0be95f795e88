// The only way out of the test browsers: a proxy on loopback that plays the fixture hosts itself,
// refuses every other host, and writes down each request before it does either.
import http from 'node:http';
import https from 'node:https';
import { makeCertificate } from './certificate.mjs';

/**
 * @typedef {{scheme: string, host: string, method: string, path: string, headers: object}} Seen
 * @typedef {{status?: number, headers?: object, body: string|Buffer}} Answer
 */

/** Starts a proxy. `answer(host, path, request)` gives the page, or null for hosts that are none of ours. */
export async function startProxy({ isOurs, answer }) {
  /** @type {Seen[]} */
  const seen = [];
  const note = (scheme, host, method, path, headers = {}) => seen.push({ scheme, host, method, path, headers });

  const reply = async (scheme, host, path, request, response) => {
    note(scheme, host, request.method, path, request.headers);
    const found = isOurs(host) ? await answer(host, path, request) : null;
    const { status = 200, headers = {}, body } = found ?? { status: 502, body: 'not a fixture' };
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', ...headers });
    response.end(body);
  };

  const inside = https.createServer(makeCertificate(), (request, response) => {
    reply('https', bareHost(request.headers.host), request.url, request, response);
  });
  const outside = http.createServer((request, response) => {
    const url = URL.canParse(request.url) ? new URL(request.url) : new URL(request.url, `http://${request.headers.host}`);
    reply('http', url.hostname, url.pathname + url.search, request, response);
  });
  for (const server of [inside, outside]) {
    server.on('upgrade', (request, socket) => {
      note('upgrade', bareHost(request.headers.host), request.method, request.url, request.headers);
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    });
    server.on('clientError', (_, socket) => socket.destroy());
  }
  inside.on('tlsClientError', () => {});
  outside.on('connect', (request, socket, head) => {
    const host = bareHost(request.url);
    socket.on('error', () => {});
    if (!isOurs(host)) {
      note('connect', host, 'CONNECT', request.url, request.headers);
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
      return;
    }
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    socket.unshift(head);
    inside.emit('connection', socket);
  });

  await new Promise((resolve) => outside.listen(0, '127.0.0.1', resolve));
  return {
    port: outside.address().port,
    seen,
    close() {
      outside.closeAllConnections();
      inside.closeAllConnections();
      return new Promise((resolve) => outside.close(resolve));
    },
  };
}

const bareHost = (authority = '') => authority.replace(/:\d+$/, '').toLowerCase();
