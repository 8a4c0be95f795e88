// Items through PDFKit: `node kit.mjs TARGET < {regions, title, how, wide}`. Columns are drawn main first.
import { createWriteStream, readFileSync } from 'node:fs';
import PDFDocument from 'pdfkit';

const { regions, title, how, wide } = JSON.parse(readFileSync(0, 'utf8'));
const parts = Object.fromEntries(regions);
const date = new Date('2026-03-02T09:30:00Z');
const doc = new PDFDocument({ size: 'A4', margin: 48, info: { Title: title, Author: title.split(' – ')[0], CreationDate: date, ModDate: date } });
doc.pipe(createWriteStream(process.argv[2]));
const sans = '/usr/share/fonts/truetype/liberation/LiberationSans-';
const [regular, bold] = wide ? Array(2).fill('/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf')
  : how === 'standard' ? ['Times-Roman', 'Times-Bold'] : [`${sans}Regular.ttf`, `${sans}Bold.ttf`];
const page = { left: 48, width: doc.page.width - 96 };

if (parts.side) {
  draw(parts.head ?? [], page.left, page.width);
  const top = doc.y + 6;
  draw(parts.main, page.left + 175, page.width - 175);
  const side = [...parts.side];
  doc.y = top;
  draw(side, page.left, 155);
} else {
  draw(parts.main, page.left, page.width);
}
doc.end();

function draw(items, left, width) {
  for (const [kind, ...rest] of items) {
    const size = { name: 21, headline: 12, heading: 12.5, small: 9 }[kind] ?? 10.5;
    doc.font(kind === 'name' || kind === 'heading' ? bold : regular).fontSize(size);
    if (kind === 'heading') doc.moveDown(0.5);
    if (kind === 'row') row(rest, left, width);
    else if (kind === 'bullet') bullet(rest[0], left, width);
    else if (kind === 'cells') cells(rest, left, width);
    else if (kind === 'tags') doc.text(rest[0].join('    '), left, doc.y, { width });
    else doc.text(rest.at(-1), left, doc.y, { width });
  }
}

function row([first, second], left, width) {
  const top = doc.y;
  doc.font(regular).text(second, left, top, { width, align: 'right' });
  doc.font(bold).text(first, left, top, { width: width * 0.66 }).font(regular);
}

function bullet(text, left, width) {
  const top = doc.y;
  doc.circle(left + 4, top + 5, 1.6).fill('#222');
  doc.fillColor('#222').text(text, left + 12, top, { width: width - 12 });
}

function cells([label, items], left, width) {
  const top = doc.y;
  doc.text(label, left, top, { width: width * 0.28 });
  const under = doc.y;
  doc.y = top;
  draw(items, left + width * 0.3, width * 0.7);
  doc.y = Math.max(doc.y, under);
}
