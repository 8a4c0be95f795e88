"""Items as a Word-like document (python-docx): styles, tab stops, tables, text boxes."""
import datetime

from docx import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

EDGE = Cm(16.5)


def write(regions, lang, title, target, how):
    """`how`: flow, table (columns as cells), box (side column in a text box), header (contacts in the page header)."""
    doc = Document()
    doc.core_properties.title, doc.core_properties.author = title, title.split(' – ')[0]
    doc.core_properties.created = doc.core_properties.modified = datetime.datetime(2026, 3, 2, 9, 30)
    doc.core_properties.language = lang
    for section in doc.sections:
        section.left_margin = section.right_margin = Cm(2.2)
    doc.styles['Normal'].font.name, doc.styles['Normal'].font.size = 'Calibri', Pt(10.5)
    parts = dict(regions)
    if how == 'header':
        first = next(at for at, item in enumerate(parts['main']) if item[0] == 'heading')
        header = doc.sections[0].header
        into(header, parts['main'][:first])
        header._element.remove(header.paragraphs[0]._element)
        into(doc, parts['main'][first:])
    elif 'side' not in parts:
        into(doc, parts['main'])
    else:
        into(doc, parts.get('head', []))
        {'table': columns, 'box': boxed}[how](doc, parts)
    doc.save(target)


def columns(doc, parts):
    table = doc.add_table(rows=1, cols=2)
    for cell, name, width in zip(table.rows[0].cells, ('side', 'main'), (Cm(5.2), Cm(11.3))):
        cell.width = width
        into(cell, parts[name], edge=width - Cm(0.4))
        cell._element.remove(cell.paragraphs[0]._element)


def boxed(doc, parts):
    """The side column as a VML text box anchored in an empty paragraph, as older templates have it."""
    holder = doc.add_paragraph()
    into(doc, parts['main'])
    scratch = Document()
    into(scratch, parts['side'])
    content = OxmlElement('w:txbxContent')
    for p in scratch.paragraphs:
        style = p._element.pPr.find(qn('w:pStyle')) if p._element.pPr is not None else None
        if style is not None and style.get(qn('w:val')) not in ('Heading1', 'Title', 'ListBullet'):
            p._element.pPr.remove(style)
        content.append(p._element)
    pict = OxmlElement('w:pict')
    shape = pict.makeelement('{urn:schemas-microsoft-com:vml}shape', {'style': 'position:absolute;margin-left:-150pt;width:140pt;height:600pt'})
    box = shape.makeelement('{urn:schemas-microsoft-com:vml}textbox', {})
    box.append(content)
    shape.append(box)
    pict.append(shape)
    holder.add_run()._element.append(pict)


def into(parent, items, edge=EDGE):
    table = None
    for item in items:
        if item[0] != 'cells':
            table = None
        elif table is None:
            table = parent.add_table(0, 2)
        {'cells': lambda: cells(table, item), 'row': lambda: row(parent, item, edge), 'tags': lambda: tags(parent, item)}.get(
            item[0], lambda: line(parent, item))()


def cells(table, item):
    left, right = table.add_row().cells
    left.width, right.width = Cm(4.4), Cm(12.1)
    left.paragraphs[0].add_run(item[1])
    into(right, item[2])
    right._element.remove(right.paragraphs[0]._element)


def row(parent, item, edge):
    p = parent.add_paragraph()
    p.paragraph_format.tab_stops.add_tab_stop(edge, WD_TAB_ALIGNMENT.RIGHT)
    p.paragraph_format.space_after = Pt(0)
    p.add_run(item[1]).bold = True
    p.add_run('\t' + item[2])


def tags(parent, item):
    p = parent.add_paragraph()
    for at, text in enumerate(item[1]):
        p.add_run(('   ' if at else '') + text)


def line(parent, item):
    kind, text = item[0], item[-1]
    style = {'name': 'Title', 'headline': 'Subtitle', 'heading': 'Heading 1', 'bullet': 'List Bullet'}.get(kind)
    p = parent.add_paragraph(text, style=style)
    p.paragraph_format.space_after = Pt(2)
    if kind == 'small':
        for run in p.runs:
            run.font.size, run.font.color.rgb = Pt(9), RGBColor(0x77, 0x77, 0x77)
