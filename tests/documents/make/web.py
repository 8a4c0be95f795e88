"""Items as HTML, and HTML through browsers' and libraries' ways to paper."""
import base64
import pathlib
import subprocess
import sys
import tempfile
from html import escape

CHROMIUM = '/usr/lib/chromium/chromium'
FONT = "'Liberation Sans', 'DejaVu Sans', 'Droid Sans Fallback', sans-serif"

BASE = """
@page { size: A4; margin: 16mm; }
* { box-sizing: border-box; }
body { font: 10.5pt/1.4 %(font)s; margin: 0; color: #222; hyphens: none; overflow-wrap: anywhere; }
h1 { font-size: 22pt; margin: 0 0 2pt; line-height: 1.15; } .headline { font-size: 12.5pt; color: #555; margin: 0 0 4pt; }
h2 { font-size: 12.5pt; margin: 12pt 0 4pt; } p { margin: 0 0 4pt; } .small { color: #777; font-size: 9.5pt; }
ul { margin: 2pt 0 6pt; padding-left: 14pt; } li { margin: 0 0 2pt; }
.row { display: flex; justify-content: space-between; } .row span + span { white-space: nowrap; padding-left: 8pt; }
.big { font-size: 12pt; margin: 6pt 0 1pt; } .mid { font-size: 11.5pt; margin: 0; }
.row b, .first { font-weight: bold; }
table { border-collapse: collapse; width: 100%%; } td { vertical-align: top; padding: 0 8pt 4pt 0; } td:first-child { width: 32%%; color: #555; }
.tags span { display: inline-block; background: #e8eef5; border-radius: 3pt; padding: 1pt 6pt; margin: 0 4pt 4pt 0; }
.side { font-size: 9pt; }
.icon { display: inline-block; width: 12pt; height: 9pt; margin-right: 5pt; }
""" % {'font': FONT}

THEMES = {
    'plain': '',
    'ruled': 'h2 { border-bottom: 1pt solid #345; letter-spacing: 0.06em; color: #345; }',
    'spaced': 'h2 { letter-spacing: 0.32em; font-weight: normal; } h1 { letter-spacing: 0.12em; font-weight: normal; }',
    'serif': "body { font-family: 'Liberation Serif', serif; } h1 { text-align: center; } .headline, .contacts { text-align: center; }",
    'airy': 'body { font-size: 14pt; line-height: 1.9; } h2 { margin-top: 26pt; } li { margin-bottom: 8pt; }',
    'left': '.cols { display: flex; } .side { width: 33%; background: #20324a; color: #fff; padding: 12pt; } .side .headline { color: #cde; } '
            '.main { width: 67%; padding: 12pt 0 12pt 16pt; } .side .tags span { background: #446; }',
    'right': '.cols { display: grid; grid-template-columns: 64% 36%; } .side { grid-column: 2; grid-row: 1; border-left: 1pt solid #bbb; padding-left: 12pt; } '
             '.main { grid-column: 1; grid-row: 1; padding-right: 12pt; }',
    'reversed': '.cols { display: flex; flex-direction: row-reverse; } .side { width: 34%; } .main { width: 66%; padding-right: 16pt; }',
    'float': '.side { float: left; width: 30%; } .main { margin-left: 34%; }',
    'profile': '@page { size: letter; margin: 0; } body { font: 10.5pt/1.35 "Liberation Sans"; } .side { float: left; width: 2.3in; min-height: 11in; background: #293e49; '
               'color: #fff; padding: .5in .25in; } .main { margin-left: 2.3in; padding: .5in .4in; } .side h2 { font-size: 11.5pt; font-weight: normal; } '
               'h1 { font-size: 24pt; font-weight: normal; } .main h2 { font-size: 15pt; font-weight: normal; } .foot { position: fixed; bottom: .3in; right: .4in; font-size: 8pt; }',
}
ICONS = {'address': 'M6 0L12 12L0 12Z', 'phone': 'M2 0H10V12H2Z', 'email': 'M0 2H12V10H0Z', 'link': 'M6 0A6 6 0 1 0 6.1 0Z'}


def rows(items):
    """The lines of items as HTML; neighbours that belong together share a list or a table."""
    out, open_tag = [], None

    def group(tag):
        nonlocal open_tag
        if open_tag != tag:
            out.extend(filter(None, [open_tag and f'</{open_tag}>', tag and f'<{tag}>']))
            open_tag = tag

    for item in items:
        kind = item[0]
        group({'bullet': 'ul', 'cells': 'table'}.get(kind))
        out.append(one(item))
    group(None)
    return ''.join(out)


