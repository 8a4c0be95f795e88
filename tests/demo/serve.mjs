// Serves the spot-check page on loopback, under the policy that it asks for itself.
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../www/', import.meta.url));

const kinds = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.bin': 'application/octet-stream',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
};

const headers = {
  'cache-control': 'no-cache',
  'content-security-policy': [
    "default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self'", "img-src 'self' data:",
    "connect-src 'self'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
    "require-trusted-types-for 'script'", 'trusted-types inert reader',
  ].join('; '),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** Serves www/ on a port of loopback, any free one for 0; gives the address and a way to stop. */
export async function serve(port = 0) {
  const server = createServer(answer);
  await new Promise((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  return { address: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

function answer(request, response) {
  const file = fileFor(request.url ?? '/');
  if (request.method !== 'GET' || file === null) {
    response.writeHead(404, headers).end('not here\n');
    return;
  }
  response.writeHead(200, { ...headers, 'content-type': kinds[extname(file)] });
  createReadStream(file).pipe(response);
}

/** The file for a path, or null: only names of known kinds that lie in the folder itself. */
function fileFor(path) {
  const name = path.split('?')[0].slice(1) || 'index.html';
  if (!/^[\w-]+(\.[\w-]+)+$/.test(name) || !Object.hasOwn(kinds, extname(name))) return null;
  const file = join(folder, name);
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? file : null;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { address } = await serve(Number(process.env.PORT ?? 8040)).catch(() => serve());
  console.log(`The spot check is at ${address} until you press Ctrl+C.`);
}
