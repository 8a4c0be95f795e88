"""Items as a flat OpenDocument text, and LibreOffice's ways from there to PDF, DOCX, ODT and RTF."""
import pathlib
import shutil
import subprocess
import tempfile
from xml.sax.saxutils import escape

NAMESPACES = ' '.join(f'xmlns:{k}="urn:oasis:names:tc:opendocument:xmlns:{v}"' for k, v in {
    'office': 'office:1.0', 'style': 'style:1.0', 'text': 'text:1.0', 'table': 'table:1.0', 'draw': 'drawing:1.0',
    'fo': 'xsl-fo-compatible:1.0', 'svg': 'svg-compatible:1.0', 'meta': 'meta:1.0'}.items()) + ' xmlns:dc="http://purl.org/dc/elements/1.1/"'


def style(name, parent, paragraph='', letters=''):
    return (f'<style:style style:name="{name}" style:family="paragraph" style:parent-style-name="{parent}">'
            f'<style:paragraph-properties {paragraph}/><style:text-properties {letters}/></style:style>')


def styles(edge, lang):
    tab = f'<style:tab-stops><style:tab-stop style:position="{edge}cm" style:type="right"/></style:tab-stops>'
    way = 'style:writing-mode="rl-tb" fo:text-align="start"' if lang in ('ar', 'he') else ''
    return (
        '<office:styles><style:style style:name="Frame" style:family="graphic"/><style:default-style style:family="paragraph"><style:text-properties fo:font-size="10.5pt" fo:font-family="Liberation Sans" style:font-name-asian="Droid Sans Fallback"/></style:default-style>'
        f'<style:style style:name="Standard" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.08cm" {way}/></style:style>'
        + style('Title', 'Standard', '', 'fo:font-size="21pt" fo:font-weight="bold"') + style('Subtitle', 'Standard', '', 'fo:font-size="12pt" fo:color="#555555"')
        + '<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" style:parent-style-name="Standard" style:default-outline-level="1">'
          '<style:paragraph-properties fo:margin-top="0.35cm" fo:border-bottom="0.5pt solid #333333"/><style:text-properties fo:font-size="12.5pt" fo:font-weight="bold"/></style:style>'
        + style('Small', 'Standard', '', 'fo:font-size="9pt" fo:color="#777777"')
        + f'<style:style style:name="Row" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties>{tab}</style:paragraph-properties></style:style>'
        '<style:style style:name="Strong" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
        '<text:list-style style:name="L1"><text:list-level-style-bullet text:level="1" text:bullet-char="•"><style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
        '<style:list-level-label-alignment text:label-followed-by="listtab" fo:text-indent="-0.5cm" fo:margin-left="0.5cm"/></style:list-level-properties></text:list-level-style-bullet></text:list-style></office:styles>')


AUTOMATIC = ('<office:automatic-styles><style:page-layout style:name="P"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2cm"/></style:page-layout>'
             '<style:style style:name="T" style:family="table"><style:table-properties style:width="17cm" table:align="left"/></style:style>'
             '<style:style style:name="A" style:family="table-column"><style:table-column-properties style:column-width="5cm"/></style:style>'
             '<style:style style:name="B" style:family="table-column"><style:table-column-properties style:column-width="12cm"/></style:style>'
             '<style:style style:name="F" style:family="graphic" style:parent-style-name="Frame"><style:graphic-properties style:wrap="parallel" style:horizontal-pos="left" style:horizontal-rel="paragraph" style:vertical-pos="top" '
             'style:vertical-rel="paragraph" draw:fill="none" draw:auto-grow-height="true" fo:padding="0.1cm" fo:margin-right="0.5cm"/></style:style></office:automatic-styles>'
             '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="P"/></office:master-styles>')


def lines(items):
    out, tag = [], None
    for item in items:
        kind = item[0]
        now = {'bullet': 'list', 'cells': 'table'}.get(kind)
        if now != tag:
            out.append({'list': '</text:list>', 'table': '</table:table>'}.get(tag, ''))
            out.append({'list': '<text:list text:style-name="L1">', 'table': TABLE}.get(now, ''))
            tag = now
        out.append(one(item))
    return ''.join(out) + {'list': '</text:list>', 'table': '</table:table>'}.get(tag, '')


TABLE = '<table:table table:style-name="T"><table:table-column table:style-name="A"/><table:table-column table:style-name="B"/>'


def p(name, inner):
    return f'<text:p text:style-name="{name}">{inner}</text:p>'


def one(item):
    kind, text = item[0], escape(item[1]) if isinstance(item[1], str) else ''
    if kind == 'row':
        return p('Row', f'<text:span text:style-name="Strong">{text}</text:span><text:tab/>{escape(item[2])}')
    if kind == 'cells':
        return cells(p('Standard', text), lines(item[2]))
    if kind == 'tags':
        return p('Standard', '<text:s text:c="3"/>'.join(escape(t) for t in item[1]))
    if kind == 'heading':
        return f'<text:h text:style-name="Heading_20_1" text:outline-level="1">{text}</text:h>'
    if kind == 'bullet':
        return f'<text:list-item>{p("Standard", text)}</text:list-item>'
    return p({'name': 'Title', 'headline': 'Subtitle', 'small': 'Small'}.get(kind, 'Standard'), escape(item[-1]))


def cells(left, right):
    return f'<table:table-row><table:table-cell office:value-type="string">{left}</table:table-cell><table:table-cell office:value-type="string">{right}</table:table-cell></table:table-row>'


def flat(regions, title, how, lang):
    """`how`: flow, table (columns as cells), frame (side column in a text frame)."""
    parts = dict(regions)
    head = lines(parts.get('head', []))
    if 'side' not in parts:
        body = lines(parts['main'])
    elif how == 'frame':
        frame = f'<draw:frame draw:style-name="F" text:anchor-type="paragraph" svg:width="5cm" draw:name="Side"><draw:text-box fo:min-height="4cm">{lines(parts["side"])}</draw:text-box></draw:frame>'
        body = head + p('Standard', frame) + lines(parts['main'])
    else:
        body = head + TABLE + cells(lines(parts['side']), lines(parts['main'])) + '</table:table>'
    edge = 17 if 'side' not in parts else 11.5
    return (f'<?xml version="1.0" encoding="UTF-8"?><office:document {NAMESPACES} office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">'
            f'<office:meta><dc:title>{escape(title)}</dc:title><meta:initial-creator>{escape(title.split(" – ")[0])}</meta:initial-creator><meta:creation-date>2026-03-02T09:30:00</meta:creation-date></office:meta>'
            f'{styles(edge, lang)}{AUTOMATIC}<office:body><office:text>{body}</office:text></office:body></office:document>')


def convert(regions, title, target, how, lang):
    """Writes what the target's ending says."""
    ending = pathlib.Path(target).suffix[1:]
    kind = {'docx': 'docx:MS Word 2007 XML', 'rtf': 'rtf:Rich Text Format'}.get(ending, ending)
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder, 'page.fodt')
        source.write_text(flat(regions, title, how, lang), encoding='utf-8')
        subprocess.run(['soffice', f'-env:UserInstallation=file:///tmp/bonafide-office', '--headless', '--convert-to', kind, '--outdir', folder, str(source)],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=180)
        shutil.copyfile(pathlib.Path(folder, f'page.{ending}'), target)
