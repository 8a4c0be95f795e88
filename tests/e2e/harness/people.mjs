// Pages that the tests write themselves: invented people on a portfolio page, and pages that change under us.
import { readFileSync } from 'node:fs';

const escape = (text) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

/** A portfolio with a mailbox that anybody can open: one thing to ask about. */
export const odd = { name: 'Mara Lindqvist', email: 'mara.lindqvist@mailinator.com' };

/** A portfolio with nothing to ask about. */
export const plain = { name: 'Tomas Eklund', email: 'tomas@eklund.example' };

/** A person's page, readable by its JSON-LD and by its microformats. */
export function portfolio({ name, email, headline = 'Systems engineer', about = '', head = '', body = '', inside = '' }, nonce = '') {
  const record = {
    '@context': 'https://schema.org', '@type': 'ProfilePage',
    mainEntity: { '@type': 'Person', name, email, jobTitle: headline, worksFor: { '@type': 'Organization', name: 'Nordhamn Data' } },
  };
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escape(name)}</title><link rel="icon" href="data:,">
<script type="application/ld+json" nonce="${nonce}">${JSON.stringify(record).replace(/</g, '\\u003c')}</script>${head}</head>
<body><main class="h-card">
<h1 class="p-name">${escape(name)}</h1><p class="p-job-title">${escape(headline)}</p>
<p><a class="u-email" href="mailto:${escape(email)}">${escape(email)}</a></p>
<p class="p-note">${escape(about)}</p>
<h2>Experience</h2><ul><li><h3>Systems engineer</h3><p>Nordhamn Data</p><p>Jan 2019 – Present</p></li></ul>${inside}
</main>${body}</body></html>`;
}

/** A page about nobody. */
export const article = `<!doctype html><html lang="en"><head><title>Release notes</title><link rel="icon" href="data:,"></head><body><article>
<h1>Release notes</h1><p>Version 4 loads faster. Write to support@tools.example with questions.</p></article></body></html>`;

const pathOf = (address) => new URL(address).pathname + new URL(address).search;

/**
 * The first fixture's page; `go()` in it turns it into the second one's as sites of one page do: the address
 * first, the content a moment later.
 */
export function turning(first, second, delay = 0) {
  const html = readFileSync(first.file, 'utf8');
  const next = readFileSync(second.file, 'utf8');
  const styles = (next.match(/<style[\s\S]*?<\/style>/g) ?? []).join('');
  const body = styles + next.match(/<body[^>]*>([\s\S]*)<\/body>/)[1];
  const title = next.match(/<title>([\s\S]*?)<\/title>/)[1];
  const script = `
    const next = document.getElementById('next');
    window.go = () => {
      history.pushState({}, '', ${JSON.stringify(pathOf(second.address))});
      setTimeout(() => { document.title = ${JSON.stringify(title)}; document.body.replaceChildren(next.content); }, ${delay});
    };`;
  return (nonce) => html.replace('</body>', () => `<template id="next">${body}</template><script nonce="${nonce}">${script}</script></body>`);
}