def one(item):
    kind, text = item[0], escape(item[1]) if isinstance(item[1], str) else ''
    if kind == 'row':
        return f'<div class="row"><span class="first">{text}</span> <span>{escape(item[2])}</span></div>'
    if kind == 'cells':
        return f'<tr><td>{text}</td><td>{rows(item[2])}</td></tr>'
    if kind == 'contact':
        return f'<p class="contacts"><svg class="icon" viewBox="0 0 12 12"><path fill="currentColor" d="{ICONS[item[1]]}"/></svg>{escape(item[2])}</p>'
    if kind == 'tags':
        return '<p class="tags">' + ' '.join(f'<span>{escape(t)}</span>' for t in item[1]) + '</p>'
    return {'name': f'<h1>{text}</h1>', 'headline': f'<p class="headline">{text}</p>', 'heading': f'<h2>{text}</h2>',
            'bullet': f'<li>{text}</li>', 'small': f'<p class="small">{text}</p>', 'big': f'<p class="big">{text}</p>', 'mid': f'<p class="mid">{text}</p>'}.get(kind, f'<p>{text}</p>')


def page(regions, lang, title, theme, extra=''):
    """A whole HTML document."""
    body = {name: rows(items) for name, items in regions}
    if 'side' in body:
        columns = f'<div class="cols"><div class="side">{body["side"]}</div><div class="main">{body["main"]}</div></div>'
        inner = body.get('head', '') + columns
    else:
        inner = body['main']
    direction = ' dir="rtl"' if lang in ('ar', 'he') else ''
    return (f'<!doctype html><html lang="{lang}"{direction}><head><meta charset="utf-8"><title>{escape(title)}</title>'
            f'<style>{BASE}{THEMES[theme]}{extra}</style></head><body>{inner}</body></html>')


def chromium(html, target):
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder, 'page.html')
        source.write_text(html, encoding='utf-8')
        subprocess.run([CHROMIUM, '--headless', '--no-sandbox', '--disable-gpu', '--no-pdf-header-footer', '--virtual-time-budget=5000',
                        f'--user-data-dir={folder}/profile', f'--print-to-pdf={target}', source.as_uri()], check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120)


def weasyprint(html, target):
    import weasyprint as library
    library.HTML(string=html).write_pdf(target)


def wkhtmltopdf(html, target):
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder, 'page.html')
        source.write_text(html, encoding='utf-8')
        subprocess.run(['wkhtmltopdf', '-q', '--page-size', 'A4', str(source), str(target)], check=True,
                       env={'QT_QPA_PLATFORM': 'offscreen', 'PATH': '/usr/bin:/bin', 'XDG_RUNTIME_DIR': folder}, stderr=subprocess.DEVNULL)


def font_face(family, path, text):
    """A web font cut down to the letters of a text, as design tools embed them."""
    with tempfile.TemporaryDirectory() as folder:
        subset = pathlib.Path(folder, 'subset.woff2')
        subprocess.run([sys.executable, '-m', 'fontTools.subset', path, f'--text={text}', '--flavor=woff2', f'--output-file={subset}'], check=True)
        data = base64.b64encode(subset.read_bytes()).decode()
    return f"@font-face {{ font-family: '{family}'; src: url(data:font/woff2;base64,{data}); }}"


def face(how, regions):
    """The font of a design, cut down to its letters."""
    letters = ''.join(sorted(set(str(regions)))) + ''.join(chr(c) for c in range(32, 127))
    theme = "body { font-family: 'Design', sans-serif; }"
    return font_face('Design', '/usr/share/fonts/truetype/dejavu/DejaVuSansCondensed.ttf', letters) + theme


# Every line of text as a box of its own at a fixed place, sections in an order that is not that of reading:
# how design tools with a canvas write their files.
CANVAS = """<script>
addEventListener('load', () => {
  const boxes = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let section = 0;
  while (walk.nextNode()) {
    const node = walk.currentNode;
    if (!node.data.trim() || node.parentElement.closest('script')) continue;
    if (node.parentElement.closest('h1, h2')) section += 1;
    const style = getComputedStyle(node.parentElement);
    let line = null;
    for (const word of node.data.matchAll(/\\S+\\s*/g)) {
      const range = document.createRange();
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      const box = range.getBoundingClientRect();
      if (!line || Math.abs(line.top - box.top) > 2) {
        line = { section, top: box.top, left: box.left, text: '', css: `font:${style.font};color:${style.color};letter-spacing:${style.letterSpacing};text-transform:${style.textTransform}` };
        boxes.push(line);
      }
      line.text += word[0];
    }
  }
  const order = (s) => (s * 7 + 3) % 11;
  boxes.sort((a, b) => order(a.section) - order(b.section));
  document.body.innerHTML = '';
  for (const box of boxes) {
    const div = document.createElement('div');
    div.textContent = box.text.trim();
    div.style.cssText = `${box.css};position:absolute;white-space:nowrap;line-height:normal;top:${box.top}px;left:${box.left}px`;
    document.body.append(div);
  }
});
</script>"""
