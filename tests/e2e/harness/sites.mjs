// What the proxy serves: the project's fixture pages at the addresses that their sidecars name, and pages
// that a test writes itself.
import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeNonce, policies } from './policies.mjs';

/** Root of the project. */
export const root = fileURLToPath(new URL('../../../', import.meta.url));

/** All pairs below tests/sites: an .html file and its .json with the address it stands for. */
export function fixtures(folder = join(root, 'tests/sites')) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((file) => file.endsWith('.html') && existsSync(file.replace(/\.html$/, '.json')))
    .sort()
    .map((file) => {
      const sidecar = JSON.parse(readFileSync(file.replace(/\.html$/, '.json'), 'utf8'));
      return { name: relative(folder, file).replace(/\.html$/, ''), file, address: sidecar.address, sidecar };
    });
}

/** The hosts and pages of one test run. */
export class Sites {
  #pages = new Map();
  #servers = new Map();

  /** Serves `html` (a text, or a function of the nonce) at an address under one of the policies. */
  add(address, html, policy = 'none') {
    this.#pages.set(keyOf(address), { html, policy });
    return address;
  }

  /** Serves a fixture at its own address, under the policy of its site unless told otherwise. */
  addFixture(fixture, policy = fixture.sidecar.csp) {
    return this.add(fixture.address, readFileSync(fixture.file, 'utf8'), policy);
  }

  /** Serves bytes of a type. */
  addBytes(address, bytes, type) {
    this.#pages.set(keyOf(address), { bytes, type });
  }

  /** Hands all requests for a host to a server on loopback. */
  addServer(host, address) {
    this.#servers.set(host, address);
  }

  isOurs = (host) => this.#servers.has(host) || [...this.#pages.keys()].some((key) => key.startsWith(`${host}/`));

  answer = (host, path) => {
    if (this.#servers.has(host)) return forward(new URL(path, this.#servers.get(host)));
    const page = this.#pages.get(host + path) ?? this.#pages.get(host + path.split('?')[0]);
    if (!page) return { status: 404, headers: { 'content-type': 'text/plain' }, body: '' };
    if (page.bytes) return { headers: { 'content-type': page.type }, body: page.bytes };
    const nonce = makeNonce();
    const policy = policies[page.policy](nonce);
    return {
      headers: policy ? { 'content-security-policy': policy } : {},
      body: typeof page.html === 'function' ? page.html(nonce) : page.html,
    };
  };
}

const keyOf = (address) => {
  const url = new URL(address);
  return url.host + url.pathname + url.search;
};

async function forward(url) {
  const answer = await fetch(url);
  return { status: answer.status, headers: Object.fromEntries(answer.headers), body: Buffer.from(await answer.arrayBuffer()) };
}
