"""Items through ReportLab and fpdf2."""
from xml.sax.saxutils import escape

SANS = '/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf'
SANS_BOLD = '/usr/share/fonts/truetype/liberation/LiberationSans-Bold.ttf'
WIDE = '/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf'
KOREAN = '/usr/share/fonts/truetype/nanum/NanumGothic.ttf'


def faces(lang):
    """Regular and bold."""
    return {'ko': (KOREAN, KOREAN), 'ja': (WIDE, WIDE), 'zh': (WIDE, WIDE)}.get(lang, (SANS, SANS_BOLD))


def reportlab(regions, lang, title, target, how):
    """`how`: flow with embedded subset fonts, standard with the fonts every reader has, frames for two columns."""
    from reportlab import rl_config
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import BaseDocTemplate, Frame, FrameBreak, PageTemplate
    rl_config.invariant = 1
    font, bold = ('Helvetica', 'Helvetica-Bold') if how == 'standard' else ('Sans', 'SansBold')
    if how != 'standard':
        regular, strong = faces(lang)
        pdfmetrics.registerFont(TTFont('Sans', regular))
        pdfmetrics.registerFont(TTFont('SansBold', strong))
    width, height = A4
    doc = BaseDocTemplate(str(target), pagesize=A4, title=title, author=title.split(' – ')[0])
    if how == 'frames':
        frames = [Frame(40, height - 120, width - 80, 80, id='head'), Frame(40, 40, 150, height - 170, id='side'), Frame(205, 40, width - 245, height - 170, id='main')]
    else:
        frames = [Frame(50, 50, width - 100, height - 100)]
    doc.addPageTemplates(PageTemplate(frames=frames))
    story = []
    for at, (name, items) in enumerate(regions):
        story += ([FrameBreak()] if at else []) + flow(items, font, bold, {'side': 138, 'main': width - 260 if how == 'frames' else width - 114}.get(name, width - 114))
    doc.build(story)


def flow(items, font, bold, width):
    from reportlab.lib import colors
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import HRFlowable, Paragraph, Spacer, Table

    def style(size, face=font, colour='#222222', after=2, **k):
        return ParagraphStyle('s', fontName=face, fontSize=size, leading=size * 1.3, textColor=colors.HexColor(colour), spaceAfter=after, **k)

    def one(item):
        kind = item[0]
        if kind == 'row':
            return [Table([[Paragraph(escape(item[1]), style(10.5, bold)), Paragraph(escape(item[2]), style(9.5, alignment=2))]],
                          colWidths=[width * 0.66, width * 0.34], style=[('LEFTPADDING', (0, 0), (-1, -1), 0), ('RIGHTPADDING', (0, 0), (-1, -1), 0), ('VALIGN', (0, 0), (-1, -1), 'TOP')])]
        if kind == 'cells':
            return [Table([[Paragraph(escape(item[1]), style(9.5)), [f for i in item[2] for f in one(i)]]], colWidths=[width * 0.3, width * 0.7],
                          style=[('LEFTPADDING', (0, 0), (-1, -1), 0), ('VALIGN', (0, 0), (-1, -1), 'TOP')])]
        if kind == 'tags':
            return [Paragraph('&nbsp;&nbsp; '.join(escape(t) for t in item[1]), style(10))]
        text = escape(item[-1])
        return {'name': lambda: [Paragraph(text, style(21, bold, after=4))], 'headline': lambda: [Paragraph(text, style(12, colour='#555555', after=5))],
                'heading': lambda: [Spacer(1, 7), Paragraph(text, style(12.5, bold, '#20406a', 1)), HRFlowable(width='100%', thickness=0.6, color=colors.HexColor('#20406a'), spaceAfter=4)],
                'bullet': lambda: [Paragraph(text, style(10, leftIndent=12, bulletIndent=2), bulletText='•')],
                'small': lambda: [Paragraph(text, style(9, colour='#777777'))]}.get(kind, lambda: [Paragraph(text, style(10))])()
    return [f for item in items for f in one(item)]


def fpdf(regions, lang, title, target, how):
    """`how`: flow, or columns drawn side by side: the main column first, then the side."""
    import datetime

    from fpdf import FPDF
    pdf = FPDF(format='A4')
    pdf.set_creation_date(datetime.datetime(2026, 3, 2, tzinfo=datetime.timezone.utc))
    pdf.set_title(title)
    pdf.set_author(title.split(' – ')[0])
    regular, strong = faces(lang)
    pdf.add_font('Sans', '', regular)
    pdf.add_font('Sans', 'B', strong)
    pdf.add_page()
    parts = dict(regions)
    if 'side' not in parts:
        draw(pdf, parts['main'], 15, 180)
    else:
        draw(pdf, parts.get('head', []), 15, 180)
        top = pdf.get_y() + 3
        draw(pdf, parts['main'], 75, 120)
        pdf.page, pdf.y = 1, top
        draw(pdf, parts['side'], 15, 52)
    pdf.output(str(target))


def draw(pdf, items, left, width):
    for item in items:
        kind = item[0]
        pdf.set_x(left)
        size, style, height = {'name': (20, 'B', 10), 'headline': (12, '', 6), 'heading': (12, 'B', 7), 'small': (9, '', 4.5)}.get(kind, (10, '', 5))
        pdf.set_font('Sans', style, size)
        if kind == 'row':
            pdf.set_font('Sans', 'B', 10)
            pdf.cell(width, height, item[1])
            pdf.set_xy(left, pdf.get_y())
            pdf.set_font('Sans', '', 9.5)
            pdf.cell(width, height, item[2], align='R', new_x='LMARGIN', new_y='NEXT')
        elif kind == 'cells':
            top = pdf.get_y()
            pdf.multi_cell(width * 0.3, height, item[1], align='L', new_x='LMARGIN', new_y='TOP')
            pdf.set_y(top)
            draw(pdf, item[2], left + width * 0.32, width * 0.68)
        elif kind == 'tags':
            pdf.multi_cell(width, height, '    '.join(item[1]), align='L', new_x='LMARGIN', new_y='NEXT')
        elif kind == 'bullet':
            pdf.cell(5, height, '•')
            pdf.multi_cell(width - 5, height, item[1], align='L', new_x='LMARGIN', new_y='NEXT')
        else:
            if kind == 'heading':
                pdf.ln(2)
                pdf.set_x(left)
            pdf.multi_cell(width, height, item[-1], align='L', new_x='LMARGIN', new_y='NEXT')
