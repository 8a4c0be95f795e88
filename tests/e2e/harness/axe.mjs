// Accessibility rules, by axe-core, in a page that is open.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What breaks a rule, as short lines; empty when nothing does. */
export async function violations(tab) {
  await tab.run(source);
  return tab.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary}`));
  });
}

/**
 * A closed shadow root is closed to axe, too. So its content and its styles are shown once more, in an open root
 * on a page of the test's own, and that is what is looked at.
 */
export async function showOpenly(tab, root) {
  await tab.evaluate(({ html, css }) => {
    const host = document.querySelector('main').appendChild(document.createElement('div'));
    const open = host.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    open.adoptedStyleSheets = [sheet];
    open.innerHTML = html;
  }, root);
}

/** Content and styles of a shadow root; runs inside the page. */
export const contentOf = (root) => ({
  html: root.innerHTML,
  css: [...root.adoptedStyleSheets].flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)).join('\n'),
});
