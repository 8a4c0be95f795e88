// Workload G2: a candidate page of so many elements with so many bytes of text, blocks six wrappers deep, one
// element in 24 hidden; the same for the same seed. In two forms: HTML for browsers, wire form for the engine alone.

/** The sizes that are measured: elements and bytes of text. */
export const sizes = [
  { elements: 1_000, bytes: 5_000 },
  { elements: 10_000, bytes: 60_000 },
  { elements: 20_000, bytes: 200_000 },
];

const DEPTH = 6;
const LEAVES = 34;
const NAMES = ['span', 'p', 'li', 'a', 'strong'];
const SYLLABLES = ['ka', 'lo', 'mir', 'ten', 'sa', 'vo', 'rin', 'del', 'pu', 'gra', 'ne', 'tho'];

/** Numbers below `limit`, from a linear congruential generator. */
function random(seed) {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

/** @typedef {string | {name: string, attributes: Record<string, string>, children: Tree[]}} Tree */

const element = (name, attributes, ...children) => ({ name, attributes, children });

/** The page as a tree. */
export function tree({ elements, bytes }, seed = 42) {
  const next = random(seed);
  const each = Math.max(4, Math.round(bytes / elements));
  const body = [profile()];
  for (let made = 40; made < elements; made += DEPTH + LEAVES) body.push(block(next, each));
  const title = 'Mara Lindqvist';
  return element('html', { lang: 'en' }, element('head', {}, element('title', {}, title)), element('body', {}, ...body));
}

/** Whose page it is, with a throw-away mailbox, so that there is something to draw. */
function profile() {
  const job = (title, company, dates) => element('li', {}, element('h3', {}, title), element('p', {}, company), element('p', {}, dates));
  return element('header', { class: 'h-card' },
    element('h1', { class: 'p-name' }, 'Mara Lindqvist'),
    element('p', { class: 'p-job-title' }, 'Backend engineer'),
    element('p', { class: 'p-locality' }, 'Malmö, Sweden'),
    element('a', { class: 'u-email', href: 'mailto:mara@mailinator.com' }, 'mara@mailinator.com'),
    element('section', {}, element('h2', {}, 'Experience'), element('ul', {},
      job('Backend engineer', 'Nordhavn Systems', 'Jan 2021 – Present'),
      job('Software developer', 'Lilla Torg Data', 'Mar 2016 – Dec 2020'))));
}

function block(next, each) {
  const leaves = Array.from({ length: LEAVES }, () => {
    const hidden = next(24) === 0 ? { style: 'display:none' } : {};
    return element(NAMES[next(NAMES.length)], { class: `c${next(40)}`, ...hidden }, words(next, each));
  });
  let inner = leaves;
  for (let i = 0; i < DEPTH; i++) inner = [element('div', { class: `w${i}` }, ...inner)];
  return inner[0];
}

function words(next, length) {
  let text = '';
  while (text.length < length - 1) {
    for (let i = next(3); i >= 0; i--) text += SYLLABLES[next(SYLLABLES.length)];
    text += ' ';
  }
  return text;
}

const escaped = (text) => text.replace(/[&<"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '"': '&quot;' })[c]);

/** The tree as HTML. */
export function html(node) {
  if (typeof node === 'string') return escaped(node);
  const attributes = Object.entries(node.attributes).map(([name, value]) => ` ${name}="${escaped(value)}"`).join('');
  const start = node.name === 'html' ? '<!doctype html>' : '';
  const meta = node.name === 'head' ? '<meta charset="utf-8">' : '';
  return `${start}<${node.name}${attributes}>${meta}${node.children.map(html).join('')}</${node.name}>`;
}

/** The tree as the content script would send it, see `src/page/serial.rs`. */
export function wire(root, address) {
  return { address, title: '', html: [html(root).replace('<!doctype html>', '')], values: [], hidden: [] };
}
